package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;

/**
 * A collection of rules of Azure Firewall that share an action. Within it, rules are asked from top
 * to bottom.
 *
 * @param name its name within its firewall or group
 * @param priority its place: the lowest number is asked first, 100 to 65000
 * @param action what its rules do with the traffic they match
 * @param rules the rules
 */
public record FirewallRuleCollection(
    String name, int priority, FirewallAction action, ImmutableList<FirewallRule> rules)
    implements Serializable {

  /**
   * Creates the collection.
   *
   * @param name its name within its firewall or group
   * @param priority its place: the lowest number is asked first, 100 to 65000
   * @param action what its rules do with the traffic they match
   * @param rules the rules
   * @throws IllegalArgumentException if the priority is outside 100 to 65000
   */
  public FirewallRuleCollection {
    checkArgument(
        priority >= 100 && priority <= 65_000,
        "Priority %s of rule collection '%s' is outside 100 to 65000",
        priority,
        name);
  }
}
