package io.github.batchcomm.network;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Ordering;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.DefaultOutboundAccess;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import io.github.batchcomm.network.RouteLines.Line;
import io.github.batchcomm.network.ShownLines.Shown;
import java.util.Optional;

/**
 * Sees whether the route that a proof names is the one that packets take, whatever may be unknown
 * of the others, and whether it leads where it must.
 */
final class RouteCheck {

  private static final ImmutableSet<DefaultOutboundAccess> LENDING =
      ImmutableSet.of(DefaultOutboundAccess.ENABLED, DefaultOutboundAccess.UNSTATED);

  private static final String STAYS_INSIDE =
      "the route stays in virtual networks, where the service is not";

  /** Of a route with several prefixes around an address the longest counts. */
  private static final Ordering<Line> LONGEST_FIRST =
      Ordering.natural().onResultOf(Line::shortest).reverse();

  private final Surroundings pool;
  private final Subnet subnet;
  private final Optional<AzureFirewall> firewall;
  private final RequiredFlow flow;
  private final NamedAddresses names;
  private final Optional<RouteTable> table;

  /**
   * Creates the check.
   *
   * @param subnet the subnet that packets are sent from
   * @param firewall the firewall that sends them; empty for the nodes
   */
  RouteCheck(
      Surroundings pool,
      Subnet subnet,
      Optional<AzureFirewall> firewall,
      RequiredFlow flow,
      NamedAddresses names) {
    this.pool = pool;
    this.subnet = subnet;
    this.firewall = firewall;
    this.flow = flow;
    this.names = names;
    this.table = subnet.routeTable().value().flatMap(pool.network()::routeTable);
  }

  /**
   * What the check comes to.
   *
   * @param objection what is wrong
   * @param route the route, if there is one of the name
   */
  record Finding(Optional<String> objection, Optional<Line> route) {

    static Finding objection(String objection) {
      return new Finding(Optional.of(objection), Optional.empty());
    }
  }

  Finding check(FlowProduct packets, DecidingRule named) {
    AddressSet remote = flow.remoteAddresses(packets);
    ImmutableList<Shown> shown = ShownLines.of(pool.network(), subnet, remote);
    boolean isKnown = subnet.routeTable().isAbsent() || table.isPresent();
    ImmutableList<Line> lines =
        isKnown ? RouteLines.of(pool, subnet, table, flow, names) : ImmutableList.of();
    if (shown.stream().anyMatch(it -> it.line().rule().equals(named))) {
      return effective(named, remote, shown, lines, isKnown);
    }
    if (!isKnown) {
      return Finding.objection("the route table of the subnet is not known");
    }
    AddressSet left = remote;
    Optional<String> objection = Optional.empty();
    Optional<Line> route = Optional.empty();
    for (Line line : LONGEST_FIRST.sortedCopy(lines)) {
      AddressSet led = line.certain().intersection(left);
      if (line.rule().equals(named) && !led.isEmpty()) {
        left = left.difference(led);
        route = Optional.of(line);
        objection =
            objection
                .or(() -> winner(line, led, lines))
                .or(() -> destination(line, led))
                .or(() -> otherShown(line, led, shown));
      }
    }
    if (route.isEmpty()) {
      return Finding.objection("there is no such route to its packets");
    }
    return new Finding(
        left.isEmpty() ? objection : Optional.of("the route surely leads only some of its packets"),
        route);
  }

  /** A route that is shown as effective counts where the other documents leave it possible. */
  private Finding effective(
      DecidingRule named,
      AddressSet remote,
      ImmutableList<Shown> shown,
      ImmutableList<Line> lines,
      boolean isKnown) {
    AddressSet left = remote;
    Optional<String> objection = Optional.empty();
    Optional<Line> route = Optional.empty();
    for (Shown it : shown) {
      if (it.line().rule().equals(named)) {
        Line line = it.line();
        AddressSet led = line.certain();
        left = left.difference(led);
        route = Optional.of(line);
        boolean isMade = named.isDefault() && staysInside(line) && !isToPublicService();
        objection =
            objection
                .or(() -> otherShown(line, led, shown))
                .or(() -> isKnown ? refuted(it, led, lines) : Optional.empty())
                .or(() -> isMade ? Optional.empty() : destination(line, led));
      }
    }
    return new Finding(
        left.isEmpty() ? objection : Optional.of("the route is not shown for all of its packets"),
        route);
  }

  private static Optional<String> otherShown(
      Line line, AddressSet addresses, ImmutableList<Shown> shown) {
    return shown.stream()
        .map(Shown::line)
        .filter(it -> it.certain().intersects(addresses) && !sameWay(it, line))
        .findFirst()
        .map(it -> "'" + it.rule().rule() + "' shows another way for some of its packets");
  }

  /** Whether the other documents rule the way out, or surely lead packets another way. */
  private Optional<String> refuted(Shown shown, AddressSet addresses, ImmutableList<Line> lines) {
    if ((shown.isLearned() && mayLearn())
        || (staysInside(shown.line()) && names.space().mayHold(addresses))) {
      return Optional.empty();
    }
    AddressSet possible = AddressSet.NONE;
    for (Line line : lines) {
      if (sameWay(line, shown.line())) {
        possible = possible.union(line.possible());
      } else {
        AddressSet led = line.certain().intersection(addresses);
        for (Line other : lines) {
          led = rivals(line, other) ? led.difference(other.possible()) : led;
        }
        if (!led.isEmpty() && !mayLoseToLearned(line)) {
          return Optional.of("route '" + line.rule().rule() + "' leads its packets another way");
        }
      }
    }
    return possible.containsAll(addresses)
        ? Optional.empty()
        : Optional.of("no other document leaves that way possible for all of its packets");
  }

  private Optional<String> winner(Line line, AddressSet addresses, ImmutableList<Line> lines) {
    for (Line other : lines) {
      if (rivals(line, other) && other.possible().intersects(addresses)) {
        return Optional.of(
            "route '" + other.rule().rule() + "' is or may be preferred for some of its packets");
      }
    }
    if (mayLoseToLearned(line)) {
      return Optional.of("a route that a gateway learns may be preferred");
    }
    // Of a virtual network whose space is not shown, any address may be.
    boolean isForOneAddress = !line.rule().isDefault() && line.shortest() == flow.family().bits();
    return line.nextHop() != NextHopType.VNET_LOCAL
            && !isForOneAddress
            && names.space().mayHold(addresses)
        ? Optional.of("some of its packets may be for addresses of networks that are joined")
        : Optional.empty();
  }

  /** Whether a route that leads another way may be preferred where both are for an address. */
  private static boolean rivals(Line line, Line other) {
    return !sameWay(line, other) && line.mayLoseTo(other);
  }

  private boolean mayLoseToLearned(Line line) {
    return line.mayLoseToLearned() && mayLearn();
  }

  private static boolean sameWay(Line one, Line other) {
    return (staysInside(one) && staysInside(other))
        || (one.nextHop() == other.nextHop() && one.appliance().equals(other.appliance()));
  }

  private static boolean staysInside(Line line) {
    return switch (line.nextHop()) {
      case VNET_LOCAL, VNET_PEERING, INTERFACE_ENDPOINT -> true;
      default -> false;
    };
  }

  /** Only documents of the whole network around show that no gateway serves the subnet. */
  private boolean mayLearn() {
    if (table.flatMap(RouteTable::disableBgpRoutePropagation).orElse(false)) {
      return false;
    }
    Optional<VirtualNetwork> around = pool.network().virtualNetwork(subnet.virtualNetwork().id());
    boolean shown =
        around.isPresent()
            && around.get().peerings().isPresent()
            && !around.get().subnets().isEmpty();
    return !shown
        || around.get().subnets().stream().anyMatch(RouteCheck::isForTeachers)
        || around.get().peerings().get().stream().anyMatch(RouteCheck::mayLendGateway);
  }

  private static boolean isForTeachers(Subnet subnet) {
    return Ascii.equalsIgnoreCase(subnet.id().name(), "GatewaySubnet")
        || Ascii.equalsIgnoreCase(subnet.id().name(), "RouteServerSubnet");
  }

  private static boolean mayLendGateway(VirtualNetworkPeering peering) {
    return peering.useRemoteGateways().orElse(true);
  }

  /** Replies to inbound connections must leave the way these came: by the internet. */
  private Optional<String> destination(Line line, AddressSet addresses) {
    if (flow.endpoint().direction() == Direction.INBOUND) {
      if (pool.pool().publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES) {
        return Optional.of(
            "no connection from the internet reaches nodes without public addresses");
      }
      return line.nextHop() == NextHopType.INTERNET
          ? Optional.empty()
          : Optional.of("the route sends replies another way than the connection comes");
    }
    boolean toPrivateEndpoint =
        flow.endpoint().remote() instanceof RemoteParty.NodeManagementPrivateEndpoint
            || (flow.endpoint().remote() instanceof RemoteParty.StorageAccount
                && flow.remote().tag().isEmpty());
    return switch (line.nextHop()) {
      case INTERNET ->
          toPrivateEndpoint
              ? Optional.of("the route leads to the internet, where no private endpoint is")
              : egress();
      case NONE -> Optional.of("the route drops packets");
      case VIRTUAL_NETWORK_GATEWAY ->
          line.appliance().isPresent()
              ? Optional.empty()
              : Optional.of("the route leads to a gateway, and nobody knows what is behind");
      case VIRTUAL_APPLIANCE ->
          line.appliance().isPresent()
              ? Optional.empty()
              : Optional.of("the route leads to an appliance whose address is not known");
      case INTERFACE_ENDPOINT -> isToPublicService() ? Optional.of(STAYS_INSIDE) : Optional.empty();
      case VIRTUAL_NETWORK_SERVICE_ENDPOINT -> policies();
      case VNET_LOCAL, VNET_PEERING ->
          isToPublicService()
              ? Optional.of(STAYS_INSIDE)
              : names.space().own().union(names.space().peers().certain()).containsAll(addresses)
                  ? Optional.empty()
                  : Optional.of(
                      "the route stays in networks that do not have all of the addresses");
    };
  }

  private Optional<String> policies() {
    boolean toStorage =
        flow.remote().tag().stream()
            .anyMatch(it -> it.service().equals(ServiceTag.STORAGE.service()));
    boolean none = subnet.serviceEndpointPolicies().filter(it -> it.isEmpty()).isPresent();
    return toStorage && !none
        ? Optional.of("nothing shows that no service endpoint policy stops packets there")
        : Optional.empty();
  }

  /** Services have addresses outside of virtual networks only. */
  private boolean isToPublicService() {
    boolean isPrivateAccount =
        flow.endpoint().remote() instanceof RemoteParty.StorageAccount
            && flow.remote().tag().isEmpty();
    return !(isPrivateAccount
        || flow.endpoint().remote() instanceof RemoteParty.NodeManagementPrivateEndpoint
        || flow.endpoint().remote() instanceof RemoteParty.Anywhere
        || flow.endpoint().remote() instanceof RemoteParty.Administrators);
  }

  private Optional<String> egress() {
    if (subnet.natGateway().isPresent()) {
      Optional<NatGateway> gateway =
          subnet.natGateway().value().flatMap(pool.network()::natGateway);
      return gateway
              .filter(it -> it.publicIpAddresses().isEmpty() && it.publicIpPrefixes().isEmpty())
              .isPresent()
          ? Optional.of("the NAT gateway has no public address to leave by")
          : Optional.empty();
    }
    if (firewall.isPresent()) {
      return firewall.get().publicIpAddresses().isEmpty()
          ? Optional.of("nothing shows that the firewall has a public address to leave by")
          : Optional.empty();
    }
    PublicIpProvision provision = pool.pool().publicIpProvision();
    boolean open =
        provision == PublicIpProvision.BATCH_MANAGED
            || provision == PublicIpProvision.USER_MANAGED
            || (provision == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
                // By a NAT gateway, should there be one, they would leave as well.
                && LENDING.contains(subnet.defaultOutboundAccess().asOf(pool.asOf())));
    return open
        ? Optional.empty()
        : Optional.of("nothing shows that nodes have a public address to leave by");
  }
}
