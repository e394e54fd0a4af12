package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.immutables.value.Value;

/**
 * Everything that is known of the networks around pools: what documents of Azure show, and what
 * somebody declares besides. What is not in it is unknown.
 *
 * <p>Resources of one kind are found by their ids; no two of a kind may have the same.
 */
@Value.Immutable
public interface Network extends Serializable {

  /** {@return the lists of service tags, at most one for each cloud} */
  ImmutableList<ServiceTagCatalogue> serviceTagCatalogues();

  /** {@return the virtual networks with their subnets} */
  ImmutableList<VirtualNetwork> virtualNetworks();

  /** {@return the network security groups} */
  ImmutableList<NetworkSecurityGroup> networkSecurityGroups();

  /** {@return the route tables} */
  ImmutableList<RouteTable> routeTables();

  /** {@return the NAT gateways} */
  ImmutableList<NatGateway> natGateways();

  /** {@return the public IP addresses} */
  ImmutableList<PublicIpAddress> publicIpAddresses();

  /** {@return the public IP prefixes} */
  ImmutableList<PublicIpPrefix> publicIpPrefixes();

  /** {@return the Azure Firewalls} */
  ImmutableList<AzureFirewall> azureFirewalls();

  /** {@return the firewall policies} */
  ImmutableList<FirewallPolicy> firewallPolicies();

  /** {@return the rule collection groups of the firewall policies} */
  ImmutableList<FirewallRuleCollectionGroup> firewallRuleCollectionGroups();

  /** {@return the IP groups} */
  ImmutableList<IpGroup> ipGroups();

  /** {@return the service endpoint policies} */
  ImmutableList<ServiceEndpointPolicy> serviceEndpointPolicies();

  /** {@return the private endpoints} */
  ImmutableList<PrivateEndpoint> privateEndpoints();

  /** {@return the private DNS zones} */
  ImmutableList<PrivateDnsZone> privateDnsZones();

  /** {@return the effective security rules of network interfaces} */
  ImmutableList<EffectiveSecurityRules> effectiveSecurityRules();

  /** {@return the effective routes of network interfaces} */
  ImmutableList<EffectiveRoutes> effectiveRoutes();

  /** {@return the declared software firewalls, by the pool whose nodes run them} */
  ImmutableMap<PoolKey, HostFirewall> hostFirewalls();

  /**
   * {@return what is declared of appliances, in order: of two that concern one address, the first
   * holds}
   */
  ImmutableList<ApplianceAssumption> applianceAssumptions();

  /**
   * {@return what documents say in contradiction to each other, in order; each property that they
   * are about is unknown here}
   */
  ImmutableList<Contradiction> contradictions();

  /**
   * Finds the contradictions about a property.
   *
   * @param resource the resource's id
   * @param property the property
   * @return the contradictions about it, in order
   */
  default ImmutableList<Contradiction> contradictions(
      ResourceId resource, Contradiction.Property property) {
    return contradictions().stream()
        .filter(it -> it.property() == property && it.resource().equals(resource))
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Finds the service tags of a cloud.
   *
   * @param cloud the cloud
   * @return its catalogue, if there is one
   */
  default Optional<ServiceTagCatalogue> serviceTags(Cloud cloud) {
    return serviceTagCatalogues().stream()
        .filter(catalogue -> catalogue.cloud() == cloud)
        .findFirst();
  }

  /**
   * Finds a virtual network.
   *
   * @param id its id
   * @return the virtual network, if it is known
   */
  default Optional<VirtualNetwork> virtualNetwork(ResourceId id) {
    return find(virtualNetworks(), VirtualNetwork::id, id);
  }

  /**
   * Finds a subnet.
   *
   * @param id its id
   * @return the subnet, if it is known
   */
  default Optional<Subnet> subnet(ResourceId id) {
    return virtualNetworks().stream()
        .flatMap(network -> network.subnets().stream())
        .filter(subnet -> subnet.id().equals(id))
        .findFirst();
  }

  /**
   * Finds a network security group.
   *
   * @param id its id
   * @return the group, if it is known
   */
  default Optional<NetworkSecurityGroup> networkSecurityGroup(ResourceId id) {
    return find(networkSecurityGroups(), NetworkSecurityGroup::id, id);
  }

  /**
   * Finds a route table.
   *
   * @param id its id
   * @return the table, if it is known
   */
  default Optional<RouteTable> routeTable(ResourceId id) {
    return find(routeTables(), RouteTable::id, id);
  }

  /**
   * Finds a NAT gateway.
   *
   * @param id its id
   * @return the gateway, if it is known
   */
  default Optional<NatGateway> natGateway(ResourceId id) {
    return find(natGateways(), NatGateway::id, id);
  }

  /**
   * Finds a public IP address.
   *
   * @param id the resource's id
   * @return the resource, if it is known
   */
  default Optional<PublicIpAddress> publicIpAddress(ResourceId id) {
    return find(publicIpAddresses(), PublicIpAddress::id, id);
  }

  /**
   * Finds a public IP prefix.
   *
   * @param id the resource's id
   * @return the resource, if it is known
   */
  default Optional<PublicIpPrefix> publicIpPrefix(ResourceId id) {
    return find(publicIpPrefixes(), PublicIpPrefix::id, id);
  }

  /**
   * Finds a firewall policy.
   *
   * @param id its id
   * @return the policy, if it is known
   */
  default Optional<FirewallPolicy> firewallPolicy(ResourceId id) {
    return find(firewallPolicies(), FirewallPolicy::id, id);
  }

  /**
   * Finds a rule collection group.
   *
   * @param id its id
   * @return the group, if it is known
   */
  default Optional<FirewallRuleCollectionGroup> firewallRuleCollectionGroup(ResourceId id) {
    return find(firewallRuleCollectionGroups(), FirewallRuleCollectionGroup::id, id);
  }

  /**
   * Finds an IP group.
   *
   * @param id its id
   * @return the group, if it is known
   */
  default Optional<IpGroup> ipGroup(ResourceId id) {
    return find(ipGroups(), IpGroup::id, id);
  }

  /**
   * Finds a service endpoint policy.
   *
   * @param id its id
   * @return the policy, if it is known
   */
  default Optional<ServiceEndpointPolicy> serviceEndpointPolicy(ResourceId id) {
    return find(serviceEndpointPolicies(), ServiceEndpointPolicy::id, id);
  }

  /**
   * Finds a private endpoint.
   *
   * @param id its id
   * @return the endpoint, if it is known
   */
  default Optional<PrivateEndpoint> privateEndpoint(ResourceId id) {
    return find(privateEndpoints(), PrivateEndpoint::id, id);
  }

  private static <T> Optional<T> find(
      Collection<T> resources, Function<T, ResourceId> idOf, ResourceId id) {
    return resources.stream().filter(resource -> idOf.apply(resource).equals(id)).findFirst();
  }

  /**
   * Refuses two resources of one kind and id, two catalogues of one cloud, and a contradiction
   * about a property that is known.
   */
  @Value.Check
  default void check() {
    NetworkUniqueness.check(this);
    contradictions().forEach(it -> ContestedProperty.check(this, it));
  }

  /** {@return a network of which nothing is known} */
  static Network unknown() {
    return builder().build();
  }

  /** {@return a builder; what is not set on it stays unknown} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds this network's values} */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link Network}. */
  final class Builder extends ImmutableNetwork.Builder {
    Builder() {}
  }
}
