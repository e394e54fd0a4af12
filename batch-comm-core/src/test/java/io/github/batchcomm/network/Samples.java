package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A made-up network: pool {@code frames} of account {@code render} in West Europe, in a subnet of
 * 10.1.0.0/24. What documents can show of it is shown, and nothing stops packets.
 */
final class Samples {
  static final String CLASSIC_IN = "classic-node-management-inbound";
  static final String CLASSIC_STORAGE = "classic-storage-outbound";
  static final String CLASSIC_BATCH = "classic-batch-outbound";
  static final String SIMPLIFIED = "simplified-node-management-outbound";
  static final String SIMPLIFIED_PRIVATE = "simplified-private-endpoint-outbound";

  static final ResourceId VNET = networkId("virtualNetworks/vnet-render");
  static final ResourceId SUBNET = networkId("virtualNetworks/vnet-render/subnets/nodes");
  static final ResourceId HUB = networkId("virtualNetworks/vnet-hub");
  static final ResourceId NSG = networkId("networkSecurityGroups/nsg-render");
  static final ResourceId TABLE = networkId("routeTables/rt-render");
  static final ResourceId NAT = networkId("natGateways/nat-render");
  static final ResourceId FIREWALL_SUBNET =
      networkId("virtualNetworks/vnet-render/subnets/AzureFirewallSubnet");
  static final String FIREWALL_ADDRESS = "10.1.9.4";
  static final ResourceId ACCOUNT =
      ResourceId.parse(
          "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Batch/batchAccounts/render");
  static final HostName NODE_MANAGEMENT =
      new HostName("11111111-2222-3333-4444-555555555555.westeurope.service.batch.azure.com");

  private Samples() {}

  static ResourceId networkId(String typeAndName) {
    return ResourceId.parse(
        "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Network/" + typeAndName);
  }

  /** An access that answers the addresses of one prefix only. */
  static EndpointAccessProfile answering(String prefix) {
    return new EndpointAccessProfile(
        AccessAction.DENY,
        ImmutableList.of(new IpRule(AccessAction.ALLOW, IpPrefix.parse(prefix))));
  }

  static BatchAccount account() {
    return BatchAccount.builder()
        .name("render")
        .id(ACCOUNT)
        .region(Region.of("westeurope"))
        .publicNetworkAccess(PublicNetworkAccess.ENABLED)
        .accountAccess(Presence.none())
        .nodeManagementAccess(Presence.none())
        .privateEndpointConnections(ImmutableList.of())
        .nodeManagementEndpoint(NODE_MANAGEMENT)
        .build();
  }

  static BatchPool pool() {
    return BatchPool.builder()
        .id("frames")
        .configuration(PoolConfiguration.VIRTUAL_MACHINE)
        .subnet(Presence.of(new SubnetReference(SUBNET)))
        .publicIpProvision(PublicIpProvision.BATCH_MANAGED)
        .build();
  }

  static Subnet subnet() {
    return Subnet.builder()
        .id(SUBNET)
        .addAddressPrefixes(IpPrefix.parse("10.1.0.0/24"))
        .networkSecurityGroup(Presence.none())
        .routeTable(Presence.none())
        .natGateway(Presence.none())
        .serviceEndpoints(ImmutableList.of())
        .serviceEndpointPolicies(ImmutableSet.of())
        .build();
  }

  /** An Azure Firewall at 10.1.9.4, in the virtual network, with a public address. */
  static AzureFirewall.Builder firewall() {
    return AzureFirewall.builder()
        .id(networkId("azureFirewalls/fw-hub"))
        .addPrivateAddresses(InetAddresses.forString(FIREWALL_ADDRESS))
        .subnet(FIREWALL_SUBNET)
        .addPublicIpAddresses(networkId("publicIPAddresses/ip-firewall"));
  }

  /** The subnet of the firewall, which nothing leads packets out of but its own public address. */
  static Subnet firewallSubnet() {
    return subnet().toBuilder()
        .id(FIREWALL_SUBNET)
        .addressPrefixes(ImmutableList.of(IpPrefix.parse("10.1.9.0/26")))
        .build();
  }

  /** The virtual network of 10.1.0.0/16 with a firewall's subnet, without gateway and peers. */
  static VirtualNetwork virtualNetwork(Subnet... subnets) {
    return VirtualNetwork.builder()
        .id(VNET)
        .addAddressSpace(IpPrefix.parse("10.1.0.0/16"))
        .addSubnets(subnets)
        .addSubnets(firewallSubnet())
        .peerings(ImmutableList.<VirtualNetworkPeering>of())
        .dnsServers(ImmutableList.<InetAddress>of())
        .build();
  }

  static Subnet subnet(String name, String prefix) {
    return Subnet.builder()
        .id(networkId("virtualNetworks/vnet-render/subnets/" + name))
        .addAddressPrefixes(IpPrefix.parse(prefix))
        .build();
  }

  /** The service tags of the public cloud, cut down to two regions and two services. */
  static ServiceTagCatalogue catalogue() {
    return catalogue(
        ImmutableSortedMap.<ServiceTag, AddressSet>naturalOrder()
            .put(tag("BatchNodeManagement.WestEurope"), set("203.0.113.0/24"))
            .put(tag("BatchNodeManagement.NorthEurope"), set("198.51.100.0/25"))
            .put(tag("BatchNodeManagement"), set("203.0.113.0/24", "198.51.100.0/25"))
            .put(tag("Storage.WestEurope"), set("192.0.2.0/25", "2001:db8:5::/48"))
            .put(tag("Storage"), set("192.0.2.0/24", "2001:db8:5::/48"))
            .put(
                tag("AzureCloud.westeurope"),
                set("203.0.113.0/24", "192.0.2.0/25", "2001:db8:5::/48"))
            .put(
                tag("AzureCloud"),
                set("203.0.113.0/24", "198.51.100.0/25", "192.0.2.0/24", "2001:db8::/32"))
            .buildOrThrow());
  }

  static ServiceTagCatalogue catalogue(ImmutableSortedMap<ServiceTag, AddressSet> tags) {
    return ServiceTagCatalogue.builder().cloud(Cloud.PUBLIC).changeNumber(1).tags(tags).build();
  }

  static NetworkSecurityGroup group(SecurityRule... rules) {
    return NetworkSecurityGroup.builder().id(NSG).addSecurityRules(rules).build();
  }

  /** A rule for TCP to port 443 of a destination, from anywhere. */
  static SecurityRule outbound(String name, int priority, RuleAction action, String destination) {
    return SecurityRule.builder()
        .name(name)
        .direction(Direction.OUTBOUND)
        .action(action)
        .priority(priority)
        .protocols(ProtocolSet.of(Protocol.TCP))
        .destinations(RuleAddresses.parse(destination))
        .destinationPorts(PortSet.of(443))
        .build();
  }

  /** A rule for TCP from a source to the ports at which classic nodes are called. */
  static SecurityRule inbound(String name, int priority, RuleAction action, String source) {
    return SecurityRule.builder()
        .name(name)
        .direction(Direction.INBOUND)
        .action(action)
        .priority(priority)
        .protocols(ProtocolSet.of(Protocol.TCP))
        .sources(RuleAddresses.parse(source))
        .destinationPorts(PortSet.of(new PortRange(29_876, 29_877)))
        .build();
  }

  static Route route(String name, String destination, NextHopType nextHop) {
    return Route.of(name, destination(destination), nextHop, Optional.empty());
  }

  static Route toAppliance(String name, String destination, String address) {
    return Route.of(
        name,
        destination(destination),
        NextHopType.VIRTUAL_APPLIANCE,
        Optional.of(InetAddresses.forString(address)));
  }

  static ServiceTag tag(String name) {
    return ServiceTag.parse(name);
  }

  static AddressSet set(String... prefixes) {
    return AddressSet.copyOf(Stream.of(prefixes).map(IpPrefix::parse).toList());
  }

  static RuleAddresses ipGroup(String name) {
    return new RuleAddresses(
        AddressSet.NONE,
        ImmutableSet.of(),
        ImmutableSet.of(),
        ImmutableSet.of(networkId("ipGroups/" + name)));
  }

  static RuleAddresses applicationSecurityGroup(String name) {
    return new RuleAddresses(
        AddressSet.NONE,
        ImmutableSet.of(),
        ImmutableSet.of(networkId("applicationSecurityGroups/" + name)),
        ImmutableSet.of());
  }

  static AddressSet nodes() {
    return subnet().machineAddresses();
  }

  /** All packets of the nodes to port 443 of some addresses. */
  static FlowSet callsTo(String... remote) {
    return FlowSet.of(
        new FlowProduct(
            ProtocolSet.of(Protocol.TCP),
            nodes(),
            PortSet.of(new PortRange(1, 65_535)),
            set(remote),
            PortSet.of(443)));
  }

  /** All packets from some addresses to the ports at which classic nodes are called. */
  static FlowSet callsFrom(String... remote) {
    return FlowSet.of(
        new FlowProduct(
            ProtocolSet.of(Protocol.TCP),
            set(remote),
            PortSet.of(new PortRange(1, 65_535)),
            nodes(),
            PortSet.of(new PortRange(29_876, 29_877))));
  }

  /** A rule with all that is said of it, such as {@code SUBNET_NSG nsg-render/Deny 100}. */
  static String text(DecidingRule rule) {
    String priority =
        rule.priority().isPresent()
            ? String.format(Locale.ROOT, " %d", rule.priority().getAsInt())
            : "";
    return "%s %s/%s%s%s"
        .formatted(
            rule.layer(),
            rule.resource(),
            rule.rule(),
            priority,
            rule.isDefault() ? " default" : "");
  }

  private static RouteDestination destination(String text) {
    return Character.isDigit(text.charAt(0)) || text.contains(":")
        ? new RouteDestination.Network(IpPrefix.parse(text))
        : new RouteDestination.Tag(tag(text));
  }
}
