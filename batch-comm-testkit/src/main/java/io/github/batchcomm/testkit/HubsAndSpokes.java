package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Networks as companies build them: the virtual network of the pools is a spoke, a hub in another
 * subscription has an Azure Firewall to which the spoke's route table leads, a second spoke stands
 * beside it, and networks that are not joined to any of these have the same addresses. What is
 * drafted is the part of a {@link Network} by which packets take such ways; the rest of the network
 * is filled up around it.
 *
 * @param joinings how the networks are joined
 * @param spoke the network of the pools
 * @param firewall the firewall
 * @param stand where the firewall stands; none if there is none
 * @param learning which subnet routes are learned by
 * @param links private endpoints and names
 * @param foreign networks that are not joined
 * @param publicSpace the network whose address space has public addresses
 */
record HubsAndSpokes(
    Joinings joinings,
    Spoke spoke,
    HubFirewall firewall,
    Optional<Site> stand,
    Optional<Learning> learning,
    Links links,
    Foreign foreign,
    Optional<Site> publicSpace)
    implements Draft<Network> {

  private static final IpPrefix PUBLIC_SPACE = IpPrefix.parse("192.0.2.0/28");

  private static final String ENDPOINTS = "endpoints";

  /** Pairs of networks. */
  record Joinings(
      Joining spokeToHub, Joining hubToSecond, Joining spokeToSecond, boolean spokeIsKnown) {}

  /** Routes of the spoke. */
  enum Routes {
    /** Everything goes to the firewall, but for what is nearer. */
    ALL_TO_FIREWALL,
    /** Everything goes to the firewall, also what private networks are for. */
    PRIVATE_TOO,
    /** Only node management is called by the firewall. */
    BATCH_TO_FIREWALL,
    /** Everything but node management is dropped. */
    ALL_ELSE_DROPPED,
    NO_TABLE
  }

  /** Network security groups of the spoke. */
  enum Group {
    NO_GROUP,
    DEFAULT_RULES,
    RANDOM_RULES
  }

  /** The virtual network of the pools. */
  record Spoke(
      VirtualNetworks.SubnetDraft subnet,
      Routes routes,
      Group group,
      boolean keepsServiceEndpoints,
      Dns dns) {}

  /** DNS servers of the spoke. */
  enum Dns {
    AZURE,
    /** Azure's, by the address that machines find them at. */
    AZURE_BY_ADDRESS,
    OWN,
    UNKNOWN
  }

  /** What learns routes. */
  enum Learning {
    GATEWAY_OF_SPOKE("GatewaySubnet", Site.SPOKE),
    ROUTE_SERVER_OF_SPOKE("RouteServerSubnet", Site.SPOKE),
    GATEWAY_OF_HUB("GatewaySubnet", Site.HUB),
    ROUTE_SERVER_OF_HUB("RouteServerSubnet", Site.HUB),
    /** Used by the spoke. */
    LENT_GATEWAY_OF_HUB("GatewaySubnet", Site.HUB);

    private final String subnet;
    private final Site site;

    Learning(String subnet, Site site) {
      this.subnet = subnet;
      this.site = site;
    }
  }

  /**
   * Private endpoints to the account, and the zones.
   *
   * @param first where the first of the account's private endpoints stands
   * @param others where the others do
   * @param policies the network policies of their subnets
   */
  record Links(
      Site first,
      Site others,
      PrivateEndpointNetworkPolicies policies,
      Optional<HubZone> right,
      List<HubZone> further) {}

  /**
   * What is not joined to the pools' network.
   *
   * @param firewallAllows whether the foreign firewall lets everything through; none without one
   * @param hasEndpoints whether private endpoints of others have the addresses of the account's
   * @param isFirst whether its documents come before those of the pools' own networks
   */
  record Foreign(Optional<Boolean> firewallAllows, boolean hasEndpoints, boolean isFirst) {

    private boolean isThere() {
      return firewallAllows.isPresent() || hasEndpoints;
    }
  }

  static Arbitrary<HubsAndSpokes> arbitrary(boolean known) {
    return Combinators.combine(
            joinings(known),
            spokes(known),
            HubFirewall.arbitrary(known),
            Arbitraries.frequency(
                    Tuple.of(8, Optional.of(Site.HUB)),
                    Tuple.of(2, Optional.of(Site.SPOKE)),
                    Tuple.of(1, Optional.of(Site.SECOND_SPOKE)),
                    Tuple.of(1, Optional.<Site>empty()))
                .withoutEdgeCases(),
            Arbitraries.of(Learning.class).optional(0.15),
            links(known),
            Combinators.combine(
                    Arbitraries.of(true, false).optional(0.6),
                    Arbitraries.of(true, false),
                    Arbitraries.of(true, false))
                .as(Foreign::new),
            Arbitraries.of(Site.SPOKE, Site.HUB).optional(0.08))
        .as(HubsAndSpokes::new);
  }

  private static Arbitrary<Joinings> joinings(boolean known) {
    return Combinators.combine(
            Joining.arbitrary(known, 24),
            Joining.arbitrary(known, 16),
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Joining.APART)),
                Tuple.of(1, Joining.arbitrary(known, 8))),
            known
                ? Arbitraries.just(true)
                : Arbitraries.frequency(Tuple.of(12, true), Tuple.of(1, false)))
        .as(Joinings::new);
  }

  private static Arbitrary<Spoke> spokes(boolean known) {
    return Combinators.combine(
            VirtualNetworks.poolSubnets(known),
            Arbitraries.frequency(
                    Tuple.of(5, Routes.ALL_TO_FIREWALL),
                    Tuple.of(3, Routes.PRIVATE_TOO),
                    Tuple.of(2, Routes.BATCH_TO_FIREWALL),
                    Tuple.of(1, Routes.ALL_ELSE_DROPPED),
                    Tuple.of(2, Routes.NO_TABLE))
                .withoutEdgeCases(),
            Arbitraries.frequency(
                    Tuple.of(5, Group.NO_GROUP),
                    Tuple.of(3, Group.DEFAULT_RULES),
                    Tuple.of(2, Group.RANDOM_RULES))
                .withoutEdgeCases(),
            Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)),
            Arbitraries.frequency(
                    Tuple.of(14, Dns.AZURE),
                    Tuple.of(1, Dns.AZURE_BY_ADDRESS),
                    Tuple.of(1, Dns.OWN),
                    Tuple.of(1, known ? Dns.AZURE : Dns.UNKNOWN))
                .withoutEdgeCases())
        .as(Spoke::new);
  }

  private static Arbitrary<Links> links(boolean known) {
    Arbitrary<Site> sites =
        Arbitraries.frequency(
                Tuple.of(4, Site.SPOKE),
                Tuple.of(4, Site.HUB),
                Tuple.of(3, Site.SECOND_SPOKE),
                Tuple.of(1, Site.FOREIGN_HUB))
            .withoutEdgeCases();
    return Combinators.combine(
            sites,
            sites,
            Arbitraries.of(PrivateEndpointNetworkPolicies.class),
            HubZone.right(known).optional(0.9),
            HubZone.any(known).list().ofMaxSize(2))
        .as(Links::new);
  }

  @Override
  public Network at(Place place) {
    Network.Builder network = Network.builder();
    if (foreign.isFirst()) {
      addForeign(network, place);
    }
    addNetworks(network, place);
    if (spoke.routes() != Routes.NO_TABLE) {
      network.addRouteTables(table(place));
    }
    if (spoke.group() == Group.DEFAULT_RULES) {
      network.addNetworkSecurityGroups(
          NetworkSecurityGroup.builder().id(SecurityRules.groupOf(place)).build());
    }
    stand.ifPresent(site -> firewall.addTo(network, site, place));
    if (!foreign.isFirst()) {
      addForeign(network, place);
    }
    addEndpoints(network, place);
    addZones(network, place);
    return network.build();
  }

  // Virtual networks.

  private void addNetworks(Network.Builder network, Place place) {
    Map<Site, List<VirtualNetworkPeering>> peerings = new EnumMap<>(Site.class);
    Set<Site> unknown = EnumSet.noneOf(Site.class);
    boolean lent = learning.filter(it -> it == Learning.LENT_GATEWAY_OF_HUB).isPresent();
    join(joinings.spokeToHub(), Site.SPOKE, Site.HUB, lent, place, peerings, unknown);
    join(joinings.hubToSecond(), Site.HUB, Site.SECOND_SPOKE, false, place, peerings, unknown);
    join(joinings.spokeToSecond(), Site.SPOKE, Site.SECOND_SPOKE, false, place, peerings, unknown);
    if (!joinings.spokeIsKnown()) {
      unknown.add(Site.SPOKE);
    }
    for (Site site : List.of(Site.SPOKE, Site.HUB, Site.SECOND_SPOKE)) {
      VirtualNetwork.Builder one = network(site, place);
      if (!unknown.contains(site)) {
        one.peerings(ImmutableList.copyOf(peerings.getOrDefault(site, List.of())));
      }
      network.addVirtualNetworks(one.build());
    }
  }

  private void join(
      Joining joining,
      Site one,
      Site other,
      boolean lent,
      Place place,
      Map<Site, List<VirtualNetworkPeering>> peerings,
      Set<Site> unknown) {
    joining
        .here("to-" + other.number(), other.network(place), space(other), lent)
        .ifPresent(it -> peerings.computeIfAbsent(one, key -> new ArrayList<>()).add(it));
    joining
        .there("to-" + one.number(), one.network(place), space(one))
        .ifPresent(it -> peerings.computeIfAbsent(other, key -> new ArrayList<>()).add(it));
    if (!joining.otherSideIsKnown()) {
      unknown.add(other);
    }
  }

  private ImmutableList<IpPrefix> space(Site site) {
    return publicSpace.filter(it -> it == site).isPresent()
        ? ImmutableList.<IpPrefix>builder().addAll(site.space()).add(PUBLIC_SPACE).build()
        : site.space();
  }

  private VirtualNetwork.Builder network(Site site, Place place) {
    VirtualNetwork.Builder network =
        VirtualNetwork.builder()
            .id(site.network(place))
            .region(Optional.of(place.region()).filter(Region::isKnown))
            .addressSpace(space(site))
            .dnsServers(ImmutableList.of());
    if (site == Site.SPOKE) {
      network.dnsServers(dnsServers());
      for (int i = 0; i < place.subnets().size(); i++) {
        network.addSubnets(poolSubnet(place, i));
      }
    }
    network.addSubnets(
        Subnet.builder()
            .id(site.subnet(place, ENDPOINTS))
            .addAddressPrefixes(site.prefix("2.0/24"))
            .networkSecurityGroup(Presence.none())
            .routeTable(Presence.none())
            .natGateway(Presence.none())
            .privateEndpointNetworkPolicies(links.policies())
            .build());
    stand
        .filter(it -> it == site)
        .ifPresent(it -> network.addSubnets(firewall.subnet(site, place)));
    learning
        .filter(it -> it.site == site)
        .ifPresent(
            it ->
                network.addSubnets(
                    Subnet.builder()
                        .id(site.subnet(place, it.subnet))
                        .addAddressPrefixes(site.prefix("255.0/27"))
                        .build()));
    return network;
  }

  private Optional<ImmutableList<InetAddress>> dnsServers() {
    return switch (spoke.dns()) {
      case AZURE -> Optional.of(ImmutableList.of());
      case AZURE_BY_ADDRESS ->
          Optional.of(ImmutableList.of(InetAddresses.forString("168.63.129.16")));
      case OWN -> Optional.of(ImmutableList.of(InetAddresses.forString("10.0.5.4")));
      case UNKNOWN -> Optional.empty();
    };
  }

  private Subnet poolSubnet(Place place, int position) {
    Subnet drafted = spoke.subnet().at(place, position);
    Subnet.Builder subnet =
        drafted.toBuilder()
            .routeTable(
                spoke.routes() == Routes.NO_TABLE
                    ? Presence.none()
                    : Presence.of(Routings.tableOf(place)))
            .networkSecurityGroup(
                spoke.group() == Group.NO_GROUP
                    ? Presence.none()
                    : Presence.of(SecurityRules.groupOf(place)))
            .serviceEndpointPolicies(ImmutableSet.of());
    return spoke.keepsServiceEndpoints()
        ? subnet.build()
        : subnet.serviceEndpoints(ImmutableList.of()).build();
  }

  private RouteTable table(Place place) {
    RouteTable.Builder table =
        RouteTable.builder().id(Routings.tableOf(place)).disableBgpRoutePropagation(true);
    switch (spoke.routes()) {
      case ALL_TO_FIREWALL -> table.addRoutes(toFirewall("default", network("0.0.0.0/0")));
      case PRIVATE_TOO ->
          table.addRoutes(
              toFirewall("default", network("0.0.0.0/0")),
              toFirewall("private", network("10.0.0.0/8")));
      case BATCH_TO_FIREWALL -> table.addRoutes(toFirewall("batch", batch(place)));
      case ALL_ELSE_DROPPED ->
          table.addRoutes(
              toFirewall("batch", batch(place)),
              Route.of("default", network("0.0.0.0/0"), NextHopType.NONE, Optional.empty()));
      case NO_TABLE -> {}
    }
    return table.build();
  }

  private static RouteDestination network(String prefix) {
    return new RouteDestination.Network(IpPrefix.parse(prefix));
  }

  private static RouteDestination batch(Place place) {
    return new RouteDestination.Tag(place.own(ServiceTag.BATCH_NODE_MANAGEMENT));
  }

  /** Without any firewall the routes lead where none is. */
  private Route toFirewall(String name, RouteDestination destination) {
    return Route.of(
        name,
        destination,
        NextHopType.VIRTUAL_APPLIANCE,
        Optional.of(stand.orElse(Site.HUB).firewall()));
  }

  // What is not joined.

  private void addForeign(Network.Builder network, Place place) {
    if (!foreign.isThere()) {
      return;
    }
    HubFirewall theirs = HubFirewall.foreign(foreign.firewallAllows().orElse(false));
    network
        .addVirtualNetworks(
            foreign(
                Site.FOREIGN_HUB,
                Site.FOREIGN_SPOKE,
                theirs.subnet(Site.FOREIGN_HUB, place),
                place))
        .addVirtualNetworks(
            foreign(
                Site.FOREIGN_SPOKE,
                Site.FOREIGN_HUB,
                theirs.subnet(Site.FOREIGN_SPOKE, place),
                place));
    if (foreign.firewallAllows().isPresent()) {
      theirs.addTo(network, Site.FOREIGN_HUB, place);
      theirs.addTo(network, Site.FOREIGN_SPOKE, place);
    }
    if (foreign.hasEndpoints()) {
      for (Site site : List.of(Site.FOREIGN_HUB, Site.FOREIGN_SPOKE)) {
        for (int number = 0; number < 2; number++) {
          network.addPrivateEndpoints(
              endpoint(
                  site.resource(place, "privateEndpoints", "endpoint" + number),
                  site,
                  number,
                  site.named(place, "privateLinkServices", "other"),
                  place));
        }
      }
    }
  }

  private static VirtualNetwork foreign(Site site, Site other, Subnet ofFirewall, Place place) {
    return VirtualNetwork.builder()
        .id(site.network(place))
        .addressSpace(site.space())
        .dnsServers(ImmutableList.of())
        .peerings(
            ImmutableList.copyOf(
                Joining.JOINED
                    .here("to-" + other.number(), other.network(place), other.space(), false)
                    .stream()
                    .toList()))
        .addSubnets(ofFirewall)
        .addSubnets(
            Subnet.builder()
                .id(site.subnet(place, ENDPOINTS))
                .addAddressPrefixes(site.prefix("2.0/24"))
                .networkSecurityGroup(Presence.none())
                .routeTable(Presence.none())
                .natGateway(Presence.none())
                .privateEndpointNetworkPolicies(PrivateEndpointNetworkPolicies.DISABLED)
                .build())
        .build();
  }

  // Private endpoints and names.

  private void addEndpoints(Network.Builder network, Place place) {
    int number = 0;
    for (ResourceId id : PrivateLinks.endpointIds(place)) {
      Site site = number == 0 ? links.first() : links.others();
      network.addPrivateEndpoints(
          endpoint(id, site, number++ % 200, PrivateLinks.service(place.account()), place));
    }
  }

  private static PrivateEndpoint endpoint(
      ResourceId id, Site site, int number, ResourceId service, Place place) {
    return PrivateEndpoint.builder()
        .id(id)
        .subnet(site.subnet(place, ENDPOINTS))
        .addConnections(
            new PrivateEndpoint.Connection(
                service,
                ImmutableSet.of("nodeManagement"),
                PrivateEndpointConnectionStatus.APPROVED))
        .addAddresses(site.endpoint(number))
        .build();
  }

  private void addZones(Network.Builder network, Place place) {
    InetAddress right = links.first().endpoint(0);
    Set<ResourceId> taken = new HashSet<>();
    Set<HostName> answering = new HashSet<>();
    for (HubZone draft : zones()) {
      PrivateDnsZone zone = draft.at(place, right);
      boolean answers = links(zone, Site.SPOKE.network(place));
      // Azure links a network to one zone of a name only.
      if (!(answers && answering.contains(zone.name())) && taken.add(zone.id())) {
        network.addPrivateDnsZones(zone);
        if (answers) {
          answering.add(zone.name());
        }
      }
    }
  }

  private static boolean links(PrivateDnsZone zone, ResourceId network) {
    return zone.virtualNetworkLinks().filter(it -> it.contains(network)).isPresent();
  }

  private List<HubZone> zones() {
    List<HubZone> zones = new ArrayList<>(links.right().stream().toList());
    zones.addAll(links.further());
    return zones;
  }
}
