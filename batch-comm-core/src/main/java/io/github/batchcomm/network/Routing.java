package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.network.RouteCandidates.Part;
import io.github.batchcomm.network.ShownRoutes.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ways that packets of a flow take from the nodes: those of the flow itself if nodes open the
 * connection, else the replies.
 *
 * <p>The route table and what the virtual network shows tell the way, or leave several. Routes that
 * are shown as effective in the subnet settle what they leave, gateways' routes among it, and are
 * then assumed to be those of every node and of today. Where they show a way that the other
 * documents do not leave, one of the documents is older than the other. Which, they do not tell:
 * nobody says when a document was exported. So nothing is decided then, and both are named.
 */
final class Routing {

  private final Surroundings pool;
  private final Sender sender;
  private final Subnet subnet;
  private final RequiredFlow flow;
  private final ImmutableList<FlowProduct> asked;
  private final NamedAddresses names;
  private final Optional<RouteTable> table;
  private final boolean mayLearn;
  private final ShownRoutes shown;
  private final MissingRoutes missingRoutes;
  private final ImmutableList.Builder<Decided> permitted = ImmutableList.builder();
  private final ImmutableList.Builder<Decided> stopped = ImmutableList.builder();
  private final ImmutableList.Builder<FlowProduct> open = ImmutableList.builder();
  private final List<MissingFact> missing = new ArrayList<>();
  private final List<Assumption> assumptions = new ArrayList<>();
  private final ImmutableList.Builder<Hop> hops = ImmutableList.builder();
  private final ImmutableList.Builder<FlowProduct> leaving = ImmutableList.builder();

  /**
   * Packets that a route hands to something that decides about them itself.
   *
   * @param packets the packets
   * @param route the route
   * @param to what is there; empty for a gateway, behind which other networks are
   */
  record Hop(FlowProduct packets, RouteEntry route, Optional<NextHop> to) {}

  /**
   * The ways of all packets.
   *
   * @param result what the routes themselves do
   * @param hops packets that go on to an appliance or a gateway
   * @param leaving packets that leave for the internet
   */
  record Ways(LayerResult result, ImmutableList<Hop> hops, ImmutableList<FlowProduct> leaving) {}

  private Routing(
      Surroundings pool,
      Sender sender,
      RequiredFlow flow,
      NamedAddresses names,
      ImmutableList<FlowProduct> asked) {
    this.pool = pool;
    this.sender = sender;
    this.subnet = sender.subnet();
    this.flow = flow;
    this.asked = asked;
    this.names = names;
    this.table = subnet.routeTable().value().flatMap(pool.network()::routeTable);
    this.mayLearn =
        Gateways.mayServe(pool.network(), subnet)
            && !table.flatMap(RouteTable::disableBgpRoutePropagation).orElse(false);
    this.shown = ShownRoutes.of(pool, subnet, flow);
    this.missingRoutes = new MissingRoutes(pool.network(), subnet, flow);
  }

  /**
   * Finds the ways of packets.
   *
   * @param sender what sends them
   * @param names what names mean in rules about the sender's subnet
   * @param asked the packets, without one in common
   * @param before answers about subnets that were found before
   */
  static Ways of(
      Surroundings pool,
      Sender sender,
      RequiredFlow flow,
      NamedAddresses names,
      ImmutableList<FlowProduct> asked,
      SubnetAnswers before) {
    return new Routing(pool, sender, flow, names, asked).ways(before);
  }

  private Ways ways(SubnetAnswers before) {
    if (table.isEmpty() && !subnet.routeTable().isAbsent()) {
      asked.forEach(it -> decide(new Part(it, ImmutableList.of())));
    } else {
      for (Part part : before.routes(subnet, flow, this::candidates)) {
        for (FlowProduct packets : asked) {
          if (packets.intersects(part.packets())) {
            decide(new Part(packets.intersection(part.packets()), part.routes()));
          }
        }
      }
    }
    LayerResult result =
        new LayerResult(
            permitted.build(),
            stopped.build(),
            open.build(),
            missing.stream().distinct().collect(toImmutableList()),
            assumptions.stream().distinct().collect(toImmutableList()));
    return new Ways(result, hops.build(), leaving.build());
  }

  private ImmutableList<Part> candidates() {
    return RouteCandidates.of(
        flow,
        new SystemRoutes(pool, subnet, names.space()).variants(),
        new ServiceEndpointRoutes(subnet, flow),
        table,
        names);
  }

  /**
   * What leaves open which way packets take.
   *
   * @param missing what would tell it
   * @param assumption what they are taken to go by the first of their routes under, where no
   *     document shows more; empty if nothing can be assumed
   */
  private record Doubt(MissingFact missing, Optional<Assumption> assumption) {

    Doubt(MissingFact missing) {
      this(missing, Optional.empty());
    }
  }

  /** Where effective routes agree with all else, packets need not be told apart by them. */
  private void decide(Part candidates) {
    Optional<Doubt> doubt = doubt(candidates);
    ImmutableList<ShownRoutes.Part> parts = shown.parts(candidates.packets());
    boolean agreed =
        doubt.isEmpty()
            && parts.stream()
                .flatMap(part -> part.routes().stream())
                .allMatch(it -> agree(it.entry(), candidates.routes().get(0)));
    if (agreed) {
      take(candidates.packets(), candidates.routes().get(0));
      return;
    }
    for (ShownRoutes.Part part : parts) {
      decide(new Part(part.packets(), candidates.routes()), doubt, part.routes());
    }
  }

  private void decide(Part candidates, Optional<Doubt> doubt, ImmutableList<Shown> routes) {
    if (doubt.isEmpty()) {
      RouteEntry route = candidates.routes().get(0);
      routes.stream()
          .filter(it -> !agree(it.entry(), route))
          .findFirst()
          .ifPresentOrElse(
              it -> contradict(candidates, it.entry(), route),
              () -> take(candidates.packets(), route));
    } else if (routes.isEmpty() && doubt.get().assumption().isPresent()) {
      take(candidates.packets(), candidates.routes().get(0));
      assumptions.add(doubt.get().assumption().get());
    } else if (routes.isEmpty()) {
      open(candidates.packets(), doubt.get().missing());
      missingRoutes.place().ifPresent(missing::add);
    } else {
      settle(candidates, routes);
    }
  }

  private void settle(Part candidates, ImmutableList<Shown> routes) {
    RouteEntry route = routes.get(0).entry();
    Optional<Shown> other = routes.stream().filter(it -> !agree(it.entry(), route)).findFirst();
    if (other.filter(it -> it.document() == routes.get(0).document()).isPresent()) {
      open(candidates.packets(), missingRoutes.several(route, other.get().entry()));
    } else if (other.isPresent()) {
      contradict(candidates, route, other.get().entry());
    } else if (isPossible(routes.get(0), candidates)) {
      take(candidates.packets(), route);
      assumptions.add(missingRoutes.effective());
    } else {
      contradict(candidates, route, candidates.routes().get(0));
    }
  }

  private void contradict(Part candidates, RouteEntry one, RouteEntry other) {
    AddressSet remote = flow.remoteAddresses(candidates.packets());
    open(candidates.packets(), missingRoutes.contradiction(remote, one, other));
    assumptions.add(missingRoutes.contradictory(remote));
  }

  /** What leaves open which way packets take, if the documents but for effective routes do. */
  private Optional<Doubt> doubt(Part candidates) {
    if (candidates.routes().isEmpty()) {
      return Optional.of(new Doubt(missingRoutes.table()));
    }
    RouteEntry route = candidates.routes().get(0);
    if (!candidates.routes().stream().allMatch(it -> agree(it, route))) {
      return Optional.of(new Doubt(missingRoutes.prefixes(candidates.routes())));
    }
    // What a gateway teaches leads to the gateway, so it cannot save replies that go astray anyway.
    boolean isAstrayAnyway = isInbound() && route.nextHop() != NextHopType.INTERNET;
    boolean mayLose = mayLearn && !isAstrayAnyway && !route.winsOverLearned();
    if (mayLose && !route.isAssumedToWinOverLearned()) {
      return Optional.of(new Doubt(missingRoutes.learned()));
    }
    boolean isOfUser = !route.isOfSystem();
    if (route.nextHop() != NextHopType.VNET_LOCAL
        && !(isOfUser && route.winsOverLearned())
        && mayBeInside(candidates.packets())) {
      return Optional.of(
          new Doubt(
              names.space().refused().intersects(flow.remoteAddresses(candidates.packets()))
                  ? missingRoutes.refusedPeers()
                  : missingRoutes.peers()));
    }
    return mayLose
        ? Optional.of(
            new Doubt(missingRoutes.learned(), Optional.of(missingRoutes.noneLongerLearned(route))))
        : Optional.empty();
  }

  /** Of replies it only matters whether they go to the internet. */
  private boolean agree(RouteEntry one, RouteEntry other) {
    return isInbound()
        ? (one.nextHop() == NextHopType.INTERNET) == (other.nextHop() == NextHopType.INTERNET)
        : one.leadsWhere(other) || (one.staysInside() && other.staysInside());
  }

  private boolean isPossible(Shown shownRoute, Part candidates) {
    RouteEntry route = shownRoute.entry();
    return candidates.routes().isEmpty()
        || candidates.routes().stream().anyMatch(it -> agree(it, route))
        || (mayLearn && shownRoute.mayBeLearned())
        || (route.staysInside() && mayBeInside(candidates.packets()));
  }

  private boolean isInbound() {
    return flow.endpoint().direction() == Direction.INBOUND;
  }

  private void take(FlowProduct packets, RouteEntry route) {
    if (isInbound()) {
      reply(packets, route);
    } else {
      send(packets, route);
    }
  }

  private void open(FlowProduct packets, MissingFact fact) {
    open.add(packets);
    missing.add(fact);
  }

  /**
   * The routes to a virtual network's own prefixes and its peers' are longer than most; where these
   * are not all known, one of them may keep packets inside. Networks may have public addresses too.
   */
  private boolean mayBeInside(FlowProduct packets) {
    return names.space().mayHold(flow.remoteAddresses(packets));
  }

  private void send(FlowProduct packets, RouteEntry route) {
    switch (route.nextHop()) {
      case INTERNET -> leave(packets, route);
      case NONE -> stop(packets, route, "drops packets");
      case VNET_LOCAL -> stayInside(packets, route);
      case VNET_PEERING, INTERFACE_ENDPOINT -> goToNeighbour(packets, route);
      case VIRTUAL_NETWORK_SERVICE_ENDPOINT -> goDirectly(packets, route);
      case VIRTUAL_APPLIANCE -> handOn(packets, route);
      case VIRTUAL_NETWORK_GATEWAY -> {
        boolean isShown = route.rank() == RouteEntry.Rank.EFFECTIVE;
        if (isShown || Gateways.mayTakePackets(pool.network(), subnet)) {
          handOn(packets, route);
        } else {
          stop(
              packets,
              route,
              "hands packets to a gateway, but the virtual network has none and no peer lends one,"
                  + " so they are dropped");
        }
      }
    }
  }

  private void handOn(FlowProduct packets, RouteEntry route) {
    Optional<NextHop> to =
        route.nextHopAddress().map(it -> NextHop.at(pool.network(), subnet, names.space(), it));
    if (to.filter(NextHop.OutOfReach.class::isInstance).isPresent()) {
      stop(
          packets,
          route,
          "leads to "
              + route.nextHopAddress().orElseThrow().getHostAddress()
              + ", which is in no virtual network that is joined with that of subnet "
              + subnet.id().name()
              + ", so Azure drops packets");
    } else {
      pass(packets, route, "hands packets on");
      hops.add(new Hop(packets, route, to));
    }
  }

  private void goToNeighbour(FlowProduct packets, RouteEntry route) {
    if (isToPublicService()) {
      stop(packets, route, "keeps packets in virtual networks, where the service is not");
    } else {
      pass(packets, route, "leads there directly");
    }
  }

  /**
   * Azure keeps packets to the address space of a virtual network inside, also where this holds
   * public addresses, and a service is outside of it. (Azure's page on virtual network traffic
   * routing, "System routes".)
   */
  private boolean isToPublicService() {
    return flow.remote().tag().isPresent() || flow.endpoint().remote() instanceof RemoteParty.Host;
  }

  /**
   * Service endpoint policies let nodes reach only the storage accounts that they name, and Batch's
   * own cannot be named. (Azure's page on service endpoint policies, "Limitations".)
   */
  private void goDirectly(FlowProduct packets, RouteEntry route) {
    boolean mayBeFiltered =
        flow.remote()
            .tag()
            .filter(it -> it.service().equals(ServiceTag.STORAGE.service()))
            .isPresent();
    if (mayBeFiltered && !subnet.serviceEndpointPolicies().equals(Optional.of(ImmutableSet.of()))) {
      missingRoutes
          .refusingPolicies()
          .ifPresentOrElse(
              refusing ->
                  stopped.add(
                      new Decided(
                          packets,
                          Optional.of(refusing),
                          "lets nodes reach only the storage accounts that it names, among which"
                              + " those of Batch cannot be: take it off subnet "
                              + subnet.id().name()
                              + ", as Azure supports no such policies for Batch pools, or add the"
                              + " alias /services/Azure/Batch to it")),
              () -> open(packets, missingRoutes.policies()));
    } else {
      pass(packets, route, "leads there directly");
    }
  }

  private void leave(FlowProduct packets, RouteEntry route) {
    AddressSet remote = flow.remoteAddresses(packets);
    AddressSet inside = remote.difference(SpecialAddresses.PUBLIC);
    if (inside.isEmpty()) {
      leaveForPublic(packets, route);
      return;
    }
    stop(
        packets.intersection(flow.withRemote(inside)),
        route,
        "leads to the internet, where no machine has a private address");
    FlowProduct toPublic =
        packets.intersection(flow.withRemote(remote.intersection(SpecialAddresses.PUBLIC)));
    if (!toPublic.isEmpty()) {
      leaveForPublic(toPublic, route);
    }
  }

  private void leaveForPublic(FlowProduct packets, RouteEntry route) {
    leaving.add(packets);
    switch (Egress.of(pool, sender)) {
      case OPEN -> {
        pass(packets, route, "leads to the internet");
        Egress.assumption(pool, sender).ifPresent(assumptions::add);
      }
      case CLOSED ->
          stop(
              packets,
              route,
              "leads to the internet, but "
                  + sender
                      .firewall()
                      .map(it -> "Azure Firewall " + it.id().name() + " has")
                      .orElse("nodes have")
                  + " no public address to leave by");
      case UNKNOWN -> open(packets, Egress.missing(pool, sender));
    }
  }

  /** Within the virtual network there is nothing at addresses of others. */
  private void stayInside(FlowProduct packets, RouteEntry route) {
    if (isToPublicService()) {
      stop(packets, route, "keeps packets in virtual networks, where the service is not");
      return;
    }
    VirtualNetworkSpace space = names.space();
    // Azure makes the route it shows for addresses that the virtual network has.
    boolean isShown = route.rank() == RouteEntry.Rank.EFFECTIVE && route.rule().isDefault();
    if (isShown
        || space.own().union(space.peers().certain()).containsAll(flow.remoteAddresses(packets))) {
      pass(packets, route, "leads there directly");
    } else if (space
        .own()
        .union(space.peers().possible())
        .intersects(flow.remoteAddresses(packets))) {
      open(packets, missingRoutes.peers());
    } else {
      stop(packets, route, "keeps packets in the virtual network, where nobody has the address");
    }
  }

  /** Replies must leave the way the connection came in: by the pool's own public address. */
  private void reply(FlowProduct packets, RouteEntry route) {
    boolean isByInternet = route.nextHop() == NextHopType.INTERNET;
    if (isByInternet
        && pool.pool().publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES) {
      open(packets, missingRoutes.privateCall(pool.pool().id()));
    } else if (isByInternet) {
      pass(packets, route, "sends replies to the internet, where the connection came from");
    } else {
      stop(
          packets,
          route,
          "sends replies another way than the connection came, so it is never established"
              + flow.remote()
                  .tag()
                  .map(it -> "; a route to " + it + " with next hop Internet lets them return")
                  .orElse(""));
    }
  }

  private void pass(FlowProduct packets, RouteEntry route, String reason) {
    permitted.add(new Decided(packets, Optional.of(route.rule()), reason));
  }

  private void stop(FlowProduct packets, RouteEntry route, String reason) {
    stopped.add(new Decided(packets, Optional.of(route.rule()), reason));
  }
}
