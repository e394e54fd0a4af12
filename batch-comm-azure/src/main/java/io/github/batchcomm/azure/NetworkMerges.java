package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.DefaultOutboundAccess;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.IpGroup;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.PublicIpPrefix;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceEndpointPolicy;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.net.InetAddress;
import java.util.Optional;

/** How views of one resource of a network are brought together; their id is their key. */
final class NetworkMerges {

  static final Merge<VirtualNetwork, ?> VIRTUAL_NETWORK =
      Draft.merge(
          Draft.field(
              "location",
              VirtualNetwork::region,
              (it, region) -> VirtualNetwork.builder().from(it).region(region).build()),
          Draft.field(
              "addressSpace",
              VirtualNetwork::addressSpace,
              (it, space) -> VirtualNetwork.builder().from(it).addressSpace(space).build(),
              Merge.Combination.ofEqual(ImmutableSet::copyOf)),
          Draft.field(
              "dnsServers",
              VirtualNetwork::dnsServers,
              (it, servers) -> VirtualNetwork.builder().from(it).dnsServers(servers).build()));

  static final Merge<Subnet, ?> SUBNET =
      Draft.merge(
          Draft.field(
              "addressPrefixes",
              Subnet::addressPrefixes,
              (it, prefixes) -> it.toBuilder().addressPrefixes(prefixes).build(),
              Merge.Combination.ofEqual(ImmutableSet::copyOf)),
          Draft.field(
              "networkSecurityGroup",
              Subnet::networkSecurityGroup,
              (it, group) -> it.toBuilder().networkSecurityGroup(group).build()),
          Draft.field(
              "routeTable",
              Subnet::routeTable,
              (it, table) -> it.toBuilder().routeTable(table).build()),
          Draft.field(
              "natGateway",
              Subnet::natGateway,
              (it, gateway) -> it.toBuilder().natGateway(gateway).build()),
          Draft.field(
              "serviceEndpoints",
              Subnet::serviceEndpoints,
              (it, endpoints) -> it.toBuilder().serviceEndpoints(endpoints).build(),
              Merge.Combination.ofEqual(it -> it.map(ImmutableSet::copyOf))),
          Draft.field(
              "serviceEndpointPolicies",
              Subnet::serviceEndpointPolicies,
              (it, policies) -> it.toBuilder().serviceEndpointPolicies(policies).build()),
          Draft.field(
              "defaultOutboundAccess",
              Subnet::defaultOutboundAccess,
              (it, access) -> it.toBuilder().defaultOutboundAccess(access).build(),
              NetworkMerges::access),
          Draft.field(
              "privateEndpointNetworkPolicies",
              Subnet::privateEndpointNetworkPolicies,
              (it, policies) -> it.toBuilder().privateEndpointNetworkPolicies(policies).build()));

  static final Merge<VirtualNetworkPeering, ?> PEERING =
      Draft.merge(
          Draft.field(
              "remoteVirtualNetwork",
              VirtualNetworkPeering::remoteVirtualNetwork,
              (it, network) ->
                  VirtualNetworkPeering.builder().from(it).remoteVirtualNetwork(network).build()),
          Draft.field(
              "peeringState",
              VirtualNetworkPeering::state,
              (it, state) -> VirtualNetworkPeering.builder().from(it).state(state).build()),
          Draft.field(
              "remoteAddressSpace",
              VirtualNetworkPeering::remoteAddressSpace,
              (it, space) ->
                  VirtualNetworkPeering.builder().from(it).remoteAddressSpace(space).build(),
              Merge.Combination.ofEqual(ImmutableSet::copyOf)),
          Draft.field(
              "allowVirtualNetworkAccess",
              VirtualNetworkPeering::allowVirtualNetworkAccess,
              (it, access) ->
                  VirtualNetworkPeering.builder()
                      .from(it)
                      .allowVirtualNetworkAccess(access)
                      .build()),
          Draft.field(
              "useRemoteGateways",
              VirtualNetworkPeering::useRemoteGateways,
              (it, use) ->
                  VirtualNetworkPeering.builder().from(it).useRemoteGateways(use).build()));

  static final Merge<NetworkContent.SecurityGroup, ?> SECURITY_GROUP =
      Draft.merge(
          Draft.field(
              "defaultSecurityRules",
              NetworkContent.SecurityGroup::defaultRules,
              (it, rules) -> new NetworkContent.SecurityGroup(it.id(), rules),
              Merge.Combination.ofEqual(it -> it.map(ImmutableSet::copyOf))));

  static final Merge<SecurityRule, ?> SECURITY_RULE = equal("rule");

  static final Merge<NetworkContent.Table, ?> ROUTE_TABLE =
      Draft.merge(
          Draft.field(
              "disableBgpRoutePropagation",
              NetworkContent.Table::disableBgpRoutePropagation,
              (it, disable) -> new NetworkContent.Table(it.id(), disable)));

  static final Merge<Route, ?> ROUTE = equal("route");

  static final Merge<NatGateway, ?> NAT_GATEWAY =
      Draft.merge(
          Draft.field(
              "publicIpAddresses",
              NatGateway::publicIpAddresses,
              (it, addresses) -> new NatGateway(it.id(), addresses, it.publicIpPrefixes())),
          Draft.field(
              "publicIpPrefixes",
              NatGateway::publicIpPrefixes,
              (it, prefixes) -> new NatGateway(it.id(), it.publicIpAddresses(), prefixes)));

  static final Merge<PublicIpAddress, ?> PUBLIC_IP_ADDRESS =
      Draft.merge(
          Draft.field(
              "ipAddress",
              PublicIpAddress::address,
              (it, address) -> PublicIpAddress.of(it.id(), address)));

  static final Merge<PublicIpPrefix, ?> PUBLIC_IP_PREFIX =
      Draft.merge(
          Draft.field(
              "ipPrefix",
              PublicIpPrefix::prefix,
              (it, prefix) -> PublicIpPrefix.of(it.id(), prefix)));

  static final Merge<AzureFirewall, ?> AZURE_FIREWALL =
      Draft.merge(
          Draft.field(
              "privateIPAddress",
              AzureFirewall::privateAddresses,
              (it, addresses) -> it.toBuilder().privateAddresses(addresses).build()),
          Draft.field(
              "publicIPAddress",
              AzureFirewall::publicIpAddresses,
              (it, addresses) -> it.toBuilder().publicIpAddresses(addresses).build()),
          Draft.field(
              "subnet",
              AzureFirewall::subnet,
              (it, subnet) -> it.toBuilder().subnet(subnet).build()),
          Draft.field(
              "virtualHub",
              AzureFirewall::virtualHub,
              (it, hub) -> it.toBuilder().virtualHub(hub).build()),
          Draft.field(
              "hubIPAddresses.publicIPs",
              AzureFirewall::hubPublicAddresses,
              (it, addresses) -> it.toBuilder().hubPublicAddresses(addresses).build()),
          Draft.field(
              "provisioningState",
              AzureFirewall::provisioningState,
              (it, state) -> it.toBuilder().provisioningState(state).build()),
          Draft.field(
              "firewallPolicy",
              AzureFirewall::policy,
              (it, policy) -> it.toBuilder().policy(policy).build()),
          Draft.field(
              "ruleCollections",
              AzureFirewall::ruleCollections,
              (it, collections) -> it.toBuilder().ruleCollections(collections).build(),
              Merge.Combination.ofEqual(ImmutableSet::copyOf)),
          Draft.field(
              "threatIntelMode",
              AzureFirewall::threatIntelligence,
              (it, mode) -> it.toBuilder().threatIntelligence(mode).build()));

  static final Merge<FirewallPolicy, ?> FIREWALL_POLICY =
      Draft.merge(
          Draft.field(
              "basePolicy",
              FirewallPolicy::basePolicy,
              (it, base) -> FirewallPolicy.builder().from(it).basePolicy(base).build()),
          Draft.field(
              "ruleCollectionGroups",
              FirewallPolicy::ruleCollectionGroups,
              (it, groups) ->
                  FirewallPolicy.builder().from(it).ruleCollectionGroups(groups).build()),
          Draft.field(
              "threatIntelMode",
              FirewallPolicy::threatIntelligence,
              (it, mode) -> FirewallPolicy.builder().from(it).threatIntelligence(mode).build()));

  static final Merge<FirewallRuleCollectionGroup, ?> RULE_COLLECTION_GROUP =
      equal("ruleCollections");

  static final Merge<IpGroup, ?> IP_GROUP = equal("ipAddresses");

  static final Merge<ServiceEndpointPolicy, ?> SERVICE_ENDPOINT_POLICY =
      equal("serviceEndpointPolicyDefinitions");

  static final Merge<PrivateEndpoint, ?> PRIVATE_ENDPOINT =
      Draft.merge(
          Draft.field(
              "subnet",
              PrivateEndpoint::subnet,
              (it, subnet) -> it.toBuilder().subnet(subnet).build()),
          Draft.field(
              "provisioningState",
              PrivateEndpoint::provisioningState,
              (it, state) -> it.toBuilder().provisioningState(state).build()),
          Draft.field(
              "privateLinkServiceConnections",
              PrivateEndpoint::connections,
              (it, connections) -> it.toBuilder().connections(connections).build(),
              Merge.Combination.ofEqual(ImmutableSet::copyOf)),
          Draft.field(
              "addresses",
              PrivateEndpoint::addresses,
              (it, addresses) -> it.toBuilder().addresses(addresses).build(),
              NetworkMerges::both));

  static final Merge<NetworkContent.DnsZone, ?> DNS_ZONE =
      Draft.merge(
          Draft.field(
              "numberOfVirtualNetworkLinks",
              NetworkContent.DnsZone::links,
              (it, links) -> new NetworkContent.DnsZone(it.id(), links, it.recordSets())),
          Draft.field(
              "numberOfRecordSets",
              NetworkContent.DnsZone::recordSets,
              (it, sets) -> new NetworkContent.DnsZone(it.id(), it.links(), sets)));

  static final Merge<ResourceId, ?> DNS_LINK = equal("virtualNetwork");

  static final Merge<ImmutableSet<InetAddress>, ?> DNS_RECORD = equal("aRecords");

  private NetworkMerges() {}

  /** What is shown whole or not at all must be the same everywhere. */
  private static <R> Merge<R, ?> equal(String name) {
    return Draft.merge(Draft.field(name, it -> it, (it, same) -> same));
  }

  /** A switch that was never set, and one that is on, are the same to Azure. */
  private static Optional<DefaultOutboundAccess> access(
      DefaultOutboundAccess first, DefaultOutboundAccess second) {
    if (first == second || second == DefaultOutboundAccess.UNKNOWN) {
      return Optional.of(first);
    }
    if (first == DefaultOutboundAccess.UNKNOWN) {
      return Optional.of(second);
    }
    return first == DefaultOutboundAccess.DISABLED || second == DefaultOutboundAccess.DISABLED
        ? Optional.empty()
        : Optional.of(DefaultOutboundAccess.ENABLED);
  }

  /** No document need show all addresses of an endpoint. */
  private static Optional<ImmutableSet<InetAddress>> both(
      ImmutableSet<InetAddress> first, ImmutableSet<InetAddress> second) {
    return Optional.of(Sets.union(first, second).immutableCopy());
  }
}
