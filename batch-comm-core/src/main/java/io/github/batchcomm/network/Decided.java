package io.github.batchcomm.network;

import io.github.batchcomm.flow.FlowProduct;
import java.util.Optional;

/**
 * Packets whose fate in a layer is certain.
 *
 * @param packets the packets
 * @param rule the rule that decides it; empty for packets that do not meet the layer
 * @param reason why, as the end of a sentence that begins with the rule
 * @param assumption what the rule rests on; empty for nothing
 */
record Decided(
    FlowProduct packets,
    Optional<DecidingRule> rule,
    String reason,
    Optional<Assumption> assumption) {

  /** Rests on no assumption. */
  Decided(FlowProduct packets, Optional<DecidingRule> rule, String reason) {
    this(packets, rule, reason, Optional.empty());
  }

  static Decided by(FilterEntry entry, FlowProduct packets) {
    return new Decided(packets, Optional.of(entry.rule()), entry.reason(), entry.assumption());
  }

  /** Packets that do not meet the layer, and so pass it. */
  static Decided notMet(FlowProduct packets) {
    return new Decided(packets, Optional.empty(), "");
  }
}
