package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import io.github.batchcomm.network.JoinedNetworks.Join;
import java.util.Optional;

/**
 * What the tags {@code VirtualNetwork} and {@code Internet} stand for in rules about one subnet.
 *
 * <p>{@code VirtualNetwork} holds the network's own space, that of its peers, what its gateways
 * reach and the prefixes of user-defined routes; of the latter two it is not documented, or not to
 * be seen, which exactly.
 *
 * @param ownPrefixes the prefixes of the virtual network itself, each of which has a route
 * @param peerPrefixes those of networks that surely are joined
 * @param own the address space of the virtual network itself, as far as it is known
 * @param ownIsKnown true if that is all of it
 * @param peers that of peered networks
 * @param refused public addresses of peers whose peering is connected and forbids access: whether
 *     packets to these go to the peer or to the internet is not documented
 * @param virtualNetwork what the tag {@code VirtualNetwork} holds
 * @param internet what the tag {@code Internet} holds
 */
record VirtualNetworkSpace(
    ImmutableList<IpPrefix> ownPrefixes,
    ImmutableList<IpPrefix> peerPrefixes,
    AddressSet own,
    boolean ownIsKnown,
    AddressBounds peers,
    AddressSet refused,
    AddressBounds virtualNetwork,
    AddressBounds internet) {

  /** The space around a subnet of which nothing is known. */
  static final VirtualNetworkSpace UNKNOWN =
      new VirtualNetworkSpace(
          ImmutableList.of(),
          ImmutableList.of(),
          AddressSet.NONE,
          false,
          AddressBounds.atMost(AddressSet.ALL),
          AddressSet.NONE,
          new AddressBounds(SpecialAddresses.AZURE_HOST, AddressSet.ALL),
          AddressBounds.exactly(SpecialAddresses.PUBLIC));

  static VirtualNetworkSpace of(Network network, Subnet subnet) {
    Optional<VirtualNetwork> around = network.virtualNetwork(subnet.virtualNetwork().id());
    ImmutableList<IpPrefix> ownPrefixes =
        around
            .map(VirtualNetwork::addressSpace)
            .filter(space -> !space.isEmpty())
            .orElse(subnet.addressPrefixes());
    AddressSet own =
        AddressSet.copyOf(ownPrefixes).union(AddressSet.copyOf(subnet.addressPrefixes()));
    AddressBounds peers =
        around
            .flatMap(VirtualNetwork::peerings)
            .map(peerings -> peers(network, peerings))
            .orElse(AddressBounds.atMost(AddressSet.ALL));
    boolean spaceIsKnown = around.filter(it -> !it.addressSpace().isEmpty()).isPresent();
    AddressSet certain = own.union(peers.certain()).union(SpecialAddresses.AZURE_HOST);
    AddressSet possible =
        spaceIsKnown && !Gateways.mayServe(network, subnet)
            ? certain.union(peers.possible()).union(routed(network, subnet))
            : AddressSet.ALL;
    return new VirtualNetworkSpace(
        ownPrefixes,
        peerPrefixes(network, around),
        own,
        spaceIsKnown,
        peers,
        refused(network, around),
        new AddressBounds(certain, possible),
        // Whether public addresses of a peer count as internet is not documented; they are rare.
        AddressBounds.exactly(SpecialAddresses.PUBLIC.difference(own)));
  }

  /** Tells whether addresses may be in this network or in a peer, without surely being there. */
  boolean mayHold(AddressSet addresses) {
    AddressSet doubtful = addresses.difference(own).difference(peers.certain());
    return !doubtful.isEmpty()
        && (!ownIsKnown || peers.possible().intersects(doubtful) || refused.intersects(doubtful));
  }

  private static AddressSet refused(Network network, Optional<VirtualNetwork> around) {
    return AddressSet.copyOf(
            around.flatMap(VirtualNetwork::peerings).stream()
                .flatMap(peerings -> peerings.stream())
                .filter(JoinedNetworks::isRefusing)
                .flatMap(peering -> prefixes(network, peering).stream())
                .toList())
        .intersection(SpecialAddresses.PUBLIC);
  }

  private static ImmutableList<IpPrefix> peerPrefixes(
      Network network, Optional<VirtualNetwork> around) {
    return around.flatMap(VirtualNetwork::peerings).stream()
        .flatMap(peerings -> peerings.stream())
        .filter(VirtualNetworkSpace::isJoined)
        .flatMap(peering -> prefixes(network, peering).stream())
        .distinct()
        .collect(ImmutableList.toImmutableList());
  }

  private static AddressBounds peers(
      Network network, ImmutableList<VirtualNetworkPeering> peerings) {
    AddressBounds space = AddressBounds.NONE;
    for (VirtualNetworkPeering peering : peerings) {
      space = space.union(peer(network, peering));
    }
    return space;
  }

  private static AddressBounds peer(Network network, VirtualNetworkPeering peering) {
    Join access = JoinedNetworks.access(peering);
    if (access == Join.NOT_JOINED) {
      return AddressBounds.NONE;
    }
    AddressSet shown = AddressSet.copyOf(prefixes(network, peering));
    if (shown.isEmpty()) {
      return AddressBounds.atMost(AddressSet.ALL);
    }
    return access == Join.JOINED ? AddressBounds.exactly(shown) : AddressBounds.atMost(shown);
  }

  private static boolean isJoined(VirtualNetworkPeering peering) {
    return JoinedNetworks.access(peering) == Join.JOINED;
  }

  /** {@return the space of a peer as the peering shows it, and as its own document does} */
  static ImmutableList<IpPrefix> prefixes(Network network, VirtualNetworkPeering peering) {
    return ImmutableList.<IpPrefix>builder()
        .addAll(peering.remoteAddressSpace())
        .addAll(
            network
                .virtualNetwork(peering.remoteVirtualNetwork())
                .map(VirtualNetwork::addressSpace)
                .orElse(ImmutableList.of()))
        .build();
  }

  /** The prefixes of user-defined routes; all addresses where not all of them are known. */
  private static AddressSet routed(Network network, Subnet subnet) {
    if (subnet.routeTable().isAbsent()) {
      return AddressSet.NONE;
    }
    Optional<RouteTable> table = subnet.routeTable().value().flatMap(network::routeTable);
    if (table.isEmpty()) {
      return AddressSet.ALL;
    }
    AddressSet.Builder prefixes = AddressSet.builder();
    for (var route : table.get().routes()) {
      if (route.destination() instanceof RouteDestination.Network destination) {
        prefixes.add(destination.prefix());
      } else {
        prefixes.addAll(SpecialAddresses.PUBLIC);
      }
    }
    return prefixes.build();
  }
}
