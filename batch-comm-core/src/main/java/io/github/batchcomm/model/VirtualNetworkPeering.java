package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.IpPrefix;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/** A peering: another virtual network joined to this one, as this one shows it. */
@Value.Immutable
public interface VirtualNetworkPeering extends Serializable {

  /** {@return the peering's name} */
  String name();

  /** {@return the other virtual network} */
  ResourceId remoteVirtualNetwork();

  /** {@return where the peering stands} */
  @Value.Default
  default PeeringState state() {
    return PeeringState.UNKNOWN;
  }

  /** {@return the other network's address space as the peering shows it; empty if not given} */
  ImmutableList<IpPrefix> remoteAddressSpace();

  /** {@return whether machines of both sides may talk; empty if not given} */
  Optional<Boolean> allowVirtualNetworkAccess();

  /** {@return whether this network uses the other's gateway; empty if not given} */
  Optional<Boolean> useRemoteGateways();

  /** {@return a builder; what is not set on it stays unknown} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link VirtualNetworkPeering}. */
  final class Builder extends ImmutableVirtualNetworkPeering.Builder {
    Builder() {}
  }
}
