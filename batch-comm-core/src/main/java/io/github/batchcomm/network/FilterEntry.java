package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.FlowProduct;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A rule of some list, as far as it may match packets of one flow.
 *
 * @param rule the rule
 * @param permits true if it lets packets pass
 * @param reason why packets pass or stop at it, as the end of a sentence
 * @param certain packets that it matches
 * @param possible packets that it may match, the certain ones included
 * @param missing what would tell exactly which packets it matches
 * @param assumption what it rests on that packets are as it matches them; empty for nothing
 */
record FilterEntry(
    DecidingRule rule,
    boolean permits,
    String reason,
    FlowProduct certain,
    FlowProduct possible,
    Supplier<ImmutableList<MissingFact>> missing,
    Optional<Assumption> assumption) {

  /** A rule that rests on no assumption. */
  FilterEntry(
      DecidingRule rule,
      boolean permits,
      String reason,
      FlowProduct certain,
      FlowProduct possible,
      Supplier<ImmutableList<MissingFact>> missing) {
    this(rule, permits, reason, certain, possible, missing, Optional.empty());
  }

  /** The rule, of which it is known that it matches exactly these packets. */
  FilterEntry of(FlowProduct packets) {
    return new FilterEntry(rule, permits, reason, packets, packets, ImmutableList::of, assumption);
  }

  /** Whether it is known exactly which packets it matches. */
  boolean isExact() {
    return certain.equals(possible);
  }
}
