package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.ProtocolSet;
import java.io.Serializable;
import org.immutables.value.Value;

/**
 * A rule of a network security group or of Virtual Network Manager: which packets, and what becomes
 * of them. Ports and addresses that nothing is said about are all.
 */
@Value.Immutable
public interface SecurityRule extends Serializable {

  /** {@return the rule's name within its list} */
  String name();

  /** {@return which connections it is about, seen from the node} */
  Direction direction();

  /** {@return what it does with the packets it matches} */
  RuleAction action();

  /**
   * {@return its place: the lowest number is asked first. 100 to 4096 for the rules that people
   * write, 65000 to 65500 for the default rules, 1 to 4096 for security admin rules}
   */
  int priority();

  /** {@return the protocols it matches} */
  @Value.Default
  default ProtocolSet protocols() {
    return ProtocolSet.ALL;
  }

  /** {@return the source addresses it matches} */
  @Value.Default
  default RuleAddresses sources() {
    return RuleAddresses.ANY;
  }

  /** {@return the source ports it matches} */
  @Value.Default
  default PortSet sourcePorts() {
    return PortSet.ALL;
  }

  /** {@return the destination addresses it matches} */
  @Value.Default
  default RuleAddresses destinations() {
    return RuleAddresses.ANY;
  }

  /** {@return the destination ports it matches} */
  @Value.Default
  default PortSet destinationPorts() {
    return PortSet.ALL;
  }

  /** {@return true if it is one of the default rules, which every network security group has} */
  default boolean isDefault() {
    return priority() >= 65_000;
  }

  /** Refuses a priority that no rule can have. */
  @Value.Check
  default void check() {
    checkArgument(
        (priority() >= 1 && priority() <= 4096) || (priority() >= 65_000 && priority() <= 65_535),
        "Priority %s of rule '%s' is outside 1 to 4096, and 65000 to 65535 for default rules",
        priority(),
        name());
  }

  /** {@return a builder; what is not set on it matches everything} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds this rule's values} */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link SecurityRule}. */
  final class Builder extends ImmutableSecurityRule.Builder {
    Builder() {}
  }
}
