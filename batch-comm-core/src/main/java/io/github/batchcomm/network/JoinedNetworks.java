package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.util.Optional;

/**
 * The virtual networks that exchange packets with one of them: the network itself and those peered
 * with it. An address means something only inside these; whatever documents show of other networks
 * has no bearing.
 *
 * <p>Two networks are joined if each has a peering to the other that is connected and allows
 * access. Peerings are not transitive. (Azure's page on virtual network peering.)
 */
final class JoinedNetworks {

  /** Whether two virtual networks are joined. */
  enum Join {
    /** They are one, or peered on both sides. */
    JOINED,
    /** The documents do not tell, or contradict each other. */
    UNKNOWN,
    /** One side has no peering to the other, or one that lets nothing through. */
    NOT_JOINED
  }

  private final Network network;
  private final ResourceId home;

  private JoinedNetworks(Network network, ResourceId home) {
    this.network = network;
    this.home = home;
  }

  /** {@return the networks joined with a virtual network} */
  static JoinedNetworks around(Network network, ResourceId virtualNetwork) {
    return new JoinedNetworks(network, virtualNetwork);
  }

  /** {@return the virtual network that the others are joined with} */
  ResourceId home() {
    return home;
  }

  /** {@return whether a virtual network is joined with this one} */
  Join with(ResourceId other) {
    if (other.equals(home)) {
      return Join.JOINED;
    }
    Side there = side(home, other);
    Side back = side(other, home);
    if (there == Side.CLOSED || back == Side.CLOSED) {
      return Join.NOT_JOINED;
    }
    if (isJoining(there, back)) {
      return Join.JOINED;
    }
    // A peering is connected only while the other side has one too: where one document shows that
    // it is and another that there is none, one of them is older.
    boolean oneIsMissing = there == Side.MISSING || back == Side.MISSING;
    boolean otherIsOpen = there == Side.OPEN || back == Side.OPEN;
    return oneIsMissing && !otherIsOpen ? Join.NOT_JOINED : Join.UNKNOWN;
  }

  /** A peering that is connected on one side is so on the other, which need not show it. */
  private static boolean isJoining(Side there, Side back) {
    return (there == Side.OPEN && (back == Side.OPEN || back == Side.ALLOWING))
        || (there == Side.ALLOWING && back == Side.OPEN);
  }

  /** What one side of a peering says. */
  private enum Side {
    /** It is connected and allows access. */
    OPEN,
    /** It allows access, and whether it is connected is not shown. */
    ALLOWING,
    /** It does not allow access. */
    CLOSED,
    /** There is none, or none that is connected. */
    MISSING,
    /** The documents do not tell. */
    UNKNOWN
  }

  private Side side(ResourceId from, ResourceId to) {
    Optional<ImmutableList<VirtualNetworkPeering>> peerings =
        network.virtualNetwork(from).flatMap(VirtualNetwork::peerings);
    return peerings
        .map(
            all ->
                all.stream()
                    .filter(it -> it.remoteVirtualNetwork().equals(to))
                    .map(JoinedNetworks::side)
                    .findFirst()
                    .orElse(Side.MISSING))
        .orElse(Side.UNKNOWN);
  }

  private static Side side(VirtualNetworkPeering peering) {
    if (peering.allowVirtualNetworkAccess().filter(it -> !it).isPresent()) {
      return Side.CLOSED;
    }
    return switch (peering.state()) {
      case INITIATED, DISCONNECTED -> Side.MISSING;
      case CONNECTED -> peering.allowVirtualNetworkAccess().isPresent() ? Side.OPEN : Side.UNKNOWN;
      case UNKNOWN ->
          peering.allowVirtualNetworkAccess().isPresent() ? Side.ALLOWING : Side.UNKNOWN;
    };
  }

  /** {@return true if a side may be connected and does not allow access} */
  static boolean isRefusing(VirtualNetworkPeering peering) {
    return side(peering) == Side.CLOSED
        && (peering.state() == PeeringState.CONNECTED || peering.state() == PeeringState.UNKNOWN);
  }

  /**
   * Reads one side of a peering by itself: by it Azure makes the routes of the subnets on that
   * side, and what the tag {@code VirtualNetwork} holds there.
   *
   * @return whether packets go from that side to the other
   */
  static Join access(VirtualNetworkPeering peering) {
    return switch (side(peering)) {
      case OPEN -> Join.JOINED;
      case CLOSED, MISSING -> Join.NOT_JOINED;
      case ALLOWING, UNKNOWN -> Join.UNKNOWN;
    };
  }
}
