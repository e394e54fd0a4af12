package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableMap;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.EffectiveRoute;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.IpGroup;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.PoolKey;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.PublicIpPrefix;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceEndpoint;
import io.github.batchcomm.model.ServiceEndpointPolicy;
import io.github.batchcomm.model.ServiceTagCatalogue;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;

/** The arbitraries for the values of networks, by their types. */
final class NetworkTypes {

  static final ImmutableMap<Class<?>, Supplier<Arbitrary<?>>> BY_TYPE =
      ImmutableMap.<Class<?>, Supplier<Arbitrary<?>>>builder()
          .put(ApplianceAssumption.class, NetworkArbitraries::applianceAssumptions)
          .put(AzureFirewall.class, NetworkArbitraries::azureFirewalls)
          .put(Contradiction.class, NetworkArbitraries::contradictions)
          .put(EffectiveRoute.class, NetworkArbitraries::effectiveRoute)
          .put(EffectiveSecurityGroup.class, NetworkArbitraries::effectiveSecurityGroups)
          .put(EffectiveRoutes.class, NetworkArbitraries::effectiveRoutes)
          .put(EffectiveSecurityRules.class, NetworkArbitraries::effectiveSecurityRules)
          .put(FirewallPolicy.class, NetworkArbitraries::firewallPolicies)
          .put(FirewallRule.class, NetworkArbitraries::firewallRules)
          .put(FirewallRuleCollection.class, NetworkArbitraries::firewallRuleCollections)
          .put(FirewallRuleCollectionGroup.class, NetworkArbitraries::firewallRuleCollectionGroups)
          .put(HostFirewall.class, NetworkArbitraries::hostFirewalls)
          .put(IpGroup.class, NetworkArbitraries::ipGroups)
          .put(NatGateway.class, NetworkArbitraries::natGateways)
          .put(Network.class, NetworkArbitraries::networks)
          .put(NetworkSecurityGroup.class, NetworkArbitraries::networkSecurityGroups)
          .put(PoolKey.class, NetworkArbitraries::poolKeys)
          .put(PrivateDnsZone.class, NetworkArbitraries::privateDnsZones)
          .put(PrivateEndpoint.class, NetworkArbitraries::privateEndpoints)
          .put(PublicIpAddress.class, NetworkArbitraries::publicIpAddresses)
          .put(PublicIpPrefix.class, NetworkArbitraries::publicIpPrefixes)
          .put(Route.class, NetworkArbitraries::routes)
          .put(RouteDestination.class, NetworkArbitraries::routeDestinations)
          .put(RouteTable.class, NetworkArbitraries::routeTables)
          .put(RuleAddresses.class, NetworkArbitraries::ruleAddresses)
          .put(SecurityRule.class, NetworkArbitraries::securityRules)
          .put(ServiceEndpoint.class, NetworkArbitraries::serviceEndpoints)
          .put(ServiceEndpointPolicy.class, NetworkArbitraries::serviceEndpointPolicies)
          .put(ServiceTagCatalogue.class, NetworkArbitraries::serviceTagCatalogues)
          .put(Subnet.class, NetworkArbitraries::subnets)
          .put(VirtualNetwork.class, NetworkArbitraries::virtualNetworks)
          .put(VirtualNetworkPeering.class, NetworkArbitraries::virtualNetworkPeerings)
          .buildOrThrow();

  private NetworkTypes() {}
}
