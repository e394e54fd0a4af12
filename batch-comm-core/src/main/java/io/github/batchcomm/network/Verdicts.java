package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one verdict about a flow of what the layers on its path do. */
final class Verdicts {

  private final RequiredFlow flow;
  private final ImmutableList<LayerResult> results;

  private Verdicts(RequiredFlow flow, ImmutableList<LayerResult> results) {
    this.flow = flow;
    this.results = results;
  }

  static NetworkVerdict of(RequiredFlow flow, ImmutableList<LayerResult> results) {
    return new Verdicts(flow, results).verdict();
  }

  private NetworkVerdict verdict() {
    ImmutableList<Assumption> assumptions =
        results.stream()
            .flatMap(result -> result.assumptions().stream())
            .distinct()
            .collect(toImmutableList());
    if (results.stream().allMatch(LayerResult::permitsAll)) {
      return new NetworkVerdict.Permitted(new Proof(flow, parts()), assumptions);
    }
    ImmutableList<Blocker> blockers = blockers();
    ImmutableList<MissingFact> missing = missing();
    if (stopsCertainly()) {
      return new NetworkVerdict.Blocked(certain(blockers), missing, assumptions);
    }
    return new NetworkVerdict.Undetermined(
        missing.isEmpty() || !blockers.isEmpty() ? withRemote(missing) : missing,
        blockers,
        assumptions);
  }

  /** The common refinement of what the layers let through. */
  private ImmutableList<ProofPart> parts() {
    List<ProofPart> parts = new ArrayList<>();
    parts.add(new ProofPart(flow.packets(), ImmutableList.of()));
    for (LayerResult result : results) {
      List<ProofPart> finer = new ArrayList<>();
      for (ProofPart part : parts) {
        for (Decided decided : result.permitted()) {
          if (decided.packets().intersects(part.packets())) {
            finer.add(refine(part, decided));
          }
        }
      }
      parts = finer;
    }
    return ImmutableList.copyOf(parts);
  }

  private static ProofPart refine(ProofPart part, Decided decided) {
    FlowProduct packets =
        decided.packets().containsAll(part.packets())
            ? part.packets()
            : part.packets().intersection(decided.packets());
    return new ProofPart(
        packets,
        ImmutableList.<DecidingRule>builder().addAll(part.rules()).addAll(decided.rules()).build());
  }

  private ImmutableList<MissingFact> missing() {
    return results.stream()
        .flatMap(result -> result.missing().stream())
        .distinct()
        .collect(toImmutableList());
  }

  /** A part that is stopped may hold none of the remote addresses, where these are not known. */
  private ImmutableList<MissingFact> withRemote(ImmutableList<MissingFact> missing) {
    return ImmutableList.<MissingFact>builder()
        .addAll(missing)
        .add(
            new MissingFact(
                blockers().get(0).rule().layer(),
                "Only part of the addresses that "
                    + flow.remote().name()
                    + " may have is stopped, and which it has is not known.",
                flow.remote().tag().isPresent()
                    ? "Give the service tag file of the cloud, with --service-tags or among the"
                        + " documents."
                    : "Find out the addresses that the nodes call."))
        .build();
  }

  /**
   * Where the remote addresses are not known, packets surely are stopped only if each address that
   * there may be has some.
   */
  private boolean stopsCertainly() {
    AddressSet stopped = AddressSet.NONE;
    boolean any = false;
    for (LayerResult result : results) {
      for (Decided part : result.stopped()) {
        any = true;
        stopped = stopped.union(flow.remoteAddresses(part.packets()));
      }
    }
    return any && (flow.remote().exact() || stopped.containsAll(flow.remote().addresses()));
  }

  /**
   * Where the remote addresses are not known, a rule that stops only some of those there may be
   * counts if no other stops all.
   */
  private ImmutableList<Blocker> certain(ImmutableList<Blocker> blockers) {
    boolean oneStopsAll = blockers.stream().anyMatch(blocker -> blocker.prefixes().isEmpty());
    return flow.remote().exact() || !oneStopsAll
        ? blockers
        : blockers.stream()
            .filter(blocker -> blocker.prefixes().isEmpty())
            .collect(toImmutableList());
  }

  private ImmutableList<Blocker> blockers() {
    Map<Stop, List<FlowProduct>> stops = new LinkedHashMap<>();
    for (LayerResult result : results) {
      for (Decided part : result.stopped()) {
        stops
            .computeIfAbsent(
                new Stop(part.rule().orElseThrow(), part.reason()), stop -> new ArrayList<>())
            .add(part.packets());
      }
    }
    return stops.entrySet().stream()
        .map(stop -> blocker(stop.getKey(), FlowSet.copyOf(stop.getValue())))
        .collect(toImmutableList());
  }

  /** A rule that stops packets, and why. */
  private record Stop(DecidingRule rule, String reason) {}

  private Blocker blocker(Stop stop, FlowSet stopped) {
    AddressSet remote = AddressSet.NONE;
    for (FlowProduct part : stopped.products()) {
      remote = remote.union(flow.remoteAddresses(part));
    }
    boolean all = remote.containsAll(flow.remote().addresses());
    return new Blocker(
        stop.rule,
        stop.reason,
        stopped,
        share(stopped),
        all
            ? ImmutableList.of()
            : remote.prefixes().stream().limit(Blocker.MOST_PREFIXES).collect(toImmutableList()),
        Witness.of(
            stopped.sample().orElseThrow(),
            flow.remote().exact() ? Optional.empty() : flow.remote().tag()));
  }

  private double share(FlowSet stopped) {
    double share =
        new BigDecimal(stopped.count())
            .divide(new BigDecimal(flow.packets().count()), MathContext.DECIMAL64)
            .doubleValue();
    return Math.max(share, Double.MIN_VALUE);
  }
}
