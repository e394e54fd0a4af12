package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/** One list of the rules that Azure reports as effective on a network interface. */
@Value.Immutable
public interface EffectiveSecurityGroup extends Serializable {

  /** {@return the network security group it shows, if given} */
  Optional<ResourceId> networkSecurityGroup();

  /** {@return where it applies} */
  Level level();

  /** {@return what it is associated with, if given} */
  Optional<ResourceId> associatedWith();

  /** {@return the rules, both directions, in the order in which they are asked} */
  ImmutableList<SecurityRule> rules();

  /**
   * Creates it from all its parts.
   *
   * @param networkSecurityGroup the network security group it shows, if given
   * @param level where it applies
   * @param associatedWith what it is associated with, if given
   * @param rules the rules, both directions, in the order in which they are asked
   * @return it
   */
  static EffectiveSecurityGroup of(
      Optional<ResourceId> networkSecurityGroup,
      Level level,
      Optional<ResourceId> associatedWith,
      ImmutableList<SecurityRule> rules) {
    return new Builder()
        .networkSecurityGroup(networkSecurityGroup)
        .level(level)
        .associatedWith(associatedWith)
        .rules(rules)
        .build();
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link EffectiveSecurityGroup}. */
  final class Builder extends ImmutableEffectiveSecurityGroup.Builder {
    Builder() {}
  }

  /** Where a list of effective rules applies. */
  enum Level {
    /** On the network interface. */
    NETWORK_INTERFACE,
    /** On the subnet. */
    SUBNET,
    /** By a network manager, before every network security group. */
    NETWORK_MANAGER,
    /** Not given. */
    UNKNOWN
  }
}
