package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ascii;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.testkit.constraints.FullyKnown;
import io.github.batchcomm.testkit.constraints.InRegion;
import io.github.batchcomm.testkit.constraints.WithAccounts;
import io.github.batchcomm.testkit.constraints.WithNodes;
import io.github.batchcomm.testkit.constraints.WithPools;
import io.github.batchcomm.testkit.internal.KnownFacts;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** What kinds of inventories are generated. */
@StatisticsReport(StatisticsReportMode.OFF)
class InventoryArbitraryProperties {

  @Property(edgeCases = EdgeCasesMode.NONE)
  void accountsOfEqualPoolsAreReached(
      @ForAll @WithAccounts(min = 2, max = 2) @WithPools(min = 1, max = 2) Inventory inventory) {
    Reached.both(
        "equal pools",
        inventory.accounts().get(0).pools().equals(inventory.accounts().get(1).pools()));
  }

  @Property
  void everyKindOfInventoryIsReached(@ForAll Inventory inventory) {
    Reached.each("accounts", inventory.accounts().size(), List.of(0, 1, 2));
    inventory
        .accounts()
        .forEach(
            account -> {
              Reached.each("pools", account.pools().size(), List.of(0, 1, 2, 3, 4));
              account.pools().stream()
                  .map(BatchPool::id)
                  .forEach(
                      id -> {
                        Reached.both("upper case", id.chars().anyMatch(Character::isUpperCase));
                        Reached.both("hyphen or underscore", id.matches(".*[-_].*"));
                        Reached.both("long id", id.length() > 50);
                      });
              Reached.both("list", account.outboundDependencies().isPresent());
              account
                  .outboundDependencies()
                  .ifPresent(list -> Reached.both("entries", list.entries().isEmpty()));
            });
  }

  @Property
  void referencesLeadWhereTheyShouldAndNothingIsThereTwice(@ForAll Inventory inventory) {
    assertConsistent(inventory);
  }

  @Property(tries = 200)
  void manyPoolsAreAsConsistentAsFew(
      @ForAll @WithAccounts(min = 1, max = 12) @WithPools(min = 10, max = 15) Inventory inventory) {
    assertConsistent(inventory);
  }

  /** As when all of them have shrunk. */
  @Example
  void poolsOfOneIdAreToldApart() {
    InventoryArbitrary many = BatchArbitraries.inventories().withAccounts(2, 2).withPools(15, 15);
    assertThat(many.edgeCases().suppliers())
        .hasSize(2)
        .allSatisfy(edge -> assertConsistent(edge.get().value()));
  }

  private static void assertConsistent(Inventory inventory) {
    assertThat(inventory.accounts())
        .extracting(account -> Ascii.toLowerCase(account.account().name()))
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).matches("[0-9a-z]{3,24}"));
    assertThat(inventory.accounts())
        .flatExtracting(account -> account.account().nodeManagementEndpoint().stream().toList())
        .doesNotHaveDuplicates();
    inventory.accounts().forEach(InventoryArbitraryProperties::assertConsistent);
  }

  private static void assertConsistent(InventoryAccount account) {
    assertThat(account.pools())
        .extracting(pool -> Ascii.toLowerCase(pool.id()))
        .doesNotHaveDuplicates()
        .isSorted();
    for (BatchPool pool : account.pools()) {
      assertThat(pool.id()).matches("[-_0-9A-Za-z]{1,64}");
      pool.resourceId()
          .ifPresent(
              id -> {
                assertThat(id.parent()).isEqualTo(account.account().id());
                assertThat(id.name()).isEqualTo(pool.id());
              });
    }
    assertThat(
            Stream.concat(
                    account.account().subscription().stream(),
                    account.pools().stream()
                        .flatMap(
                            pool ->
                                Stream.concat(
                                    pool.subnet().value().map(SubnetReference::id).stream(),
                                    pool.publicIpAddresses().stream()))
                        .map(ResourceId::subscription))
                .distinct())
        .hasSizeLessThanOrEqualTo(1);
  }

  @Example
  void edgeCasesAreTheSmallestInventoriesThatTheConstraintsLeave() {
    InventoryArbitrary all = BatchArbitraries.inventories();
    assertThat(edges(all))
        .containsExactly(
            "no accounts",
            "account aaa0 in westeurope with no pools",
            "account aaa0 in westeurope with pool pool1"
                + " {currentDedicatedNodes=0, currentLowPriorityNodes=0}",
            "account aaa0 in westeurope with pool pool1 {currentDedicatedNodes=1}");
    assertThat(edges(all.withAccounts(2, 3).withPools(1, 1).pools(PoolArbitrary::withNodes)))
        .containsExactly(
            "account aaa0 in westeurope with pool pool1 {currentDedicatedNodes=1};"
                + " account aaa1 in westeurope with pool pool1 {currentDedicatedNodes=1}");
    assertThat(edges(all.withAccounts(1, 1).withPools(2, 2).pools(PoolArbitrary::withoutNodes)))
        .containsExactly(
            "account aaa0 in westeurope with pool pool1"
                + " {currentDedicatedNodes=0, currentLowPriorityNodes=0}, pool pool2"
                + " {currentDedicatedNodes=0, currentLowPriorityNodes=0}");
    assertThat(edges(all.withAccounts(0, 0))).containsExactly("no accounts");
    assertThat(
            edges(
                all.withAccounts(1, 1)
                    .withPools(0, 0)
                    .accounts(it -> it.inCloud(Cloud.CHINA).neverOptedIn())))
        .singleElement()
        .asString()
        .matches("account aaa0 in china\\w+ \\{modelChanges=\\[]} with no pools");
    assertThat(edges(all.withPools(1, 2).single())).hasSize(2);
  }

  private static List<String> edges(Arbitrary<?> arbitrary) {
    return arbitrary.edgeCases().suppliers().stream()
        .map(it -> KnownFacts.of(it.get().value()))
        .toList();
  }

  @Example
  void whatWasUsedCanStillBeNarrowed() {
    InventoryArbitrary inventories = BatchArbitraries.inventories();
    AccountArbitrary accounts = BatchArbitraries.accounts();
    PoolArbitrary pools = BatchArbitraries.pools();
    assertThat(inventories.sample()).isNotNull();
    assertThat(accounts.sample()).isNotNull();
    assertThat(pools.sample()).isNotNull();
    assertThat(inventories.withAccounts(3, 3).sample().accounts()).hasSize(3);
    assertThat(accounts.inRegion(Region.of("atlantis")).sample().region())
        .isEqualTo(Region.of("atlantis"));
    assertThat(pools.ofConfiguration(PoolConfiguration.CLOUD_SERVICES).withNodes().sample())
        .matches(pool -> pool.configuration() == PoolConfiguration.CLOUD_SERVICES)
        .matches(pool -> pool.nodes() == NodePresence.SOME);
  }

  @Property(tries = 100)
  void constraintsHoldForAllAccountsAndPools(
      @ForAll
          @WithAccounts(min = 1, max = 3)
          @WithPools(min = 2, max = 5)
          @InRegion("northeurope")
          @WithNodes
          @FullyKnown
          Inventory inventory) {
    Reached.each("accounts", inventory.accounts().size(), List.of(1, 2, 3));
    for (InventoryAccount account : inventory.accounts()) {
      Reached.each("pools", account.pools().size(), List.of(2, 3, 4, 5));
      assertThat(account.account().region().location()).isEqualTo("northeurope");
      assertThat(account.account().modelHistory()).isPresent();
      assertThat(account.pools()).allMatch(pool -> pool.nodes() == NodePresence.SOME);
      assertThat(account.pools()).allMatch(pool -> pool.creationTime().isPresent());
    }
  }

  @Property(tries = 100)
  void oneAccountCanBeHadByItself(@ForAll @WithPools(min = 1, max = 1) InventoryAccount account) {
    assertThat(account.pools()).hasSize(1);
  }

  /** As many as a nightly run of somebody's suite may take. */
  @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
  void tenThousandInventoriesOfFivePools(
      @ForAll @WithAccounts(min = 1, max = 1) @WithPools(min = 5, max = 5) Inventory inventory) {
    assertThat(inventory.accounts().get(0).pools()).hasSize(5);
  }
}
