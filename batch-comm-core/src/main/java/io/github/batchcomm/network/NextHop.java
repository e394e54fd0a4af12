package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.EffectiveRoute;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import io.github.batchcomm.network.JoinedNetworks.Join;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is at the private address that a route hands packets to, seen from the subnet of the route.
 * Only the subnet's own virtual network and those joined with it have the address; Azure drops what
 * a route hands to an address elsewhere. (Azure's page on virtual network traffic routing, "Next
 * hop types": the appliance must be reached directly.)
 */
sealed interface NextHop {

  /**
   * An Azure Firewall.
   *
   * @param firewall the firewall
   */
  record Firewall(AzureFirewall firewall) implements NextHop {}

  /**
   * An appliance that no document shows, or a machine.
   *
   * @param virtualNetwork the virtual network it is in; empty if that is not known
   */
  record Appliance(Optional<ResourceId> virtualNetwork) implements NextHop {}

  /** Nothing: no network that is joined has the address. */
  record OutOfReach() implements NextHop {}

  /**
   * One of several things, which the documents leave open.
   *
   * @param missing what tells which
   */
  record Open(MissingFact missing) implements NextHop {}

  /**
   * Finds what is at an address.
   *
   * @param network everything known of networks
   * @param subnet the subnet whose route leads to the address
   * @param space the address space around the subnet
   * @param address the address
   */
  static NextHop at(
      Network network, Subnet subnet, VirtualNetworkSpace space, InetAddress address) {
    return new Search(network, subnet, space, address).result();
  }

  /** The search for what is at an address. */
  record Search(Network network, Subnet subnet, VirtualNetworkSpace space, InetAddress address) {

    private NextHop result() {
      List<AzureFirewall> near =
          network.azureFirewalls().stream()
              .filter(it -> it.privateAddresses().contains(address))
              .filter(it -> joined(it) != Join.NOT_JOINED)
              .toList();
      if (near.isEmpty()) {
        return withoutFirewall();
      }
      if (near.stream().anyMatch(this::isSurelyInJoinedSubnet) && !isShownAsNextHop()) {
        // The space of a virtual hub has no address of a network that is connected to it.
        near = near.stream().filter(it -> it.subnet().isPresent()).toList();
      }
      if (near.size() > 1 || joined(near.get(0)) != Join.JOINED) {
        return new Open(open(near));
      }
      AzureFirewall only = near.get(0);
      return Outside.of(
              network,
              Layer.FIREWALL,
              "Azure Firewall " + only.id().name(),
              only.privateAddresses(),
              only.subnet())
          .<NextHop>map(Open::new)
          .orElseGet(() -> new Firewall(only));
    }

    private Join joined(AzureFirewall firewall) {
      if (firewall.subnet().isPresent()) {
        return scope().with(firewall.subnet().get().parent().orElseThrow());
      }
      if (isShownAsNextHop()) {
        // Azure has found it there; a virtual hub is joined by no peering that documents show.
        return Join.JOINED;
      }
      return peersAreKnown() && !space.peers().possible().contains(address)
          ? Join.NOT_JOINED
          : Join.UNKNOWN;
    }

    private boolean isSurelyInJoinedSubnet(AzureFirewall firewall) {
      return firewall.subnet().isPresent() && joined(firewall) == Join.JOINED;
    }

    private JoinedNetworks scope() {
      return JoinedNetworks.around(network, subnet.virtualNetwork().id());
    }

    private boolean isShownAsNextHop() {
      return network.effectiveRoutes().stream()
          .filter(it -> it.subnet().filter(subnet.id()::equals).isPresent())
          .map(EffectiveRoutes::routes)
          .flatMap(ImmutableList::stream)
          .anyMatch(it -> it.active() && leadsHere(it));
    }

    private boolean leadsHere(EffectiveRoute route) {
      return route.nextHopAddresses().contains(address);
    }

    private NextHop withoutFirewall() {
      if (space.own().contains(address)) {
        return new Appliance(Optional.of(subnet.virtualNetwork().id()));
      }
      ImmutableList<ResourceId> peers =
          peerings()
              .filter(this::mayHave)
              .map(VirtualNetworkPeering::remoteVirtualNetwork)
              .filter(it -> scope().with(it) != Join.NOT_JOINED)
              .distinct()
              .collect(toImmutableList());
      if (peers.size() == 1) {
        return isShownToLead(peers.get(0))
            ? new Appliance(Optional.of(peers.get(0)))
            : new Open(unknownPeering(peers.get(0)));
      }
      Optional<VirtualNetwork> contested =
          network.virtualNetworks().stream().filter(this::isContested).findFirst();
      if (peers.isEmpty() && contested.isPresent()) {
        return new Open(contradiction(contested.get()));
      }
      return peers.isEmpty() && peersAreKnown() && !isShownAsNextHop()
          ? new OutOfReach()
          : new Appliance(Optional.empty());
    }

    /** The own side of a peering is enough where the other is not shown. */
    private boolean isShownToLead(ResourceId peer) {
      return scope().with(peer) == Join.JOINED
          || peerings()
              .filter(it -> it.remoteVirtualNetwork().equals(peer))
              .anyMatch(it -> JoinedNetworks.access(it) == Join.JOINED);
    }

    private MissingFact unknownPeering(ResourceId peer) {
      return new MissingFact(
          Layer.APPLIANCE,
          "Whether the peering of subnet "
              + subnet.id().name()
              + "'s virtual network with "
              + peer.name()
              + ", where the address "
              + address.getHostAddress()
              + " is, is connected and allows access is not known.",
          "Export the virtual network with its peerings; they show peeringState and"
              + " allowVirtualNetworkAccess.");
    }

    /** A network that has the address and shows a peering with this one, which shows none. */
    private boolean isContested(VirtualNetwork other) {
      return scope().with(other.id()) == Join.UNKNOWN
          && AddressSet.copyOf(other.addressSpace()).contains(address);
    }

    private MissingFact contradiction(VirtualNetwork other) {
      return new MissingFact(
          Layer.APPLIANCE,
          "Whether virtual network "
              + other.id().name()
              + ", which has the address "
              + address.getHostAddress()
              + ", is joined with that of subnet "
              + subnet.id().name()
              + " is not known: "
              + other.id().name()
              + " shows a peering that the other does not list.",
          "One of the documents is older than the other: export both at one time.");
    }

    private boolean mayHave(VirtualNetworkPeering peering) {
      ImmutableList<IpPrefix> prefixes = VirtualNetworkSpace.prefixes(network, peering);
      return JoinedNetworks.access(peering) != Join.NOT_JOINED
          && (prefixes.isEmpty() || AddressSet.copyOf(prefixes).contains(address));
    }

    private Stream<VirtualNetworkPeering> peerings() {
      return network.virtualNetwork(subnet.virtualNetwork().id()).stream()
          .flatMap(it -> it.peerings().orElse(ImmutableList.of()).stream());
    }

    /** Where neither space nor peerings are missing, all that is near is known. */
    private boolean peersAreKnown() {
      return space.ownIsKnown()
          && network
              .virtualNetwork(subnet.virtualNetwork().id())
              .flatMap(VirtualNetwork::peerings)
              .isPresent();
    }

    private MissingFact open(List<AzureFirewall> near) {
      String names = String.join(", ", near.stream().map(it -> it.id().name()).sorted().toList());
      return new MissingFact(
          Layer.FIREWALL,
          near.size() == 1
              ? "Whether Azure Firewall "
                  + names
                  + " is in a network that is joined with that of subnet "
                  + subnet.id().name()
                  + " is not known, or documents contradict each other."
              : "Several Azure Firewalls have the address "
                  + address.getHostAddress()
                  + " ("
                  + names
                  + "), and which of them subnet "
                  + subnet.id().name()
                  + " reaches is not known.",
          "Export the virtual networks of subnet and firewall, each with its subnets and peerings,"
              + " at one time.");
    }
  }
}
