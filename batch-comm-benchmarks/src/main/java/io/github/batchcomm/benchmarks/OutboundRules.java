package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;

/**
 * Outbound rules, written one after another, that become a network security group. Of the default
 * rules it has the last only, which denies everything, because the others name service tags.
 */
final class OutboundRules {

  /** How many rules of one direction there can be: priorities 100 to 4096. */
  static final int MOST = 3997;

  private static final int FIRST_PRIORITY = 100;

  private static final ResourceId ID =
      ResourceId.parse(
          "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/n");

  private final ImmutableList.Builder<SecurityRule> rules = ImmutableList.builder();
  private int count;

  /** Adds a rule after all others. */
  @CanIgnoreReturnValue
  OutboundRules add(RuleAction action, FlowProduct matches) {
    rules.add(rule("rule" + count, action, FIRST_PRIORITY + count, matches));
    count++;
    return this;
  }

  @CanIgnoreReturnValue
  OutboundRules allow(FlowProduct matches) {
    return add(RuleAction.ALLOW, matches);
  }

  @CanIgnoreReturnValue
  OutboundRules deny(FlowProduct matches) {
    return add(RuleAction.DENY, matches);
  }

  int count() {
    return count;
  }

  NetworkSecurityGroup group() {
    return NetworkSecurityGroup.builder()
        .id(ID)
        .securityRules(rules.build())
        .defaultSecurityRules(
            ImmutableList.of(rule("DenyAllOutBound", RuleAction.DENY, 65_500, FlowProduct.ALL)))
        .build();
  }

  private static SecurityRule rule(
      String name, RuleAction action, int priority, FlowProduct matches) {
    return SecurityRule.builder()
        .name(name)
        .direction(Direction.OUTBOUND)
        .action(action)
        .priority(priority)
        .protocols(matches.protocols())
        .sources(RuleAddresses.of(matches.sources()))
        .sourcePorts(matches.sourcePorts())
        .destinations(RuleAddresses.of(matches.destinations()))
        .destinationPorts(matches.destinationPorts())
        .build();
  }
}
