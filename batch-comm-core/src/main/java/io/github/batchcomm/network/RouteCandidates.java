package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.network.RouteEntry.Rank;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which routes may be those of which packets of a flow, as far as the documents leave it open.
 *
 * <p>Of the routes that surely are for an address, the longest wins, and of equally long ones the
 * one that ranks first. Some routes may be for it or not, or have a longer prefix there than is
 * known: those to tags that no list shows, those to private endpoints whose network policies are
 * not known, and those of service endpoints, of which nothing says whether they lead to the
 * prefixes of a service in a region or to those of the whole service. Each of these may win too,
 * unless the route that surely is there is longer than it can be. Routes of equal length and rank
 * may win one or the other: Azure does not say which.
 */
final class RouteCandidates {

  /** The longest first; of equally long ones by rank. */
  private static final Comparator<Option> SURE_ORDER =
      Comparator.comparing(option -> option.route, RouteEntry.ORDER);

  private final RequiredFlow flow;
  private final Optional<RouteTable> table;
  private final NamedAddresses names;
  private final List<Option> options = new ArrayList<>();
  private int routes;

  private RouteCandidates(RequiredFlow flow, Optional<RouteTable> table, NamedAddresses names) {
    this.flow = flow;
    this.table = table;
    this.names = names;
  }

  /**
   * Packets with the routes that may be theirs.
   *
   * @param packets the packets, both addresses being of one family
   * @param routes the routes; the first is surely for all of the packets, and unless one of the
   *     others is preferred it leads them
   */
  record Part(FlowProduct packets, ImmutableList<RouteEntry> routes) {}

  /**
   * A route as far as its prefixes have one length, or as far as nothing more is known.
   *
   * @param number the number of the route that it is of
   * @param route the route; its destinations are those that it surely is for, its length is the
   *     least that its prefixes may have
   * @param possible destinations that it may be for
   * @param longest the greatest length that its prefixes may have
   */
  private record Option(int number, RouteEntry route, AddressSet possible, int longest) {

    boolean isExact() {
      return longest == route.length() && possible.equals(route.destinations());
    }

    /** Whether it wins, at its longest, unless the other is longer than it is known to be. */
    boolean mayWinOver(Option other) {
      return longest > other.route.length()
          || (longest == other.route.length() && route.rank().compareTo(other.route.rank()) <= 0);
    }
  }

  /**
   * Finds the routes.
   *
   * @param flow the flow
   * @param system the routes that Azure makes, in each way that is possible: the same routes, which
   *     may differ in length or lead nothing
   * @param endpoints the routes that Azure makes for service endpoints
   * @param table the route table
   * @param names what names stand for
   * @return parts that have no packet in common and together are those of the flow
   */
  static ImmutableList<Part> of(
      RequiredFlow flow,
      ImmutableList<ImmutableList<RouteEntry>> system,
      ServiceEndpointRoutes endpoints,
      Optional<RouteTable> table,
      NamedAddresses names) {
    RouteCandidates candidates = new RouteCandidates(flow, table, names);
    table.stream().flatMap(it -> it.routes().stream()).forEach(candidates::addUser);
    candidates.addSystem(system);
    for (ServiceEndpointRoutes.Lengths it : endpoints.lengths(names)) {
      candidates.options.add(
          new Option(candidates.routes, it.route(), it.possible(), it.longest()));
    }
    return candidates.parts();
  }

  private void addUser(Route route) {
    if (route.destination() instanceof RouteDestination.Network network) {
      addExactly(
          entry(
              route,
              AddressSet.of(network.prefix()),
              network.prefix().length(),
              Rank.USER_NETWORK));
    } else if (route.destination() instanceof RouteDestination.Tag it) {
      names
          .prefixes(it.tag())
          .ifPresentOrElse(
              prefixes -> addListed(route, it.tag(), prefixes), () -> addUnlisted(route, it.tag()));
    }
    routes++;
  }

  /** Of very many prefixes those of one length are looked at together. */
  private void addListed(Route route, ServiceTag tag, ImmutableList<IpPrefix> prefixes) {
    ListMultimap<Integer, IpPrefix> byLength = MultimapBuilder.treeKeys().arrayListValues().build();
    prefixes.forEach(prefix -> byLength.put(prefix.length(), prefix));
    byLength
        .asMap()
        .forEach(
            (length, some) -> addExactly(entry(route, AddressSet.copyOf(some), length, rank(tag))));
  }

  /** A tag that no list shows has prefixes of at least one bit. */
  private void addUnlisted(Route route, ServiceTag tag) {
    AddressBounds bounds = names.of(tag);
    for (AddressFamily family : AddressFamily.values()) {
      options.add(
          new Option(
              routes,
              entry(route, bounds.certain().only(family), 1, rank(tag)),
              bounds.possible().only(family),
              family.bits()));
    }
  }

  private void addExactly(RouteEntry entry) {
    options.add(new Option(routes, entry, entry.destinations(), entry.length()));
  }

  private void addSystem(ImmutableList<ImmutableList<RouteEntry>> variants) {
    for (int i = 0; i < variants.get(0).size(); i++) {
      RouteEntry shortest = variants.get(0).get(i);
      int longest = shortest.length();
      AddressSet certain = shortest.destinations();
      AddressSet possible = certain;
      for (ImmutableList<RouteEntry> variant : variants) {
        RouteEntry other = variant.get(i);
        longest = Math.max(longest, other.length());
        certain = certain.intersection(other.destinations());
        possible = possible.union(other.destinations());
        shortest = other.length() < shortest.length() ? other : shortest;
      }
      options.add(new Option(routes, shortest.leading(certain), possible, longest));
      routes++;
    }
  }

  private ImmutableList<Part> parts() {
    AddressSet remote = flow.remoteAddresses(flow.packets());
    List<Option> met =
        options.stream()
            .filter(option -> option.possible.intersects(remote))
            .sorted(SURE_ORDER)
            .toList();
    List<Option> uncertain = met.stream().filter(option -> !option.isExact()).toList();
    ListMultimap<Integer, Option> byLength = MultimapBuilder.hashKeys().arrayListValues().build();
    met.forEach(option -> byLength.put(option.route.length(), option));
    Map<List<Integer>, Found> found = new LinkedHashMap<>();
    AddressSet left = remote;
    for (Option option : met) {
      AddressSet led = option.route.destinations().intersection(left);
      if (!led.isEmpty()) {
        left = left.difference(led);
        Set<Option> rivals = new LinkedHashSet<>(uncertain);
        rivals.addAll(byLength.get(option.route.length()));
        rivals.removeIf(it -> it.equals(option) || !it.mayWinOver(option));
        split(option, led, rivals, found);
      }
    }
    ImmutableList.Builder<Part> parts = ImmutableList.builder();
    found.values().forEach(it -> it.addTo(parts, flow));
    return parts.build();
  }

  /** Tells the addresses that a route surely is for apart by what else may lead there. */
  private static void split(
      Option sure, AddressSet led, Set<Option> rivals, Map<List<Integer>, Found> found) {
    Map<ImmutableSet<Option>, AddressSet> pieces = new LinkedHashMap<>();
    pieces.put(ImmutableSet.of(sure), led);
    for (Option rival : rivals) {
      Map<ImmutableSet<Option>, AddressSet> finer = new LinkedHashMap<>();
      pieces.forEach(
          (options, addresses) -> {
            AddressSet shared = addresses.intersection(rival.possible);
            AddressSet apart = addresses.difference(shared);
            if (!apart.isEmpty()) {
              finer.merge(options, apart, AddressSet::union);
            }
            if (!shared.isEmpty()) {
              ImmutableSet<Option> more =
                  options.stream().anyMatch(it -> it.number == rival.number)
                      ? options
                      : ImmutableSet.<Option>builder().addAll(options).add(rival).build();
              finer.merge(more, shared, AddressSet::union);
            }
          });
      pieces = finer;
    }
    pieces.forEach(
        (options, addresses) ->
            found
                .computeIfAbsent(
                    options.stream().map(Option::number).toList(),
                    it -> new Found(options.stream().map(Option::route).toList()))
                .addresses
                .addAll(addresses));
  }

  /** Addresses to which the same routes may lead. */
  private static final class Found {

    private final List<RouteEntry> routes;
    private final AddressSet.Builder addresses = AddressSet.builder();

    Found(List<RouteEntry> routes) {
      this.routes = routes;
    }

    void addTo(ImmutableList.Builder<Part> parts, RequiredFlow flow) {
      AddressSet led = addresses.build();
      for (AddressFamily family : AddressFamily.values()) {
        FlowProduct all = flow.withRemote(led);
        FlowProduct packets =
            new FlowProduct(
                all.protocols(),
                all.sources().only(family),
                all.sourcePorts(),
                all.destinations().only(family),
                all.destinationPorts());
        if (!packets.isEmpty()) {
          parts.add(new Part(packets, ImmutableList.copyOf(routes)));
        }
      }
    }
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

  private static Rank rank(ServiceTag tag) {
    boolean isPart = !tag.toString().equals(tag.service());
    if (tag.service().equals(ServiceTag.AZURE_CLOUD.service())) {
      return isPart ? Rank.USER_REGIONAL_CLOUD : Rank.USER_CLOUD;
    }
    if (tag.equals(ServiceTag.INTERNET)) {
      return Rank.USER_INTERNET;
    }
    return isPart ? Rank.USER_REGIONAL_TAG : Rank.USER_GLOBAL_TAG;
  }
}
