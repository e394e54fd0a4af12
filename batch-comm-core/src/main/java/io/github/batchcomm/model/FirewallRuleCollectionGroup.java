package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;

/**
 * A group of rule collections in a policy of Azure Firewall.
 *
 * @param id the group's id: that of its policy followed by {@code /ruleCollectionGroups/…}
 * @param priority its place among its policy's groups: the lowest number is asked first, 100 to
 *     65000
 * @param collections the collections
 */
public record FirewallRuleCollectionGroup(
    ResourceId id, int priority, ImmutableList<FirewallRuleCollection> collections)
    implements Serializable {

  /**
   * Creates the group.
   *
   * @param id the group's id: that of its policy followed by {@code /ruleCollectionGroups/…}
   * @param priority its place among its policy's groups: the lowest number is asked first, 100 to
   *     65000
   * @param collections the collections
   * @throws IllegalArgumentException if the priority is outside 100 to 65000, or the id is not that
   *     of a part of a policy
   */
  public FirewallRuleCollectionGroup {
    checkArgument(
        priority >= 100 && priority <= 65_000,
        "Priority %s of rule collection group '%s' is outside 100 to 65000",
        priority,
        id);
    checkArgument(id.parent().isPresent(), "'%s' is not the id of a part of a firewall policy", id);
  }

  /** {@return the policy it is part of} */
  public ResourceId policy() {
    return id.parent().orElseThrow();
  }
}
