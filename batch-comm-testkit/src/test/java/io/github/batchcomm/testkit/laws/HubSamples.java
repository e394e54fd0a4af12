package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.ThreatIntelligenceMode;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.net.InetAddress;
import java.util.Optional;

/** A pool in a spoke, which lets everything through, beside a hub with a firewall. */
final class HubSamples {

  private static final String HUB_GROUP =
      "/subscriptions/00000000-0000-0000-0000-00000000000b/resourceGroups/hub/providers/";

  private static final ResourceId SPOKE = GridSamples.SUBNET.virtualNetwork().id();

  private static final ResourceId HUB = inHub("virtualNetworks/hub");

  private static final ResourceId FIREWALL_SUBNET =
      ResourceId.parse(HUB + "/subnets/AzureFirewallSubnet");

  private static final ResourceId ENDPOINT_SUBNET = ResourceId.parse(HUB + "/subnets/endpoints");

  private static final ResourceId ENDPOINT = inHub("privateEndpoints/batch");

  private static final ResourceId PUBLIC_IP = inHub("publicIPAddresses/firewall-ip");

  private static final ResourceId TABLE = inHub("routeTables/spoke-routes");

  private static final ResourceId ACCOUNT =
      ResourceId.parse(
          "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers"
              + "/Microsoft.Batch/batchAccounts/acct1");

  private static final InetAddress AT_FIREWALL = InetAddresses.forString("10.1.3.4");

  private static final InetAddress AT_ENDPOINT = InetAddresses.forString("10.1.2.4");

  private HubSamples() {}

  /** The pool with its account, which has a private endpoint and answers everybody. */
  static Inventory inventory() {
    BatchAccount account =
        GridSamples.account().toBuilder()
            .id(ACCOUNT)
            .nodeManagementAccess(Presence.none())
            .nodeManagementEndpoint(new HostName("host1.westeurope.service.batch.azure.com"))
            .privateEndpointConnections(
                ImmutableList.of(
                    PrivateEndpointConnection.builder()
                        .addSubResources(PrivateLinkSubResource.NODE_MANAGEMENT)
                        .status(PrivateEndpointConnectionStatus.APPROVED)
                        .privateEndpoint(ENDPOINT)
                        .build()))
            .build();
    return Inventory.of(
        account, GridSamples.withTarget(GridSamples.pool(), NodeCommunicationMode.SIMPLIFIED));
  }

  /** The same without private endpoint, so that nodes call the public one. */
  static Inventory publicInventory() {
    BatchAccount account =
        inventory().accounts().get(0).account().toBuilder()
            .privateEndpointConnections(ImmutableList.of())
            .build();
    return Inventory.of(
        account, GridSamples.withTarget(GridSamples.pool(), NodeCommunicationMode.SIMPLIFIED));
  }

  /** The networks around that. */
  static Network publicNetwork() {
    return network().toBuilder()
        .privateEndpoints(ImmutableList.of())
        .privateDnsZones(ImmutableList.of())
        .build();
  }

  /** The networks around it, of which everything is known. */
  static Network network() {
    return Network.builder()
        .serviceTagCatalogues(NetworkSamples.denyingStorage().serviceTagCatalogues())
        .addVirtualNetworks(spoke(), hub())
        .addRouteTables(
            RouteTable.builder()
                .id(TABLE)
                .addRoutes(
                    Route.of(
                        "default",
                        new RouteDestination.Network(IpPrefix.parse("0.0.0.0/0")),
                        NextHopType.VIRTUAL_APPLIANCE,
                        Optional.of(AT_FIREWALL)))
                .disableBgpRoutePropagation(true)
                .build())
        .addAzureFirewalls(firewall())
        .addPublicIpAddresses(
            PublicIpAddress.of(PUBLIC_IP, Optional.of(InetAddresses.forString("203.0.113.9"))))
        .addPrivateEndpoints(
            PrivateEndpoint.builder()
                .id(ENDPOINT)
                .subnet(ENDPOINT_SUBNET)
                .addConnections(
                    new PrivateEndpoint.Connection(
                        ACCOUNT,
                        ImmutableSet.of("nodeManagement"),
                        PrivateEndpointConnectionStatus.APPROVED))
                .addAddresses(AT_ENDPOINT)
                .build())
        .addPrivateDnsZones(
            PrivateDnsZone.builder()
                .id(inHub("privateDnsZones/privatelink.batch.azure.com"))
                .virtualNetworkLinks(ImmutableSet.of(SPOKE))
                .addressRecords(ImmutableSetMultimap.of("host1.westeurope.service", AT_ENDPOINT))
                .build())
        .build();
  }

  private static VirtualNetwork spoke() {
    return VirtualNetwork.builder()
        .id(SPOKE)
        .region(GridSamples.SUPPORTED)
        .addAddressSpace(IpPrefix.parse("10.0.0.0/16"))
        .peerings(ImmutableList.of(peering(HUB, "10.1.0.0/16")))
        .dnsServers(ImmutableList.of())
        .addSubnets(
            subnet(GridSamples.SUBNET.id(), "10.0.0.0/29")
                .routeTable(Presence.of(TABLE))
                .defaultOutboundAccess(true)
                .build())
        .build();
  }

  private static VirtualNetwork hub() {
    return VirtualNetwork.builder()
        .id(HUB)
        .region(GridSamples.SUPPORTED)
        .addAddressSpace(IpPrefix.parse("10.1.0.0/16"))
        .peerings(ImmutableList.of(peering(SPOKE, "10.0.0.0/16")))
        .dnsServers(ImmutableList.of())
        .addSubnets(subnet(FIREWALL_SUBNET, "10.1.3.0/26").defaultOutboundAccess(false).build())
        .addSubnets(
            subnet(ENDPOINT_SUBNET, "10.1.2.0/24")
                .privateEndpointNetworkPolicies(PrivateEndpointNetworkPolicies.DISABLED)
                .build())
        .build();
  }

  private static Subnet.Builder subnet(ResourceId id, String prefix) {
    return Subnet.builder()
        .id(id)
        .addAddressPrefixes(IpPrefix.parse(prefix))
        .networkSecurityGroup(Presence.none())
        .routeTable(Presence.none())
        .natGateway(Presence.none())
        .serviceEndpoints(ImmutableList.of())
        .serviceEndpointPolicies(ImmutableSet.of());
  }

  private static VirtualNetworkPeering peering(ResourceId other, String space) {
    return VirtualNetworkPeering.builder()
        .name("peering")
        .remoteVirtualNetwork(other)
        .state(PeeringState.CONNECTED)
        .addRemoteAddressSpace(IpPrefix.parse(space))
        .allowVirtualNetworkAccess(true)
        .useRemoteGateways(false)
        .build();
  }

  private static AzureFirewall firewall() {
    return AzureFirewall.builder()
        .id(inHub("azureFirewalls/fw"))
        .addPrivateAddresses(AT_FIREWALL)
        .subnet(FIREWALL_SUBNET)
        .addPublicIpAddresses(PUBLIC_IP)
        .policy(Presence.none())
        .addRuleCollections(
            new FirewallRuleCollection(
                "all",
                200,
                FirewallAction.ALLOW,
                ImmutableList.of(
                    new FirewallRule.Network(
                        "all",
                        ProtocolSet.of(Protocol.TCP, Protocol.UDP),
                        RuleAddresses.of(AddressSet.ALL_IPV4),
                        RuleAddresses.of(AddressSet.ALL_IPV4),
                        ImmutableSet.of(),
                        PortSet.ALL))))
        .threatIntelligence(ThreatIntelligenceMode.OFF)
        .build();
  }

  private static ResourceId inHub(String rest) {
    return ResourceId.parse(HUB_GROUP + "Microsoft.Network/" + rest);
  }
}
