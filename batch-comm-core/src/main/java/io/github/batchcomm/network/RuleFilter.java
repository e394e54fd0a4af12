package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.FirstMatch;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Passes packets through a list of rules of which the first that matches decides.
 *
 * <p>What is not known exactly is taken twice: once as bad as it may be for the flow, with rules
 * that permit matching only what they certainly match and rules that deny all they may match, and
 * once as good. What passes the first way passes in any case; what is stopped the second way is
 * stopped in any case; the rest is open.
 */
final class RuleFilter {

  private RuleFilter() {}

  /**
   * Passes packets through rules.
   *
   * @param asked the packets
   * @param entries the rules in order; the last may match every packet that is left
   */
  static LayerResult pass(FlowProduct asked, List<FilterEntry> entries) {
    if (entries.stream().allMatch(FilterEntry::isExact)) {
      Outcome outcome = Outcome.of(match(asked, entries, true), entries);
      return new LayerResult(
          outcome.permitted(),
          outcome.stopped(),
          ImmutableList.of(),
          ImmutableList.of(),
          ImmutableList.of());
    }
    return withOpen(
        asked,
        Outcome.of(match(asked, entries, true), entries).permitted(),
        Outcome.of(match(asked, entries, false), entries).stopped(),
        entries);
  }

  /**
   * Passes packets through rules of which not all have a known place.
   *
   * @param asked the packets
   * @param worst the rules in the order in which the fewest packets pass
   * @param best the rules in the order in which the most packets pass
   * @param entries the rules in any order
   * @param ties the rules whose order is not known
   */
  static LayerResult pass(
      FlowProduct asked,
      List<FilterEntry> worst,
      List<FilterEntry> best,
      List<FilterEntry> entries,
      List<TiedRules> ties) {
    LayerResult result =
        withOpen(
            asked,
            Outcome.of(match(asked, worst, true), worst).permitted(),
            Outcome.of(match(asked, best, false), best).stopped(),
            entries);
    List<TiedRules> doubtful = ties.stream().filter(it -> it.orderMatters(result.open())).toList();
    return new LayerResult(
        result.permitted(),
        result.stopped(),
        result.open(),
        Stream.concat(doubtful.stream().map(TiedRules::missing), result.missing().stream())
            .distinct()
            .collect(ImmutableList.toImmutableList()),
        result.assumptions(),
        Stream.concat(
                doubtful.stream().flatMap(it -> it.rules().stream()), result.doubtful().stream())
            .collect(ImmutableSet.toImmutableSet()));
  }

  /** The parts that rules of either kind decide. Parts that no rule matches are in neither. */
  private record Outcome(ImmutableList<Decided> permitted, ImmutableList<Decided> stopped) {

    static Outcome of(ImmutableList<FirstMatch.Part> parts, List<FilterEntry> entries) {
      ImmutableList.Builder<Decided> permitted = ImmutableList.builder();
      ImmutableList.Builder<Decided> stopped = ImmutableList.builder();
      for (FirstMatch.Part part : parts) {
        if (part.product() < entries.size()) {
          FilterEntry entry = entries.get(part.product());
          (entry.permits() ? permitted : stopped).add(Decided.by(entry, part.packets()));
        }
      }
      return new Outcome(permitted.build(), stopped.build());
    }
  }

  private static ImmutableList<FirstMatch.Part> match(
      FlowProduct asked, List<FilterEntry> entries, boolean pessimistic) {
    return FirstMatch.partition(
        asked,
        entries.stream()
            .map(entry -> entry.permits() == pessimistic ? entry.certain() : entry.possible())
            .toList());
  }

  private static LayerResult withOpen(
      FlowProduct asked,
      ImmutableList<Decided> permitted,
      ImmutableList<Decided> stopped,
      List<FilterEntry> entries) {
    FlowSet open =
        FirstMatch.unmatched(
            asked,
            Stream.concat(permitted.stream(), stopped.stream()).map(Decided::packets).toList());
    List<FilterEntry> doubtful =
        entries.stream()
            .filter(entry -> !entry.isExact() && open.intersects(FlowSet.of(entry.possible())))
            .toList();
    return new LayerResult(
        permitted,
        stopped,
        open.products(),
        doubtful.stream()
            .flatMap(entry -> entry.missing().get().stream())
            .distinct()
            .collect(ImmutableList.toImmutableList()),
        ImmutableList.of(),
        doubtful.stream().map(FilterEntry::rule).collect(ImmutableSet.toImmutableSet()));
  }
}
