package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.IpPrefix;
import java.io.Serializable;
import java.net.InetAddress;
import java.util.Optional;
import org.immutables.value.Value;

/** A virtual network with its subnets and peerings. What is not given is unknown. */
@Value.Immutable
public interface VirtualNetwork extends Serializable {

  /** {@return the network's id} */
  ResourceId id();

  /** {@return the region it stands in, if given} */
  Optional<Region> region();

  /** {@return its address space, of both address families; empty if not given} */
  ImmutableList<IpPrefix> addressSpace();

  /** {@return its subnets, as far as they are given} */
  ImmutableList<Subnet> subnets();

  /** {@return its peerings; empty if nothing says whether there are any} */
  Optional<ImmutableList<VirtualNetworkPeering>> peerings();

  /**
   * {@return the DNS servers that its machines ask, none of them meaning Azure's own; empty if not
   * given}
   */
  Optional<ImmutableList<InetAddress>> dnsServers();

  /** Refuses an id that is not a virtual network's, and subnets of another one. */
  @Value.Check
  default void check() {
    VirtualNetworkReference own = new VirtualNetworkReference(id());
    for (Subnet subnet : subnets()) {
      checkArgument(
          subnet.virtualNetwork().equals(own),
          "Subnet '%s' is not part of virtual network '%s'",
          subnet.id(),
          id());
    }
  }

  /** {@return a builder; what is not set on it stays unknown} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds this network's values} */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link VirtualNetwork}. */
  final class Builder extends ImmutableVirtualNetwork.Builder {
    Builder() {}
  }
}
