package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** How two virtual networks stand to each other, by the peerings that they show. */
enum Joining {
  /** By peerings that are connected on both sides. */
  JOINED(Optional.of(PeeringState.CONNECTED), Optional.of(PeeringState.CONNECTED)),
  /** The document of the other network does not tell of its peerings. */
  OTHER_SIDE_UNKNOWN(Optional.of(PeeringState.CONNECTED), Optional.empty()),
  /** The peering of this network denies access. */
  WITHOUT_ACCESS(Optional.of(PeeringState.CONNECTED), Optional.of(PeeringState.CONNECTED)),
  /** The peering of the other network denies access. */
  WITHOUT_ACCESS_BACK(Optional.of(PeeringState.CONNECTED), Optional.of(PeeringState.CONNECTED)),
  /** Only this network has a peering. */
  INITIATED(Optional.of(PeeringState.INITIATED), Optional.empty()),
  /** Only this network still has a peering. */
  DISCONNECTED(Optional.of(PeeringState.DISCONNECTED), Optional.empty()),
  /**
   * The other network has no peering any more, which this network's document is too old to show.
   */
  REMOVED_SINCE(Optional.of(PeeringState.CONNECTED), Optional.empty()),
  /** Where the peering of this network stands is not shown. */
  STATE_UNKNOWN(Optional.of(PeeringState.UNKNOWN), Optional.of(PeeringState.CONNECTED)),
  /** Neither has a peering. */
  APART(Optional.empty(), Optional.empty());

  private final Optional<PeeringState> here;
  private final Optional<PeeringState> there;

  Joining(Optional<PeeringState> here, Optional<PeeringState> there) {
    this.here = here;
    this.there = there;
  }

  /**
   * Ways to stand to each other.
   *
   * @param joined how often the networks are joined, where each other way is met once
   */
  static Arbitrary<Joining> arbitrary(boolean known, int joined) {
    return Arbitraries.frequency(
            ImmutableList.copyOf(values()).stream()
                .filter(it -> !known || it.isKnown())
                .map(it -> Tuple.of(it == JOINED ? joined : 1, it))
                .toList())
        .withoutEdgeCases();
  }

  private boolean isKnown() {
    return this != OTHER_SIDE_UNKNOWN && this != STATE_UNKNOWN;
  }

  /** Whether the document of the other network tells of its peerings. */
  boolean otherSideIsKnown() {
    return this != OTHER_SIDE_UNKNOWN;
  }

  /** The peering that one of two networks has with the other. */
  Optional<VirtualNetworkPeering> here(
      String name, ResourceId other, ImmutableList<IpPrefix> space, boolean usesGateway) {
    return here.map(
        state -> peering(name, other, space, state, this != WITHOUT_ACCESS, usesGateway));
  }

  /** The peering that the other has with the one. */
  Optional<VirtualNetworkPeering> there(
      String name, ResourceId one, ImmutableList<IpPrefix> space) {
    return there.map(state -> peering(name, one, space, state, this != WITHOUT_ACCESS_BACK, false));
  }

  private static VirtualNetworkPeering peering(
      String name,
      ResourceId remote,
      ImmutableList<IpPrefix> space,
      PeeringState state,
      boolean access,
      boolean usesGateway) {
    return VirtualNetworkPeering.builder()
        .name(name)
        .remoteVirtualNetwork(remote)
        .remoteAddressSpace(space)
        .state(state)
        .allowVirtualNetworkAccess(access)
        .useRemoteGateways(usesGateway)
        .build();
  }
}
