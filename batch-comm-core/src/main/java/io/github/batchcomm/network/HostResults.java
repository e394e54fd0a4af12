package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a firewall does with a flow that goes to several hosts, put together from what it does with
 * connections to each of them. Packets do not show the host, so nodes need all of them: what is
 * stopped on the way to one is stopped, and what is open on the way to one is open.
 */
final class HostResults {

  private HostResults() {}

  /**
   * What a firewall does with connections to some host.
   *
   * @param host the host; none if it is not known
   * @param result what is done with the packets, each of which it decides about or leaves open
   */
  record OfHost(EndpointHosts host, LayerResult result) {}

  /** Packets that share their fate on the way to each of the hosts met so far. */
  private record Piece(FlowProduct packets, ImmutableList<Fate> fates) {}

  /**
   * What becomes of packets on the way to a host.
   *
   * @param of the host with its result
   * @param decided the decision; empty if it is open
   * @param stops whether the decision stops them
   */
  private record Fate(OfHost of, Optional<Decided> decided, boolean stops) {}

  /** {@return what the firewall does with packets that go to each of the hosts} */
  static LayerResult together(FlowProduct packets, ImmutableList<OfHost> hosts) {
    List<Piece> pieces = List.of(new Piece(packets, ImmutableList.of()));
    for (OfHost host : hosts) {
      pieces = refined(pieces, host);
    }
    ImmutableList.Builder<Decided> permitted = ImmutableList.builder();
    ImmutableList.Builder<Decided> stopped = ImmutableList.builder();
    ImmutableList.Builder<FlowProduct> open = ImmutableList.builder();
    ImmutableSet.Builder<MissingFact> missing = ImmutableSet.builder();
    ImmutableSet.Builder<DecidingRule> doubtful = ImmutableSet.builder();
    for (Piece piece : pieces) {
      if (piece.fates.stream().anyMatch(Fate::stops)) {
        stopped.add(stopped(piece));
      } else if (piece.fates.stream().anyMatch(it -> it.decided.isEmpty())) {
        open.add(piece.packets);
        for (Fate fate : piece.fates) {
          if (fate.decided.isEmpty()) {
            missing.addAll(fate.of.result.missing());
            doubtful.addAll(fate.of.result.doubtful());
          }
        }
      } else {
        permitted.add(permitted(piece));
      }
    }
    return new LayerResult(
        permitted.build(),
        stopped.build(),
        open.build(),
        missing.build().asList(),
        ImmutableList.of(),
        doubtful.build());
  }

  private static List<Piece> refined(List<Piece> pieces, OfHost host) {
    List<Piece> finer = new ArrayList<>();
    for (Piece piece : pieces) {
      for (Decided part : host.result.permitted()) {
        refine(piece, part.packets(), new Fate(host, Optional.of(part), false), finer);
      }
      for (Decided part : host.result.stopped()) {
        refine(piece, part.packets(), new Fate(host, Optional.of(part), true), finer);
      }
      for (FlowProduct part : host.result.open()) {
        refine(piece, part, new Fate(host, Optional.empty(), false), finer);
      }
    }
    return finer;
  }

  private static void refine(Piece piece, FlowProduct part, Fate fate, List<Piece> finer) {
    if (part.intersects(piece.packets)) {
      finer.add(
          new Piece(
              part.containsAll(piece.packets) ? piece.packets : piece.packets.intersection(part),
              ImmutableList.<Fate>builder().addAll(piece.fates).add(fate).build()));
    }
  }

  /** The rule that stops packets to the first host is named, with each host that it keeps off. */
  private static Decided stopped(Piece piece) {
    Decided first =
        piece.fates.stream()
            .filter(Fate::stops)
            .flatMap(it -> it.decided.stream())
            .findFirst()
            .orElseThrow();
    ImmutableList<Fate> same =
        piece.fates.stream()
            .filter(it -> it.stops && it.decided.flatMap(Decided::rule).equals(first.rule()))
            .collect(ImmutableList.toImmutableList());
    String names =
        same.stream()
            .flatMap(it -> it.of.host.names().stream())
            .map(HostName::text)
            .collect(Collectors.joining(", "));
    boolean isByHost =
        first.rule().filter(DecidingRule::isDefault).isPresent()
            || same.size() < piece.fates.size();
    return new Decided(
        piece.packets,
        first.rule(),
        isByHost && !names.isEmpty()
            ? first.reason() + " connections to " + names
            : first.reason());
  }

  private static Decided permitted(Piece piece) {
    ImmutableList<Decided> decided =
        piece.fates.stream()
            .flatMap(it -> it.decided.stream())
            .collect(ImmutableList.toImmutableList());
    ImmutableList<DecidingRule> rules =
        decided.stream()
            .flatMap(it -> it.rule().stream())
            .distinct()
            .collect(ImmutableList.toImmutableList());
    return new Decided(
        piece.packets,
        Optional.of(rules.get(0)),
        decided.get(0).reason(),
        decided.stream().flatMap(it -> it.assumption().stream()).findFirst(),
        rules.subList(1, rules.size()));
  }
}
