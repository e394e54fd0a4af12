package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.IpGroup;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.PoolKey;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.ServiceEndpointPolicy;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A whole network before it is known around which pools it stands.
 *
 * @param tags the service tags of every cloud, if they are there
 * @param virtualNetwork the virtual network of the pools
 * @param security its network security groups
 * @param roads where its packets go
 * @param links its private endpoints and DNS zone
 * @param declared what is declared of it
 * @param hubs what stands there before all else, if hubs and spokes do
 * @param forgotten positions of resources that no document shows
 */
record NetworkDraft(
    Optional<TagCatalogues.Content> tags,
    Draft<VirtualNetwork> virtualNetwork,
    Security security,
    Roads roads,
    Links links,
    Declared declared,
    Optional<HubsAndSpokes> hubs,
    ImmutableSet<Integer> forgotten) {

  /** As many resources a virtual network may have, about. */
  static final int RESOURCES = 16;

  /** Network security groups. */
  record Security(
      Draft<NetworkSecurityGroup> onSubnet, Optional<SecurityRules.EffectiveDraft> effective) {}

  /** Routes and what they lead to. */
  record Roads(
      Draft<RouteTable> table,
      Draft<NatGateway> natGateway,
      Draft<Firewalls.Whole> firewall,
      List<Draft<IpGroup>> ipGroups,
      Optional<Draft<ServiceEndpointPolicy>> policy,
      Optional<EffectiveRoutes> effective) {}

  /** Private endpoints and the DNS zone. */
  record Links(
      Draft<ImmutableList<PrivateEndpoint>> endpoints, Optional<Draft<PrivateDnsZone>> zone) {}

  /** What is declared. */
  record Declared(
      Optional<HostFirewall> hostFirewall, List<Draft<ApplianceAssumption>> appliances) {}

  /** The kind of a resource with its id, and how it comes into a network. */
  private record Resources(Map<List<Object>, Consumer<Network.Builder>> byKey) {

    /** Of two resources of one kind and id, the first counts. */
    void add(String kind, ResourceId id, Consumer<Network.Builder> addition) {
      byKey.putIfAbsent(List.of(kind, id), addition);
    }
  }

  Network around(List<Place> places) {
    Network.Builder network = Network.builder();
    tags.ifPresent(content -> addTags(content, places, network));
    Resources resources = new Resources(new LinkedHashMap<>());
    hubs.ifPresent(draft -> places.forEach(place -> add(draft.at(place), resources)));
    for (Place place : places) {
      VirtualNetwork own = virtualNetwork.at(place);
      resources.add("VNET", own.id(), it -> it.addVirtualNetworks(own));
      addSecurity(place, resources);
      addRoads(place, resources);
      addLinks(place, resources);
      addWithoutId(place, own, network);
    }
    Set<ResourceId> later = new LinkedHashSet<>();
    for (Place place : places) {
      // A pool may stand in what is the peer of another.
      if (later.add(place.peer())) {
        VirtualNetwork peer = VirtualNetworks.peer(place);
        resources.add("VNET", peer.id(), it -> it.addVirtualNetworks(peer));
      }
    }
    int position = 0;
    for (Consumer<Network.Builder> addition : resources.byKey().values()) {
      if (!forgotten.contains(position++)) {
        addition.accept(network);
      }
    }
    return network.build();
  }

  /** Adds the resources of a part of the network. */
  private static void add(Network part, Resources resources) {
    part.virtualNetworks()
        .forEach(one -> resources.add("VNET", one.id(), it -> it.addVirtualNetworks(one)));
    part.networkSecurityGroups()
        .forEach(one -> resources.add("NSG", one.id(), it -> it.addNetworkSecurityGroups(one)));
    part.routeTables()
        .forEach(one -> resources.add("ROUTES", one.id(), it -> it.addRouteTables(one)));
    part.natGateways().forEach(one -> resources.add("NAT", one.id(), it -> it.addNatGateways(one)));
    part.publicIpAddresses()
        .forEach(one -> resources.add("IP", one.id(), it -> it.addPublicIpAddresses(one)));
    part.azureFirewalls()
        .forEach(one -> resources.add("FIREWALL", one.id(), it -> it.addAzureFirewalls(one)));
    part.privateEndpoints()
        .forEach(one -> resources.add("ENDPOINT", one.id(), it -> it.addPrivateEndpoints(one)));
    part.privateDnsZones()
        .forEach(one -> resources.add("ZONE", one.id(), it -> it.addPrivateDnsZones(one)));
  }

  private static void addTags(
      TagCatalogues.Content content, List<Place> places, Network.Builder network) {
    SetMultimap<Cloud, Region> regions = LinkedHashMultimap.create();
    // First those of the accounts: the last may find no addresses left.
    places.forEach(place -> regions.put(place.cloud(), place.region()));
    places.forEach(place -> regions.put(place.cloud(), place.neighbour()));
    regions
        .asMap()
        .forEach((cloud, all) -> network.addServiceTagCatalogues(content.of(cloud, all)));
  }

  private void addSecurity(Place place, Resources resources) {
    NetworkSecurityGroup group = security.onSubnet().at(place);
    resources.add("NSG", group.id(), it -> it.addNetworkSecurityGroups(group));
  }

  private void addRoads(Place place, Resources resources) {
    RouteTable table = roads.table().at(place);
    resources.add("ROUTES", table.id(), it -> it.addRouteTables(table));
    Firewalls.Whole firewall = roads.firewall().at(place);
    resources.add(
        "FIREWALL", firewall.firewall().id(), it -> it.addAzureFirewalls(firewall.firewall()));
    firewall
        .policies()
        .forEach(
            policy -> resources.add("POLICY", policy.id(), it -> it.addFirewallPolicies(policy)));
    firewall
        .groups()
        .forEach(
            group ->
                resources.add(
                    "GROUP", group.id(), it -> it.addFirewallRuleCollectionGroups(group)));
    for (Draft<IpGroup> draft : roads.ipGroups()) {
      IpGroup group = draft.at(place);
      resources.add("IP GROUP", group.id(), it -> it.addIpGroups(group));
    }
    roads
        .policy()
        .map(draft -> draft.at(place))
        .ifPresent(
            policy ->
                resources.add(
                    "ENDPOINT POLICY", policy.id(), it -> it.addServiceEndpointPolicies(policy)));
    NatGateway gateway = roads.natGateway().at(place);
    resources.add("NAT", gateway.id(), it -> it.addNatGateways(gateway));
    Routings.allPublicIps(place)
        .forEach(ip -> resources.add("IP", ip.id(), it -> it.addPublicIpAddresses(ip)));
    var prefix = Routings.publicPrefix(place, true);
    resources.add("PREFIX", prefix.id(), it -> it.addPublicIpPrefixes(prefix));
    int number = 3;
    for (BatchPool pool : place.pools()) {
      for (ResourceId id : pool.publicIpAddresses()) {
        var ip = Routings.publicIp(id, ++number, true);
        resources.add("IP", id, it -> it.addPublicIpAddresses(ip));
      }
    }
  }

  private void addLinks(Place place, Resources resources) {
    links
        .endpoints()
        .at(place)
        .forEach(
            endpoint ->
                resources.add("ENDPOINT", endpoint.id(), it -> it.addPrivateEndpoints(endpoint)));
    links
        .zone()
        .map(draft -> draft.at(place))
        .ifPresent(zone -> resources.add("ZONE", zone.id(), it -> it.addPrivateDnsZones(zone)));
  }

  private void addWithoutId(Place place, VirtualNetwork own, Network.Builder network) {
    boolean hasGroup =
        own.subnets().stream()
            .filter(it -> it.id().equals(place.subnet().id()))
            .map(Subnet::networkSecurityGroup)
            .anyMatch(it -> it.isPresent());
    security
        .effective()
        .filter(it -> hasGroup)
        .map(it -> it.at(place, security.onSubnet().at(place)))
        .ifPresent(network::addEffectiveSecurityRules);
    roads.effective().ifPresent(network::addEffectiveRoutes);
    declared
        .hostFirewall()
        .ifPresent(
            firewall ->
                place.pools().stream()
                    .map(pool -> new PoolKey(place.account().name(), pool.id()))
                    .distinct()
                    .forEach(key -> network.putHostFirewalls(key, firewall)));
    declared.appliances().forEach(draft -> network.addApplianceAssumptions(draft.at(place)));
  }
}
