package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which virtual networks reach each other, read from their peerings once more. Two are joined if
 * every document that shows peerings of one of them, and there is such a document, shows one to the
 * other that allows access and is connected, which one side may leave out if the other shows it.
 * Being joined does not pass on: what is joined to a hub is not joined to each other.
 */
final class JoinedReading {

  private final Network network;

  JoinedReading(Network network) {
    this.network = network;
  }

  /** Whether packets get from one virtual network directly to another, or stay in it. */
  boolean areJoined(ResourceId one, ResourceId other) {
    if (one.equals(other)) {
      return true;
    }
    Optional<Boolean> here = shows(one, other, JoinedReading::joins);
    Optional<Boolean> there = shows(other, one, JoinedReading::joins);
    if (here.isPresent() && there.isPresent()) {
      return (here.get() || there.get())
          && shows(one, other, JoinedReading::mayJoin).orElseThrow()
          && shows(other, one, JoinedReading::mayJoin).orElseThrow();
    }
    return here.or(() -> there).orElse(false);
  }

  /**
   * Whether a virtual network shows a connected peering with another that shows no connected one
   * with it, as documents of different days do.
   */
  boolean isContradictory() {
    return network.virtualNetworks().stream()
        .anyMatch(
            one ->
                one.peerings().stream()
                    .flatMap(peerings -> peerings.stream())
                    .filter(it -> it.state() == PeeringState.CONNECTED)
                    .map(VirtualNetworkPeering::remoteVirtualNetwork)
                    .anyMatch(
                        other ->
                            network
                                .virtualNetwork(other)
                                .filter(it -> it.peerings().isPresent())
                                .filter(
                                    it ->
                                        peerings(other, one.id())
                                            .noneMatch(JoinedReading::isConnected))
                                .isPresent()));
  }

  private static boolean isConnected(VirtualNetworkPeering peering) {
    return peering.state() == PeeringState.CONNECTED || peering.state() == PeeringState.UNKNOWN;
  }

  /** The virtual network itself and every one that it is joined to. */
  ImmutableSet<ResourceId> around(ResourceId one) {
    return Stream.concat(
            network.virtualNetworks().stream().map(VirtualNetwork::id),
            network.virtualNetwork(one).flatMap(VirtualNetwork::peerings).stream()
                .flatMap(peerings -> peerings.stream())
                .map(VirtualNetworkPeering::remoteVirtualNetwork))
        .filter(it -> areJoined(one, it))
        .collect(toImmutableSet());
  }

  /** Those of some virtual networks, joined to one, whose space has an address. */
  ImmutableSet<ResourceId> holding(InetAddress address, ResourceId one) {
    return around(one).stream()
        .filter(it -> space(it, one).contains(address))
        .collect(toImmutableSet());
  }

  /** Whether the address space of a virtual network is known. */
  boolean hasKnownSpace(ResourceId one) {
    return network.virtualNetwork(one).filter(it -> !it.addressSpace().isEmpty()).isPresent();
  }

  /** The space that a virtual network shows, and that peerings of another show of it. */
  private AddressSet space(ResourceId of, ResourceId seenFrom) {
    AddressSet own =
        network
            .virtualNetwork(of)
            .map(it -> AddressSet.copyOf(it.addressSpace()))
            .orElse(AddressSet.NONE);
    return peerings(seenFrom, of)
        .map(it -> AddressSet.copyOf(it.remoteAddressSpace()))
        .reduce(own, AddressSet::union);
  }

  /** Whether a virtual network shows a peering that joins it to another; none if unknown. */
  private Optional<Boolean> shows(
      ResourceId from, ResourceId to, Predicate<VirtualNetworkPeering> what) {
    return network
        .virtualNetwork(from)
        .flatMap(VirtualNetwork::peerings)
        .map(
            peerings ->
                peerings.stream()
                    .filter(it -> it.remoteVirtualNetwork().equals(to))
                    .anyMatch(what));
  }

  private Stream<VirtualNetworkPeering> peerings(ResourceId from, ResourceId to) {
    return network.virtualNetwork(from).flatMap(VirtualNetwork::peerings).stream()
        .flatMap(peerings -> peerings.stream())
        .filter(it -> it.remoteVirtualNetwork().equals(to));
  }

  private static boolean mayJoin(VirtualNetworkPeering peering) {
    return isConnected(peering) && peering.allowVirtualNetworkAccess().orElse(false);
  }

  static boolean joins(VirtualNetworkPeering peering) {
    return peering.state() == PeeringState.CONNECTED
        && peering.allowVirtualNetworkAccess().orElse(false);
  }
}
