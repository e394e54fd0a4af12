package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.VirtualNetwork;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network of three nodes and six addresses of node management, so that a flow can be asked about
 * packet by packet. Everything about it is known.
 */
final class SmallWorld {

  static final String ENDPOINT = "simplified-node-management-outbound";

  private static final String GROUP =
      "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg1"
          + "/providers/Microsoft.Network/";

  private static final ResourceId NETWORK = ResourceId.parse(GROUP + "virtualNetworks/vnet1");
  private static final ResourceId SUBNET = ResourceId.parse(NETWORK + "/subnets/subnet1");
  private static final ResourceId NSG = ResourceId.parse(GROUP + "networkSecurityGroups/nsg1");
  private static final ResourceId TABLE = ResourceId.parse(GROUP + "routeTables/routes1");

  private static final Region REGION = Region.of("westeurope");

  private static final ServiceTag REQUIRED = ServiceTag.BATCH_NODE_MANAGEMENT.in(REGION);

  /** Source ports at every border of the rules that are generated. */
  private static final ImmutableList<Integer> SOURCE_PORTS =
      ImmutableList.of(1, 80, 1_023, 1_024, 1_234, 1_235, 49_151, 49_152, 65_534, 65_535);

  private static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");

  static final BatchAccount ACCOUNT =
      BatchAccount.builder()
          .name("acct1")
          .region(REGION)
          .publicNetworkAccess(PublicNetworkAccess.ENABLED)
          .nodeManagementAccess(Presence.none())
          .accountAccess(Presence.none())
          .privateEndpointConnections(ImmutableList.of())
          .build();

  static final BatchPool POOL =
      BatchPool.builder()
          .id("pool1")
          .configuration(PoolConfiguration.VIRTUAL_MACHINE)
          .subnet(Presence.of(new SubnetReference(SUBNET)))
          .publicIpProvision(PublicIpProvision.BATCH_MANAGED)
          .targetMode(NodeCommunicationMode.SIMPLIFIED)
          .currentDedicatedNodes(1)
          .currentLowPriorityNodes(0)
          .build();

  private SmallWorld() {}

  /** The small world with rules on the subnet, perhaps others on the interface, and routes. */
  static Network network(
      List<SecurityRule> onSubnet, Optional<List<SecurityRule>> onInterface, List<Route> routes) {
    NetworkSecurityGroup group = group(NSG, onSubnet);
    Network.Builder network =
        Network.builder()
            .addServiceTagCatalogues(catalogue())
            .addVirtualNetworks(virtualNetwork(!routes.isEmpty()))
            .addNetworkSecurityGroups(group);
    if (!routes.isEmpty()) {
      network.addRouteTables(RouteTable.builder().id(TABLE).routes(routes).build());
    }
    onInterface.ifPresent(
        rules ->
            network.addEffectiveSecurityRules(
                effective(group, group(ResourceId.parse(NSG + "nic"), rules))));
    return network.build();
  }

  private static NetworkSecurityGroup group(ResourceId id, List<SecurityRule> rules) {
    return NetworkSecurityGroup.builder().id(id).securityRules(rules).build();
  }

  private static EffectiveSecurityRules effective(
      NetworkSecurityGroup onSubnet, NetworkSecurityGroup onInterface) {
    return EffectiveSecurityRules.builder()
        .addGroups(
            EffectiveSecurityGroup.of(
                Optional.of(onSubnet.id()),
                EffectiveSecurityGroup.Level.SUBNET,
                Optional.of(SUBNET),
                onSubnet.outbound()),
            EffectiveSecurityGroup.of(
                Optional.of(onInterface.id()),
                EffectiveSecurityGroup.Level.NETWORK_INTERFACE,
                Optional.empty(),
                onInterface.outbound()))
        .build();
  }

  private static VirtualNetwork virtualNetwork(boolean routed) {
    return VirtualNetwork.builder()
        .id(NETWORK)
        .region(REGION)
        .addressSpace(ImmutableList.of(IpPrefix.parse("10.0.0.0/16")))
        .peerings(ImmutableList.of())
        .dnsServers(ImmutableList.of())
        .addSubnets(
            Subnet.builder()
                .id(SUBNET)
                .addAddressPrefixes(IpPrefix.parse("10.0.0.0/29"))
                .networkSecurityGroup(Presence.of(NSG))
                .routeTable(routed ? Presence.of(TABLE) : Presence.none())
                .natGateway(Presence.none())
                .serviceEndpoints(ImmutableList.of())
                .serviceEndpointPolicies(ImmutableSet.of())
                .defaultOutboundAccess(true)
                .build())
        .build();
  }

  private static ServiceTagCatalogue catalogue() {
    AddressSet batch = addresses("192.0.2.0/30", "192.0.2.9/32", "192.0.2.16/32");
    AddressSet allBatch = batch.union(addresses("192.0.2.64/30"));
    AddressSet storage = addresses("198.51.100.0/28");
    return ServiceTagCatalogue.builder()
        .cloud(Cloud.PUBLIC)
        .changeNumber(1)
        .tags(
            ImmutableSortedMap.<ServiceTag, AddressSet>naturalOrder()
                .put(REQUIRED, batch)
                .put(ServiceTag.BATCH_NODE_MANAGEMENT, allBatch)
                .put(ServiceTag.STORAGE.in(REGION), storage)
                .put(ServiceTag.STORAGE, storage.union(addresses("198.51.100.64/30")))
                .put(ServiceTag.AZURE_CLOUD.in(REGION), batch.union(storage))
                .put(ServiceTag.AZURE_CLOUD, allBatch.union(storage))
                .buildOrThrow())
        .build();
  }

  private static AddressSet addresses(String... prefixes) {
    return AddressSet.copyOf(Stream.of(prefixes).map(IpPrefix::parse).toList());
  }

  /** What is found about the flow to node management. */
  static NetworkFlow evaluate(Network network) {
    BatchCommunication rules = BatchCommunication.latest();
    ImmutableList<RequiredEndpoint> wanted =
        rules.unionEndpoints(ACCOUNT, POOL).stream()
            .filter(it -> it.id().equals(ENDPOINT))
            .collect(ImmutableList.toImmutableList());
    return new NetworkEvaluation(rules.edition())
        .evaluate(ACCOUNT, POOL, wanted, network, AS_OF)
        .flows()
        .get(0);
  }

  /** Every packet of the flow, as far as rules can tell them apart. */
  static ImmutableList<Packet> packets(RequiredFlow flow) {
    ImmutableList.Builder<Packet> packets = ImmutableList.builder();
    for (InetAddress source : all(flow.packets().sources())) {
      for (InetAddress destination : all(flow.packets().destinations())) {
        for (int port : SOURCE_PORTS) {
          packets.add(new Packet(Protocol.TCP, source, port, destination, 443));
        }
      }
    }
    return packets.build();
  }

  private static List<InetAddress> all(AddressSet addresses) {
    return addresses.prefixes().stream()
        .flatMap(
            prefix ->
                Stream.iterate(
                    prefix.first(),
                    prefix::contains,
                    com.google.common.net.InetAddresses::increment))
        .filter(address -> AddressFamily.of(address) == AddressFamily.IPV4)
        .toList();
  }

  /** Rules that overlap in every way: with ports, tags, parts of either side, and everything. */
  static ImmutableList<SecurityRule> palette() {
    return ImmutableList.of(
        rule("AllowBatch", RuleAction.ALLOW).destinations(RuleAddresses.of(REQUIRED)).build(),
        rule("DenyPart", RuleAction.DENY)
            .destinations(RuleAddresses.parse("192.0.2.0/31"))
            .destinationPorts(PortSet.of(80, 443))
            .build(),
        rule("AllowOne", RuleAction.ALLOW)
            .protocols(ProtocolSet.of(Protocol.TCP))
            .destinations(RuleAddresses.parse("192.0.2.1"))
            .destinationPorts(PortSet.of(443))
            .build(),
        rule("DenyNode", RuleAction.DENY).sources(RuleAddresses.parse("10.0.0.4")).build(),
        rule("DenySourcePorts", RuleAction.DENY)
            .sourcePorts(PortSet.of(new PortRange(49_152, 65_535)))
            .destinations(RuleAddresses.of(ServiceTag.INTERNET))
            .build(),
        rule("DenyAll", RuleAction.DENY).build(),
        rule("AllowCloud", RuleAction.ALLOW)
            .protocols(ProtocolSet.of(Protocol.TCP))
            .sources(RuleAddresses.of(ServiceTag.VIRTUAL_NETWORK))
            .destinations(RuleAddresses.of(ServiceTag.AZURE_CLOUD))
            .destinationPorts(PortSet.of(new PortRange(400, 500)))
            .build(),
        rule("DenyUdp", RuleAction.DENY).protocols(ProtocolSet.of(Protocol.UDP)).build());
  }

  private static SecurityRule.Builder rule(String name, RuleAction action) {
    return SecurityRule.builder()
        .name(name)
        .direction(Direction.OUTBOUND)
        .action(action)
        .priority(100);
  }

  /** The rules in this order. */
  static ImmutableList<SecurityRule> inOrder(List<SecurityRule> rules) {
    ImmutableList.Builder<SecurityRule> ordered = ImmutableList.builder();
    for (int i = 0; i < rules.size(); i++) {
      ordered.add(rules.get(i).toBuilder().priority(100 + i).build());
    }
    return ordered.build();
  }

  static Route route(String prefix, NextHopType hop) {
    return Route.of(
        "to " + prefix,
        new RouteDestination.Network(IpPrefix.parse(prefix)),
        hop,
        Optional.empty());
  }
}
