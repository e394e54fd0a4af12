package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.network.JoinedNetworks.Join;
import io.github.batchcomm.network.RouteEntry.Rank;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The routes that Azure makes itself for a subnet. */
final class SystemRoutes {

  private static final ImmutableList<IpPrefix> EVERYTHING =
      ImmutableList.of(IpPrefix.parse("0.0.0.0/0"), IpPrefix.parse("::/0"));

  private final Surroundings pool;
  private final Subnet subnet;
  private final VirtualNetworkSpace space;

  SystemRoutes(Surroundings pool, Subnet subnet, VirtualNetworkSpace space) {
    this.pool = pool;
    this.subnet = subnet;
    this.space = space;
  }

  /**
   * {@return the routes, in each way that the documents leave possible; at least one. All are of
   * the same routes in the same order, which may differ in length, or lead nothing}
   */
  ImmutableList<ImmutableList<RouteEntry>> variants() {
    return Stream.of(
            entries(false, false), entries(true, false), entries(false, true), entries(true, true))
        .distinct()
        .collect(ImmutableList.toImmutableList());
  }

  private ImmutableList<RouteEntry> entries(
      boolean yieldingIfUnknown, boolean withAllThatMayBeJoined) {
    ImmutableList.Builder<RouteEntry> entries = ImmutableList.builder();
    EVERYTHING.forEach(
        it -> entries.add(entry("internet", it, NextHopType.INTERNET, Rank.SYSTEM_DEFAULT)));
    SpecialAddresses.DROPPED_BY_DEFAULT.forEach(
        it -> entries.add(entry("private ranges", it, NextHopType.NONE, Rank.SYSTEM_DEFAULT)));
    space
        .ownPrefixes()
        .forEach(
            it -> entries.add(entry("virtual network", it, NextHopType.VNET_LOCAL, Rank.SYSTEM)));
    space
        .peerPrefixes()
        .forEach(it -> entries.add(entry("peering", it, NextHopType.VNET_PEERING, Rank.SYSTEM)));
    for (PrivateEndpoint endpoint : pool.network().privateEndpoints()) {
      Join join = join(endpoint);
      boolean counts = join == Join.JOINED || withAllThatMayBeJoined;
      for (InetAddress address : endpoint.addresses()) {
        if (join != Join.NOT_JOINED && isNear(address)) {
          AddressSet led = counts ? AddressSet.of(address) : AddressSet.NONE;
          entries.add(entry(endpoint, address, led, yieldingIfUnknown));
        }
      }
    }
    return entries.build();
  }

  /** A private endpoint has a route in its own virtual network and in those joined with it. */
  private Join join(PrivateEndpoint endpoint) {
    return endpoint
        .subnet()
        .map(
            it ->
                JoinedNetworks.around(pool.network(), subnet.virtualNetwork().id())
                    .with(it.parent().orElseThrow()))
        .orElse(Join.UNKNOWN);
  }

  private boolean isNear(InetAddress address) {
    return space.own().contains(address) || space.peers().certain().contains(address);
  }

  /**
   * A private endpoint's address has a route of its own. Where network policies apply to it, a
   * user-defined route as long as the virtual network's prefix wins over it.
   */
  private RouteEntry entry(
      PrivateEndpoint endpoint, InetAddress address, AddressSet led, boolean yieldingIfUnknown) {
    boolean yields =
        switch (policies(endpoint)) {
          case ENABLED, ROUTE_TABLE_ENABLED -> true;
          case DISABLED, NETWORK_SECURITY_GROUP_ENABLED -> false;
          case UNKNOWN -> yieldingIfUnknown;
        };
    int full = address.getAddress().length * 8;
    return new RouteEntry(
        rule("private endpoint " + endpoint.id().name()),
        led,
        yields ? lengthAround(address).orElse(full) : full,
        Rank.SYSTEM_PRIVATE_ENDPOINT,
        NextHopType.INTERFACE_ENDPOINT,
        Optional.empty());
  }

  private OptionalInt lengthAround(InetAddress address) {
    return Stream.concat(space.ownPrefixes().stream(), space.peerPrefixes().stream())
        .filter(prefix -> prefix.contains(address))
        .mapToInt(IpPrefix::length)
        .max();
  }

  private PrivateEndpointNetworkPolicies policies(PrivateEndpoint endpoint) {
    return endpoint
        .subnet()
        .flatMap(pool.network()::subnet)
        .map(Subnet::privateEndpointNetworkPolicies)
        .orElse(PrivateEndpointNetworkPolicies.UNKNOWN);
  }

  private RouteEntry entry(String name, IpPrefix prefix, NextHopType nextHop, Rank rank) {
    return new RouteEntry(
        rule(name), AddressSet.of(prefix), prefix.length(), rank, nextHop, Optional.empty());
  }

  private DecidingRule rule(String name) {
    String network =
        pool.network()
            .virtualNetwork(subnet.virtualNetwork().id())
            .map(VirtualNetwork::id)
            .orElse(subnet.virtualNetwork().id())
            .name();
    return DecidingRule.of(
        Layer.ROUTE, network, "system route: " + name, true, OptionalInt.empty());
  }
}
