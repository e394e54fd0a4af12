package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.DefaultOutboundAccess;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ServiceEndpoint;
import io.github.batchcomm.model.ServiceEndpointPolicy;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Virtual networks with their subnets and peerings. */
final class VirtualNetworks {

  /** The address space of every virtual network that pools stand in. */
  private static final ImmutableList<IpPrefix> SPACE = prefixes("10.0.0.0/16", "2001:db8::/56");

  /** That of the networks it is peered with. */
  private static final ImmutableList<IpPrefix> PEER_SPACE = prefixes("10.1.0.0/16");

  private static final String ENDPOINTS = "endpoints";

  /** Which networks a subnet of pools has. */
  private enum Size {
    /** Three machines. */
    SMALL,
    /** Three machines, and more in a second network. */
    TWO_NETWORKS,
    /** Some hundred machines. */
    LARGE,
    /** Three machines with addresses of both families. */
    DUAL_STACK
  }

  /** What a subnet of pools refers to. */
  private record Links(
      Draft<Presence<ResourceId>> group,
      Draft<Presence<ResourceId>> routeTable,
      Draft<Presence<ResourceId>> natGateway) {}

  private VirtualNetworks() {}

  static Arbitrary<ServiceEndpoint> serviceEndpoints() {
    return Combinators.combine(
            Arbitraries.of(
                "Microsoft.Storage",
                "Microsoft.Storage.Global",
                "Microsoft.KeyVault",
                "Microsoft.ContainerRegistry",
                "Microsoft.Sql"),
            Arbitraries.of(
                ImmutableSet.of("*"),
                ImmutableSet.<String>of(),
                ImmutableSet.of("westeurope", "northeurope")))
        .as(ServiceEndpoint::new);
  }

  static Arbitrary<Draft<VirtualNetworkPeering>> peerings(boolean known) {
    return Combinators.combine(
            Arbitraries.frequency(
                known
                    ? Arrays.asList(
                        Tuple.of(5, PeeringState.CONNECTED),
                        Tuple.of(1, PeeringState.INITIATED),
                        Tuple.of(1, PeeringState.DISCONNECTED))
                    : Arrays.asList(
                        Tuple.of(5, PeeringState.CONNECTED),
                        Tuple.of(1, PeeringState.INITIATED),
                        Tuple.of(1, PeeringState.DISCONNECTED),
                        Tuple.of(1, PeeringState.UNKNOWN))),
            Draft.given(known, Arbitraries.of(true, true, true, false)),
            Draft.given(known, Arbitraries.of(false, false, false, true)),
            known ? Arbitraries.just(true) : Arbitraries.of(true, false))
        .as(
            (state, access, gateways, spaceShown) ->
                place ->
                    VirtualNetworkPeering.builder()
                        .name("peering1")
                        .remoteVirtualNetwork(place.peer())
                        .state(state)
                        .remoteAddressSpace(spaceShown ? PEER_SPACE : ImmutableList.of())
                        .allowVirtualNetworkAccess(access)
                        .useRemoteGateways(gateways)
                        .build());
  }

  /** A policy that names an account of one's own, and maybe what Batch needs. */
  static Arbitrary<Draft<ServiceEndpointPolicy>> serviceEndpointPolicies() {
    ServiceEndpointPolicy.Definition own =
        new ServiceEndpointPolicy.Definition(
            "own",
            "Microsoft.Storage",
            ImmutableSet.of("/subscriptions/00000000-0000-0000-0000-000000000001"));
    ServiceEndpointPolicy.Definition batch =
        new ServiceEndpointPolicy.Definition(
            "batch", "Global", ImmutableSet.of("/services/Azure/Batch"));
    return Arbitraries.of(
            ImmutableList.of(own),
            ImmutableList.of(own, batch),
            ImmutableList.<ServiceEndpointPolicy.Definition>of())
        .map(
            definitions ->
                place ->
                    new ServiceEndpointPolicy(
                        place.resource("serviceEndpointPolicies", "sep"), definitions));
  }

  /** Subnets that pools stand in. */
  static Arbitrary<Draft<Subnet>> subnets() {
    return poolSubnets(false).map(draft -> place -> draft.at(place, 0));
  }

  /** A subnet of pools, by its position among those of one virtual network. */
  interface SubnetDraft {
    Subnet at(Place place, int position);
  }

  static Arbitrary<SubnetDraft> poolSubnets(boolean known) {
    Arbitrary<Links> links =
        Combinators.combine(
                Draft.presence(known, 6, SecurityRules::groupOf),
                Draft.presence(known, 2, Routings::tableOf),
                Draft.presence(known, 2, Routings::natGatewayOf))
            .as(Links::new);
    Arbitrary<ImmutableSet<Integer>> policies =
        Arbitraries.of(ImmutableSet.of(), ImmutableSet.of(1));
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(5, Size.SMALL),
                Tuple.of(2, Size.TWO_NETWORKS),
                Tuple.of(2, Size.LARGE),
                Tuple.of(2, Size.DUAL_STACK)),
            links,
            Draft.given(known, serviceEndpoints().list().ofMaxSize(2)),
            Draft.given(known, policies),
            known
                ? Arbitraries.of(DefaultOutboundAccess.class)
                    .filter(it -> it != DefaultOutboundAccess.UNKNOWN)
                : Arbitraries.of(DefaultOutboundAccess.class),
            Arbitraries.of(PrivateEndpointNetworkPolicies.class))
        .as(
            (size, linked, endpoints, policyNumbers, outbound, privatePolicies) ->
                (place, position) ->
                    Subnet.builder()
                        .id(place.subnets().get(position).id())
                        .addressPrefixes(prefixes(size, position))
                        .networkSecurityGroup(linked.group().at(place))
                        .routeTable(linked.routeTable().at(place))
                        .natGateway(linked.natGateway().at(place))
                        .serviceEndpoints(endpoints.map(ImmutableList::copyOf))
                        .serviceEndpointPolicies(
                            policyNumbers.map(
                                numbers ->
                                    numbers.isEmpty()
                                        ? ImmutableSet.of()
                                        : ImmutableSet.of(
                                            place.resource("serviceEndpointPolicies", "sep"))))
                        .defaultOutboundAccess(outbound)
                        .privateEndpointNetworkPolicies(privatePolicies)
                        .build());
  }

  /** The virtual network that pools stand in, with all of its subnets. */
  static Arbitrary<Draft<VirtualNetwork>> virtualNetworks(boolean known) {
    Arbitrary<ImmutableList<InetAddress>> dnsServers =
        Arbitraries.frequency(
            Tuple.of(4, ImmutableList.of()),
            Tuple.of(1, ImmutableList.of(InetAddresses.forString("10.0.5.4"))));
    return Combinators.combine(
            poolSubnets(known),
            Draft.given(known, Either.of(2, none(), 1, peerings(known).map(ImmutableList::of))),
            Draft.given(known, dnsServers),
            known ? Arbitraries.just(true) : Arbitraries.of(true, true, true, true, false),
            Arbitraries.of(PrivateEndpointNetworkPolicies.class),
            Arbitraries.frequency(Tuple.of(6, false), Tuple.of(1, true)))
        .as(
            (subnet, peerings, dns, spaceGiven, policies, gateway) ->
                place -> {
                  VirtualNetwork.Builder network =
                      VirtualNetwork.builder()
                          .id(place.virtualNetwork())
                          .region(place.region())
                          .addressSpace(spaceGiven ? SPACE : ImmutableList.of())
                          .peerings(peerings.map(drafts -> Draft.all(drafts).at(place)))
                          .dnsServers(dns);
                  for (int i = 0; i < place.subnets().size(); i++) {
                    network.addSubnets(subnet.at(place, i));
                  }
                  network.addSubnets(
                      Subnet.builder()
                          .id(endpointSubnet(place))
                          .addressPrefixes(prefixes("10.0.2.0/24"))
                          .privateEndpointNetworkPolicies(policies)
                          .build());
                  network.addSubnets(
                      Subnet.builder()
                          .id(firewallSubnet(place))
                          .addressPrefixes(prefixes("10.0.3.0/26"))
                          .networkSecurityGroup(Presence.none())
                          .routeTable(Presence.none())
                          .natGateway(Presence.none())
                          .serviceEndpoints(ImmutableList.of())
                          .serviceEndpointPolicies(ImmutableSet.of())
                          .build());
                  if (gateway) {
                    network.addSubnets(
                        Subnet.builder()
                            .id(place.subnet("GatewaySubnet"))
                            .addressPrefixes(prefixes("10.0.255.0/27"))
                            .build());
                  }
                  return network.build();
                });
  }

  /** A subnet of the virtual network in which private endpoints stand. */
  static ResourceId endpointSubnet(Place place) {
    return place.subnet(ENDPOINTS);
  }

  /** The subnet of the virtual network in which the Azure Firewall is. */
  static ResourceId firewallSubnet(Place place) {
    return place.subnet("AzureFirewallSubnet");
  }

  /** A subnet of the network that may be peered. */
  static ResourceId endpointSubnetOfPeer(Place place) {
    return ResourceId.parse(place.peer() + "/subnets/" + ENDPOINTS);
  }

  /** The network that may be peered. */
  static VirtualNetwork peer(Place place) {
    return VirtualNetwork.builder()
        .id(place.peer())
        .region(Optional.of(place.region()).filter(Region::isKnown))
        .addressSpace(PEER_SPACE)
        .addSubnets(
            Subnet.builder()
                .id(endpointSubnetOfPeer(place))
                .addressPrefixes(prefixes("10.1.2.0/24"))
                .build())
        .build();
  }

  private static Arbitrary<ImmutableList<Draft<VirtualNetworkPeering>>> none() {
    return Arbitraries.just(ImmutableList.of());
  }

  private static ImmutableList<IpPrefix> prefixes(Size size, int position) {
    String small = "10.0.0." + 8 * position + "/29";
    return switch (size) {
      case SMALL -> prefixes(small);
      case TWO_NETWORKS -> prefixes(small, "10.0." + (16 + position) + ".0/28");
      case LARGE -> prefixes("10.0." + (16 + position) + ".0/24");
      case DUAL_STACK -> prefixes(small, "2001:db8:0:" + position + "::/64");
    };
  }

  private static ImmutableList<IpPrefix> prefixes(String... texts) {
    return Arrays.stream(texts).map(IpPrefix::parse).collect(ImmutableList.toImmutableList());
  }
}
