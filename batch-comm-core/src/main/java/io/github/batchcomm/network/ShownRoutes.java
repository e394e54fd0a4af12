package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FirstMatch;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.EffectiveRoute;
import io.github.batchcomm.model.EffectiveRoute.Origin;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Subnet;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The routes that documents show as effective on network interfaces in a subnet. All interfaces in
 * a subnet have the same ones, those that gateways learn among them, so one document tells of all
 * nodes. Only active routes count: Azure has already left out those that others of the same prefix
 * outrank. The longest prefix wins, but a route that a gateway learns never wins over those to the
 * virtual network, its peers and service endpoints.
 */
final class ShownRoutes {

  private static final Comparator<IpPrefix> LONGEST_FIRST =
      Comparator.comparingInt(IpPrefix::length).reversed();

  /** So that where several of one prefix agree, the same is named whatever their order. */
  private static final Comparator<EffectiveRoute> PREFERRED_FIRST =
      Comparator.comparingInt(
              (EffectiveRoute it) ->
                  switch (it.origin()) {
                    case USER -> 0;
                    case VIRTUAL_NETWORK_GATEWAY -> 1;
                    case DEFAULT -> 2;
                    case UNKNOWN -> 3;
                  })
          .thenComparing(EffectiveRoute::nextHop);

  private final Subnet subnet;
  private final RequiredFlow flow;
  private final ImmutableList<ImmutableList<Group>> documents;

  private ShownRoutes(
      Subnet subnet, RequiredFlow flow, ImmutableList<EffectiveRoutes> documentsOfSubnet) {
    this.subnet = subnet;
    this.flow = flow;
    this.documents =
        IntStream.range(0, documentsOfSubnet.size())
            .mapToObj(it -> groups(documentsOfSubnet.get(it), it))
            .collect(toImmutableList());
  }

  static ShownRoutes of(Surroundings pool, Subnet subnet, RequiredFlow flow) {
    return new ShownRoutes(
        subnet,
        flow,
        pool.network().effectiveRoutes().stream()
            .filter(it -> it.subnet().filter(subnet.id()::equals).isPresent())
            .collect(toImmutableList()));
  }

  /**
   * A route that is shown.
   *
   * @param entry the route
   * @param origin who made it
   * @param document the number of the document that shows it
   */
  record Shown(RouteEntry entry, Origin origin, int document) {

    boolean mayBeLearned() {
      return origin == Origin.VIRTUAL_NETWORK_GATEWAY || origin == Origin.UNKNOWN;
    }
  }

  /**
   * Packets with the routes that are shown to lead them.
   *
   * @param packets the packets
   * @param routes the routes: of each document those with the longest prefix; none if no document
   *     shows any
   */
  record Part(FlowProduct packets, ImmutableList<Shown> routes) {}

  /** Routes of one prefix: one, unless a document shows several as active. */
  private record Group(FlowProduct packets, ImmutableList<Shown> routes) {}

  /** {@return parts that have no packet in common and together are the packets given} */
  ImmutableList<Part> parts(FlowProduct packets) {
    ImmutableList<Part> parts = ImmutableList.of(new Part(packets, ImmutableList.of()));
    for (ImmutableList<Group> groups : documents) {
      List<FlowProduct> matched = groups.stream().map(Group::packets).toList();
      ImmutableList.Builder<Part> finer = ImmutableList.builder();
      for (Part part : parts) {
        for (FirstMatch.Part piece : FirstMatch.partition(part.packets, matched)) {
          finer.add(
              new Part(
                  piece.packets(),
                  piece.product() == groups.size()
                      ? part.routes
                      : ImmutableList.<Shown>builder()
                          .addAll(part.routes)
                          .addAll(groups.get(piece.product()).routes)
                          .build()));
        }
      }
      parts = finer.build();
    }
    return parts;
  }

  private ImmutableList<Group> groups(EffectiveRoutes document, int number) {
    ListMultimap<IpPrefix, EffectiveRoute> byPrefix =
        MultimapBuilder.linkedHashKeys().arrayListValues().build();
    AddressSet.Builder surer = AddressSet.builder();
    for (EffectiveRoute route : document.routes()) {
      if (route.active()) {
        route.prefixes().forEach(prefix -> byPrefix.put(prefix, route));
        if (isSurerThanLearned(route)) {
          route.prefixes().forEach(surer::add);
        }
      }
    }
    AddressSet kept = surer.build();
    return byPrefix.keySet().stream()
        .sorted(LONGEST_FIRST)
        .flatMap(prefix -> groups(prefix, byPrefix.get(prefix), kept, number))
        .collect(toImmutableList());
  }

  /** Routes of one prefix stay together, or which of them is met would be up to their order. */
  private Stream<Group> groups(
      IpPrefix prefix, List<EffectiveRoute> routes, AddressSet surer, int document) {
    AddressSet all = AddressSet.of(prefix);
    List<EffectiveRoute> made =
        routes.stream().filter(it -> it.origin() != Origin.VIRTUAL_NETWORK_GATEWAY).toList();
    if (made.size() == routes.size()) {
      return Stream.of(group(prefix, all, routes, document));
    }
    return Stream.of(
            group(prefix, all.intersection(surer), made, document),
            group(prefix, all.difference(surer), routes, document))
        .filter(it -> !it.routes.isEmpty() && !it.packets.isEmpty());
  }

  private Group group(IpPrefix prefix, AddressSet led, List<EffectiveRoute> routes, int document) {
    ImmutableList.Builder<Shown> shown = ImmutableList.builder();
    for (EffectiveRoute route : ImmutableList.sortedCopyOf(PREFERRED_FIRST, routes)) {
      for (RouteEntry entry : entries(route, prefix, led)) {
        shown.add(new Shown(entry, route.origin(), document));
      }
    }
    return new Group(flow.withRemote(led), shown.build());
  }

  private static boolean isSurerThanLearned(EffectiveRoute route) {
    return route.origin() == Origin.DEFAULT
        && (route.nextHop() == NextHopType.VNET_LOCAL
            || route.nextHop() == NextHopType.VNET_PEERING
            || route.nextHop() == NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT);
  }

  /** Of several addresses packets go to one or another. */
  private List<RouteEntry> entries(EffectiveRoute route, IpPrefix prefix, AddressSet led) {
    List<Optional<InetAddress>> addresses = new ArrayList<>();
    if (route.nextHop() == NextHopType.VIRTUAL_APPLIANCE
        || route.nextHop() == NextHopType.VIRTUAL_NETWORK_GATEWAY) {
      route.nextHopAddresses().forEach(it -> addresses.add(Optional.of(it)));
    }
    if (addresses.isEmpty()) {
      addresses.add(Optional.empty());
    }
    DecidingRule rule =
        DecidingRule.of(
            Layer.ROUTE,
            subnet.id().name(),
            "effective route: " + prefix,
            route.origin() != Origin.USER,
            OptionalInt.empty());
    return addresses.stream()
        .map(
            it ->
                new RouteEntry(
                    rule, led, prefix.length(), RouteEntry.Rank.EFFECTIVE, route.nextHop(), it))
        .toList();
  }
}
