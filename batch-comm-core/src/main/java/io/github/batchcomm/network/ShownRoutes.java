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

/**
 * The routes that documents show as effective on network interfaces in a subnet. All interfaces in
 * a subnet have the same ones, those that gateways learn among them, so one document tells of all
 * nodes. Only active routes count: Azure has already left out those that others of the same prefix
 * outrank. The longest prefix wins, but a route that a gateway learns never wins over those to the
 * virtual network, its peers and service endpoints.
 */
final class ShownRoutes {

  private static final Comparator<Place> LONGEST_FIRST =
      Comparator.comparingInt(Place::length).reversed();

  private final Subnet subnet;
  private final RequiredFlow flow;
  private final ImmutableList<ImmutableList<Group>> documents;

  private ShownRoutes(
      Subnet subnet, RequiredFlow flow, ImmutableList<EffectiveRoutes> documentsOfSubnet) {
    this.subnet = subnet;
    this.flow = flow;
    this.documents = documentsOfSubnet.stream().map(this::groups).collect(toImmutableList());
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
   */
  record Shown(RouteEntry entry, Origin origin) {

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

  /** Where a route stands when the longest prefix is looked for. */
  private record Place(AddressSet destinations, int length) {}

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

  private ImmutableList<Group> groups(EffectiveRoutes document) {
    List<EffectiveRoute> active =
        document.routes().stream().filter(EffectiveRoute::active).toList();
    AddressSet surer =
        AddressSet.copyOf(
            active.stream()
                .filter(ShownRoutes::isSurerThanLearned)
                .flatMap(it -> it.prefixes().stream())
                .toList());
    ListMultimap<Place, Shown> byPlace = MultimapBuilder.linkedHashKeys().arrayListValues().build();
    for (EffectiveRoute route : active) {
      for (IpPrefix prefix : route.prefixes()) {
        AddressSet all = AddressSet.of(prefix);
        AddressSet led =
            route.origin() == Origin.VIRTUAL_NETWORK_GATEWAY ? all.difference(surer) : all;
        for (RouteEntry entry : entries(route, prefix, led)) {
          byPlace.put(new Place(led, prefix.length()), new Shown(entry, route.origin()));
        }
      }
    }
    return byPlace.keySet().stream()
        .sorted(LONGEST_FIRST)
        .map(
            it ->
                new Group(flow.withRemote(it.destinations), ImmutableList.copyOf(byPlace.get(it))))
        .collect(toImmutableList());
  }

  private static boolean isSurerThanLearned(EffectiveRoute route) {
    return route.origin() == Origin.DEFAULT
        && (route.nextHop() == NextHopType.VNET_LOCAL
            || route.nextHop() == NextHopType.VNET_PEERING
            || route.nextHop() == NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT);
  }

  /** Of several appliances packets go to one or another. */
  private List<RouteEntry> entries(EffectiveRoute route, IpPrefix prefix, AddressSet led) {
    List<Optional<InetAddress>> addresses = new ArrayList<>();
    if (route.nextHop() == NextHopType.VIRTUAL_APPLIANCE) {
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
