package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.Direction;

/**
 * The six rules that every network security group ends with. They cannot be removed, only
 * outranked. (Azure's page on network security groups, "Default security rules".)
 */
final class DefaultSecurityRules {

  static final ImmutableList<SecurityRule> ALL =
      ImmutableList.of(
          rule("AllowVnetInBound", Direction.INBOUND, RuleAction.ALLOW, 65_000)
              .sources(RuleAddresses.of(ServiceTag.VIRTUAL_NETWORK))
              .destinations(RuleAddresses.of(ServiceTag.VIRTUAL_NETWORK))
              .build(),
          rule("AllowAzureLoadBalancerInBound", Direction.INBOUND, RuleAction.ALLOW, 65_001)
              .sources(RuleAddresses.of(ServiceTag.AZURE_LOAD_BALANCER))
              .build(),
          rule("DenyAllInBound", Direction.INBOUND, RuleAction.DENY, 65_500).build(),
          rule("AllowVnetOutBound", Direction.OUTBOUND, RuleAction.ALLOW, 65_000)
              .sources(RuleAddresses.of(ServiceTag.VIRTUAL_NETWORK))
              .destinations(RuleAddresses.of(ServiceTag.VIRTUAL_NETWORK))
              .build(),
          rule("AllowInternetOutBound", Direction.OUTBOUND, RuleAction.ALLOW, 65_001)
              .destinations(RuleAddresses.of(ServiceTag.INTERNET))
              .build(),
          rule("DenyAllOutBound", Direction.OUTBOUND, RuleAction.DENY, 65_500).build());

  private DefaultSecurityRules() {}

  private static SecurityRule.Builder rule(
      String name, Direction direction, RuleAction action, int priority) {
    return SecurityRule.builder().name(name).direction(direction).action(action).priority(priority);
  }
}
