package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.TestInventory;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.endpoint.RequiredEndpoints;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicNetworkAccess;
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
import io.github.batchcomm.model.VirtualNetwork;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A pool with its account and network, made by hand, whose flows are judged and whose proofs are
 * checked. Its subnet has a network security group of default rules and nothing else.
 */
record ProofCases(BatchAccount account, BatchPool pool, Network network) {

  static final String PROVIDERS = TestInventory.GROUP + "Microsoft.Network/";
  static final ResourceId VIRTUAL_NETWORK = id("virtualNetworks/vnet1");
  static final ResourceId SUBNET = TestInventory.SUBNET.id();

  /** Rules that let everything through. */
  static final ImmutableList<SecurityRule> ALLOWING =
      ImmutableList.of(
          SecurityRule.builder()
              .name("AllowOut")
              .priority(4000)
              .direction(Direction.OUTBOUND)
              .action(RuleAction.ALLOW)
              .build(),
          SecurityRule.builder()
              .name("AllowIn")
              .priority(4000)
              .direction(Direction.INBOUND)
              .action(RuleAction.ALLOW)
              .build());

  static final ResourceId ENDPOINTS = id("virtualNetworks/vnet1/subnets/endpoints");
  static final ResourceId GROUP = id("networkSecurityGroups/nsg-batch");
  static final ResourceId TABLE = id("routeTables/rt-batch");
  static final ResourceId FIREWALL = id("azureFirewalls/fw-hub");
  static final ResourceId FIREWALL_SUBNET =
      ResourceId.parse(VIRTUAL_NETWORK + "/subnets/AzureFirewallSubnet");
  static final String FIREWALL_ADDRESS = "10.0.9.4";

  static final String BATCH = "simplified-node-management-outbound";
  static final String PRIVATE = "simplified-private-endpoint-outbound";
  static final String STORAGE = "classic-storage-outbound";
  static final String INBOUND = "classic-node-management-inbound";

  static ProofCases plain() {
    return new ProofCases(
        TestInventory.account(),
        TestInventory.poolInCustomerNetwork(),
        Network.builder()
            .addVirtualNetworks(virtualNetwork(subnet("10.0.0.0/24").build()))
            .addNetworkSecurityGroups(NetworkSecurityGroup.builder().id(GROUP).build())
            .build());
  }

  /** A pool without public addresses and a private endpoint at 10.0.1.5 that it calls. */
  static ProofCases withPrivateEndpoint(String space, PrivateEndpointNetworkPolicies policies) {
    ProofCases plain = plain();
    IpPrefix whole = IpPrefix.parse(space);
    String start = InetAddresses.toAddrString(whole.network()).replaceAll("\\.0\\.0$", "");
    Subnet endpoints =
        Subnet.builder()
            .id(ENDPOINTS)
            .addAddressPrefixes(IpPrefix.parse(start + ".1.0/24"))
            .networkSecurityGroup(Presence.none())
            .privateEndpointNetworkPolicies(policies)
            .build();
    Network network =
        plain.network().toBuilder()
            .virtualNetworks(
                ImmutableList.of(
                    virtualNetwork(subnet(start + ".0.0/24").build(), endpoints).toBuilder()
                        .addressSpace(ImmutableList.of(whole))
                        .build()))
            .addPrivateEndpoints(
                PrivateEndpoint.builder()
                    .id(TestInventory.PRIVATE_ENDPOINT)
                    .subnet(ENDPOINTS)
                    .addConnections(
                        new PrivateEndpoint.Connection(
                            TestInventory.ACCOUNT_ID,
                            ImmutableSet.of("nodeManagement"),
                            PrivateEndpointConnectionStatus.APPROVED))
                    .addAddresses(InetAddresses.forString(start + ".1.5"))
                    .build())
            .addPrivateDnsZones(zone("guid1.westeurope.service", start + ".1.5"))
            .build();
    BatchAccount account =
        TestInventory.withConnections(
            plain.account().toBuilder()
                .publicNetworkAccess(PublicNetworkAccess.DISABLED)
                .nodeManagementEndpoint(new HostName("guid1.westeurope.service.batch.azure.com"))
                .build(),
            TestInventory.connection(
                PrivateEndpointConnectionStatus.APPROVED, PrivateLinkSubResource.NODE_MANAGEMENT));
    return new ProofCases(
        account,
        TestInventory.withoutPublicIp(plain.pool(), NoPublicIpGeneration.V2_SIMPLIFIED),
        network);
  }

  static PrivateDnsZone zone(String record, String address) {
    return PrivateDnsZone.builder()
        .id(id("privateDnsZones/privatelink.batch.azure.com"))
        .virtualNetworkLinks(ImmutableSet.of(VIRTUAL_NETWORK))
        .addressRecords(ImmutableSetMultimap.of(record, InetAddresses.forString(address)))
        .build();
  }

  static Subnet.Builder subnet(String... prefixes) {
    Subnet.Builder subnet =
        Subnet.builder()
            .id(SUBNET)
            .networkSecurityGroup(Presence.of(GROUP))
            .routeTable(Presence.none())
            .natGateway(Presence.none())
            .serviceEndpoints(ImmutableList.of())
            .serviceEndpointPolicies(ImmutableSet.of());
    Stream.of(prefixes).map(IpPrefix::parse).forEach(subnet::addAddressPrefixes);
    return subnet;
  }

  static VirtualNetwork virtualNetwork(Subnet... subnets) {
    return VirtualNetwork.builder()
        .id(VIRTUAL_NETWORK)
        .addAddressSpace(IpPrefix.parse("10.0.0.0/16"))
        .addSubnets(subnets)
        .addSubnets(
            subnet("10.0.9.0/26").id(FIREWALL_SUBNET).networkSecurityGroup(Presence.none()).build())
        .peerings(ImmutableList.of())
        .dnsServers(ImmutableList.of())
        .build();
  }

  ProofCases with(Consumer<Network.Builder> change) {
    Network.Builder builder = network.toBuilder();
    change.accept(builder);
    return new ProofCases(account, pool, builder.build());
  }

  ProofCases withAccount(Consumer<BatchAccount.Builder> change) {
    BatchAccount.Builder builder = account.toBuilder();
    change.accept(builder);
    return new ProofCases(builder.build(), pool, network);
  }

  ProofCases withPool(BatchPool changed) {
    return new ProofCases(account, changed, network);
  }

  ProofCases withSubnet(Consumer<Subnet.Builder> change) {
    VirtualNetwork old = network.virtualNetworks().get(0);
    Subnet.Builder first = old.subnets().get(0).toBuilder();
    change.accept(first);
    ImmutableList<Subnet> others = old.subnets().subList(1, old.subnets().size());
    return withVirtualNetwork(
        it ->
            it.subnets(ImmutableList.<Subnet>builder().add(first.build()).addAll(others).build()));
  }

  ProofCases withVirtualNetwork(Consumer<VirtualNetwork.Builder> change) {
    VirtualNetwork.Builder builder = network.virtualNetworks().get(0).toBuilder();
    change.accept(builder);
    return with(it -> it.virtualNetworks(ImmutableList.of(builder.build())));
  }

  ProofCases withRules(SecurityRule... rules) {
    return with(
        it ->
            it.networkSecurityGroups(
                ImmutableList.of(
                    NetworkSecurityGroup.builder().id(GROUP).addSecurityRules(rules).build())));
  }

  private ImmutableList<SecurityRule> ownRules() {
    return network
        .networkSecurityGroup(GROUP)
        .map(
            it ->
                ImmutableList.<SecurityRule>builder()
                    .addAll(it.inbound())
                    .addAll(it.outbound())
                    .build())
        .orElse(ALLOWING);
  }

  /** With the effective rules of its own group, as they stand, and of another. */
  ProofCases withEffectiveGroup(
      Optional<ResourceId> group, EffectiveSecurityGroup.Level level, SecurityRule... rules) {
    EffectiveSecurityRules effective =
        EffectiveSecurityRules.builder()
            .addGroups(
                EffectiveSecurityGroup.of(
                    Optional.of(GROUP),
                    EffectiveSecurityGroup.Level.SUBNET,
                    Optional.of(SUBNET),
                    ownRules()),
                EffectiveSecurityGroup.of(
                    group, level, Optional.empty(), ImmutableList.copyOf(rules)))
            .build();
    return with(it -> it.addEffectiveSecurityRules(effective));
  }

  ProofCases withRoutes(Route... routes) {
    return with(it ->
            it.addRouteTables(
                RouteTable.builder()
                    .id(TABLE)
                    .addRoutes(routes)
                    .disableBgpRoutePropagation(true)
                    .build()))
        .withSubnet(it -> it.routeTable(Presence.of(TABLE)));
  }

  ProofCases withFirewall(FirewallRule... rules) {
    return with(
        it ->
            it.addAzureFirewalls(
                AzureFirewall.builder()
                    .id(FIREWALL)
                    .addPrivateAddresses(InetAddresses.forString(FIREWALL_ADDRESS))
                    .subnet(FIREWALL_SUBNET)
                    .addPublicIpAddresses(id("publicIPAddresses/ip-firewall"))
                    .policy(Presence.none())
                    .addRuleCollections(
                        new FirewallRuleCollection(
                            "batch", 200, FirewallAction.ALLOW, ImmutableList.copyOf(rules)))
                    .build()));
  }

  /** With a catalogue of tags, each as its name and prefixes separated by blanks. */
  ProofCases withTags(String... tags) {
    ServiceTagCatalogue.Builder catalogue =
        ServiceTagCatalogue.builder().cloud(Cloud.PUBLIC).changeNumber(1);
    for (String tag : tags) {
      ImmutableList<String> words = ImmutableList.copyOf(tag.split(" ", -1));
      catalogue.putTags(
          ServiceTag.parse(words.get(0)),
          addresses(words.subList(1, words.size()).toArray(String[]::new)));
      catalogue.putListedPrefixes(
          ServiceTag.parse(words.get(0)),
          words.stream().skip(1).map(IpPrefix::parse).collect(ImmutableList.toImmutableList()));
    }
    return with(it -> it.serviceTagCatalogues(ImmutableList.of(catalogue.build())));
  }

  NetworkAudit audit() {
    return new NetworkEvaluation(Editions.latest())
        .evaluate(account, pool, endpoints(), network, Scene.AS_OF);
  }

  NetworkVerdict verdict(String endpoint) {
    return audit()
        .verdict(endpoint)
        .orElseThrow(() -> new AssertionError("not among " + endpoints()));
  }

  Proof proof(String endpoint) {
    NetworkVerdict verdict = verdict(endpoint);
    if (verdict instanceof NetworkVerdict.Permitted permitted) {
      return permitted.proof();
    }
    throw new AssertionError(verdict);
  }

  ImmutableList<String> check(Proof proof) {
    return new ProofChecker(Editions.latest()).check(proof, account, pool, network, Scene.AS_OF);
  }

  private ImmutableList<RequiredEndpoint> endpoints() {
    RequiredEndpoints required = new RequiredEndpoints(Editions.latest());
    return Stream.of(CommunicationModel.values())
        .flatMap(it -> required.forModels(account, pool, ImmutableSet.of(it)).stream())
        .collect(ImmutableList.toImmutableList());
  }

  static ResourceId id(String path) {
    return ResourceId.parse(PROVIDERS + path);
  }

  static AddressSet addresses(String... prefixes) {
    return AddressSet.copyOf(Stream.of(prefixes).map(IpPrefix::parse).toList());
  }

  static SecurityRule.Builder allow(String name, int priority) {
    return rule(name, priority).action(RuleAction.ALLOW);
  }

  static SecurityRule.Builder deny(String name, int priority) {
    return rule(name, priority).action(RuleAction.DENY);
  }

  private static SecurityRule.Builder rule(String name, int priority) {
    return SecurityRule.builder().name(name).priority(priority).direction(Direction.OUTBOUND);
  }

  static Route route(String name, String destination, NextHopType nextHop) {
    return Route.of(name, destination(destination), nextHop, Optional.empty());
  }

  static Route toAppliance(String name, String destination) {
    return Route.of(
        name,
        destination(destination),
        NextHopType.VIRTUAL_APPLIANCE,
        Optional.of(InetAddresses.forString(FIREWALL_ADDRESS)));
  }

  private static RouteDestination destination(String text) {
    return Character.isLetter(text.charAt(0))
        ? new RouteDestination.Tag(ServiceTag.parse(text))
        : new RouteDestination.Network(IpPrefix.parse(text));
  }

  static FirewallRule.Network networkRule(String name, RuleAddresses destinations) {
    return new FirewallRule.Network(
        name,
        ProtocolSet.of(Protocol.TCP),
        RuleAddresses.ANY,
        destinations,
        ImmutableSet.of(),
        PortSet.of(PortRange.of(443)));
  }

  static FirewallRule.Application applicationRule(
      String name, FirewallRule.ApplicationProtocolType type, String host) {
    return new FirewallRule.Application(
        name,
        ImmutableSet.of(new FirewallRule.ApplicationProtocol(type, 443)),
        RuleAddresses.ANY,
        ImmutableSet.of(new HostName(host)),
        false,
        ImmutableSet.of(),
        ImmutableSet.of(),
        ImmutableSet.of(),
        false);
  }
}
