package io.github.batchcomm.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.TestInventory;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.SubnetReference;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An account's readiness, over editions and pools. */
class ReadinessProperties {

  private static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void orderOfPoolsDoesNotMatter(
      @ForAll("editions") String edition, @ForAll("shuffled") List<List<BatchPool>> orders) {
    assertThat(assess(edition, orders.get(1))).isEqualTo(assess(edition, orders.get(0)));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void anAccountIsAsReadyAsItsWorstPool(
      @ForAll("editions") String edition, @ForAll("pools") List<BatchPool> pools) {
    MigrationReadiness readiness = assess(edition, pools);
    assertThat(readiness.readiness())
        .isEqualTo(
            readiness.pools().stream()
                .map(PoolReadiness::readiness)
                .max(Comparator.naturalOrder())
                .orElse(Readiness.UNDETERMINED));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aFurtherPoolNeverMakesAnAccountReadier(
      @ForAll("editions") String edition, @ForAll("pools") List<BatchPool> pools) {
    if (pools.size() > 1) {
      Readiness fewer = assess(edition, pools.subList(1, pools.size())).readiness();
      assertThat(assess(edition, pools).readiness()).isGreaterThanOrEqualTo(fewer);
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aPoolIsAssessedAlikeWhateverOthersThereAre(
      @ForAll("editions") String edition, @ForAll("pools") List<BatchPool> pools) {
    for (PoolReadiness pool : assess(edition, pools).pools()) {
      assertThat(assess(edition, ImmutableList.of(pool.pool())).pools()).containsExactly(pool);
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void everyPoolIsAssessed(
      @ForAll("editions") String edition, @ForAll("pools") List<BatchPool> pools) {
    assertThat(assess(edition, pools).pools())
        .extracting(PoolReadiness::pool)
        .containsExactlyInAnyOrderElementsOf(pools);
  }

  @Provide
  Arbitrary<String> editions() {
    return Arbitraries.of(Editions.all()).map(Edition::id);
  }

  @Provide
  Arbitrary<List<BatchPool>> pools() {
    Arbitrary<Presence<SubnetReference>> subnets =
        Arbitraries.of(
            ImmutableList.of(
                Presence.of(TestInventory.SUBNET), Presence.none(), Presence.unknown()));
    return Combinators.combine(
            Arbitraries.strings().withCharRange('a', 'z').ofLength(3),
            Arbitraries.of(PoolConfiguration.class),
            subnets,
            Arbitraries.of(PublicIpProvision.class),
            Arbitraries.of(NoPublicIpGeneration.class),
            Arbitraries.of(NodeCommunicationMode.class),
            Arbitraries.of(NodeCommunicationMode.class),
            Arbitraries.integers().between(0, 1))
        .as(
            (id, configuration, subnet, provision, generation, target, current, nodes) ->
                TestInventory.poolInCustomerNetwork().toBuilder()
                    .id(id)
                    .configuration(configuration)
                    .subnet(subnet)
                    .publicIpProvision(provision)
                    .noPublicIpGeneration(generation)
                    .targetMode(target)
                    .currentMode(current)
                    .currentDedicatedNodes(nodes)
                    .build())
        .list()
        .ofMaxSize(4)
        .uniqueElements(BatchPool::id);
  }

  /** The same pools in two orders. */
  @Provide
  Arbitrary<List<List<BatchPool>>> shuffled() {
    return pools()
        .flatMap(pools -> Arbitraries.shuffle(pools).map(other -> ImmutableList.of(pools, other)));
  }

  private static MigrationReadiness assess(String edition, List<BatchPool> pools) {
    return BatchCommunication.of(Editions.withId(edition).orElseThrow())
        .migrationReadiness(TestInventory.account(), pools, AS_OF);
  }
}
