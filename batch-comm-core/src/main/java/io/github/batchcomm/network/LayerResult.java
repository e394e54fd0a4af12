package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one layer does with the packets of a flow, whatever the facts that are missing may be.
 *
 * @param permitted parts that pass it, without a packet in common
 * @param stopped parts that it stops, without a packet in common
 * @param open parts of which neither is certain
 * @param missing what would decide the open parts
 * @param assumptions what all this rests on
 * @param doubtful rules that may decide about open parts
 */
record LayerResult(
    ImmutableList<Decided> permitted,
    ImmutableList<Decided> stopped,
    ImmutableList<FlowProduct> open,
    ImmutableList<MissingFact> missing,
    ImmutableList<Assumption> assumptions,
    ImmutableSet<DecidingRule> doubtful) {

  /** No rule that is known may decide about open parts. */
  LayerResult(
      ImmutableList<Decided> permitted,
      ImmutableList<Decided> stopped,
      ImmutableList<FlowProduct> open,
      ImmutableList<MissingFact> missing,
      ImmutableList<Assumption> assumptions) {
    this(permitted, stopped, open, missing, assumptions, ImmutableSet.of());
  }

  /** All packets meet the same fate. */
  static LayerResult permitting(FlowProduct packets, DecidingRule rule, String reason) {
    return permitting(ImmutableList.of(new Decided(packets, Optional.of(rule), reason)));
  }

  static LayerResult permitting(ImmutableList<Decided> permitted) {
    return new LayerResult(
        permitted, ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
  }

  static LayerResult stopping(FlowProduct packets, DecidingRule rule, String reason) {
    return new LayerResult(
        ImmutableList.of(),
        ImmutableList.of(new Decided(packets, Optional.of(rule), reason)),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of());
  }

  static LayerResult open(FlowProduct packets, MissingFact missing) {
    return open(packets, ImmutableList.of(missing));
  }

  static LayerResult open(FlowProduct packets, ImmutableList<MissingFact> missing) {
    return new LayerResult(
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(packets),
        missing,
        ImmutableList.of());
  }

  /** Results about parts of a flow without a packet in common; all else does not meet the layer. */
  static LayerResult together(FlowProduct flow, List<LayerResult> results) {
    FlowSet met =
        FlowSet.copyOf(
            results.stream()
                .flatMap(
                    result ->
                        Stream.of(
                                result.permitted.stream().map(Decided::packets),
                                result.stopped.stream().map(Decided::packets),
                                result.open.stream())
                            .flatMap(parts -> parts))
                .toList());
    return new LayerResult(
        Stream.concat(
                results.stream().flatMap(result -> result.permitted.stream()),
                met.complementIn(FlowSet.of(flow)).products().stream().map(Decided::notMet))
            .collect(toImmutableList()),
        results.stream().flatMap(it -> it.stopped.stream()).collect(toImmutableList()),
        results.stream().flatMap(it -> it.open.stream()).collect(toImmutableList()),
        results.stream().flatMap(it -> it.missing.stream()).distinct().collect(toImmutableList()),
        results.stream()
            .flatMap(it -> it.assumptions.stream())
            .distinct()
            .collect(toImmutableList()),
        results.stream().flatMap(it -> it.doubtful.stream()).collect(toImmutableSet()));
  }

  boolean permitsAll() {
    return stopped.isEmpty() && open.isEmpty();
  }

  /** The rules that decide about some packet, or may. */
  Set<DecidingRule> rules() {
    return Stream.concat(
            Stream.concat(permitted.stream(), stopped.stream())
                .flatMap(part -> part.rules().stream()),
            doubtful.stream())
        .collect(toImmutableSet());
  }

  LayerResult with(Assumption assumption) {
    return new LayerResult(
        permitted,
        stopped,
        open,
        missing,
        ImmutableList.<Assumption>builder().addAll(assumptions).add(assumption).build(),
        doubtful);
  }
}
