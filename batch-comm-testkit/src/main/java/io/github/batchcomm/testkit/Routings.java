package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.EffectiveRoute;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.PublicIpPrefix;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Where packets go from a subnet: routes, and the public addresses they leave by. */
final class Routings {

  /** At which routes find the Azure Firewall that is generated. */
  static final InetAddress FIREWALL = InetAddresses.forString("10.0.3.4");

  /** At which routes find an appliance of which no document tells. */
  static final InetAddress APPLIANCE = InetAddresses.forString("10.0.4.4");

  /** The public addresses that resources have, by their number. */
  private static final String PUBLIC = "203.0.113.";

  private static final int FIRST_PUBLIC = 200;

  /** Where a route of a route table leads, but for its name and destination. */
  private record Hop(NextHopType type, Optional<InetAddress> address) {}

  private static final ImmutableList<IpPrefix> DESTINATIONS =
      ImmutableList.<IpPrefix>builder()
          .add(IpPrefix.parse("0.0.0.0/0"), IpPrefix.parse("0.0.0.0/0"))
          .addAll(RuleNames.REMOTES)
          .build();

  private Routings() {}

  static Arbitrary<Draft<RouteDestination>> destinations() {
    Arbitrary<Draft<RouteDestination>> networks =
        Arbitraries.of(DESTINATIONS).map(it -> Draft.of(new RouteDestination.Network(it)));
    Arbitrary<Draft<RouteDestination>> tags =
        RuleNames.serviceTags().map(draft -> draft.map(RouteDestination.Tag::new));
    return Either.of(2, networks, 1, tags);
  }

  static Arbitrary<Draft<Route>> routes() {
    return Combinators.combine(destinations(), hops())
        .as((destination, hop) -> place -> route("route1", destination.at(place), hop));
  }

  /** Route tables; no two routes of one have the same destination. */
  static Arbitrary<Draft<RouteTable>> tables(boolean known) {
    return Combinators.combine(
            destinations().list().ofMaxSize(4),
            hops().list().ofSize(4),
            Draft.given(known, Arbitraries.of(true, false)))
        .as(
            (destinations, hops, keepsBgpAway) ->
                place ->
                    RouteTable.builder()
                        .id(tableOf(place))
                        .routes(routes(destinations, hops, place))
                        .disableBgpRoutePropagation(keepsBgpAway)
                        .build());
  }

  /** The route table of the pools' subnets. */
  static ResourceId tableOf(Place place) {
    return place.resource("routeTables", "routes");
  }

  static Arbitrary<Draft<NatGateway>> natGateways() {
    return Combinators.combine(
            Arbitraries.of(1, 2).set().ofMinSize(1).ofMaxSize(2), Arbitraries.of(false, true))
        .as(
            (numbers, prefix) ->
                place ->
                    new NatGateway(
                        natGatewayOf(place),
                        numbers.stream()
                            .map(number -> publicIp(place, number))
                            .collect(ImmutableSet.toImmutableSet()),
                        prefix ? ImmutableSet.of(publicPrefix(place)) : ImmutableSet.of()));
  }

  /** The NAT gateway of the pools' subnets. */
  static ResourceId natGatewayOf(Place place) {
    return place.resource("natGateways", "nat");
  }

  /** One of the public IP addresses of the virtual network's resources. */
  static ResourceId publicIp(Place place, int number) {
    return place.resource("publicIPAddresses", "pip" + number);
  }

  static ResourceId publicPrefix(Place place) {
    return place.resource("publicIPPrefixes", "prefix");
  }

  static Arbitrary<Draft<PublicIpAddress>> publicIpAddresses() {
    return Combinators.combine(Arbitraries.of(1, 2, 3), Arbitraries.of(true, true, true, false))
        .as((number, assigned) -> place -> publicIp(publicIp(place, number), number, assigned));
  }

  static Arbitrary<Draft<PublicIpPrefix>> publicIpPrefixes() {
    return Arbitraries.of(true, true, true, false)
        .map(assigned -> place -> publicPrefix(place, assigned));
  }

  static PublicIpAddress publicIp(ResourceId id, int number, boolean assigned) {
    return PublicIpAddress.of(
        id,
        assigned
            ? Optional.of(InetAddresses.forString(PUBLIC + (FIRST_PUBLIC + number % 32)))
            : Optional.empty());
  }

  static PublicIpPrefix publicPrefix(Place place, boolean assigned) {
    return PublicIpPrefix.of(
        publicPrefix(place),
        assigned ? Optional.of(IpPrefix.parse(PUBLIC + "240/30")) : Optional.empty());
  }

  /** Effective routes: those of a virtual network, and up to three others. */
  static Arbitrary<EffectiveRoutes> effectiveRoutes() {
    Arbitrary<EffectiveRoute> entries =
        Combinators.combine(
                Arbitraries.of(EffectiveRoute.Origin.class),
                Arbitraries.frequency(Tuple.of(4, true), Tuple.of(1, false)),
                Arbitraries.of(DESTINATIONS).list().uniqueElements().ofMinSize(1).ofMaxSize(2),
                Arbitraries.of(NextHopType.class),
                Arbitraries.of(FIREWALL, APPLIANCE))
            .as(
                (origin, active, prefixes, hop, address) ->
                    EffectiveRoute.of(
                        origin == EffectiveRoute.Origin.USER
                            ? Optional.of("route1")
                            : Optional.empty(),
                        origin,
                        active,
                        ImmutableList.copyOf(prefixes),
                        hop,
                        hop == NextHopType.VIRTUAL_APPLIANCE
                                || (hop == NextHopType.VIRTUAL_NETWORK_GATEWAY
                                    && origin == EffectiveRoute.Origin.VIRTUAL_NETWORK_GATEWAY)
                            ? ImmutableList.of(address)
                            : ImmutableList.of()));
    return entries
        .list()
        .ofMaxSize(3)
        .map(
            further ->
                new EffectiveRoutes(
                    ImmutableList.<EffectiveRoute>builder()
                        .add(system("10.0.0.0/16", NextHopType.VNET_LOCAL))
                        .add(system("0.0.0.0/0", NextHopType.INTERNET))
                        .addAll(further)
                        .build()));
  }

  private static EffectiveRoute system(String prefix, NextHopType hop) {
    return EffectiveRoute.of(
        Optional.empty(),
        EffectiveRoute.Origin.DEFAULT,
        true,
        ImmutableList.of(IpPrefix.parse(prefix)),
        hop,
        ImmutableList.of());
  }

  private static ImmutableList<Route> routes(
      List<Draft<RouteDestination>> destinations, List<Hop> hops, Place place) {
    Set<RouteDestination> taken = new HashSet<>();
    ImmutableList.Builder<Route> routes = ImmutableList.builder();
    for (int i = 0; i < destinations.size(); i++) {
      RouteDestination destination = destinations.get(i).at(place);
      if (taken.add(destination)) {
        routes.add(route("route" + (i + 1), destination, hops.get(i)));
      }
    }
    return routes.build();
  }

  private static Route route(String name, RouteDestination destination, Hop hop) {
    return Route.of(name, destination, hop.type(), hop.address());
  }

  private static Arbitrary<Hop> hops() {
    return Arbitraries.frequency(
            Tuple.of(6, new Hop(NextHopType.INTERNET, Optional.empty())),
            Tuple.of(3, new Hop(NextHopType.NONE, Optional.empty())),
            Tuple.of(1, new Hop(NextHopType.VNET_LOCAL, Optional.empty())),
            Tuple.of(1, new Hop(NextHopType.VIRTUAL_NETWORK_GATEWAY, Optional.empty())),
            Tuple.of(5, new Hop(NextHopType.VIRTUAL_APPLIANCE, Optional.of(FIREWALL))),
            Tuple.of(2, new Hop(NextHopType.VIRTUAL_APPLIANCE, Optional.of(APPLIANCE))),
            Tuple.of(1, new Hop(NextHopType.VIRTUAL_APPLIANCE, Optional.empty())))
        .withoutEdgeCases();
  }

  /** The public IP addresses and the prefix that resources of the virtual network name. */
  static ImmutableList<PublicIpAddress> allPublicIps(Place place) {
    return List.of(1, 2, 3).stream()
        .map(number -> publicIp(publicIp(place, number), number, true))
        .collect(toImmutableList());
  }
}
