package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.Direction;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.immutables.value.Value;

/**
 * A network security group: a list of rules of which the first that matches a connection decides.
 * It is stateful, so replies need no rule.
 *
 * <p>Rules that people write have priorities 100 to 4096, no two of one direction the same. After
 * them come the default rules.
 */
@Value.Immutable
public interface NetworkSecurityGroup extends Serializable {

  /** {@return the group's id} */
  ResourceId id();

  /** {@return the rules that people wrote, in any order} */
  ImmutableList<SecurityRule> securityRules();

  /** {@return the default rules; the six of Azure unless given} */
  @Value.Default
  default ImmutableList<SecurityRule> defaultSecurityRules() {
    return DefaultSecurityRules.ALL;
  }

  /** {@return the rules about connections to the nodes, in the order in which they are asked} */
  @Value.Derived
  @Value.Auxiliary
  default ImmutableList<SecurityRule> inbound() {
    return inOrder(Direction.INBOUND);
  }

  /** {@return the rules about connections from the nodes, in the order in which they are asked} */
  @Value.Derived
  @Value.Auxiliary
  default ImmutableList<SecurityRule> outbound() {
    return inOrder(Direction.OUTBOUND);
  }

  /**
   * Lists the rules of one direction.
   *
   * @param direction the direction, seen from the node
   * @return the rules in the order in which they are asked
   */
  default ImmutableList<SecurityRule> rules(Direction direction) {
    return direction == Direction.INBOUND ? inbound() : outbound();
  }

  private ImmutableList<SecurityRule> inOrder(Direction direction) {
    return java.util.stream.Stream.concat(securityRules().stream(), defaultSecurityRules().stream())
        .filter(rule -> rule.direction() == direction)
        .sorted(Comparator.comparingInt(SecurityRule::priority))
        .collect(ImmutableList.toImmutableList());
  }

  /** Refuses priorities that people's rules cannot have, and two rules in one place. */
  @Value.Check
  default void check() {
    Map<Direction, Map<Integer, String>> places = new HashMap<>();
    for (SecurityRule rule : securityRules()) {
      checkArgument(
          rule.priority() >= 100 && rule.priority() <= 4096,
          "Priority %s of rule '%s' is outside 100 to 4096",
          rule.priority(),
          rule.name());
      checkArgument(
          rule.action() != RuleAction.ALWAYS_ALLOW,
          "Rule '%s' allows always, which a network security group cannot",
          rule.name());
      String other =
          places
              .computeIfAbsent(rule.direction(), direction -> new HashMap<>())
              .put(rule.priority(), rule.name());
      checkArgument(
          other == null,
          "Rules '%s' and '%s' of one direction share priority %s",
          other,
          rule.name(),
          rule.priority());
    }
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds this group's values} */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link NetworkSecurityGroup}. */
  final class Builder extends ImmutableNetworkSecurityGroup.Builder {
    Builder() {}
  }
}
