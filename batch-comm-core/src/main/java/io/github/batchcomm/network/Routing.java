package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FirstMatch;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ways that packets of a flow take from the nodes: those of the flow itself if nodes open the
 * connection, else the replies.
 */
final class Routing {

  private final Surroundings pool;
  private final Subnet subnet;
  private final RequiredFlow flow;
  private final NamedAddresses names;
  private final ImmutableList.Builder<Decided> permitted = ImmutableList.builder();
  private final ImmutableList.Builder<Decided> stopped = ImmutableList.builder();
  private final ImmutableList.Builder<FlowProduct> open = ImmutableList.builder();
  private final List<MissingFact> missing = new ArrayList<>();
  private final ImmutableList.Builder<Hop> hops = ImmutableList.builder();

  /**
   * Packets that a route hands to something that decides about them itself.
   *
   * @param packets the packets
   * @param route the route
   */
  record Hop(FlowProduct packets, RouteEntry route) {}

  /**
   * The ways of all packets.
   *
   * @param result what the routes themselves do
   * @param hops packets that go on to an appliance or a gateway
   */
  record Ways(LayerResult result, ImmutableList<Hop> hops) {}

  private Routing(Surroundings pool, Subnet subnet, RequiredFlow flow, NamedAddresses names) {
    this.pool = pool;
    this.subnet = subnet;
    this.flow = flow;
    this.names = names;
  }

  static Ways of(Surroundings pool, Subnet subnet, RequiredFlow flow, NamedAddresses names) {
    return new Routing(pool, subnet, flow, names).ways();
  }

  private Ways ways() {
    Optional<ResourceId> id = subnet.routeTable().value();
    Optional<RouteTable> table = id.flatMap(pool.network()::routeTable);
    if (subnet.routeTable().isUnknown() || (id.isPresent() && table.isEmpty())) {
      return new Ways(LayerResult.open(flow.packets(), missingTable(id)), ImmutableList.of());
    }
    ServiceEndpointRoutes endpoints = new ServiceEndpointRoutes(subnet, flow);
    SystemRoutes system = new SystemRoutes(pool, subnet, names.space());
    boolean mayLearn =
        Gateways.mayServe(pool.network(), subnet)
            && !table.flatMap(RouteTable::disableBgpRoutePropagation).orElse(false);
    for (Candidates candidates :
        candidates(new RouteScenarios(system.variants(), endpoints, table, names).all())) {
      decide(candidates, mayLearn);
    }
    return new Ways(
        new LayerResult(
            permitted.build(),
            stopped.build(),
            open.build(),
            missing.stream().distinct().collect(ImmutableList.toImmutableList()),
            ImmutableList.of()),
        hops.build());
  }

  /**
   * Packets with every route that may be theirs.
   *
   * @param packets the packets
   * @param routes the routes, at least one
   */
  private record Candidates(FlowProduct packets, ImmutableList<RouteEntry> routes) {}

  private List<Candidates> candidates(ImmutableList<ImmutableList<RouteEntry>> scenarios) {
    List<Candidates> all = List.of(new Candidates(flow.packets(), ImmutableList.of()));
    for (ImmutableList<RouteEntry> scenario : scenarios) {
      List<FlowProduct> matched =
          scenario.stream().map(route -> flow.withRemote(route.destinations())).toList();
      List<Candidates> finer = new ArrayList<>();
      for (Candidates candidates : all) {
        for (FirstMatch.Part part : FirstMatch.partition(candidates.packets, matched)) {
          finer.add(
              new Candidates(
                  part.packets(),
                  ImmutableList.<RouteEntry>builder()
                      .addAll(candidates.routes)
                      .add(scenario.get(part.product()))
                      .build()));
        }
      }
      all = finer;
    }
    return all;
  }

  private void decide(Candidates candidates, boolean mayLearn) {
    RouteEntry route = candidates.routes.get(0);
    boolean stopsReplies =
        flow.endpoint().direction() == Direction.INBOUND
            && candidates.routes.stream().noneMatch(it -> it.nextHop() == NextHopType.INTERNET);
    if (!stopsReplies && !candidates.routes.stream().allMatch(route::leadsWhere)) {
      open.add(candidates.packets);
      missing.add(missingPrefixes(candidates));
    } else if (mayLearn && !isSurerThanGateways(route)) {
      open.add(candidates.packets);
      missing.add(missingLearned());
    } else if (mayBeInside(candidates.packets, route)) {
      open.add(candidates.packets);
      missing.add(missingPeers());
    } else if (flow.endpoint().direction() == Direction.INBOUND) {
      reply(candidates.packets, route);
    } else {
      send(candidates.packets, route);
    }
  }

  /** Azure prefers these to what gateways learn, however long the learned prefix is. */
  private static boolean isSurerThanGateways(RouteEntry route) {
    return route.isOfSystem()
        && (route.nextHop() == NextHopType.VNET_LOCAL
            || route.nextHop() == NextHopType.VNET_PEERING
            || route.nextHop() == NextHopType.INTERFACE_ENDPOINT
            || route.nextHop() == NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT);
  }

  /**
   * The routes to a virtual network's own prefixes and its peers' are longer than most; where these
   * are not all known, one of them may lead to a private address.
   */
  private boolean mayBeInside(FlowProduct packets, RouteEntry route) {
    AddressSet remote = flow.remoteAddresses(packets);
    return route.nextHop() != NextHopType.VNET_LOCAL
        && !remote.intersects(SpecialAddresses.PUBLIC)
        && names.space().mayHold(remote);
  }

  private void send(FlowProduct packets, RouteEntry route) {
    switch (route.nextHop()) {
      case INTERNET -> leave(packets, route);
      case NONE -> stop(packets, route, "drops packets");
      case VNET_LOCAL -> stayInside(packets, route);
      case VNET_PEERING, INTERFACE_ENDPOINT, VIRTUAL_NETWORK_SERVICE_ENDPOINT ->
          pass(packets, route, "leads there directly");
      case VIRTUAL_APPLIANCE, VIRTUAL_NETWORK_GATEWAY -> {
        pass(packets, route, "hands packets on");
        hops.add(new Hop(packets, route));
      }
    }
  }

  private void leave(FlowProduct packets, RouteEntry route) {
    if (!flow.remoteAddresses(packets).intersects(SpecialAddresses.PUBLIC)) {
      stop(packets, route, "leads to the internet, where nobody has a private address");
      return;
    }
    switch (Egress.of(pool, subnet)) {
      case OPEN -> pass(packets, route, "leads to the internet");
      case CLOSED ->
          stop(
              packets,
              route,
              "leads to the internet, but nodes have no public address to leave by");
      case UNKNOWN -> {
        open.add(packets);
        missing.add(Egress.missing(pool, subnet));
      }
    }
  }

  /** Within the virtual network there is nothing at addresses of others. */
  private void stayInside(FlowProduct packets, RouteEntry route) {
    VirtualNetworkSpace space = names.space();
    if (space.own().union(space.peers().certain()).containsAll(flow.remoteAddresses(packets))) {
      pass(packets, route, "leads there directly");
    } else if (space
        .own()
        .union(space.peers().possible())
        .intersects(flow.remoteAddresses(packets))) {
      open.add(packets);
      missing.add(missingPeers());
    } else {
      stop(packets, route, "keeps packets in the virtual network, where nobody has the address");
    }
  }

  /** Replies must leave the way the connection came in: by the pool's own public address. */
  private void reply(FlowProduct packets, RouteEntry route) {
    if (route.nextHop() == NextHopType.INTERNET) {
      pass(packets, route, "sends replies to the internet, where the connection came from");
    } else {
      stop(
          packets,
          route,
          "sends replies another way than the connection came, so it is never established");
    }
  }

  private void pass(FlowProduct packets, RouteEntry route, String reason) {
    permitted.add(new Decided(packets, Optional.of(route.rule()), reason));
  }

  private void stop(FlowProduct packets, RouteEntry route, String reason) {
    stopped.add(new Decided(packets, Optional.of(route.rule()), reason));
  }

  private MissingFact missingTable(Optional<ResourceId> id) {
    return id.map(
            it ->
                new MissingFact(
                    Layer.ROUTE,
                    "The routes of route table " + it.name() + " are not known.",
                    "Export it with 'az network route-table show'."))
        .orElseGet(
            () ->
                new MissingFact(
                    Layer.ROUTE,
                    "Whether subnet " + subnet.id().name() + " has a route table is not known.",
                    "Export the virtual network with 'az network vnet show'."));
  }

  private MissingFact missingPrefixes(Candidates candidates) {
    boolean mayGoDirectly =
        subnet.serviceEndpoints().isEmpty()
            && candidates.routes.stream()
                .anyMatch(it -> it.nextHop() == NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT);
    return mayGoDirectly
        ? new MissingFact(
            Layer.ROUTE,
            "Whether subnet "
                + subnet.id().name()
                + " has a service endpoint that leads to "
                + flow.remote().name()
                + " is not known.",
            "Export the virtual network with 'az network vnet show'; its subnets show"
                + " serviceEndpoints.")
        : new MissingFact(
            Layer.ROUTE,
            "Which of several routes is the longest for " + flow.remote().name() + " is not known.",
            "Give the service tag file of the cloud, or name networks in the routes in place of"
                + " service tags.");
  }

  private MissingFact missingLearned() {
    return new MissingFact(
        Layer.ROUTE,
        "A gateway may serve subnet "
            + subnet.id().name()
            + ", and which routes it learns is not known.",
        "Export the virtual network with its subnets and peerings if there is no gateway; else let"
            + " a route table keep gateway routes from the subnet.");
  }

  private MissingFact missingPeers() {
    return new MissingFact(
        Layer.ROUTE,
        "Which addresses the virtual network of subnet "
            + subnet.id().name()
            + " and its peers have is not known.",
        "Export the virtual network with its address space and peerings, and its peers.");
  }
}
