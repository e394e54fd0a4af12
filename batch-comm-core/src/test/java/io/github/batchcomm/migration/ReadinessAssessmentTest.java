package io.github.batchcomm.migration;

import static io.github.batchcomm.TestInventory.account;
import static io.github.batchcomm.TestInventory.accountIn;
import static io.github.batchcomm.TestInventory.cloudServices;
import static io.github.batchcomm.TestInventory.connection;
import static io.github.batchcomm.TestInventory.named;
import static io.github.batchcomm.TestInventory.optedIn;
import static io.github.batchcomm.TestInventory.poolInBatchNetwork;
import static io.github.batchcomm.TestInventory.poolInCustomerNetwork;
import static io.github.batchcomm.TestInventory.scaledFromZero;
import static io.github.batchcomm.TestInventory.withAccess;
import static io.github.batchcomm.TestInventory.withConnections;
import static io.github.batchcomm.TestInventory.withoutNodes;
import static io.github.batchcomm.TestInventory.withoutPublicIp;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.Flows;
import io.github.batchcomm.Rules;
import io.github.batchcomm.TestInventory;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.edition.Severity;
import io.github.batchcomm.effective.Reason;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between accounts and simplified communication. */
class ReadinessAssessmentTest {

  private static final Instant OPT_IN = Instant.parse("2022-07-01T00:00:00Z");
  private static final Instant AFTERWARDS = Instant.parse("2022-07-10T00:00:00Z");
  private static final Instant IN_2022 = Instant.parse("2022-08-01T00:00:00Z");
  private static final Instant IN_2026 = Instant.parse("2026-02-01T00:00:00Z");

  private static final PrivateEndpointConnection ENDPOINT =
      connection(PrivateEndpointConnectionStatus.APPROVED, PrivateLinkSubResource.NODE_MANAGEMENT);

  @Nested
  class APoolIs {

    @Test
    void migratedIfItUsesSimplifiedAndWillAgain() {
      PoolReadiness pool =
          preview(optedIn(OPT_IN), scaledFromZero(poolInCustomerNetwork(), AFTERWARDS));
      assertThat(pool.readiness()).isEqualTo(Readiness.MIGRATED);
      assertThat(pool.findings()).isEmpty();
    }

    @Test
    void notMigratedWithoutNodesThatShowIt() {
      PoolReadiness pool = preview(optedIn(OPT_IN), withoutNodes(poolInCustomerNetwork()));
      assertThat(pool.model().current()).isEmpty();
      assertThat(pool.model().next()).containsExactly(SIMPLIFIED);
      assertThat(pool.readiness()).isEqualTo(Readiness.UNDETERMINED);
      assertThat(Rules.codes(pool.findings())).containsExactly("network-not-examined");
    }

    @Test
    void readyWithoutNodesInBatchsNetwork() {
      assertThat(preview(optedIn(OPT_IN), withoutNodes(poolInBatchNetwork())).readiness())
          .isEqualTo(Readiness.READY);
    }

    @Test
    void notMigratedWhileItsNodesAreClassic() {
      PoolReadiness pool = preview(optedIn(OPT_IN), poolInBatchNetwork());
      assertThat(pool.model().current()).containsExactly(CLASSIC);
      assertThat(pool.model().next()).containsExactly(SIMPLIFIED);
      assertThat(pool.readiness()).isEqualTo(Readiness.READY);
    }

    @Test
    void readyInBatchsNetworkIfNoLimitationStands() {
      PoolReadiness pool = preview(account(), poolInBatchNetwork());
      assertThat(pool.readiness()).isEqualTo(Readiness.READY);
      assertThat(pool.model().limitation()).isEqualTo(LimitationStatus.NONE);
      assertThat(pool.findings()).isEmpty();
    }

    @Test
    void undeterminedInACustomersNetworkUntilThatIsExamined() {
      PoolReadiness pool = preview(account(), poolInCustomerNetwork());
      assertThat(pool.readiness()).isEqualTo(Readiness.UNDETERMINED);
      assertThat(Rules.codes(pool.findings())).containsExactly("network-not-examined");
      assertThat(pool.findings().get(0).source())
          .isEqualTo(Editions.E_2022_06_02.scopeOfImpact().get(0).source());
    }

    @Test
    void undeterminedIfItsNetworkIsUnknown() {
      PoolReadiness pool =
          preview(
              account(), poolInCustomerNetwork().toBuilder().subnet(Presence.unknown()).build());
      assertThat(pool.readiness()).isEqualTo(Readiness.UNDETERMINED);
      assertThat(Rules.codes(pool.findings())).containsExactly("network-unknown");
    }

    @Test
    void undeterminedIfALimitationMayStand() {
      PoolReadiness pool =
          preview(
              account(),
              poolInBatchNetwork().toBuilder().configuration(PoolConfiguration.UNKNOWN).build());
      assertThat(pool.readiness()).isEqualTo(Readiness.UNDETERMINED);
      assertThat(pool.model().limitation()).isEqualTo(LimitationStatus.POSSIBLE);
      assertThat(Rules.codes(pool.findings())).containsExactly("limitation-undetermined");
    }

    @Test
    void ineligibleIfALimitationStands() {
      PoolReadiness pool = preview(account(), cloudServices(poolInBatchNetwork()));
      assertThat(pool.readiness()).isEqualTo(Readiness.INELIGIBLE);
      assertThat(Rules.codes(pool.findings())).containsExactly("cloud-services-not-supported");
    }

    @Test
    void ineligibleWhateverItsNetworkIfALimitationStands() {
      PoolReadiness pool = preview(account(), cloudServices(poolInCustomerNetwork()));
      assertThat(pool.readiness()).isEqualTo(Readiness.INELIGIBLE);
      assertThat(Rules.codes(pool.findings())).doesNotContain("network-not-examined");
    }

    @Test
    void inNeedOfNetworkChangesIfItsNodesCannotReachNodeManagement() {
      PoolReadiness pool =
          latest(
              withAccess(account(), PublicNetworkAccess.DISABLED),
              wishing(poolInCustomerNetwork(), NodeCommunicationMode.CLASSIC));
      assertThat(pool.readiness()).isEqualTo(Readiness.NETWORK_CHANGES_NEEDED);
      assertThat(Rules.codes(pool.findings()))
          .containsExactly("node-management-private-endpoint-missing", "network-not-examined");
    }

    @Test
    void givenWithWhatItsModelsNeed() {
      PoolReadiness pool = preview(optedIn(OPT_IN), poolInCustomerNetwork());
      assertThat(Flows.ids(pool.endpoints()))
          .containsExactly(
              "classic-node-management-inbound",
              "classic-storage-outbound",
              "classic-batch-outbound",
              "simplified-node-management-outbound");
    }

    @Test
    void remarkedAboutInOrderOfUrgency() {
      PoolReadiness pool =
          latest(
              withAccess(account(), PublicNetworkAccess.DISABLED),
              wishing(poolInCustomerNetwork(), NodeCommunicationMode.CLASSIC));
      assertThat(pool.findings()).extracting(Finding::severity).isSorted();
      assertThat(pool.findings().get(0).severity()).isEqualTo(Severity.ERROR);
    }
  }

  @Nested
  class ALimitation {

    @Test
    void thatIsNotDecidedKeepsAPoolInBatchsNetworkUndetermined() {
      MigrationReadiness readiness =
          new ReadinessAssessment(Editions.latest())
              .assess(
                  TestInventory.accountIn("westindia"),
                  ImmutableList.of(TestInventory.poolInBatchNetwork()),
                  Network.unknown(),
                  Instant.parse("2026-11-01T00:00:00Z"));
      PoolReadiness pool = readiness.pools().get(0);
      assertThat(pool.readiness()).isEqualTo(Readiness.UNDETERMINED);
      assertThat(pool.model().reasons())
          .extracting(Reason::code)
          .contains("region-without-any-model");
      assertThat(pool.findings()).extracting(Finding::code).contains("region-contradiction");
    }

    @Test
    void isRemarkedEvenWhereAnotherDecides() {
      MigrationReadiness readiness =
          new ReadinessAssessment(Editions.E_2022_06_02)
              .assess(
                  TestInventory.accountIn("westindia"),
                  ImmutableList.of(
                      TestInventory.poolInCustomerNetwork().toBuilder()
                          .configuration(PoolConfiguration.CLOUD_SERVICES)
                          .build()),
                  Network.unknown(),
                  IN_2022);
      assertThat(readiness.limitations())
          .extracting(Finding::code)
          .containsExactlyInAnyOrder("cloud-services-not-supported", "region-not-listed");
      assertThat(Rules.codes(readiness.pools().get(0).findings()))
          .contains("cloud-services-not-supported", "region-not-listed");
    }

    @Test
    void thatAnEarlierRowStatesMoreCloselyIsNotRemarkedAgain() {
      MigrationReadiness readiness =
          new ReadinessAssessment(Editions.latest())
              .assess(
                  account(),
                  ImmutableList.of(
                      withoutNodes(poolInCustomerNetwork()).toBuilder()
                          .configuration(PoolConfiguration.CLOUD_SERVICES)
                          .build()),
                  Network.unknown(),
                  IN_2026);
      assertThat(readiness.limitations())
          .extracting(Finding::code)
          .containsExactly("cloud-services-retired");
    }

    @Test
    void thatStandsWhicheverOfTwoItIsIsRemarkedAsEither() {
      BatchAccount undeclared =
          BatchAccount.builder().name("acct1").region(Region.of("westeurope")).build();
      BatchPool pool =
          TestInventory.poolInCustomerNetwork().toBuilder()
              .publicIpProvision(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES)
              .build();
      MigrationReadiness readiness =
          new ReadinessAssessment(Editions.E_2021_10_21)
              .assess(
                  undeclared,
                  ImmutableList.of(pool),
                  Network.unknown(),
                  Instant.parse("2022-01-01T00:00:00Z"));
      assertThat(readiness.readiness()).isEqualTo(Readiness.INELIGIBLE);
      assertThat(readiness.limitations())
          .extracting(Finding::code)
          .containsExactlyInAnyOrder(
              "private-account-needs-public-ip",
              "no-public-ip-in-opted-in-account",
              "no-public-ip-never-simplified");
    }
  }

  @Nested
  class APrivateAccount {

    @Test
    void withAPrivateEndpointLeavesThePoolsNetworkToBeExamined() {
      PoolReadiness pool =
          latest(
              withConnections(withAccess(account(), PublicNetworkAccess.DISABLED), ENDPOINT),
              wishing(poolInCustomerNetwork(), NodeCommunicationMode.CLASSIC));
      assertThat(pool.readiness()).isEqualTo(Readiness.UNDETERMINED);
      assertThat(Rules.codes(pool.findings())).containsExactly("network-not-examined");
    }

    @Test
    void ofUnknownPrivateEndpointsLeavesThemToBeLookedUp() {
      BatchAccount account =
          withAccess(account(), PublicNetworkAccess.DISABLED).toBuilder()
              .privateEndpointConnections(Optional.empty())
              .build();
      PoolReadiness pool =
          latest(account, wishing(poolInCustomerNetwork(), NodeCommunicationMode.CLASSIC));
      assertThat(pool.readiness()).isEqualTo(Readiness.UNDETERMINED);
      assertThat(Rules.codes(pool.findings()))
          .containsExactlyInAnyOrder(
              "network-not-examined", "node-management-private-endpoint-unknown");
    }

    @ParameterizedTest
    @EnumSource(names = {"DISABLED", "SECURED_BY_PERIMETER"})
    void cannotServePoolsInBatchsNetworkAsFarAsIsKnown(PublicNetworkAccess access) {
      PoolReadiness pool =
          latest(
              withConnections(withAccess(account(), access), ENDPOINT),
              wishing(poolInBatchNetwork(), NodeCommunicationMode.CLASSIC));
      assertThat(pool.readiness()).isEqualTo(Readiness.UNDETERMINED);
      assertThat(Rules.codes(pool.findings())).contains("private-account-in-batch-network");
    }

    @Test
    void behindAPerimeterIsSaidToBeUnverified() {
      PoolReadiness pool =
          latest(
              withAccess(account(), PublicNetworkAccess.SECURED_BY_PERIMETER),
              wishing(poolInCustomerNetwork(), NodeCommunicationMode.SIMPLIFIED));
      assertThat(Rules.codes(pool.findings()))
          .contains("perimeter-unverified", "node-management-private-endpoint-missing");
    }

    @Test
    void thatDeniesEveryPublicAddressNeedsAPrivateEndpoint() {
      BatchAccount denying =
          account().toBuilder().nodeManagementAccess(Presence.of(denyingAllBut())).build();
      PoolReadiness pool =
          latest(denying, wishing(poolInCustomerNetwork(), NodeCommunicationMode.SIMPLIFIED));
      assertThat(pool.readiness()).isEqualTo(Readiness.NETWORK_CHANGES_NEEDED);
      assertThat(pool.findings())
          .filteredOn(finding -> finding.code().equals("node-management-private-endpoint-missing"))
          .singleElement()
          .satisfies(finding -> assertThat(finding.text()).contains("denies every public address"));
    }

    @Test
    void thatAnswersListedAddressesOnlyLeavesAPoolUndetermined() {
      BatchAccount restricted =
          account().toBuilder()
              .nodeManagementAccess(
                  Presence.of(
                      denyingAllBut(new IpRule(AccessAction.ALLOW, IpPrefix.parse("203.0.113.7")))))
              .build();
      PoolReadiness pool =
          latest(restricted, wishing(poolInBatchNetwork(), NodeCommunicationMode.SIMPLIFIED));
      assertThat(pool.readiness()).isEqualTo(Readiness.UNDETERMINED);
      assertThat(Rules.codes(pool.findings())).contains("node-management-restricted");
    }

    private static EndpointAccessProfile denyingAllBut(IpRule... rules) {
      return new EndpointAccessProfile(AccessAction.DENY, ImmutableList.copyOf(rules));
    }

    @Test
    void isRemarkedAboutEvenWhereThePoolIsSimplifiedAlready() {
      PoolReadiness pool =
          latest(
              withAccess(account(), PublicNetworkAccess.DISABLED),
              wishing(poolInCustomerNetwork(), NodeCommunicationMode.SIMPLIFIED).toBuilder()
                  .currentMode(NodeCommunicationMode.SIMPLIFIED)
                  .build());
      assertThat(pool.readiness()).isEqualTo(Readiness.MIGRATED);
      assertThat(Rules.codes(pool.findings()))
          .containsExactly("node-management-private-endpoint-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-10-21", "2022-06-02", "2023-03-29", "2025-03-27"})
    void isNotHeldBackByEditionsBefore2026IfItsPoolsHavePublicIp(String id) {
      Edition edition = Editions.withId(id).orElseThrow();
      MigrationReadiness readiness =
          BatchCommunication.of(edition)
              .migrationReadiness(
                  withAccess(account(), PublicNetworkAccess.DISABLED),
                  ImmutableList.of(wishing(poolInBatchNetwork(), NodeCommunicationMode.CLASSIC)),
                  IN_2022);
      assertThat(readiness.readiness()).isEqualTo(Readiness.READY);
    }

    @ParameterizedTest
    @CsvSource({
      "2021-10-21, INELIGIBLE, private-account-needs-public-ip",
      "2021-10-21-revised, INELIGIBLE, private-account-needs-public-ip",
      "2022-06-02, UNDETERMINED, network-not-examined",
    })
    void isHeldBackByTheFirstEditionsIfItsPoolsHaveNone(
        String id, Readiness expected, String code) {
      MigrationReadiness readiness =
          BatchCommunication.of(Editions.withId(id).orElseThrow())
              .migrationReadiness(
                  withAccess(account(), PublicNetworkAccess.DISABLED),
                  ImmutableList.of(
                      withoutPublicIp(poolInCustomerNetwork(), NoPublicIpGeneration.V2_SIMPLIFIED)),
                  IN_2022);
      assertThat(readiness.readiness()).isEqualTo(expected);
      assertThat(Rules.codes(readiness.pools().get(0).findings())).contains(code);
    }

    @Test
    void isNoneWhileItsAccessIsUnknown() {
      PoolReadiness pool =
          latest(
              withAccess(account(), PublicNetworkAccess.UNKNOWN),
              wishing(poolInBatchNetwork(), NodeCommunicationMode.CLASSIC));
      assertThat(pool.readiness()).isEqualTo(Readiness.UNDETERMINED);
      assertThat(Rules.codes(pool.findings())).containsExactly("public-network-access-unknown");
    }
  }

  @Nested
  class AnAccountIs {

    @ParameterizedTest
    @CsvSource({
      "MIGRATED, READY, READY",
      "READY, UNDETERMINED, UNDETERMINED",
      "UNDETERMINED, NETWORK_CHANGES_NEEDED, NETWORK_CHANGES_NEEDED",
      "NETWORK_CHANGES_NEEDED, INELIGIBLE, INELIGIBLE",
      "INELIGIBLE, MIGRATED, INELIGIBLE",
      "READY, READY, READY",
    })
    void asReadyAsTheWorseOfTwo(Readiness one, Readiness other, Readiness worse) {
      assertThat(one.worse(other)).isEqualTo(worse);
      assertThat(other.worse(one)).isEqualTo(worse);
    }

    @Test
    void asReadyAsItsWorstPool() {
      MigrationReadiness readiness =
          preview(
              named(poolInBatchNetwork(), "a"),
              named(cloudServices(poolInBatchNetwork()), "b"),
              named(poolInCustomerNetwork(), "c"));
      assertThat(readiness.readiness()).isEqualTo(Readiness.INELIGIBLE);
      assertThat(readiness.pools())
          .extracting(PoolReadiness::readiness)
          .containsExactly(Readiness.READY, Readiness.INELIGIBLE, Readiness.UNDETERMINED);
    }

    @Test
    void undeterminedIfNoPoolIsGiven() {
      MigrationReadiness readiness = preview();
      assertThat(readiness.readiness()).isEqualTo(Readiness.UNDETERMINED);
      assertThat(readiness.pools()).isEmpty();
      assertThat(Rules.codes(readiness.findings())).containsExactly("no-pools-given");
    }

    @Test
    void assessedAlikeInWhateverOrderItsPoolsAreGiven() {
      ImmutableList<BatchPool> pools =
          ImmutableList.of(
              named(poolInBatchNetwork(), "a"),
              named(cloudServices(poolInBatchNetwork()), "b"),
              named(poolInCustomerNetwork(), "c"));
      assertThat(preview(Lists.reverse(pools).toArray(BatchPool[]::new)))
          .isEqualTo(preview(pools.toArray(BatchPool[]::new)));
    }

    @Test
    void listedWithItsPoolsInOrderOfTheirIds() {
      assertThat(
              preview(named(poolInBatchNetwork(), "b"), named(poolInBatchNetwork(), "a")).pools())
          .extracting(pool -> pool.pool().id())
          .containsExactly("a", "b");
    }

    @Test
    void listedWithEachLimitationOnce() {
      MigrationReadiness readiness =
          preview(
              named(cloudServices(poolInBatchNetwork()), "a"),
              named(cloudServices(poolInCustomerNetwork()), "b"),
              named(poolInBatchNetwork(), "c"));
      assertThat(Rules.codes(readiness.limitations()))
          .containsExactly("cloud-services-not-supported");
    }

    @Test
    void listedWithoutLimitationsIfNoneStands() {
      assertThat(preview(poolInCustomerNetwork()).limitations()).isEmpty();
    }

    @Test
    void listedWithThePoolsTheChangeMayAffect() {
      MigrationReadiness readiness =
          preview(
              named(poolInCustomerNetwork(), "customer"),
              named(poolInBatchNetwork(), "batch"),
              named(
                  poolInCustomerNetwork().toBuilder().subnet(Presence.unknown()).build(),
                  "unknown"));
      assertThat(readiness.pools())
          .extracting(PoolReadiness::impact)
          .containsExactly(
              Impact.ONLY_BY_SOFTWARE_FIREWALLS, Impact.MAY_BE_AFFECTED, Impact.UNKNOWN);
      assertThat(readiness.impactedPools())
          .extracting(pool -> pool.pool().id())
          .containsExactly("customer", "unknown");
    }

    @Test
    void askedForPoolsByTheirAnswer() {
      MigrationReadiness readiness =
          preview(
              named(poolInBatchNetwork(), "a"),
              named(poolInCustomerNetwork(), "b"),
              named(poolInBatchNetwork(), "c"));
      assertThat(readiness.poolsThatAre(Readiness.READY)).containsExactly("a", "c");
      assertThat(readiness.poolsThatAre(Readiness.UNDETERMINED)).containsExactly("b");
      assertThat(readiness.poolsThatAre(Readiness.INELIGIBLE)).isEmpty();
    }

    @Test
    void remarkedAboutWhereItsModelChangesAreNotDeclared() {
      BatchAccount account = account().toBuilder().modelHistory(Optional.empty()).build();
      MigrationReadiness readiness =
          BatchCommunication.of(Editions.E_2022_06_02)
              .migrationReadiness(account, ImmutableList.of(poolInBatchNetwork()), IN_2022);
      assertThat(Rules.codes(readiness.findings())).containsExactly("model-changes-undeclared");
      assertThat(readiness.findings().get(0).source())
          .isEqualTo(Editions.E_2022_06_02.modelChoice().source());
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.endpoint.RequiredEndpointsTest#withTargetMode")
    void notAskedForThemByEditionsWithATargetMode(Edition edition) {
      BatchAccount account = account().toBuilder().modelHistory(Optional.empty()).build();
      assertThat(
              BatchCommunication.of(edition)
                  .migrationReadiness(account, ImmutableList.of(poolInBatchNetwork()), IN_2026)
                  .findings())
          .isEmpty();
    }

    @Test
    void remarkedAboutOnceWhereTheRemarkHoldsForAllItsPools() {
      MigrationReadiness readiness =
          BatchCommunication.of(Editions.E_2021_10_21)
              .migrationReadiness(account(), ImmutableList.of(poolInBatchNetwork()), IN_2022);
      assertThat(Rules.codes(readiness.findings())).containsExactly("regions-not-listed");
      assertThat(readiness.pools().get(0).findings()).isEmpty();
    }

    @Test
    void remarkedAboutWhereItsRegionIsUnknown() {
      MigrationReadiness readiness =
          BatchCommunication.latest()
              .migrationReadiness(
                  accountIn("atlantisnorth"), ImmutableList.of(poolInBatchNetwork()), IN_2026);
      assertThat(Rules.codes(readiness.findings())).containsExactly("region-unknown");
    }

    @Test
    void remarkedAboutWhereItsRegionGivesReasonForCare() {
      MigrationReadiness readiness =
          BatchCommunication.latest()
              .migrationReadiness(
                  accountIn("francesouth"), ImmutableList.of(poolInBatchNetwork()), IN_2026);
      assertThat(Rules.codes(readiness.findings())).containsExactly("region-caution");
    }
  }

  private static BatchPool wishing(BatchPool pool, NodeCommunicationMode target) {
    return pool.toBuilder().targetMode(target).build();
  }

  private static MigrationReadiness preview(BatchPool... pools) {
    return BatchCommunication.of(Editions.E_2022_06_02)
        .migrationReadiness(account(), ImmutableList.copyOf(pools), IN_2022);
  }

  private static PoolReadiness preview(BatchAccount account, BatchPool pool) {
    return BatchCommunication.of(Editions.E_2022_06_02)
        .migrationReadiness(account, ImmutableList.of(pool), IN_2022)
        .pools()
        .get(0);
  }

  private static PoolReadiness latest(BatchAccount account, BatchPool pool) {
    return BatchCommunication.latest()
        .migrationReadiness(account, ImmutableList.of(pool), IN_2026)
        .pools()
        .get(0);
  }
}
