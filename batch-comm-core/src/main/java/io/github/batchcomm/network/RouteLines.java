package io.github.batchcomm.network;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.ServiceEndpoint;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The routes of a subnet as a check of a proof reads them, in no order. */
final class RouteLines {

  private static final ImmutableMap<String, ServiceTag> SERVICES =
      ImmutableMap.of(
          "microsoft.storage", ServiceTag.STORAGE,
          "microsoft.storage.global", ServiceTag.STORAGE,
          "microsoft.keyvault", ServiceTag.AZURE_KEY_VAULT,
          "microsoft.containerregistry", ServiceTag.AZURE_CONTAINER_REGISTRY,
          "microsoft.azureactivedirectory", ServiceTag.AZURE_ACTIVE_DIRECTORY);

  private static final int SYSTEM = 9;

  private final Surroundings pool;
  private final Subnet subnet;
  private final RequiredFlow flow;
  private final NamedAddresses names;
  private final Optional<VirtualNetwork> around;
  private final ImmutableList.Builder<Line> lines = ImmutableList.builder();

  private RouteLines(Surroundings pool, Subnet subnet, RequiredFlow flow, NamedAddresses names) {
    this.pool = pool;
    this.subnet = subnet;
    this.flow = flow;
    this.names = names;
    this.around = pool.network().virtualNetwork(subnet.virtualNetwork().id());
  }

  /**
   * A route.
   *
   * @param rule what proofs call it
   * @param certain addresses that it surely is for
   * @param possible addresses that it may be for
   * @param shortest the least length that its prefixes may have
   * @param longest the greatest
   * @param rank which of two with the same prefix wins: the lower
   * @param mayLoseToLearned false if no learned route is preferred, or none is assumed to be
   * @param nextHop where it leads
   * @param appliance the address it hands packets to
   */
  record Line(
      DecidingRule rule,
      AddressSet certain,
      AddressSet possible,
      int shortest,
      int longest,
      int rank,
      boolean mayLoseToLearned,
      NextHopType nextHop,
      Optional<InetAddress> appliance) {

    /** {@return true unless this route surely wins over another where both are for an address} */
    boolean mayLoseTo(Line other) {
      return other.longest > shortest || (other.longest == shortest && other.rank <= rank);
    }
  }

  /** {@return the routes, with those that may be there; without those that gateways learn} */
  static ImmutableList<Line> of(
      Surroundings pool,
      Subnet subnet,
      Optional<RouteTable> table,
      RequiredFlow flow,
      NamedAddresses names) {
    RouteLines routes = new RouteLines(pool, subnet, flow, names);
    table.ifPresent(routes::addUser);
    routes.addSystem();
    routes.addPeerings();
    pool.network().privateEndpoints().forEach(routes::addPrivateEndpoint);
    routes.addServiceEndpoints();
    return routes.lines.build();
  }

  private void addUser(RouteTable table) {
    for (Route route : table.routes()) {
      DecidingRule rule =
          DecidingRule.of(Layer.ROUTE, table.id().name(), route.name(), false, OptionalInt.empty());
      if (route.destination() instanceof RouteDestination.Network network) {
        AddressSet addresses = AddressSet.of(network.prefix());
        int length = network.prefix().length();
        lines.add(user(rule, route, addresses, addresses, length, length, Optional.empty()));
      } else if (route.destination() instanceof RouteDestination.Tag it) {
        addTag(rule, route, it.tag());
      }
    }
  }

  /**
   * Each prefix of a list is one of the tag's. Of a tag whose list is not known, or lacks what the
   * flow is for, a prefix may be of any length.
   */
  private void addTag(DecidingRule rule, Route route, ServiceTag tag) {
    Optional<ImmutableList<IpPrefix>> listed = names.prefixes(tag);
    for (IpPrefix prefix : listed.orElse(ImmutableList.of())) {
      AddressSet addresses = AddressSet.of(prefix);
      lines.add(
          user(
              rule,
              route,
              addresses,
              addresses,
              prefix.length(),
              prefix.length(),
              Optional.of(tag)));
    }
    if (listed.isEmpty()) {
      AddressBounds bounds = names.of(tag);
      for (AddressFamily family : AddressFamily.values()) {
        lines.add(
            user(
                rule,
                route,
                bounds.certain().only(family),
                bounds.possible().only(family),
                1,
                family.bits(),
                Optional.of(tag)));
      }
    }
  }

  private static Line user(
      DecidingRule rule,
      Route route,
      AddressSet certain,
      AddressSet possible,
      int shortest,
      int longest,
      Optional<ServiceTag> tag) {
    return new Line(
        rule,
        certain,
        possible,
        shortest,
        longest,
        tag.map(RouteLines::rank).orElse(0),
        tag.map(it -> it.equals(ServiceTag.INTERNET)).orElseGet(() -> !isOneAddress(certain)),
        route.nextHop(),
        route.nextHopAddress());
  }

  private static boolean isOneAddress(AddressSet addresses) {
    return addresses.count().equals(BigInteger.ONE);
  }

  private static int rank(ServiceTag tag) {
    if (tag.equals(ServiceTag.INTERNET)) {
      return 5;
    }
    boolean isWhole = tag.toString().equals(tag.service());
    boolean isCloud = tag.service().equals(ServiceTag.AZURE_CLOUD.service());
    return (isCloud ? 3 : 1) + (isWhole ? 1 : 0);
  }

  private void addSystem() {
    system("internet", IpPrefix.parse("0.0.0.0/0"), NextHopType.INTERNET);
    system("internet", IpPrefix.parse("::/0"), NextHopType.INTERNET);
    List<IpPrefix> own = ownPrefixes();
    own.forEach(it -> system("virtual network", it, NextHopType.VNET_LOCAL));
    SpecialAddresses.DROPPED_BY_DEFAULT.stream()
        .filter(it -> !own.contains(it))
        .forEach(it -> system("private ranges", it, NextHopType.NONE));
  }

  private List<IpPrefix> ownPrefixes() {
    return around
        .map(VirtualNetwork::addressSpace)
        .filter(space -> !space.isEmpty())
        .orElse(subnet.addressPrefixes());
  }

  private void system(String name, IpPrefix prefix, NextHopType nextHop) {
    AddressSet addresses = AddressSet.of(prefix);
    lines.add(system(name, addresses, addresses, prefix.length(), prefix.length(), nextHop));
  }

  private Line system(
      String name,
      AddressSet certain,
      AddressSet possible,
      int shortest,
      int longest,
      NextHopType nextHop) {
    return new Line(
        DecidingRule.of(
            Layer.ROUTE,
            around.map(VirtualNetwork::id).orElse(subnet.virtualNetwork().id()).name(),
            "system route: " + name,
            true,
            OptionalInt.empty()),
        certain,
        possible,
        shortest,
        longest,
        SYSTEM,
        nextHop == NextHopType.INTERNET || nextHop == NextHopType.NONE,
        nextHop,
        Optional.empty());
  }

  private void addPeerings() {
    for (VirtualNetworkPeering peering :
        around.flatMap(VirtualNetwork::peerings).orElse(ImmutableList.of())) {
      boolean joined = peering.allowVirtualNetworkAccess().orElse(false);
      boolean mayBeJoined = peering.allowVirtualNetworkAccess().orElse(true);
      boolean surely = joined && peering.state() == PeeringState.CONNECTED;
      boolean maybe =
          mayBeJoined
              && (peering.state() == PeeringState.CONNECTED
                  || peering.state() == PeeringState.UNKNOWN);
      for (IpPrefix prefix : remotePrefixes(peering)) {
        AddressSet addresses = AddressSet.of(prefix);
        lines.add(
            system(
                "peering",
                surely ? addresses : AddressSet.NONE,
                maybe ? addresses : AddressSet.NONE,
                prefix.length(),
                prefix.length(),
                NextHopType.VNET_PEERING));
      }
    }
  }

  private List<IpPrefix> remotePrefixes(VirtualNetworkPeering peering) {
    return peering.remoteAddressSpace().isEmpty()
        ? pool.network()
            .virtualNetwork(peering.remoteVirtualNetwork())
            .map(VirtualNetwork::addressSpace)
            .orElse(ImmutableList.of())
        : peering.remoteAddressSpace();
  }

  /** Network policies let a user-defined route win that is as long as the network's own prefix. */
  private void addPrivateEndpoint(PrivateEndpoint endpoint) {
    PrivateEndpointNetworkPolicies policies =
        endpoint
            .subnet()
            .flatMap(pool.network()::subnet)
            .map(Subnet::privateEndpointNetworkPolicies)
            .orElse(PrivateEndpointNetworkPolicies.UNKNOWN);
    ShownPeerings near = new ShownPeerings(pool.network(), subnet.virtualNetwork().id());
    Optional<ResourceId> place = endpoint.subnet().flatMap(ResourceId::parent);
    if (place.filter(near::surelyDoNotReach).isPresent()) {
      return;
    }
    boolean surely = place.filter(near::surelyReach).isPresent();
    for (InetAddress address : endpoint.addresses()) {
      int full = address.getAddress().length * Byte.SIZE;
      for (IpPrefix prefix : joinedPrefixes()) {
        if (prefix.contains(address)) {
          AddressSet addresses = AddressSet.of(address);
          lines.add(
              system(
                  "private endpoint " + endpoint.id().name(),
                  surely ? addresses : AddressSet.NONE,
                  addresses,
                  policies == PrivateEndpointNetworkPolicies.DISABLED
                          || policies
                              == PrivateEndpointNetworkPolicies.NETWORK_SECURITY_GROUP_ENABLED
                      ? full
                      : prefix.length(),
                  policies == PrivateEndpointNetworkPolicies.ENABLED
                          || policies == PrivateEndpointNetworkPolicies.ROUTE_TABLE_ENABLED
                      ? prefix.length()
                      : full,
                  NextHopType.INTERFACE_ENDPOINT));
        }
      }
    }
  }

  private List<IpPrefix> joinedPrefixes() {
    ImmutableList.Builder<IpPrefix> prefixes = ImmutableList.builder();
    prefixes.addAll(ownPrefixes());
    around.flatMap(VirtualNetwork::peerings).stream()
        .flatMap(ImmutableList::stream)
        .filter(it -> it.state() == PeeringState.CONNECTED || it.state() == PeeringState.UNKNOWN)
        .forEach(it -> prefixes.addAll(remotePrefixes(it)));
    return prefixes.build();
  }

  /**
   * A service endpoint leads to the prefixes of its service, of which the flow's are some. Those of
   * the whole service may be shorter than those of a region, and nobody says which they are.
   */
  private void addServiceEndpoints() {
    Optional<ServiceTag> service = flow.remote().tag().map(tag -> ServiceTag.parse(tag.service()));
    if (service.isEmpty() || !SERVICES.containsValue(service.get())) {
      return;
    }
    boolean surely =
        subnet.serviceEndpoints().orElse(ImmutableList.of()).stream()
            .anyMatch(
                it ->
                    service.equals(
                            Optional.ofNullable(SERVICES.get(Ascii.toLowerCase(it.service()))))
                        && reachesRegion(it));
    if (surely || subnet.serviceEndpoints().isEmpty()) {
      AddressSet remote = flow.remote().addresses();
      Optional<ImmutableList<IpPrefix>> own =
          flow.remote().tag().filter(it -> flow.remote().exact()).flatMap(names::prefixes);
      Optional<ImmutableList<IpPrefix>> all = names.prefixes(service.get());
      if (own.isEmpty() || all.isEmpty()) {
        for (AddressFamily family : remote.families()) {
          addServiceEndpoint(remote.only(family), 1, family.bits(), surely);
        }
        return;
      }
      AddressSet whole = names.of(service.get()).certain();
      for (IpPrefix it : own.get()) {
        addServiceEndpoint(
            AddressSet.of(it),
            IntStream.range(0, it.length())
                .filter(bits -> whole.containsAll(AddressSet.of(new IpPrefix(it.first(), bits))))
                .findFirst()
                .orElse(it.length()),
            it.length(),
            surely);
      }
      for (IpPrefix it : all.get()) {
        addServiceEndpoint(AddressSet.of(it), it.length(), it.length(), false);
      }
    }
  }

  private void addServiceEndpoint(AddressSet addresses, int shortest, int longest, boolean surely) {
    lines.add(
        new Line(
            DecidingRule.of(
                Layer.ROUTE,
                subnet.id().name(),
                "system route: service endpoint",
                true,
                OptionalInt.empty()),
            surely ? addresses : AddressSet.NONE,
            addresses,
            shortest,
            longest,
            SYSTEM,
            false,
            NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT,
            Optional.empty()));
  }

  private boolean reachesRegion(ServiceEndpoint endpoint) {
    Optional<String> region =
        flow.remote().tag().flatMap(ServiceTag::region).map(it -> it.location());
    return endpoint.locations().isEmpty()
        || endpoint.locations().contains("*")
        || endpoint.locations().stream()
            .anyMatch(it -> region.filter(own -> Ascii.equalsIgnoreCase(own, it)).isPresent());
  }
}
