package io.github.batchcomm.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.network.NetworkFlow;
import io.github.batchcomm.network.NetworkVerdict;
import io.github.batchcomm.testkit.BatchArbitraries;
import io.github.batchcomm.testkit.NetworkArbitraries;
import io.github.batchcomm.testkit.NetworkedPool;
import io.github.batchcomm.testkit.constraints.Published;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The laws about networks, over whatever networks there may be. */
class NetworkLawProperties {

  private static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void everyLawHoldsInEveryNetwork(
      @ForAll NetworkedPool pool, @ForAll @Published BatchCommunication rules) {
    Invariants.checkNetwork(rules, pool.account(), pool.pool(), pool.network(), AS_OF);
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void everyLawHoldsWhereEverythingIsKnown(@ForAll("fullyKnown") NetworkedPool pool) {
    Invariants.checkNetwork(
        BatchCommunication.latest(), pool.account(), pool.pool(), pool.network(), AS_OF);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void everyLawHoldsBesideHubs(@ForAll("besideHubs") NetworkedPool pool) {
    Invariants.checkNetwork(
        BatchCommunication.latest(), pool.account(), pool.pool(), pool.network(), AS_OF);
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void everyLawHoldsBesideHubsOfWhichEverythingIsKnown(
      @ForAll("besideKnownHubs") NetworkedPool pool) {
    Invariants.checkNetwork(
        BatchCommunication.latest(), pool.account(), pool.pool(), pool.network(), AS_OF);
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void everyVerdictIsReached(@ForAll("fullyKnown") NetworkedPool pool) {
    List<NetworkFlow> flows =
        BatchCommunication.latest()
            .audit(pool.account(), pool.pool(), pool.network(), AS_OF)
            .flows();
    flows.forEach(it -> Statistics.label("verdict").collect(it.verdict().getClass()));
    Statistics.label("verdict")
        .coverage(
            coverage -> {
              coverage.check(NetworkVerdict.Permitted.class).percentage(it -> it > 5);
              coverage.check(NetworkVerdict.Blocked.class).percentage(it -> it > 5);
              coverage.check(NetworkVerdict.Undetermined.class).percentage(it -> it > 5);
            });
    flows.forEach(
        it ->
            NetworkLaws.blockersOf(it.verdict())
                .forEach(
                    blocker -> {
                      Statistics.label("layer").collect(blocker.rule().layer());
                      Statistics.label("part").collect(blocker.share() < 1);
                    }));
    assertThat(flows).isNotNull();
  }

  @Provide
  static Arbitrary<NetworkedPool> fullyKnown() {
    return NetworkArbitraries.networkedPools(
        knownAccounts(), NetworkArbitraries.networks().fullyKnown().withServiceTags());
  }

  @Provide
  static Arbitrary<NetworkedPool> besideHubs() {
    return NetworkArbitraries.hubAndSpokePools(knownAccounts(), NetworkArbitraries.networks());
  }

  @Provide
  static Arbitrary<NetworkedPool> besideKnownHubs() {
    return NetworkArbitraries.hubAndSpokePools(
        knownAccounts(), NetworkArbitraries.networks().fullyKnown().withServiceTags());
  }

  private static Arbitrary<InventoryAccount> knownAccounts() {
    return BatchArbitraries.inventories()
        .withPools(1, 1)
        .accounts(it -> it.fullyKnown())
        .pools(it -> it.fullyKnown().inVirtualNetwork())
        .single();
  }
}
