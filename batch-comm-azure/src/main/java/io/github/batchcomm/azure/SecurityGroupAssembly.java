package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SecurityRule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings network security groups together with their rules. */
final class SecurityGroupAssembly {

  private final NetworkAssembly network;
  private final Consumer<InventoryProblem> problems;
  private final PartAssembly<SecurityRule> rules;

  SecurityGroupAssembly(NetworkAssembly network, Consumer<InventoryProblem> problems) {
    this.network = network;
    this.problems = problems;
    this.rules =
        network.parts(
            NetworkContent::securityRules,
            "Security rule",
            "The network security group is left out",
            NetworkMerges.SECURITY_RULE);
    rules.refuseUnlisted("network security group", "az network nsg show");
  }

  ImmutableList<NetworkSecurityGroup> groups() {
    return network
        .mergedOrBare(
            NetworkContent::securityGroups,
            NetworkContent.SecurityGroup::id,
            "Network security group",
            NetworkMerges.SECURITY_GROUP,
            rules.owners(),
            id -> new NetworkContent.SecurityGroup(id, Optional.empty()))
        .stream()
        .filter(it -> rules.isListed(it.id()) && !rules.isContradictory(it.id()))
        .filter(it -> hasOrder(it.id()))
        .map(this::group)
        .collect(ImmutableList.toImmutableList());
  }

  private NetworkSecurityGroup group(NetworkContent.SecurityGroup bare) {
    NetworkSecurityGroup.Builder group =
        NetworkSecurityGroup.builder().id(bare.id()).securityRules(rules.values(bare.id()));
    bare.defaultRules().ifPresent(group::defaultSecurityRules);
    return group.build();
  }

  /** Tells whether no two rules share a place, without which nothing tells which is asked first. */
  private boolean hasOrder(ResourceId group) {
    Map<Place, Sighting<Part<SecurityRule>>> places = new HashMap<>();
    for (Sighting<Part<SecurityRule>> rule : rules.of(group)) {
      Place place = Place.of(rule.value().value());
      Sighting<Part<SecurityRule>> other = places.putIfAbsent(place, rule);
      if (other != null) {
        problems.accept(
            rule.problem(
                "Rules '"
                    + Quoted.text(other.value().value().name())
                    + "' and '"
                    + Quoted.text(rule.value().value().name())
                    + "' of network security group '"
                    + Quoted.text(group.name())
                    + "' both have priority "
                    + place.priority
                    + " "
                    + Ascii.toLowerCase(place.direction.name())
                    + ", and each needs its own. The group is left out; correct one of them, or"
                    + " export the group again"));
        return false;
      }
    }
    return true;
  }

  /** The place of a rule in its group. */
  private record Place(Direction direction, int priority) {

    static Place of(SecurityRule rule) {
      return new Place(rule.direction(), rule.priority());
    }
  }
}
