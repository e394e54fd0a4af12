package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.EffectiveSecurityRules;
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
import io.github.batchcomm.model.ServiceTagCatalogue;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** What one document shows of networks, before it is brought together with the others. */
@Value.Immutable
interface NetworkContent {

  ImmutableList<Sighting<ServiceTagCatalogue>> serviceTags();

  /** {@return the virtual networks, without their subnets and peerings} */
  ImmutableList<Sighting<VirtualNetwork>> virtualNetworks();

  ImmutableList<Sighting<Subnet>> subnets();

  Parts<VirtualNetworkPeering> peerings();

  ImmutableList<Sighting<SecurityGroup>> securityGroups();

  Parts<SecurityRule> securityRules();

  ImmutableList<Sighting<Table>> routeTables();

  Parts<Route> routes();

  ImmutableList<Sighting<NatGateway>> natGateways();

  ImmutableList<Sighting<PublicIpAddress>> publicIpAddresses();

  ImmutableList<Sighting<PublicIpPrefix>> publicIpPrefixes();

  ImmutableList<Sighting<AzureFirewall>> azureFirewalls();

  ImmutableList<Sighting<FirewallPolicy>> firewallPolicies();

  ImmutableList<Sighting<FirewallRuleCollectionGroup>> ruleCollectionGroups();

  ImmutableList<Sighting<IpGroup>> ipGroups();

  /** {@return what resources list of the resources that have them or are of them} */
  ImmutableList<Sighting<Belongings>> belongings();

  ImmutableList<Sighting<ServiceEndpointPolicy>> serviceEndpointPolicies();

  /** {@return the private endpoints, without the addresses that only their interfaces show} */
  ImmutableList<Sighting<PrivateEndpoint>> privateEndpoints();

  ImmutableList<EndpointInterface> endpointInterfaces();

  ImmutableList<InterfaceAddresses> interfaceAddresses();

  ImmutableList<Sighting<DnsZone>> dnsZones();

  /** {@return the links of private DNS zones, each the id of a virtual network} */
  Parts<ResourceId> dnsLinks();

  /** {@return the record sets of private DNS zones, each the addresses in it} */
  Parts<ImmutableSet<InetAddress>> dnsRecords();

  ImmutableList<Sighting<EffectiveSecurityRules>> effectiveSecurityRules();

  /**
   * {@return the effective routes of network interfaces; where these stand, documents do not say}
   */
  ImmutableList<Sighting<EffectiveRoutes>> effectiveRoutes();

  /** Builds a {@link NetworkContent}. */
  final class Builder extends ImmutableNetworkContent.Builder {
    Builder() {}
  }

  /**
   * A network security group without the rules that people write.
   *
   * @param id its id
   * @param defaultRules its default rules, if given
   */
  record SecurityGroup(ResourceId id, Optional<ImmutableList<SecurityRule>> defaultRules) {}

  /**
   * A route table without its routes.
   *
   * @param id its id
   * @param disableBgpRoutePropagation whether routes learned from gateways are kept out, if given
   */
  record Table(ResourceId id, Optional<Boolean> disableBgpRoutePropagation) {}

  /**
   * All resources that have another one, as that one lists them.
   *
   * @param property the property by which they have it
   * @param owned the resource they have
   * @param owners the resources that have it
   */
  record Belongings(
      Contradiction.Property property, ResourceId owned, ImmutableSet<ResourceId> owners) {}

  /**
   * That a private endpoint has a network interface.
   *
   * @param endpoint the endpoint's id
   * @param networkInterface the interface's id
   */
  record EndpointInterface(ResourceId endpoint, ResourceId networkInterface) {}

  /**
   * The private addresses of a network interface.
   *
   * @param networkInterface the interface's id
   * @param addresses its addresses
   */
  record InterfaceAddresses(ResourceId networkInterface, ImmutableSet<InetAddress> addresses) {}

  /**
   * A private DNS zone without its links and record sets.
   *
   * @param id its id
   * @param links how many links it has, if given
   * @param recordSets how many record sets of any type it has, if given
   */
  record DnsZone(ResourceId id, OptionalInt links, OptionalInt recordSets) {}
}
