package io.github.batchcomm.network;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import io.github.batchcomm.network.RouteLines.Line;
import java.util.Optional;

/**
 * Sees whether the route that a proof names is the one that packets take, whatever may be unknown
 * of the others, and whether it leads where it must.
 */
final class RouteCheck {

  private final Surroundings pool;
  private final Subnet subnet;
  private final RequiredFlow flow;
  private final NamedAddresses names;
  private final Optional<RouteTable> table;

  RouteCheck(Surroundings pool, Subnet subnet, RequiredFlow flow, NamedAddresses names) {
    this.pool = pool;
    this.subnet = subnet;
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
    if (!subnet.routeTable().isAbsent() && table.isEmpty()) {
      return Finding.objection("the route table of the subnet is not known");
    }
    ImmutableList<Line> lines = RouteLines.of(pool, subnet, table, flow, names);
    AddressSet remote = flow.remoteAddresses(packets);
    AddressSet left = remote;
    Optional<String> objection = Optional.empty();
    Optional<Line> route = Optional.empty();
    for (Line line : lines) {
      if (line.rule().equals(named) && line.certain().intersects(remote)) {
        AddressSet led = line.certain().intersection(remote);
        left = left.difference(led);
        route = Optional.of(line);
        objection = objection.or(() -> winner(line, led, lines)).or(() -> destination(line, led));
      }
    }
    if (route.isEmpty()) {
      return Finding.objection("there is no such route to its packets");
    }
    return new Finding(
        left.isEmpty() ? objection : Optional.of("the route surely leads only some of its packets"),
        route);
  }

  private Optional<String> winner(Line line, AddressSet addresses, ImmutableList<Line> lines) {
    for (Line other : lines) {
      if (!sameWay(line, other)
          && other.possible().intersects(addresses)
          && line.mayLoseTo(other)) {
        return Optional.of(
            "route '" + other.rule().rule() + "' is or may be preferred for some of its packets");
      }
    }
    boolean surerThanGateways = line.isSystem() && line.nextHop() != NextHopType.INTERNET;
    return surerThanGateways || !mayLearn()
        ? Optional.empty()
        : Optional.of("a route that a gateway learns may be preferred");
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
        || around.get().subnets().stream()
            .anyMatch(it -> Ascii.equalsIgnoreCase(it.id().name(), "GatewaySubnet"))
        || around.get().peerings().get().stream().anyMatch(RouteCheck::mayLendGateway);
  }

  private static boolean mayLendGateway(VirtualNetworkPeering peering) {
    return peering.useRemoteGateways().orElse(true);
  }

  /** Replies to inbound connections must leave the way these came: by the internet. */
  private Optional<String> destination(Line line, AddressSet addresses) {
    if (flow.endpoint().direction() == Direction.INBOUND) {
      return line.nextHop() == NextHopType.INTERNET
          ? Optional.empty()
          : Optional.of("the route sends replies another way than the connection comes");
    }
    boolean toPrivateEndpoint =
        flow.endpoint().remote() instanceof RemoteParty.NodeManagementPrivateEndpoint;
    return switch (line.nextHop()) {
      case INTERNET ->
          toPrivateEndpoint
              ? Optional.of("the route leads to the internet, where no private endpoint is")
              : egress();
      case NONE -> Optional.of("the route drops packets");
      case VIRTUAL_NETWORK_GATEWAY ->
          Optional.of("the route leads to a gateway, and nobody knows what is behind");
      case VIRTUAL_APPLIANCE, INTERFACE_ENDPOINT, VIRTUAL_NETWORK_SERVICE_ENDPOINT ->
          Optional.empty();
      case VNET_LOCAL, VNET_PEERING ->
          names.space().own().union(names.space().peers().certain()).containsAll(addresses)
              ? Optional.empty()
              : Optional.of("the route stays in networks that do not have all of the addresses");
    };
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
    PublicIpProvision provision = pool.pool().publicIpProvision();
    boolean open =
        provision == PublicIpProvision.BATCH_MANAGED
            || provision == PublicIpProvision.USER_MANAGED
            || (provision == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
                // By a NAT gateway, should there be one, they would leave as well.
                && subnet.defaultOutboundAccess().orElse(false));
    return open
        ? Optional.empty()
        : Optional.of("nothing shows that nodes have a public address to leave by");
  }
}
