package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.Contradiction.Property;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds where one resource says that it has another and that one's own list does not have it, or
 * the other way round. Azure keeps both in step, so that one of the documents is older than the
 * other.
 */
final class Contradictions {

  private static final String EXPORT = "Export both at one time";

  private final NetworkAssembly assembly;
  private final Consumer<InventoryNotice> notices;
  private final Set<Contradiction> found = new TreeSet<>();

  Contradictions(NetworkAssembly assembly, Consumer<InventoryNotice> notices) {
    this.assembly = assembly;
    this.notices = notices;
  }

  /** {@return the network, in which nothing is known of what documents contradict about} */
  Network applyTo(Network network) {
    compareSubnets(Property.NETWORK_SECURITY_GROUP, Subnet::networkSecurityGroup);
    compareSubnets(Property.ROUTE_TABLE, Subnet::routeTable);
    compareSubnets(Property.NAT_GATEWAY, Subnet::natGateway);
    compare(
        Property.SERVICE_ENDPOINT_POLICIES,
        assembly.all(NetworkContent::subnets),
        Subnet::id,
        Subnet::serviceEndpointPolicies);
    compare(
        Property.FIREWALL_POLICY,
        assembly.all(NetworkContent::azureFirewalls),
        AzureFirewall::id,
        it -> atMostOne(it.policy()));
    compare(
        Property.BASE_POLICY,
        assembly.all(NetworkContent::firewallPolicies),
        FirewallPolicy::id,
        it -> atMostOne(it.basePolicy()));
    compareGroups();
    return found.isEmpty() ? network : without(network);
  }

  private void compareSubnets(Property property, Function<Subnet, Presence<ResourceId>> owned) {
    compare(
        property,
        assembly.all(NetworkContent::subnets),
        Subnet::id,
        it -> atMostOne(owned.apply(it)));
  }

  private static Optional<ImmutableSet<ResourceId>> atMostOne(Presence<ResourceId> owned) {
    return owned.isUnknown()
        ? Optional.empty()
        : Optional.of(ImmutableSet.copyOf(owned.value().stream().toList()));
  }

  private <R> void compare(
      Property property,
      ImmutableList<Sighting<R>> views,
      Function<R, ResourceId> id,
      Function<R, Optional<ImmutableSet<ResourceId>>> owned) {
    Map<ResourceId, Sighting<ImmutableSet<ResourceId>>> shown = new LinkedHashMap<>();
    for (Sighting<R> view : views) {
      owned
          .apply(view.value())
          .ifPresent(it -> shown.putIfAbsent(id.apply(view.value()), view.with(it)));
    }
    for (Sighting<NetworkContent.Belongings> list : assembly.all(NetworkContent::belongings)) {
      if (list.value().property() == property) {
        compare(list, shown);
      }
    }
  }

  private void compare(
      Sighting<NetworkContent.Belongings> list,
      Map<ResourceId, Sighting<ImmutableSet<ResourceId>>> shown) {
    ResourceId owned = list.value().owned();
    for (ResourceId owner : list.value().owners()) {
      Sighting<ImmutableSet<ResourceId>> own = shown.get(owner);
      if (own != null && !own.value().contains(owned)) {
        add(
            owner,
            list.value().property(),
            list.with(owned.name() + " lists " + owner.name()),
            own.with(owner.name() + " has " + names(own.value())));
      }
    }
    shown.forEach(
        (owner, own) -> {
          if (own.value().contains(owned) && !list.value().owners().contains(owner)) {
            add(
                owner,
                list.value().property(),
                list.with(owned.name() + " does not list " + owner.name()),
                own.with(owner.name() + " has " + owned.name()));
          }
        });
  }

  private static String names(ImmutableSet<ResourceId> owned) {
    return owned.isEmpty()
        ? "none"
        : owned.stream().map(ResourceId::name).collect(Collectors.joining(", "));
  }

  /** A group's id says of which policy it is part. */
  private void compareGroups() {
    for (Sighting<FirewallPolicy> policy : assembly.all(NetworkContent::firewallPolicies)) {
      Optional<ImmutableSet<ResourceId>> listed = policy.value().ruleCollectionGroups();
      for (Sighting<FirewallRuleCollectionGroup> group :
          assembly.all(NetworkContent::ruleCollectionGroups)) {
        if (group.value().policy().equals(policy.value().id())
            && listed.isPresent()
            && !listed.get().contains(group.value().id())) {
          add(
              policy.value().id(),
              Property.RULE_COLLECTION_GROUPS,
              policy.with(
                  policy.value().id().name() + " does not list " + group.value().id().name()),
              group.with(group.value().id().name() + " is part of " + policy.value().id().name()));
        }
      }
    }
  }

  private void add(
      ResourceId resource, Property property, Sighting<String> first, Sighting<String> second) {
    Contradiction contradiction =
        new Contradiction(
            resource,
            property,
            new Contradiction.Statement(first.document(), Quoted.text(first.value())),
            new Contradiction.Statement(second.document(), Quoted.text(second.value())));
    if (found.add(contradiction)) {
      notices.accept(
          new InventoryNotice(
              InventoryNotice.Kind.CONTRADICTION,
              first.document(),
              first.pointer(),
              contradiction.sentence()
                  + " One of the documents is older than the other. "
                  + EXPORT));
    }
  }

  private Network without(Network network) {
    Network.Builder changed = network.toBuilder();
    return changed
        .virtualNetworks(
            network.virtualNetworks().stream()
                .map(this::without)
                .collect(ImmutableList.toImmutableList()))
        .azureFirewalls(
            network.azureFirewalls().stream()
                .map(
                    it ->
                        isContested(it.id(), Property.FIREWALL_POLICY)
                            ? it.toBuilder()
                                .policy(Presence.unknown())
                                .ruleCollections(ImmutableList.of())
                                .build()
                            : it)
                .collect(ImmutableList.toImmutableList()))
        .firewallPolicies(
            network.firewallPolicies().stream()
                .map(this::without)
                .collect(ImmutableList.toImmutableList()))
        .contradictions(ImmutableSortedSet.copyOf(found))
        .build();
  }

  private VirtualNetwork without(VirtualNetwork network) {
    return VirtualNetwork.builder()
        .from(network)
        .subnets(
            network.subnets().stream().map(this::without).collect(ImmutableList.toImmutableList()))
        .build();
  }

  private Subnet without(Subnet subnet) {
    Subnet.Builder changed = subnet.toBuilder();
    if (isContested(subnet.id(), Property.NETWORK_SECURITY_GROUP)) {
      changed.networkSecurityGroup(Presence.unknown());
    }
    if (isContested(subnet.id(), Property.ROUTE_TABLE)) {
      changed.routeTable(Presence.unknown());
    }
    if (isContested(subnet.id(), Property.NAT_GATEWAY)) {
      changed.natGateway(Presence.unknown());
    }
    if (isContested(subnet.id(), Property.SERVICE_ENDPOINT_POLICIES)) {
      changed.serviceEndpointPolicies(Optional.empty());
    }
    return changed.build();
  }

  private FirewallPolicy without(FirewallPolicy policy) {
    FirewallPolicy.Builder changed = FirewallPolicy.builder().from(policy);
    if (isContested(policy.id(), Property.BASE_POLICY)) {
      changed.basePolicy(Presence.unknown());
    }
    if (isContested(policy.id(), Property.RULE_COLLECTION_GROUPS)) {
      changed.ruleCollectionGroups(Optional.empty());
    }
    return changed.build();
  }

  private boolean isContested(ResourceId resource, Property property) {
    return found.stream()
        .anyMatch(it -> it.property() == property && it.resource().equals(resource));
  }
}
