package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.FirstMatch;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import java.util.List;

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
      ImmutableList<FirstMatch.Part> parts = match(asked, entries, true);
      return new LayerResult(
          decided(parts, entries, true),
          decided(parts, entries, false),
          ImmutableList.of(),
          ImmutableList.of(),
          ImmutableList.of());
    }
    return withOpen(
        asked,
        decided(match(asked, entries, true), entries, true),
        decided(match(asked, entries, false), entries, false),
        entries);
  }

  /** The parts that rules of one kind decide. Parts that no rule matches stay open. */
  private static ImmutableList<Decided> decided(
      ImmutableList<FirstMatch.Part> parts, List<FilterEntry> entries, boolean permits) {
    return parts.stream()
        .filter(part -> part.product() < entries.size())
        .filter(part -> entries.get(part.product()).permits() == permits)
        .map(part -> Decided.by(entries.get(part.product()), part.packets()))
        .collect(ImmutableList.toImmutableList());
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
    FlowSet open = FlowSet.of(asked).difference(set(permitted)).difference(set(stopped));
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

  private static FlowSet set(ImmutableList<Decided> parts) {
    return FlowSet.copyOf(parts.stream().map(Decided::packets).toList());
  }
}
