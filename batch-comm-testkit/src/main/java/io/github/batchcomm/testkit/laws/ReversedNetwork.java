package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.VirtualNetwork;

/**
 * A network whose documents come in the opposite order, and what they list without an order of its
 * own. Left alone are what is declared, of which the first holds, and rules of one collection,
 * which are asked from top to bottom.
 */
final class ReversedNetwork {

  private ReversedNetwork() {}

  static Network of(Network network) {
    return network.toBuilder()
        .serviceTagCatalogues(network.serviceTagCatalogues().reverse())
        .virtualNetworks(
            network.virtualNetworks().reverse().stream()
                .map(ReversedNetwork::of)
                .collect(toImmutableList()))
        .networkSecurityGroups(network.networkSecurityGroups().reverse())
        .routeTables(
            network.routeTables().reverse().stream()
                .map(it -> RouteTable.builder().from(it).routes(it.routes().reverse()).build())
                .collect(toImmutableList()))
        .natGateways(network.natGateways().reverse())
        .publicIpAddresses(network.publicIpAddresses().reverse())
        .publicIpPrefixes(network.publicIpPrefixes().reverse())
        .azureFirewalls(
            network.azureFirewalls().reverse().stream()
                .map(it -> it.toBuilder().ruleCollections(it.ruleCollections().reverse()).build())
                .collect(toImmutableList()))
        .firewallPolicies(network.firewallPolicies().reverse())
        .firewallRuleCollectionGroups(
            network.firewallRuleCollectionGroups().reverse().stream()
                .map(
                    it ->
                        new FirewallRuleCollectionGroup(
                            it.id(), it.priority(), it.collections().reverse()))
                .collect(toImmutableList()))
        .ipGroups(network.ipGroups().reverse())
        .privateEndpoints(network.privateEndpoints().reverse())
        .privateDnsZones(network.privateDnsZones().reverse())
        .build();
  }

  private static VirtualNetwork of(VirtualNetwork network) {
    return network.toBuilder()
        .subnets(network.subnets().reverse())
        .peerings(network.peerings().map(ImmutableList::reverse))
        .build();
  }
}
