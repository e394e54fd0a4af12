package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.EffectiveRoute;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ServiceEndpoint;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.ThreatIntelligenceMode;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The networks of a subscription that has nothing to do with any other, and the same addresses: a
 * twin of every virtual network, with twins of what stands in it, and an Azure Firewall wherever
 * something leads to an appliance. All of them are joined to each other as those are that they are
 * twins of, and to no other network.
 */
final class ForeignNetworks {

  /** The subscription; no resource of anybody else is in it. */
  static final String SUBSCRIPTION = "ffffffff-ffff-ffff-ffff-ffffffffffff";

  private static final InetAddress PUBLIC = InetAddresses.forString("198.18.0.1");

  private final Network network;
  private final boolean allows;

  private ForeignNetworks(Network network, boolean allows) {
    this.network = network;
    this.allows = allows;
  }

  /**
   * Adds them to a network that has none of that subscription.
   *
   * @param network the network
   * @param allows true if their firewalls let everything through, false if nothing
   * @param first true if their documents come before all others
   */
  static Network addedTo(Network network, boolean allows, boolean first) {
    Network foreign = new ForeignNetworks(network, allows).all();
    Network before = first ? foreign : network;
    Network after = first ? network : foreign;
    return network.toBuilder()
        .virtualNetworks(both(before.virtualNetworks(), after.virtualNetworks()))
        .networkSecurityGroups(both(before.networkSecurityGroups(), after.networkSecurityGroups()))
        .routeTables(both(before.routeTables(), after.routeTables()))
        .natGateways(both(before.natGateways(), after.natGateways()))
        .publicIpAddresses(both(before.publicIpAddresses(), after.publicIpAddresses()))
        .azureFirewalls(both(before.azureFirewalls(), after.azureFirewalls()))
        .privateEndpoints(both(before.privateEndpoints(), after.privateEndpoints()))
        .build();
  }

  /** Whether a network has documents of that subscription. */
  static boolean areIn(Network network) {
    return Stream.of(
            network.virtualNetworks().stream().map(VirtualNetwork::id),
            network.azureFirewalls().stream().map(AzureFirewall::id),
            network.privateEndpoints().stream().map(PrivateEndpoint::id))
        .flatMap(ids -> ids)
        .anyMatch(id -> id.subscription().equals(SUBSCRIPTION));
  }

  private static <T> ImmutableList<T> both(List<T> before, List<T> after) {
    return ImmutableList.<T>builder().addAll(before).addAll(after).build();
  }

  private Network all() {
    Map<ResourceId, VirtualNetwork> networks = new LinkedHashMap<>();
    network.virtualNetworks().forEach(it -> networks.putIfAbsent(twin(it.id()), twin(it)));
    Map<ResourceId, NetworkSecurityGroup> groups = new LinkedHashMap<>();
    network
        .networkSecurityGroups()
        .forEach(it -> groups.putIfAbsent(twin(it.id()), it.toBuilder().id(twin(it.id())).build()));
    Map<ResourceId, RouteTable> tables = new LinkedHashMap<>();
    network
        .routeTables()
        .forEach(
            it ->
                tables.putIfAbsent(
                    twin(it.id()), RouteTable.builder().from(it).id(twin(it.id())).build()));
    ResourceId publicIp = id("publicIPAddresses", "foreign-pip");
    Map<ResourceId, NatGateway> gateways = new LinkedHashMap<>();
    network
        .natGateways()
        .forEach(
            it ->
                gateways.putIfAbsent(
                    twin(it.id()),
                    new NatGateway(twin(it.id()), ImmutableSet.of(publicIp), ImmutableSet.of())));
    Map<ResourceId, AzureFirewall> firewalls = new LinkedHashMap<>();
    Map<ResourceId, PrivateEndpoint> endpoints = new LinkedHashMap<>();
    network
        .azureFirewalls()
        .forEach(
            it ->
                // One whose place is not shown may be anywhere, so that it is not foreign.
                it.subnet()
                    .ifPresent(
                        place ->
                            firewalls.putIfAbsent(
                                twin(it.id()),
                                firewall(
                                    twin(it.id()), twin(place), it.privateAddresses(), publicIp))));
    network.privateEndpoints().stream()
        .filter(it -> it.subnet().isPresent())
        .forEach(it -> endpoints.putIfAbsent(twin(it.id()), twin(it)));
    int number = 0;
    for (InetAddress address : nextHops()) {
      number++;
      VirtualNetwork hub = hub(number, address);
      networks.put(hub.id(), hub);
      AzureFirewall firewall =
          firewall(
              id("azureFirewalls", "hub" + number),
              ResourceId.parse(hub.id() + "/subnets/AzureFirewallSubnet"),
              ImmutableSet.of(address),
              publicIp);
      firewalls.put(firewall.id(), firewall);
    }
    return Network.builder()
        .virtualNetworks(networks.values())
        .networkSecurityGroups(groups.values())
        .routeTables(tables.values())
        .natGateways(gateways.values())
        .addPublicIpAddresses(PublicIpAddress.of(publicIp, Optional.of(PUBLIC)))
        .azureFirewalls(firewalls.values())
        .privateEndpoints(endpoints.values())
        .build();
  }

  /** Where routes lead to appliances, of the address family that firewalls have. */
  private ImmutableSet<InetAddress> nextHops() {
    return Stream.concat(
            network.routeTables().stream()
                .flatMap(table -> table.routes().stream())
                .map(Route::nextHopAddress)
                .flatMap(Optional::stream),
            network.effectiveRoutes().stream()
                .flatMap(routes -> routes.routes().stream())
                .map(EffectiveRoute::nextHopAddresses)
                .flatMap(addresses -> addresses.stream()))
        .filter(Inet4Address.class::isInstance)
        .collect(toImmutableSet());
  }

  private static VirtualNetwork hub(int number, InetAddress address) {
    byte[] bytes = address.getAddress();
    IpPrefix space =
        IpPrefix.parse(
            "%d.%d.%d.0/24".formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff));
    ResourceId id = id("virtualNetworks", "hub" + number);
    return VirtualNetwork.builder()
        .id(id)
        .addAddressSpace(space)
        .dnsServers(ImmutableList.of())
        .peerings(ImmutableList.of())
        .addSubnets(
            Subnet.builder()
                .id(ResourceId.parse(id + "/subnets/AzureFirewallSubnet"))
                .addAddressPrefixes(space)
                .networkSecurityGroup(Presence.none())
                .routeTable(Presence.none())
                .natGateway(Presence.none())
                .serviceEndpoints(ImmutableList.<ServiceEndpoint>of())
                .build())
        .build();
  }

  private VirtualNetwork twin(VirtualNetwork of) {
    return of.toBuilder()
        .id(twin(of.id()))
        // Nothing is left open about what they are joined to.
        .peerings(
            of.peerings().orElse(ImmutableList.of()).stream()
                .map(
                    it ->
                        VirtualNetworkPeering.builder()
                            .from(it)
                            .remoteVirtualNetwork(twin(it.remoteVirtualNetwork()))
                            .build())
                .collect(toImmutableList()))
        .subnets(of.subnets().stream().map(ForeignNetworks::twin).collect(toImmutableList()))
        .build();
  }

  private static Subnet twin(Subnet of) {
    return of.toBuilder()
        .id(twin(of.id()))
        .networkSecurityGroup(twin(of.networkSecurityGroup()))
        .routeTable(twin(of.routeTable()))
        .natGateway(twin(of.natGateway()))
        .build();
  }

  private static Presence<ResourceId> twin(Presence<ResourceId> of) {
    return of.value().map(it -> Presence.of(twin(it))).orElse(of);
  }

  /** It leads to a service of somebody else. */
  private static PrivateEndpoint twin(PrivateEndpoint of) {
    return of.toBuilder()
        .id(twin(of.id()))
        .subnet(of.subnet().map(ForeignNetworks::twin))
        .connections(
            ImmutableList.of(
                new PrivateEndpoint.Connection(
                    id("privateLinkServices", "foreign-service"),
                    ImmutableSet.of(),
                    PrivateEndpointConnectionStatus.APPROVED)))
        .build();
  }

  private AzureFirewall firewall(
      ResourceId id, ResourceId subnet, ImmutableSet<InetAddress> addresses, ResourceId publicIp) {
    FirewallRule everything =
        new FirewallRule.Network(
            "everything",
            ProtocolSet.ALL,
            RuleAddresses.of(AddressSet.ALL_IPV4),
            RuleAddresses.of(AddressSet.ALL_IPV4),
            ImmutableSet.of(),
            PortSet.ALL);
    return AzureFirewall.builder()
        .id(id)
        .subnet(subnet)
        .privateAddresses(addresses)
        .addPublicIpAddresses(publicIp)
        .policy(Presence.none())
        .addRuleCollections(
            new FirewallRuleCollection(
                "all",
                100,
                allows ? FirewallAction.ALLOW : FirewallAction.DENY,
                ImmutableList.of(everything)))
        .threatIntelligence(ThreatIntelligenceMode.OFF)
        .build();
  }

  /** The id of the same resource in the foreign subscription. */
  private static ResourceId twin(ResourceId of) {
    String text = of.toString();
    int start = "/subscriptions/".length();
    return ResourceId.parse(
        text.substring(0, start) + SUBSCRIPTION + text.substring(text.indexOf('/', start)));
  }

  private static ResourceId id(String type, String name) {
    return ResourceId.parse(
        "/subscriptions/%s/resourceGroups/foreign/providers/Microsoft.Network/%s/%s"
            .formatted(SUBSCRIPTION, type, name));
  }
}
