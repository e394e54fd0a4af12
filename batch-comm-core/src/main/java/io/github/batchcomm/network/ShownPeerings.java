package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which virtual networks exchange packets with one of them, as a check of a proof reads the
 * peerings that documents show.
 *
 * @param network everything known of networks
 * @param own the virtual network
 */
record ShownPeerings(Network network, ResourceId own) {

  /** {@return true if documents of both sides show a connected peering that allows access} */
  boolean surelyReach(ResourceId other) {
    boolean oneIsConnected =
        shows(own, other, ShownPeerings::isOpen) || shows(other, own, ShownPeerings::isOpen);
    return own.equals(other)
        || (oneIsConnected
            && shows(own, other, ShownPeerings::mayBeOpen)
            && shows(other, own, ShownPeerings::mayBeOpen));
  }

  /** {@return true if the own side, or both together, show that packets get to a network} */
  boolean surelyLeadTo(ResourceId other) {
    return surelyReach(other) || shows(own, other, ShownPeerings::isOpen);
  }

  /** {@return true if documents show that no packet passes between the two, and none disagrees} */
  boolean surelyDoNotReach(ResourceId other) {
    boolean isForbidden =
        shows(own, other, ShownPeerings::isShut) || shows(other, own, ShownPeerings::isShut);
    boolean oneHasNone = hasNone(own, other) || hasNone(other, own);
    boolean otherDisagrees =
        shows(own, other, ShownPeerings::isOpen) || shows(other, own, ShownPeerings::isOpen);
    return !own.equals(other) && (isForbidden || (oneHasNone && !otherDisagrees));
  }

  /**
   * Finds the firewalls that may have an address here.
   *
   * @param address the address
   * @param learned true if effective routes of the subnet show the address as a next hop, by which
   *     also a virtual hub's firewall is found
   */
  ImmutableList<AzureFirewall> firewallsAt(InetAddress address, boolean learned) {
    boolean isOfPeer =
        !learned
            && network.azureFirewalls().stream()
                .filter(it -> it.privateAddresses().contains(address))
                .flatMap(it -> it.subnet().flatMap(ResourceId::parent).stream())
                .anyMatch(this::surelyReach);
    return ImmutableList.copyOf(
        network.azureFirewalls().stream()
            .filter(it -> it.privateAddresses().contains(address))
            .filter(
                it ->
                    it.subnet()
                        .flatMap(ResourceId::parent)
                        .map(place -> !surelyDoNotReach(place))
                        .orElse(!isOfPeer && (learned || mayBeWithPeers(address))))
            .iterator());
  }

  /** {@return true if the firewall surely is where packets from here find it} */
  boolean surelyReach(AzureFirewall firewall, boolean learned) {
    return firewall.subnet().flatMap(ResourceId::parent).map(this::surelyReach).orElse(learned);
  }

  /** {@return true unless a subnet is shown with prefixes that do not have one of the addresses} */
  static boolean mayHave(
      Network network, Optional<ResourceId> subnet, Collection<InetAddress> addresses) {
    List<IpPrefix> prefixes =
        subnet.flatMap(network::subnet).map(Subnet::addressPrefixes).orElse(ImmutableList.of());
    return prefixes.isEmpty()
        || addresses.stream()
            .allMatch(address -> prefixes.stream().anyMatch(it -> it.contains(address)));
  }

  /** {@return the virtual networks whose space has, or may have, an address} */
  List<ResourceId> placesOf(InetAddress address) {
    if (spaceOf(own).contains(address)) {
      return List.of(own);
    }
    return peerings(own).orElse(ImmutableList.of()).stream()
        .filter(it -> !isShut(it) && it.state() != PeeringState.INITIATED)
        .filter(it -> it.state() != PeeringState.DISCONNECTED)
        .filter(it -> remote(it).isEmpty() || remote(it).contains(address))
        .map(VirtualNetworkPeering::remoteVirtualNetwork)
        .filter(it -> !surelyDoNotReach(it))
        .distinct()
        .toList();
  }

  /** {@return true if documents show the own space and all peerings} */
  boolean areAllShown() {
    return !spaceOf(own).isEmpty() && peerings(own).isPresent();
  }

  private boolean mayBeWithPeers(InetAddress address) {
    return !areAllShown()
        || peerings(own).orElse(ImmutableList.of()).stream()
            .filter(it -> !isShut(it))
            .anyMatch(it -> remote(it).isEmpty() || remote(it).contains(address));
  }

  private AddressSet remote(VirtualNetworkPeering peering) {
    return AddressSet.copyOf(peering.remoteAddressSpace())
        .union(spaceOf(peering.remoteVirtualNetwork()));
  }

  private AddressSet spaceOf(ResourceId virtualNetwork) {
    return AddressSet.copyOf(
        network
            .virtualNetwork(virtualNetwork)
            .map(VirtualNetwork::addressSpace)
            .orElse(ImmutableList.of()));
  }

  private Optional<ImmutableList<VirtualNetworkPeering>> peerings(ResourceId virtualNetwork) {
    return network.virtualNetwork(virtualNetwork).flatMap(VirtualNetwork::peerings);
  }

  private boolean shows(ResourceId from, ResourceId to, Predicate<VirtualNetworkPeering> what) {
    return peerings(from).orElse(ImmutableList.of()).stream()
        .filter(it -> it.remoteVirtualNetwork().equals(to))
        .anyMatch(what);
  }

  private boolean hasNone(ResourceId from, ResourceId to) {
    return peerings(from).isPresent()
        && !shows(
            from,
            to,
            it -> it.state() == PeeringState.CONNECTED || it.state() == PeeringState.UNKNOWN);
  }

  private static boolean isOpen(VirtualNetworkPeering peering) {
    return peering.state() == PeeringState.CONNECTED
        && peering.allowVirtualNetworkAccess().equals(Optional.of(true));
  }

  /** It allows access, and its state is not shown to be another than connected. */
  private static boolean mayBeOpen(VirtualNetworkPeering peering) {
    return (peering.state() == PeeringState.CONNECTED || peering.state() == PeeringState.UNKNOWN)
        && peering.allowVirtualNetworkAccess().equals(Optional.of(true));
  }

  private static boolean isShut(VirtualNetworkPeering peering) {
    return peering.allowVirtualNetworkAccess().equals(Optional.of(false));
  }
}
