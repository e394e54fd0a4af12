package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ascii;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.testkit.constraints.FullyKnown;
import io.github.batchcomm.testkit.constraints.InRegion;
import io.github.batchcomm.testkit.constraints.WithAccounts;
import io.github.batchcomm.testkit.constraints.WithNodes;
import io.github.batchcomm.testkit.constraints.WithPools;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** What kinds of inventories are generated. */
@StatisticsReport(StatisticsReportMode.OFF)
class InventoryArbitraryProperties {

  @Property
  void everyKindOfInventoryIsReached(@ForAll Inventory inventory) {
    Reached.each("accounts", inventory.accounts().size(), List.of(0, 1, 2));
    inventory
        .accounts()
        .forEach(
            account -> {
              Reached.each("pools", account.pools().size(), List.of(0, 1, 2, 3, 4));
              Reached.both("list", account.outboundDependencies().isPresent());
              account
                  .outboundDependencies()
                  .ifPresent(list -> Reached.both("entries", list.entries().isEmpty()));
            });
  }

  @Property
  void referencesLeadWhereTheyShouldAndNoIdIsThereTwice(@ForAll Inventory inventory) {
    assertThat(inventory.accounts())
        .extracting(account -> Ascii.toLowerCase(account.account().name()))
        .doesNotHaveDuplicates();
    for (InventoryAccount account : inventory.accounts()) {
      assertThat(account.pools())
          .extracting(pool -> Ascii.toLowerCase(pool.id()))
          .doesNotHaveDuplicates();
      account.pools().stream()
          .flatMap(pool -> pool.resourceId().stream())
          .forEach(id -> assertThat(id.parent()).isEqualTo(account.account().id()));
      account
          .account()
          .subscription()
          .ifPresent(
              subscription ->
                  assertThat(account.pools())
                      .allSatisfy(
                          pool -> {
                            assertThat(pool.subnet().value().stream())
                                .allMatch(it -> it.id().subscription().equals(subscription));
                            assertThat(pool.publicIpAddresses())
                                .allMatch(it -> it.subscription().equals(subscription));
                          }));
    }
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
