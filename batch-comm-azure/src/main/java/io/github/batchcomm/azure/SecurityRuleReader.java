package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;

/**
 * Reads a rule of a network security group, or of a list of effective rules.
 *
 * <p>Singular and plural properties are read together, since Azure fills either or both.
 */
final class SecurityRuleReader {

  private static final String RULE = "The rule";

  private final JsonCursor rule;
  private final AddressReader addresses;

  private SecurityRuleReader(JsonCursor rule, Notices notices) {
    this.rule = rule;
    this.addresses = new AddressReader(notices);
  }

  /** Reads a rule that people wrote. */
  static SecurityRule readCustom(JsonCursor rule, Notices notices) {
    JsonCursor access = rule.object().required(RULE, "access");
    if (access.constant(RuleAction.class).filter(it -> it == RuleAction.ALWAYS_ALLOW).isPresent()) {
      throw access.invalid(
          "A rule of a network security group cannot allow always. Expected Allow or Deny");
    }
    return new SecurityRuleReader(rule, notices)
        .rule(rule.required(RULE, "priority").integer(100, 4096));
  }

  /** Reads a default rule, or one of an effective list, whose priority may be any. */
  static SecurityRule read(JsonCursor rule, Notices notices) {
    return new SecurityRuleReader(rule.object(), notices)
        .rule(rule.required(RULE, "priority").integer(1, 65_535));
  }

  private SecurityRule rule(int priority) {
    SecurityRule.Builder built =
        SecurityRule.builder()
            .name(name())
            .direction(RuleFieldsReader.constant(rule, RULE, "direction", Direction.class))
            .action(RuleFieldsReader.constant(rule, RULE, "access", RuleAction.class))
            .priority(priority)
            .protocols(RuleFieldsReader.protocol(rule.required(RULE, "protocol")))
            .sourcePorts(
                RuleFieldsReader.ports(
                    RuleFieldsReader.requiredValues(
                        rule, RULE, "sourcePortRange", "sourcePortRanges")))
            .destinationPorts(
                RuleFieldsReader.ports(
                    RuleFieldsReader.requiredValues(
                        rule, RULE, "destinationPortRange", "destinationPortRanges")))
            .sources(
                addresses(
                    "sourceAddressPrefix",
                    "sourceAddressPrefixes",
                    "expandedSourceAddressPrefix",
                    "sourceApplicationSecurityGroups"))
            .destinations(
                addresses(
                    "destinationAddressPrefix",
                    "destinationAddressPrefixes",
                    "expandedDestinationAddressPrefix",
                    "destinationApplicationSecurityGroups"));
    return rule.checked(built::build);
  }

  /** Effective rules put the list in front of the name: {@code securityRules/rule1}. */
  private String name() {
    String name = rule.required(RULE, "name").text();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private RuleAddresses addresses(
      String singular, String plural, String expanded, String applicationSecurityGroups) {
    // Where Azure resolved the names, what they resolve to is the best there is.
    ImmutableList<JsonCursor> resolved = RuleFieldsReader.values(rule, expanded);
    ImmutableList<JsonCursor> entries =
        resolved.isEmpty() ? RuleFieldsReader.values(rule, singular, plural) : resolved;
    ImmutableSet<ResourceId> groups =
        resolved.isEmpty() ? rule.references(applicationSecurityGroups) : ImmutableSet.of();
    if (entries.isEmpty() && groups.isEmpty()) {
      throw RuleFieldsReader.missing(rule, RULE, singular, plural, applicationSecurityGroups);
    }
    return RuleAddresses.union(
        ImmutableList.<RuleAddresses>builder()
            .addAll(entries.stream().map(addresses::entry).iterator())
            .add(new RuleAddresses(AddressSet.NONE, ImmutableSet.of(), groups, ImmutableSet.of()))
            .build());
  }
}
