package io.github.batchcomm.network;

import io.github.batchcomm.flow.FlowProduct;
import java.util.Optional;

/**
 * Packets whose fate in a layer is certain.
 *
 * @param packets the packets
 * @param rule the rule that decides it; empty for packets that do not meet the layer
 * @param reason why, as the end of a sentence that begins with the rule
 */
record Decided(FlowProduct packets, Optional<DecidingRule> rule, String reason) {

  static Decided by(FilterEntry entry, FlowProduct packets) {
    return new Decided(packets, Optional.of(entry.rule()), entry.reason());
  }

  /** Packets that do not meet the layer, and so pass it. */
  static Decided notMet(FlowProduct packets) {
    return new Decided(packets, Optional.empty(), "");
  }
}
