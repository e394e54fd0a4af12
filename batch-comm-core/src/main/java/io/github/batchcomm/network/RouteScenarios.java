package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.network.RouteEntry.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The orders in which the routes of a subnet may be looked through, as far as the documents leave
 * it open. A packet's way is known if all of them send it the same way.
 *
 * <p>What a tag's prefixes are, and so which route is longer, is not always known: a list of
 * addresses gives the shortest prefixes that make them up, and the tag may have longer ones. Of
 * service endpoints nobody says whether they lead to the prefixes of a service in a region or to
 * those of the whole service.
 */
final class RouteScenarios {

  private final ImmutableList<ImmutableList<RouteEntry>> system;
  private final ServiceEndpointRoutes endpoints;
  private final Optional<RouteTable> table;
  private final NamedAddresses names;

  /**
   * Creates the orders.
   *
   * @param system the routes that Azure makes, in each way that is possible
   * @param endpoints the routes that Azure makes for service endpoints
   * @param table the route table
   * @param names what names stand for
   */
  RouteScenarios(
      ImmutableList<ImmutableList<RouteEntry>> system,
      ServiceEndpointRoutes endpoints,
      Optional<RouteTable> table,
      NamedAddresses names) {
    this.system = system;
    this.endpoints = endpoints;
    this.table = table;
    this.names = names;
  }

  /** {@return at least one list of routes, each in the order in which they are looked through} */
  ImmutableList<ImmutableList<RouteEntry>> all() {
    List<Route> uncertain =
        table.stream()
            .flatMap(it -> it.routes().stream())
            .filter(route -> route.destination() instanceof RouteDestination.Tag)
            .filter(route -> !names.hasKnownPrefixes(tag(route)))
            .toList();
    ImmutableList<RouteEntry> direct =
        endpoints.areThere() ? endpoints.ofTag() : ImmutableList.of();
    ImmutableList.Builder<ImmutableList<RouteEntry>> scenarios = ImmutableList.builder();
    for (ImmutableList<RouteEntry> variant : system) {
      scenarios.add(scenario(variant, true, Optional.empty(), direct));
    }
    ImmutableList<RouteEntry> made = system.get(0);
    if (!uncertain.isEmpty()) {
      scenarios.add(scenario(made, false, Optional.empty(), direct));
    }
    for (Route route : uncertain) {
      // Each may have the longest prefixes of all.
      scenarios.add(scenario(made, true, Optional.of(route), direct));
    }
    if (endpoints.areThere() || endpoints.mayBeThere()) {
      scenarios.add(scenario(made, true, Optional.empty(), endpoints.ofTag()));
      scenarios.add(scenario(made, true, Optional.empty(), endpoints.shortest(names)));
      if (!endpoints.haveKnownPrefixes(names)) {
        scenarios.add(scenario(made, true, Optional.empty(), endpoints.longest()));
      }
    }
    return scenarios.build();
  }

  /**
   * One order.
   *
   * @param made the routes that Azure makes for every subnet
   * @param shortest true if tags have the shortest prefixes they can, false if the longest
   * @param favoured a route to a tag that matches all it may match, with the longest prefixes
   * @param direct the routes that service endpoints make
   */
  private ImmutableList<RouteEntry> scenario(
      ImmutableList<RouteEntry> made,
      boolean shortest,
      Optional<Route> favoured,
      ImmutableList<RouteEntry> direct) {
    List<RouteEntry> entries = new ArrayList<>(made);
    entries.addAll(direct);
    for (Route route : table.map(RouteTable::routes).orElse(ImmutableList.of())) {
      if (route.destination() instanceof RouteDestination.Network network) {
        entries.add(
            entry(
                route,
                AddressSet.of(network.prefix()),
                network.prefix().length(),
                Rank.USER_NETWORK));
      } else if (favoured.filter(route::equals).isPresent()) {
        longest(route, bounds(route).possible()).forEach(entries::add);
      } else if (shortest || names.hasKnownPrefixes(tag(route))) {
        shortest(route).forEach(entries::add);
      } else {
        longest(route, bounds(route).certain()).forEach(entries::add);
      }
    }
    return ImmutableList.sortedCopyOf(RouteEntry.ORDER, entries);
  }

  private Stream<RouteEntry> longest(Route route, AddressSet destinations) {
    return Stream.of(AddressFamily.values())
        .map(family -> entry(route, destinations.only(family), family.bits(), rank(tag(route))));
  }

  /** A tag that no list shows has prefixes of at least one bit. */
  private ImmutableList<RouteEntry> shortest(Route route) {
    AddressSet certain = bounds(route).certain();
    if (!names.isListed(tag(route))) {
      return ImmutableList.of(entry(route, certain, 1, rank(tag(route))));
    }
    return certain.prefixes().stream()
        .map(prefix -> entry(route, AddressSet.of(prefix), prefix.length(), rank(tag(route))))
        .collect(toImmutableList());
  }

  private AddressBounds bounds(Route route) {
    return names.of(tag(route));
  }

  private RouteEntry entry(Route route, AddressSet destinations, int length, Rank rank) {
    return new RouteEntry(
        DecidingRule.of(
            Layer.ROUTE,
            table.map(it -> it.id().name()).orElse(""),
            route.name(),
            false,
            OptionalInt.empty()),
        destinations,
        length,
        rank,
        route.nextHop(),
        route.nextHopAddress());
  }

  private static ServiceTag tag(Route route) {
    return ((RouteDestination.Tag) route.destination()).tag();
  }

  private static Rank rank(ServiceTag tag) {
    boolean isPart = !tag.toString().equals(tag.service());
    if (tag.service().equals(ServiceTag.AZURE_CLOUD.service())) {
      return isPart ? Rank.USER_REGIONAL_CLOUD : Rank.USER_CLOUD;
    }
    return isPart ? Rank.USER_REGIONAL_TAG : Rank.USER_GLOBAL_TAG;
  }
}
