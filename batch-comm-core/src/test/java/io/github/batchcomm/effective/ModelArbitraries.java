package io.github.batchcomm.effective;

import static io.github.batchcomm.effective.Samples.day;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.model.AllocationState;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.SubnetReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Any edition, account, pool and instant, with anything unknown. */
public final class ModelArbitraries extends DomainContextBase {

  private static final List<Instant> DATES =
      List.of(
          day("2022-03-01"),
          day("2022-03-03"),
          day("2023-04-01"),
          day("2024-03-01"),
          day("2024-09-29"),
          day("2024-10-02"),
          day("2026-04-01"));

  @Provide
  Arbitrary<Edition> editions() {
    return Arbitraries.of(Editions.all());
  }

  /** Instants at, around and between the dates that matter. */
  @Provide
  Arbitrary<Instant> instants() {
    Arbitrary<Instant> near =
        Combinators.combine(
                Arbitraries.of(DATES),
                Arbitraries.of(
                    Duration.ofNanos(-1), Duration.ZERO, Duration.ofNanos(1), Duration.ofDays(40)))
            .as(Instant::plus);
    Arbitrary<Instant> any =
        Arbitraries.longs()
            .between(day("2021-11-01").getEpochSecond(), day("2027-01-01").getEpochSecond())
            .map(Instant::ofEpochSecond);
    return Arbitraries.oneOf(near, any);
  }

  @Provide
  Arbitrary<ModelHistory> histories() {
    Arbitrary<List<Instant>> times =
        instants().list().ofMinSize(0).ofMaxSize(6).map(list -> list.stream().sorted().toList());
    return Combinators.combine(
            times,
            Arbitraries.of(CommunicationModel.class).list().ofSize(3),
            Arbitraries.of(true, false))
        .as(ModelArbitraries::history);
  }

  /** Two instants make a change; a single one left over, or the last if told so, is unconfirmed. */
  private static ModelHistory history(
      List<Instant> times, List<CommunicationModel> to, boolean lastIsPending) {
    ImmutableList.Builder<CommunicationModelChange> changes = ImmutableList.builder();
    for (int i = 0; i < times.size(); i += 2) {
      boolean pending = i + 1 == times.size() || (lastIsPending && i + 2 == times.size());
      changes.add(
          CommunicationModelChange.builder()
              .to(to.get(i / 2))
              .requestedAt(times.get(i))
              .confirmedAt(pending ? Optional.empty() : Optional.of(times.get(i + 1)))
              .build());
    }
    return new ModelHistory(changes.build());
  }

  @Provide
  Arbitrary<BatchAccount> accounts() {
    Arbitrary<Region> regions =
        Arbitraries.of(
                "westeurope",
                "eastus",
                "southindia",
                "polandcentral",
                "westindia",
                "francesouth",
                "usgovvirginia",
                "usdodeast",
                "usgoviowa",
                "chinanorth",
                "chinanorth2",
                "chinanorth3",
                "moonbase1")
            .map(Region::of);
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Samples.SUPPORTED)), Tuple.of(1, regions)),
            Arbitraries.of(PublicNetworkAccess.class),
            histories().optional())
        .as(
            (region, access, history) ->
                BatchAccount.builder()
                    .name("acct1")
                    .region(region)
                    .publicNetworkAccess(access)
                    .modelHistory(history)
                    .build());
  }

  @Provide
  Arbitrary<BatchPool> pools() {
    return Combinators.combine(shapes(), times(), modes(), nodes()).as(ModelArbitraries::merge);
  }

  private static BatchPool merge(
      BatchPool shape, BatchPool times, BatchPool modes, BatchPool nodes) {
    return shape.toBuilder()
        .creationTime(times.creationTime())
        .lastScaledFromZero(times.lastScaledFromZero())
        .allocationStateTransitionTime(times.allocationStateTransitionTime())
        .targetMode(modes.targetMode())
        .currentMode(modes.currentMode())
        .allocationState(nodes.allocationState())
        .currentDedicatedNodes(nodes.currentDedicatedNodes())
        .currentLowPriorityNodes(nodes.currentLowPriorityNodes())
        .build();
  }

  static Arbitrary<BatchPool> shapes() {
    return Combinators.combine(
            Arbitraries.of(PoolConfiguration.class),
            Arbitraries.of(subnets()),
            Arbitraries.of(PublicIpProvision.class),
            Arbitraries.of(NoPublicIpGeneration.class))
        .as(
            (configuration, subnet, provision, generation) ->
                BatchPool.builder()
                    .id("pool1")
                    .configuration(configuration)
                    .subnet(subnet)
                    .publicIpProvision(provision)
                    .noPublicIpGeneration(generation)
                    .build());
  }

  static List<Presence<SubnetReference>> subnets() {
    return List.of(Presence.of(Samples.SUBNET), Presence.none(), Presence.unknown());
  }

  /** Any of the three instants or none, in order where a pool must have them in order. */
  private Arbitrary<BatchPool> times() {
    return Combinators.combine(
            instants().list().ofSize(3), Arbitraries.of(true, false).list().ofSize(3))
        .as(
            (list, given) -> {
              List<Instant> sorted = list.stream().sorted().toList();
              return BatchPool.builder()
                  .id("pool1")
                  .creationTime(optional(given.get(0), sorted.get(0)))
                  .lastScaledFromZero(optional(given.get(1), sorted.get(1)))
                  .allocationStateTransitionTime(optional(given.get(2), sorted.get(2)))
                  .build();
            });
  }

  private static Optional<Instant> optional(boolean given, Instant instant) {
    return given ? Optional.of(instant) : Optional.empty();
  }

  private static Arbitrary<BatchPool> modes() {
    return Combinators.combine(
            Arbitraries.of(NodeCommunicationMode.class),
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(NodeCommunicationMode.UNKNOWN)),
                Tuple.of(1, Arbitraries.of(NodeCommunicationMode.class))))
        .as(
            (target, current) ->
                BatchPool.builder().id("pool1").targetMode(target).currentMode(current).build());
  }

  private static Arbitrary<BatchPool> nodes() {
    return Combinators.combine(
            Arbitraries.of(AllocationState.class),
            Arbitraries.integers().between(0, 2).optional(),
            Arbitraries.integers().between(0, 2).optional())
        .as(
            (state, dedicated, lowPriority) -> {
              BatchPool.Builder pool = BatchPool.builder().id("pool1").allocationState(state);
              dedicated.ifPresent(pool::currentDedicatedNodes);
              lowPriority.ifPresent(pool::currentLowPriorityNodes);
              return pool.build();
            });
  }
}
