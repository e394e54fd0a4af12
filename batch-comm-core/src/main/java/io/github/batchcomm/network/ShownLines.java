package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.EffectiveRoute;
import io.github.batchcomm.model.EffectiveRoute.Origin;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.network.RouteLines.Line;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/** The effective routes that documents show of a subnet, as a check of a proof reads them. */
final class ShownLines {

  private static final int LONGEST = 128;

  private static final int WON_ALREADY = 0;

  private ShownLines() {}

  /**
   * A route with those of some addresses that it leads in its document: those for which the
   * document shows no longer prefix, and of learned routes those that Azure's own do not lead.
   *
   * @param line the route
   * @param isLearned true if a gateway may have learned it
   */
  record Shown(Line line, boolean isLearned) {}

  /** {@return the routes of all documents of the subnet that lead some of the addresses} */
  static ImmutableList<Shown> of(Network network, Subnet subnet, AddressSet remote) {
    ImmutableList.Builder<Shown> all = ImmutableList.builder();
    for (EffectiveRoutes document : network.effectiveRoutes()) {
      if (document.subnet().equals(Optional.of(subnet.id()))) {
        addLongest(document, subnet, remote, all);
      }
    }
    return all.build();
  }

  private static void addLongest(
      EffectiveRoutes document,
      Subnet subnet,
      AddressSet remote,
      ImmutableList.Builder<Shown> all) {
    AddressSet kept = keptFromGateways(document);
    AddressSet unled = remote;
    for (int length = LONGEST; length >= 0 && !unled.isEmpty(); length--) {
      AddressSet now = AddressSet.NONE;
      for (EffectiveRoute route : document.routes()) {
        for (IpPrefix prefix : route.prefixes()) {
          if (route.active() && prefix.length() == length) {
            AddressSet led = unled.intersection(AddressSet.of(prefix));
            if (route.origin() == Origin.VIRTUAL_NETWORK_GATEWAY) {
              led = led.difference(kept);
            }
            if (!led.isEmpty()) {
              add(all, subnet, route, prefix, led);
            }
            now = now.union(led);
          }
        }
      }
      unled = unled.difference(now);
    }
  }

  /** What gateways learn never wins over Azure's own routes to networks and service endpoints. */
  private static AddressSet keptFromGateways(EffectiveRoutes document) {
    AddressSet kept = AddressSet.NONE;
    for (EffectiveRoute own : document.routes()) {
      boolean isPreferred =
          own.nextHop() == NextHopType.VNET_LOCAL
              || own.nextHop() == NextHopType.VNET_PEERING
              || own.nextHop() == NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT;
      if (own.active() && own.origin() == Origin.DEFAULT && isPreferred) {
        kept = kept.union(AddressSet.copyOf(own.prefixes()));
      }
    }
    return kept;
  }

  private static void add(
      ImmutableList.Builder<Shown> all,
      Subnet subnet,
      EffectiveRoute route,
      IpPrefix prefix,
      AddressSet led) {
    boolean isLearned =
        route.origin() == Origin.VIRTUAL_NETWORK_GATEWAY || route.origin() == Origin.UNKNOWN;
    DecidingRule rule =
        DecidingRule.of(
            Layer.ROUTE,
            subnet.id().name(),
            "effective route: " + prefix,
            route.origin() != Origin.USER,
            OptionalInt.empty());
    boolean handsOn =
        switch (route.nextHop()) {
          case VIRTUAL_APPLIANCE, VIRTUAL_NETWORK_GATEWAY -> true;
          default -> false;
        };
    if (!handsOn || route.nextHopAddresses().isEmpty()) {
      all.add(new Shown(line(rule, route, prefix, led, Optional.empty()), isLearned));
      return;
    }
    for (InetAddress appliance : route.nextHopAddresses()) {
      all.add(new Shown(line(rule, route, prefix, led, Optional.of(appliance)), isLearned));
    }
  }

  private static Line line(
      DecidingRule rule,
      EffectiveRoute route,
      IpPrefix prefix,
      AddressSet led,
      Optional<InetAddress> appliance) {
    return new Line(
        rule,
        led,
        led,
        prefix.length(),
        prefix.length(),
        WON_ALREADY,
        false,
        route.nextHop(),
        appliance);
  }
}
