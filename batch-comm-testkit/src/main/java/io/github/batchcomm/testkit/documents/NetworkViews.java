package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Resources of networks in part, as {@link Views} has accounts and pools. */
final class NetworkViews {

  private NetworkViews() {}

  /** {@return the views of a virtual network, without subnets and peerings} */
  static ImmutableList<VirtualNetwork> of(VirtualNetwork network, int count, Variation variation) {
    ImmutableList<VirtualNetwork.Builder> views =
        views(count, () -> VirtualNetwork.builder().id(network.id()));
    Spread<VirtualNetwork.Builder> spread = new Spread<>(views, variation);
    spread.show(it -> it.region(network.region()));
    spread.show(it -> it.addressSpace(network.addressSpace()));
    spread.show(it -> it.dnsServers(network.dnsServers()));
    return views.stream().map(VirtualNetwork.Builder::build).collect(toImmutableList());
  }

  /** {@return the views of a subnet, each with its prefixes, without which it counts as nothing} */
  static ImmutableList<Subnet> of(Subnet subnet, int count, Variation variation) {
    ImmutableList<Subnet.Builder> views =
        views(
            count,
            () -> Subnet.builder().id(subnet.id()).addressPrefixes(subnet.addressPrefixes()));
    Spread<Subnet.Builder> spread = new Spread<>(views, variation);
    spread.show(it -> it.networkSecurityGroup(subnet.networkSecurityGroup()));
    spread.show(it -> it.routeTable(subnet.routeTable()));
    spread.show(it -> it.natGateway(subnet.natGateway()));
    spread.show(it -> it.serviceEndpoints(subnet.serviceEndpoints()));
    spread.show(it -> it.serviceEndpointPolicies(subnet.serviceEndpointPolicies()));
    spread.show(it -> it.defaultOutboundAccess(subnet.defaultOutboundAccess()));
    spread.show(it -> it.privateEndpointNetworkPolicies(subnet.privateEndpointNetworkPolicies()));
    return views.stream().map(Subnet.Builder::build).collect(toImmutableList());
  }

  /** {@return the views of a firewall policy} */
  static ImmutableList<FirewallPolicy> of(FirewallPolicy policy, int count, Variation variation) {
    ImmutableList<FirewallPolicy.Builder> views =
        views(count, () -> FirewallPolicy.builder().id(policy.id()));
    Spread<FirewallPolicy.Builder> spread = new Spread<>(views, variation);
    spread.show(it -> it.basePolicy(policy.basePolicy()));
    spread.show(it -> it.ruleCollectionGroups(policy.ruleCollectionGroups()));
    spread.show(it -> it.threatIntelligence(policy.threatIntelligence()));
    return views.stream().map(FirewallPolicy.Builder::build).collect(toImmutableList());
  }

  /** {@return the views of a private endpoint, without its addresses} */
  static ImmutableList<PrivateEndpoint> of(
      PrivateEndpoint endpoint, int count, Variation variation) {
    ImmutableList<PrivateEndpoint.Builder> views =
        views(count, () -> PrivateEndpoint.builder().id(endpoint.id()));
    Spread<PrivateEndpoint.Builder> spread = new Spread<>(views, variation);
    spread.show(it -> it.subnet(endpoint.subnet()));
    spread.show(it -> it.connections(endpoint.connections()));
    spread.show(it -> it.provisioningState(endpoint.provisioningState()));
    return views.stream().map(PrivateEndpoint.Builder::build).collect(toImmutableList());
  }

  private static <B> ImmutableList<B> views(int count, Supplier<B> view) {
    return Stream.generate(view).limit(count).collect(toImmutableList());
  }
}
