package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Sees to it that nothing in a {@link Network} is there twice. */
final class NetworkUniqueness {

  private NetworkUniqueness() {}

  static void check(Network network) {
    unique(network.serviceTagCatalogues(), ServiceTagCatalogue::cloud, "service tag catalogues");
    unique(network.virtualNetworks(), VirtualNetwork::id, "virtual networks");
    unique(network.networkSecurityGroups(), NetworkSecurityGroup::id, "network security groups");
    unique(network.routeTables(), RouteTable::id, "route tables");
    unique(network.natGateways(), NatGateway::id, "NAT gateways");
    unique(network.publicIpAddresses(), PublicIpAddress::id, "public IP addresses");
    unique(network.publicIpPrefixes(), PublicIpPrefix::id, "public IP prefixes");
    unique(network.azureFirewalls(), AzureFirewall::id, "Azure Firewalls");
    unique(network.firewallPolicies(), FirewallPolicy::id, "firewall policies");
    unique(
        network.firewallRuleCollectionGroups(),
        FirewallRuleCollectionGroup::id,
        "rule collection groups");
    unique(network.ipGroups(), IpGroup::id, "IP groups");
    unique(
        network.serviceEndpointPolicies(), ServiceEndpointPolicy::id, "service endpoint policies");
    unique(network.privateEndpoints(), PrivateEndpoint::id, "private endpoints");
    unique(network.privateDnsZones(), PrivateDnsZone::id, "private DNS zones");
  }

  private static <T> void unique(
      Collection<T> resources, Function<T, ? extends Object> key, String kind) {
    Set<Object> seen = new HashSet<>();
    for (T resource : resources) {
      checkArgument(
          seen.add(key.apply(resource)),
          "The network holds two %s of %s",
          kind,
          key.apply(resource));
    }
  }
}
