package io.github.batchcomm.testkit.laws;

import static io.github.batchcomm.testkit.laws.GridSamples.day;
import static io.github.batchcomm.testkit.laws.GridSamples.optIn;
import static io.github.batchcomm.testkit.laws.GridSamples.optOut;
import static io.github.batchcomm.testkit.laws.GridSamples.pendingOptIn;

import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.SubnetReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Every combination of what can be given about an account and a pool, known or not. */
final class ResolutionGrid {

  /** Takes one question of the grid. */
  interface Visitor {
    void visit(BatchAccount account, BatchPool pool, Instant asOf);
  }

  /** The days on which a pool is created, gets its nodes, and is asked about. */
  private record Times(
      Optional<Instant> created,
      Optional<Instant> lastScaled,
      Optional<Instant> transition,
      Instant asOf) {}

  private static final List<Instant> DATES =
      List.of(
          day("2023-04-01"),
          day("2024-03-01"),
          day("2024-09-29"),
          day("2024-10-02"),
          day("2026-04-01"));

  private static final List<PublicNetworkAccess> ACCESS =
      List.of(
          PublicNetworkAccess.ENABLED, PublicNetworkAccess.DISABLED, PublicNetworkAccess.UNKNOWN);

  private final boolean preview;

  ResolutionGrid(Edition edition) {
    this.preview = edition.modelChoice().content() == ModelChoice.ACCOUNT_OPT_IN;
  }

  /** Visits the whole grid. */
  void forEach(Visitor visitor) {
    forEachFact(visitor);
    forEachInstant(visitor);
  }

  /** All that can be given about a pool but its times, with one choice of these. */
  void forEachFact(Visitor visitor) {
    List<BatchAccount> accounts = accounts();
    Times times = fewTimes();
    for (BatchPool pool : pools(times)) {
      for (BatchAccount account : accounts) {
        visitor.visit(account, pool, times.asOf);
      }
    }
  }

  /** All times just before and at every boundary, with few of the other facts. */
  void forEachInstant(Visitor visitor) {
    List<BatchAccount> accounts =
        preview ? accountsOf(histories()) : List.of(GridSamples.account());
    BatchAccount unsupported =
        GridSamples.account().toBuilder().region(GridSamples.UNSUPPORTED).build();
    for (Times times : manyTimes()) {
      visitor.visit(unsupported, withTimes(GridSamples.pool(), times), times.asOf);
      for (BatchPool shape : fewPools()) {
        BatchPool pool = withTimes(shape, times);
        for (BatchAccount account : accounts) {
          visitor.visit(account, pool, times.asOf);
        }
      }
    }
  }

  private List<BatchAccount> accounts() {
    List<BatchAccount> accounts = new ArrayList<>();
    for (Region region :
        List.of(GridSamples.SUPPORTED, GridSamples.UNSUPPORTED, GridSamples.UNHEARD_OF)) {
      for (PublicNetworkAccess access : preview ? ACCESS : List.of(PublicNetworkAccess.UNKNOWN)) {
        for (Optional<ModelHistory> history : histories()) {
          accounts.add(
              BatchAccount.builder()
                  .name("acct1")
                  .region(region)
                  .publicNetworkAccess(access)
                  .modelHistory(history)
                  .build());
        }
      }
    }
    return accounts;
  }

  private static List<BatchAccount> accountsOf(List<Optional<ModelHistory>> histories) {
    return histories.stream()
        .map(history -> GridSamples.account().toBuilder().modelHistory(history).build())
        .toList();
  }

  private List<Optional<ModelHistory>> histories() {
    List<Optional<ModelHistory>> histories = new ArrayList<>();
    histories.add(Optional.empty());
    histories.add(Optional.of(ModelHistory.NEVER_CHANGED));
    if (preview) {
      histories.add(Optional.of(ModelHistory.of(optIn("2022-03-01", "2022-03-03"))));
      histories.add(Optional.of(ModelHistory.of(pendingOptIn("2022-03-01"))));
      histories.add(
          Optional.of(
              ModelHistory.of(
                  optIn("2022-03-01", "2022-03-01"), optOut("2022-05-01", "2022-05-04"))));
    }
    return histories;
  }

  private Times fewTimes() {
    return preview
        ? new Times(
            Optional.of(day("2022-02-01")),
            Optional.of(day("2022-04-01")),
            Optional.empty(),
            day("2022-07-01"))
        : new Times(
            Optional.of(day("2023-01-01")), Optional.empty(), Optional.empty(), day("2026-06-01"));
  }

  private List<Times> manyTimes() {
    List<Instant> points = points();
    List<Times> times = new ArrayList<>();
    for (Instant asOf : points) {
      for (Instant at : points) {
        times.add(new Times(Optional.empty(), Optional.of(at), Optional.empty(), asOf));
        times.add(new Times(Optional.empty(), Optional.empty(), Optional.of(at), asOf));
        times.add(new Times(Optional.of(at), Optional.empty(), Optional.empty(), asOf));
        for (Instant created : points) {
          if (!created.isAfter(at)) {
            times.add(new Times(Optional.of(created), Optional.of(at), Optional.empty(), asOf));
            times.add(new Times(Optional.of(created), Optional.empty(), Optional.of(at), asOf));
          }
        }
      }
      times.add(new Times(Optional.empty(), Optional.empty(), Optional.empty(), asOf));
    }
    return times;
  }

  /** Just before and at each boundary; what follows the last one is like it. */
  private List<Instant> points() {
    List<Instant> boundaries = new ArrayList<>();
    if (preview) {
      histories().stream()
          .flatMap(Optional::stream)
          .flatMap(history -> history.changes().stream())
          .forEach(
              change -> {
                boundaries.add(change.requestedAt());
                change.confirmedAt().ifPresent(boundaries::add);
              });
    } else {
      boundaries.addAll(DATES);
    }
    TreeSet<Instant> points = new TreeSet<>();
    for (Instant boundary : boundaries) {
      points.add(boundary.minusNanos(1));
      points.add(boundary);
    }
    return List.copyOf(points);
  }

  private List<BatchPool> pools(Times times) {
    List<BatchPool> pools = new ArrayList<>();
    for (PoolConfiguration configuration : PoolConfiguration.values()) {
      for (Presence<SubnetReference> subnet : subnets()) {
        for (PublicIpProvision provision : PublicIpProvision.values()) {
          for (NoPublicIpGeneration generation : generations(provision)) {
            for (NodePresence nodes : NodePresence.values()) {
              for (NodeCommunicationMode target : targets()) {
                for (NodeCommunicationMode current : currents(target)) {
                  BatchPool.Builder pool =
                      BatchPool.builder()
                          .id("pool1")
                          .configuration(configuration)
                          .subnet(subnet)
                          .publicIpProvision(provision)
                          .noPublicIpGeneration(generation)
                          .targetMode(target)
                          .currentMode(current);
                  pools.add(withTimes(withNodes(pool, nodes).build(), times));
                }
              }
            }
          }
        }
      }
    }
    return pools;
  }

  /** A few pools that between them are decided by every rule that looks at a date. */
  private List<BatchPool> fewPools() {
    BatchPool inNetwork = GridSamples.pool();
    List<BatchPool> pools = new ArrayList<>();
    if (preview) {
      pools.add(inNetwork);
      pools.add(GridSamples.withoutPublicIp(inNetwork, NoPublicIpGeneration.UNKNOWN));
      return pools;
    }
    for (NodeCommunicationMode target : NodeCommunicationMode.values()) {
      pools.add(GridSamples.withTarget(inNetwork, target));
    }
    pools.add(
        GridSamples.withTarget(GridSamples.withoutNodes(inNetwork), NodeCommunicationMode.DEFAULT));
    pools.add(GridSamples.cloudServices(inNetwork));
    pools.add(
        GridSamples.withoutPublicIp(
            GridSamples.inBatchNetwork(inNetwork), NoPublicIpGeneration.V1_PREVIEW));
    for (NodeCommunicationMode target :
        List.of(NodeCommunicationMode.DEFAULT, NodeCommunicationMode.CLASSIC)) {
      pools.add(
          GridSamples.withTarget(
              GridSamples.withoutPublicIp(inNetwork, NoPublicIpGeneration.V1_PREVIEW), target));
    }
    return pools;
  }

  private List<NodeCommunicationMode> targets() {
    // The preview editions never look at the target; two values show it.
    return preview
        ? List.of(NodeCommunicationMode.UNKNOWN, NodeCommunicationMode.SIMPLIFIED)
        : List.of(NodeCommunicationMode.values());
  }

  private List<NodeCommunicationMode> currents(NodeCommunicationMode target) {
    return preview ? List.of(target) : List.of(NodeCommunicationMode.values());
  }

  private static List<Presence<SubnetReference>> subnets() {
    return List.of(Presence.of(GridSamples.SUBNET), Presence.none(), Presence.unknown());
  }

  private static List<NoPublicIpGeneration> generations(PublicIpProvision provision) {
    return switch (provision) {
      case BATCH_MANAGED, USER_MANAGED -> List.of(NoPublicIpGeneration.UNKNOWN);
      case NO_PUBLIC_IP_ADDRESSES, UNKNOWN -> List.of(NoPublicIpGeneration.values());
    };
  }

  private static BatchPool.Builder withNodes(BatchPool.Builder pool, NodePresence nodes) {
    switch (nodes) {
      case NONE -> pool.currentDedicatedNodes(0).currentLowPriorityNodes(0);
      case SOME -> pool.currentLowPriorityNodes(1);
      case UNKNOWN -> pool.currentDedicatedNodes(0);
    }
    return pool;
  }

  private static BatchPool withTimes(BatchPool pool, Times times) {
    return pool.toBuilder()
        .creationTime(times.created)
        .lastScaledFromZero(times.lastScaled)
        .allocationStateTransitionTime(times.transition)
        .build();
  }
}
