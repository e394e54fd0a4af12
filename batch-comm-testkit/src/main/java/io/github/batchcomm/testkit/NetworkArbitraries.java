package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
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
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.IpGroup;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.PoolKey;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.PublicIpPrefix;
import io.github.batchcomm.model.ResourceId;
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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Arbitraries for the networks around pools, and for what they are made of. Addresses are few and
 * in ranges kept for documentation, so that rules often overlap. Everything generated is valid, and
 * shrinks towards what is short to read.
 *
 * <p>With jqwik they are also found by the type of a parameter, as in {@code @ForAll
 * NetworkSecurityGroup group}.
 */
public final class NetworkArbitraries {

  private NetworkArbitraries() {}

  /** {@return whole networks, to be narrowed} */
  public static NetworkArbitrary networks() {
    return new NetworkArbitrary();
  }

  /** {@return pools with their accounts and the networks around them} */
  public static Arbitrary<NetworkedPool> networkedPools() {
    return networkedPools(BatchArbitraries.inventories().withPools(1, 1).single(), networks());
  }

  /**
   * Generates pools with the networks around them.
   *
   * @param accounts accounts, each with one pool or more, of which the first is taken
   * @param networks what the networks are; around what they were narrowed to does not matter
   * @return the pools in these networks
   */
  public static Arbitrary<NetworkedPool> networkedPools(
      Arbitrary<InventoryAccount> accounts, NetworkArbitrary networks) {
    return Combinators.combine(accounts, networks.drafts())
        .as(
            (account, draft) -> {
              BatchPool pool = account.pools().get(0);
              return new NetworkedPool(
                  account.account(),
                  pool,
                  draft.around(
                      NetworkArbitrary.placesOf(account.account(), ImmutableList.of(pool))));
            })
        .withoutEdgeCases();
  }

  /**
   * Generates pools that stand in a spoke, with what they need to communicate in simplified mode:
   * mostly a private endpoint to node management or a public endpoint that answers the firewall's
   * addresses.
   *
   * @param accounts accounts, each with one pool or more, of which the first is taken
   * @param networks what the networks are
   * @return the pools in these networks, each beside a hub
   */
  public static Arbitrary<NetworkedPool> hubAndSpokePools(
      Arbitrary<InventoryAccount> accounts, NetworkArbitrary networks) {
    return Combinators.combine(
            accounts, networks.withHubAndSpokes().drafts(), SpokeAccount.arbitrary())
        .as(
            (account, draft, access) -> {
              BatchPool pool = account.pools().get(0);
              BatchAccount own = access.of(account.account(), pool);
              return new NetworkedPool(
                  own, pool, draft.around(NetworkArbitrary.placesOf(own, ImmutableList.of(pool))));
            })
        .withoutEdgeCases();
  }

  // Service tags and what rules name.

  /**
   * {@return lists of service tags that agree with what is known of Azure's tags; some lack tags or
   * list them without addresses}
   */
  public static Arbitrary<ServiceTagCatalogue> serviceTagCatalogues() {
    return Draft.anywhere(TagCatalogues.catalogues());
  }

  /**
   * {@return what rules name: everything, addresses of both families, tags, application security
   * groups and IP groups, and several of these}
   */
  public static Arbitrary<RuleAddresses> ruleAddresses() {
    return Draft.anywhere(RuleNames.any());
  }

  /** {@return service endpoint policies, with the alias of Azure Batch and without} */
  public static Arbitrary<ServiceEndpointPolicy> serviceEndpointPolicies() {
    return Draft.anywhere(VirtualNetworks.serviceEndpointPolicies());
  }

  /** {@return IP groups of up to three networks} */
  public static Arbitrary<IpGroup> ipGroups() {
    return Draft.anywhere(Firewalls.ipGroups());
  }

  /**
   * {@return contradictions about each property of a subnet, a firewall and its policies: a
   * resource lists one that, by another document, does not have it}
   */
  public static Arbitrary<Contradiction> contradictions() {
    return Combinators.combine(
            Arbitraries.of(Contradiction.Property.class),
            Arbitraries.of("a.json", "b.json"),
            Arbitraries.of("b.json", "c.json"),
            Place.arbitrary())
        .as(
            (property, first, second, place) ->
                contradiction(property, first, second, place.subnet().id()));
  }

  private static Contradiction contradiction(
      Contradiction.Property property, String first, String second, ResourceId subnet) {
    ResourceId resource =
        switch (property) {
          case NETWORK_SECURITY_GROUP, ROUTE_TABLE, NAT_GATEWAY, SERVICE_ENDPOINT_POLICIES ->
              subnet;
          case FIREWALL_POLICY -> beside(subnet, "azureFirewalls/fw1");
          case BASE_POLICY, RULE_COLLECTION_GROUPS -> beside(subnet, "firewallPolicies/p1");
        };
    return new Contradiction(
        resource,
        property,
        new Contradiction.Statement(first, "other lists " + resource.name()),
        new Contradiction.Statement(second, resource.name() + " has none"));
  }

  private static ResourceId beside(ResourceId subnet, String typeAndName) {
    String network = subnet.parent().orElseThrow().toString();
    return ResourceId.parse(
        network.substring(0, network.indexOf("/virtualNetworks/") + 1) + typeAndName);
  }

  // Security groups.

  /**
   * {@return security rules: those that people write, default rules and those of network managers}
   */
  public static Arbitrary<SecurityRule> securityRules() {
    return Draft.anywhere(SecurityRules.rules());
  }

  /** {@return network security groups of up to eight rules besides the default ones} */
  public static Arbitrary<NetworkSecurityGroup> networkSecurityGroups() {
    return Draft.anywhere(SecurityRules.groups());
  }

  /**
   * {@return effective security rules of interfaces: those of the subnet, and often those of the
   * interface or of a network manager}
   */
  public static Arbitrary<EffectiveSecurityRules> effectiveSecurityRules() {
    return Combinators.combine(Place.arbitrary(), SecurityRules.groups(), SecurityRules.effective())
        .as((place, onSubnet, draft) -> draft.at(place, onSubnet.at(place)));
  }

  /** {@return one list of effective security rules: that of a subnet, an interface or a manager} */
  public static Arbitrary<EffectiveSecurityGroup> effectiveSecurityGroups() {
    return Combinators.combine(effectiveSecurityRules(), Arbitraries.integers().between(0, 9))
        .as((rules, place) -> rules.groups().get(place % rules.groups().size()));
  }

  // Virtual networks.

  /**
   * {@return virtual networks with a subnet for pools, one for private endpoints and sometimes one
   * for gateways, and with a peer or none}
   */
  public static Arbitrary<VirtualNetwork> virtualNetworks() {
    return Draft.anywhere(VirtualNetworks.virtualNetworks(false));
  }

  /** {@return subnets for pools, some of two networks or of both address families} */
  public static Arbitrary<Subnet> subnets() {
    return Draft.anywhere(VirtualNetworks.subnets());
  }

  /** {@return service endpoints} */
  public static Arbitrary<ServiceEndpoint> serviceEndpoints() {
    return VirtualNetworks.serviceEndpoints();
  }

  /** {@return peerings in every state} */
  public static Arbitrary<VirtualNetworkPeering> virtualNetworkPeerings() {
    return Draft.anywhere(VirtualNetworks.peerings(false));
  }

  // Routes and public addresses.

  /** {@return what routes are for: networks and service tags} */
  public static Arbitrary<RouteDestination> routeDestinations() {
    return Draft.anywhere(Routings.destinations());
  }

  /** {@return routes as people write them} */
  public static Arbitrary<Route> routes() {
    return Draft.anywhere(Routings.routes());
  }

  /** {@return route tables of up to four routes to different destinations} */
  public static Arbitrary<RouteTable> routeTables() {
    return Draft.anywhere(Routings.tables(false));
  }

  /** {@return an effective route, active or not} */
  public static Arbitrary<EffectiveRoute> effectiveRoute() {
    return Combinators.combine(effectiveRoutes(), Arbitraries.integers().between(0, 9))
        .as((routes, place) -> routes.routes().get(place % routes.routes().size()));
  }

  /** {@return effective routes, active ones and others} */
  public static Arbitrary<EffectiveRoutes> effectiveRoutes() {
    return Routings.effectiveRoutes();
  }

  /** {@return NAT gateways with addresses, some with a prefix} */
  public static Arbitrary<NatGateway> natGateways() {
    return Draft.anywhere(Routings.natGateways());
  }

  /** {@return public IP addresses, assigned or not yet} */
  public static Arbitrary<PublicIpAddress> publicIpAddresses() {
    return Draft.anywhere(Routings.publicIpAddresses());
  }

  /** {@return public IP prefixes, assigned or not yet} */
  public static Arbitrary<PublicIpPrefix> publicIpPrefixes() {
    return Draft.anywhere(Routings.publicIpPrefixes());
  }

  // Firewalls.

  /** {@return Azure Firewalls with rules of their own or with a policy} */
  public static Arbitrary<AzureFirewall> azureFirewalls() {
    return Draft.anywhere(Firewalls.firewalls());
  }

  /** {@return firewall policies, some with one that they inherit from} */
  public static Arbitrary<FirewallPolicy> firewallPolicies() {
    return Draft.anywhere(Firewalls.policies());
  }

  /** {@return groups of up to three rule collections} */
  public static Arbitrary<FirewallRuleCollectionGroup> firewallRuleCollectionGroups() {
    return Draft.anywhere(Firewalls.groups());
  }

  /** {@return collections of rules of one kind} */
  public static Arbitrary<FirewallRuleCollection> firewallRuleCollections() {
    return Draft.anywhere(Firewalls.collections());
  }

  /** {@return rules of Azure Firewall of every kind} */
  public static Arbitrary<FirewallRule> firewallRules() {
    return Draft.anywhere(Firewalls.rules());
  }

  // Private endpoints.

  /** {@return private endpoints to accounts, in the virtual network of pools or elsewhere} */
  public static Arbitrary<PrivateEndpoint> privateEndpoints() {
    return Draft.anywhere(PrivateLinks.endpoints());
  }

  /** {@return private DNS zones, linked to a virtual network or not} */
  public static Arbitrary<PrivateDnsZone> privateDnsZones() {
    return Draft.anywhere(PrivateLinks.zones(false));
  }

  // What is declared.

  /** {@return declared software firewalls of up to three rules} */
  public static Arbitrary<HostFirewall> hostFirewalls() {
    return Declarations.hostFirewalls();
  }

  /** {@return what is declared of appliances} */
  public static Arbitrary<ApplianceAssumption> applianceAssumptions() {
    return Draft.anywhere(Declarations.appliances());
  }

  /** {@return names of pools among several accounts} */
  public static Arbitrary<PoolKey> poolKeys() {
    return Declarations.poolKeys();
  }
}
