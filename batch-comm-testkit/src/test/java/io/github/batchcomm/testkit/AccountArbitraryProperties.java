package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ascii;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.RegionSupport;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.testkit.constraints.FullyKnown;
import io.github.batchcomm.testkit.constraints.InCloud;
import io.github.batchcomm.testkit.constraints.InRegion;
import io.github.batchcomm.testkit.constraints.NeverOptedIn;
import io.github.batchcomm.testkit.constraints.OptedIn;
import io.github.batchcomm.testkit.constraints.WithPublicNetworkAccess;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** What kinds of accounts are generated. */
@StatisticsReport(StatisticsReportMode.OFF)
class AccountArbitraryProperties {

  @Property
  void everyKindOfAccountIsReached(@ForAll BatchAccount account) {
    Reached.each("access", account.publicNetworkAccess());
    Reached.each("allocation", account.poolAllocationMode());
    Reached.both("id", account.id().isPresent());
    Reached.both("endpoint", account.accountEndpoint().isPresent());
    Reached.both("node management endpoint", account.nodeManagementEndpoint().isPresent());
    Reached.both("rules known", account.nodeManagementAccess().isUnknown());
    Reached.both("rules", account.nodeManagementAccess().isPresent());
    Reached.both("auto-storage known", account.autoStorage().isUnknown());
    Reached.both("auto-storage", account.autoStorage().isPresent());
    Reached.both("connections known", account.privateEndpointConnections().isPresent());
    account.privateEndpointConnections().stream()
        .flatMap(connections -> connections.stream())
        .forEach(
            connection ->
                Reached.each(
                    "connection",
                    connection.status(),
                    List.of(PrivateEndpointConnectionStatus.values())));
    Reached.each(
        "changes",
        account.modelHistory().map(history -> history.changes().size()),
        List.of(Optional.empty(), Optional.of(0), Optional.of(1), Optional.of(2), Optional.of(3)));
    account
        .modelHistory()
        .flatMap(AccountArbitraryProperties::last)
        .ifPresent(
            change -> {
              Reached.both("confirmed", change.confirmedAt().isPresent());
              Reached.each("to", change.to());
            });
  }

  @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
  void regionsOnBothSidesOfSupportAreReachedInEveryCloud(@ForAll BatchAccount account) {
    Reached.each(
        "cloud",
        account.region().cloud(),
        List.of(
            Optional.empty(),
            Optional.of(Cloud.PUBLIC),
            Optional.of(Cloud.US_GOVERNMENT),
            Optional.of(Cloud.CHINA)));
    Reached.each("region", account.region(), Region.known());
    Editions.all()
        .forEach(
            edition -> {
              RegionSupport support = edition.regionSupport().content();
              if (!(support instanceof RegionSupport.Unlisted)) {
                Reached.each(
                    edition.id(),
                    support.supports(account.region()),
                    List.of(RegionSupport.Answer.SUPPORTED, RegionSupport.Answer.NOT_SUPPORTED));
              }
            });
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.FIRST)
  void regionsAtTheBorderOfSupportComeFirst(@ForAll BatchAccount account) {
    Reached.each(
        "region",
        account.region(),
        Arrays.asList(Region.of("westindia"), Region.of("francesouth"), Region.of("chinanorth")));
  }

  @Property
  void whatAnAccountShowsOfItselfAgrees(@ForAll BatchAccount account) {
    account.id().ifPresent(id -> assertThat(id.name()).isEqualTo(account.name()));
    account
        .accountEndpoint()
        .map(HostName::text)
        .ifPresent(
            host ->
                assertThat(host)
                    .startsWith(Ascii.toLowerCase(account.name()) + "." + account.region()));
    account
        .nodeManagementEndpoint()
        .map(HostName::text)
        .ifPresent(host -> assertThat(host).contains("." + account.region() + ".service."));
  }

  // Without edge cases, which here are so many that they may leave no try for one of the regions.
  // The
  // seldom one comes once in 61 tries: 200 would miss it in 4 runs of 100.
  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void constraintsAreKept(
      @ForAll @InCloud({Cloud.CHINA, Cloud.US_GOVERNMENT}) BatchAccount sovereign,
      @ForAll @InRegion({"West Europe", "atlantis"}) BatchAccount named,
      @ForAll @WithPublicNetworkAccess(PublicNetworkAccess.DISABLED) BatchAccount closed,
      @ForAll @FullyKnown BatchAccount known) {
    Reached.each(
        "cloud",
        sovereign.region().cloud().orElseThrow(),
        List.of(Cloud.CHINA, Cloud.US_GOVERNMENT));
    assertThat(sovereign.region().cloud()).isNotEqualTo(Optional.of(Cloud.PUBLIC));
    Reached.each("region", named.region(), List.of(Region.of("westeurope"), Region.of("atlantis")));
    assertThat(named.region().location()).isIn("westeurope", "atlantis");
    assertThat(closed.publicNetworkAccess()).isEqualTo(PublicNetworkAccess.DISABLED);
    assertFullyKnown(known);
  }

  @Property(tries = 300)
  void constraintsOnTheHistoryAreKept(
      @ForAll @OptedIn BatchAccount optedIn,
      @ForAll @NeverOptedIn BatchAccount never,
      @ForAll @OptedIn @FullyKnown BatchAccount known) {
    assertThat(lastConfirmed(optedIn)).isEqualTo(CommunicationModel.SIMPLIFIED);
    assertThat(never.modelHistory()).contains(ModelHistory.NEVER_CHANGED);
    assertThat(lastConfirmed(known)).isEqualTo(CommunicationModel.SIMPLIFIED);
    Reached.both(
        "pending",
        last(optedIn.modelHistory().orElseThrow()).orElseThrow().confirmedAt().isEmpty());
  }

  @Example
  void edgeCasesKeepTheConstraintsAndAreThereForEachOfThem() {
    AccountArbitrary all = BatchArbitraries.accounts();
    assertThat(edges(all)).hasSizeGreaterThan(40);
    assertThat(edges(all.neverOptedIn()))
        .hasSizeGreaterThan(40)
        .allSatisfy(it -> assertThat(it.modelHistory()).contains(ModelHistory.NEVER_CHANGED));
    for (AccountArbitrary optedIn : List.of(all.optedIn(), all.optedIn().fullyKnown())) {
      assertThat(edges(optedIn))
          .hasSizeGreaterThan(40)
          .allSatisfy(it -> assertThat(lastConfirmed(it)).isEqualTo(CommunicationModel.SIMPLIFIED));
    }
    assertThat(edges(all.fullyKnown()))
        .hasSizeGreaterThan(40)
        .allSatisfy(AccountArbitraryProperties::assertFullyKnown);
    assertThat(edges(all.inCloud(Cloud.CHINA)))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.region().cloud()).contains(Cloud.CHINA));
    assertThat(edges(BatchArbitraries.regions(Cloud.CHINA)))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.cloud()).contains(Cloud.CHINA));
    assertThat(edges(all.inRegion(Region.of("atlantis"))))
        .extracting(BatchAccount::region)
        .containsExactly(Region.of("atlantis"));
    assertThat(edges(all.withPublicNetworkAccess(PublicNetworkAccess.DISABLED)))
        .hasSizeGreaterThan(40)
        .allSatisfy(
            it -> assertThat(it.publicNetworkAccess()).isEqualTo(PublicNetworkAccess.DISABLED));
  }

  private static void assertFullyKnown(BatchAccount account) {
    assertThat(account.region().isKnown()).isTrue();
    assertThat(account.id()).isPresent();
    assertThat(account.id().orElseThrow().name()).isEqualTo(account.name());
    assertThat(account.modelHistory().orElseThrow().changes())
        .allMatch(change -> change.confirmedAt().isPresent());
    assertThat(account.privateEndpointConnections()).isPresent();
    assertThat(account.accountAccess().isUnknown()).isFalse();
    assertThat(account.nodeManagementAccess().isUnknown()).isFalse();
    assertThat(account.autoStorage().isUnknown()).isFalse();
    assertThat(account.publicNetworkAccess())
        .isIn(PublicNetworkAccess.ENABLED, PublicNetworkAccess.DISABLED);
  }

  private static <T> List<T> edges(Arbitrary<T> arbitrary) {
    return arbitrary.edgeCases().suppliers().stream().map(it -> it.get().value()).toList();
  }

  @Property
  void accountsOfDifferentNamesShowDifferentHosts(
      @ForAll BatchAccount one, @ForAll BatchAccount other) {
    Assume.that(!one.name().equals(other.name()));
    Assume.that(one.nodeManagementEndpoint().isPresent());
    assertThat(one.nodeManagementEndpoint()).isNotEqualTo(other.nodeManagementEndpoint());
  }

  private static CommunicationModel lastConfirmed(BatchAccount account) {
    return account.modelHistory().orElseThrow().changes().stream()
        .filter(change -> change.confirmedAt().isPresent())
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .to();
  }

  private static Optional<CommunicationModelChange> last(ModelHistory history) {
    return history.changes().stream().reduce((earlier, later) -> later);
  }
}
