package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.FlowProduct;
import java.util.Optional;

/**
 * Packets whose fate in a layer is certain.
 *
 * @param packets the packets
 * @param rule the rule that decides it; empty for packets that do not meet the layer
 * @param reason why, as the end of a sentence that begins with the rule
 * @param assumption what the rule rests on; empty for nothing
 * @param others rules that decide it together with that rule: each for some of the hosts that the
 *     packets go to
 */
record Decided(
    FlowProduct packets,
    Optional<DecidingRule> rule,
    String reason,
    Optional<Assumption> assumption,
    ImmutableList<DecidingRule> others) {

  /** One rule decides. */
  Decided(
      FlowProduct packets,
      Optional<DecidingRule> rule,
      String reason,
      Optional<Assumption> assumption) {
    this(packets, rule, reason, assumption, ImmutableList.of());
  }

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

  /** {@return the same decided about other packets} */
  Decided with(FlowProduct others) {
    return new Decided(others, rule, reason, assumption, this.others);
  }

  /** {@return the same decided for another reason} */
  Decided because(String why) {
    return new Decided(packets, rule, why, assumption, others);
  }

  /** {@return every rule that decides; none for packets that do not meet the layer} */
  ImmutableList<DecidingRule> rules() {
    ImmutableList.Builder<DecidingRule> rules = ImmutableList.builder();
    rule.ifPresent(rules::add);
    return rules.addAll(others).build();
  }
}
