package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.ThreatIntelligenceMode;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * An Azure Firewall with the subnet it stands in.
 *
 * @param rules what its rules let through
 * @param way how what it lets through goes on
 * @param random rules that people may write
 */
record HubFirewall(Rules rules, Way way, Draft<ImmutableList<FirewallRuleCollection>> random) {

  /** What the rules of a firewall let through. */
  enum Rules {
    EVERYTHING,
    WHAT_BATCH_NEEDS,
    NOTHING,
    /** Two collections of one priority, which say the opposite of each other. */
    TIED,
    RANDOM
  }

  /** How packets go on from a firewall. */
  enum Way {
    /** By the firewall's public address. */
    ADDRESS,
    /** By that, and a route table says so too. */
    ROUTED,
    /** By the address of a NAT gateway on its subnet. */
    NAT_GATEWAY,
    /** The firewall has no public address. */
    NO_ADDRESS,
    /** A route table drops everything. */
    DROPPED,
    /** A route table drops what is for node management. */
    PARTLY_DROPPED,
    /** A route table hands everything to a gateway. */
    TUNNELLED,
    /** Whether there is a route table is not known. */
    UNKNOWN
  }

  private static final IpPrefix EVERYWHERE = IpPrefix.parse("0.0.0.0/0");

  static Arbitrary<HubFirewall> arbitrary(boolean known) {
    return Combinators.combine(
            Arbitraries.frequency(
                    Tuple.of(5, Rules.EVERYTHING),
                    Tuple.of(5, Rules.WHAT_BATCH_NEEDS),
                    Tuple.of(1, Rules.NOTHING),
                    Tuple.of(1, Rules.TIED),
                    Tuple.of(2, Rules.RANDOM))
                .withoutEdgeCases(),
            Arbitraries.frequency(
                    Tuple.of(6, Way.ADDRESS),
                    Tuple.of(2, Way.ROUTED),
                    Tuple.of(2, Way.NAT_GATEWAY),
                    Tuple.of(1, Way.NO_ADDRESS),
                    Tuple.of(1, Way.DROPPED),
                    Tuple.of(1, Way.PARTLY_DROPPED),
                    Tuple.of(1, Way.TUNNELLED),
                    Tuple.of(1, known ? Way.ADDRESS : Way.UNKNOWN))
                .withoutEdgeCases(),
            Firewalls.collectionLists())
        .as(HubFirewall::new);
  }

  /** A firewall of a network that is not joined: it lets everything through, or nothing. */
  static HubFirewall foreign(boolean allows) {
    return new HubFirewall(
        allows ? Rules.EVERYTHING : Rules.NOTHING, Way.ADDRESS, Draft.of(ImmutableList.of()));
  }

  /** Adds the firewall, and what its subnet refers to. */
  void addTo(Network.Builder network, Site site, Place place) {
    ResourceId ip = site.resource(place, "publicIPAddresses", "pip-fw");
    AzureFirewall.Builder firewall =
        Firewalls.placed(subnetId(site, place))
            .id(site.resource(place, "azureFirewalls", "fw"))
            .addPrivateAddresses(site.firewall())
            .policy(Presence.none())
            .ruleCollections(collections(place))
            .threatIntelligence(ThreatIntelligenceMode.OFF);
    network.addAzureFirewalls(
        (way == Way.NO_ADDRESS ? firewall : firewall.addPublicIpAddresses(ip)).build());
    network.addPublicIpAddresses(Routings.publicIp(ip, 20 + site.number(), true));
    if (way == Way.NAT_GATEWAY) {
      ResourceId natIp = site.resource(place, "publicIPAddresses", "pip-nat");
      network
          .addNatGateways(
              new NatGateway(natGateway(site, place), ImmutableSet.of(natIp), ImmutableSet.of()))
          .addPublicIpAddresses(Routings.publicIp(natIp, 26 + site.number() % 2, true));
    }
    route(place)
        .ifPresent(
            it ->
                network.addRouteTables(
                    RouteTable.builder()
                        .id(table(site, place))
                        .addRoutes(it)
                        .disableBgpRoutePropagation(way != Way.TUNNELLED)
                        .build()));
  }

  /** The subnet it stands in. */
  Subnet subnet(Site site, Place place) {
    return Subnet.builder()
        .id(subnetId(site, place))
        .addAddressPrefixes(site.prefix("3.0/26"))
        .networkSecurityGroup(Presence.none())
        .routeTable(
            way == Way.UNKNOWN
                ? Presence.unknown()
                : route(place).map(it -> Presence.of(table(site, place))).orElseGet(Presence::none))
        .natGateway(way == Way.NAT_GATEWAY ? Presence.of(natGateway(site, place)) : Presence.none())
        .serviceEndpoints(ImmutableList.of())
        .serviceEndpointPolicies(ImmutableSet.of())
        .defaultOutboundAccess(false)
        .build();
  }

  private static ResourceId subnetId(Site site, Place place) {
    return site.subnet(place, "AzureFirewallSubnet");
  }

  private static ResourceId table(Site site, Place place) {
    return site.resource(place, "routeTables", "routes-fw");
  }

  private static ResourceId natGateway(Site site, Place place) {
    return site.resource(place, "natGateways", "nat-fw");
  }

  private Optional<Route> route(Place place) {
    return switch (way) {
      case ADDRESS, NAT_GATEWAY, NO_ADDRESS, UNKNOWN -> Optional.empty();
      case ROUTED -> Optional.of(everywhere(NextHopType.INTERNET));
      case DROPPED -> Optional.of(everywhere(NextHopType.NONE));
      case TUNNELLED -> Optional.of(everywhere(NextHopType.VIRTUAL_NETWORK_GATEWAY));
      case PARTLY_DROPPED ->
          Optional.of(
              Route.of(
                  "batch",
                  new RouteDestination.Tag(place.own(ServiceTag.BATCH_NODE_MANAGEMENT)),
                  NextHopType.NONE,
                  Optional.empty()));
    };
  }

  private static Route everywhere(NextHopType hop) {
    return Route.of("default", new RouteDestination.Network(EVERYWHERE), hop, Optional.empty());
  }

  private ImmutableList<FirewallRuleCollection> collections(Place place) {
    FirewallRuleCollection everything = collection("all", FirewallAction.ALLOW, rule("all"));
    return switch (rules) {
      case EVERYTHING -> ImmutableList.of(everything);
      case WHAT_BATCH_NEEDS ->
          ImmutableList.of(
              collection(
                  "batch",
                  FirewallAction.ALLOW,
                  tcp("node-management", place.own(ServiceTag.BATCH_NODE_MANAGEMENT)),
                  tcp("storage", place.own(ServiceTag.STORAGE))));
      case NOTHING -> ImmutableList.of();
      case TIED ->
          ImmutableList.of(everything, collection("none", FirewallAction.DENY, rule("none")));
      case RANDOM -> random.at(place);
    };
  }

  private static FirewallRuleCollection collection(
      String name, FirewallAction action, FirewallRule... rules) {
    return new FirewallRuleCollection(name, 200, action, ImmutableList.copyOf(rules));
  }

  private static FirewallRule rule(String name) {
    return new FirewallRule.Network(
        name,
        ProtocolSet.of(Protocol.TCP, Protocol.UDP),
        RuleAddresses.of(AddressSet.of(IpPrefix.parse("10.0.0.0/8"))),
        RuleAddresses.ANY,
        ImmutableSet.of(),
        PortSet.ALL);
  }

  private static FirewallRule tcp(String name, ServiceTag tag) {
    return new FirewallRule.Network(
        name,
        ProtocolSet.of(Protocol.TCP),
        RuleAddresses.ANY,
        RuleAddresses.of(tag),
        ImmutableSet.of(),
        PortSet.of(443));
  }
}
