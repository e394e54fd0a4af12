package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/** A subnet of a virtual network. What is not given is unknown, never a default. */
@Value.Immutable
public interface Subnet extends Serializable {

  /** {@return the subnet's id} */
  ResourceId id();

  /** {@return its networks, of both address families} */
  ImmutableList<IpPrefix> addressPrefixes();

  /** {@return its network security group} */
  @Value.Default
  default Presence<ResourceId> networkSecurityGroup() {
    return Presence.unknown();
  }

  /** {@return its route table} */
  @Value.Default
  default Presence<ResourceId> routeTable() {
    return Presence.unknown();
  }

  /** {@return its NAT gateway} */
  @Value.Default
  default Presence<ResourceId> natGateway() {
    return Presence.unknown();
  }

  /** {@return its service endpoints; empty if nothing says whether there are any} */
  Optional<ImmutableList<ServiceEndpoint>> serviceEndpoints();

  /** {@return its service endpoint policies; empty if nothing says whether there are any} */
  Optional<ImmutableSet<ResourceId>> serviceEndpointPolicies();

  /** {@return whether machines without a public address of their own get one lent by Azure} */
  @Value.Default
  default DefaultOutboundAccess defaultOutboundAccess() {
    return DefaultOutboundAccess.UNKNOWN;
  }

  /** {@return which network policies apply to private endpoints in it} */
  @Value.Default
  default PrivateEndpointNetworkPolicies privateEndpointNetworkPolicies() {
    return PrivateEndpointNetworkPolicies.UNKNOWN;
  }

  /**
   * {@return the addresses that machines in it may have: all but the first four and the last of
   * each of its networks, which Azure keeps for itself}
   */
  @Value.Lazy
  default AddressSet machineAddresses() {
    AddressSet machines = AddressSet.NONE;
    for (IpPrefix prefix : addressPrefixes()) {
      machines = machines.union(ReservedAddresses.without(prefix));
    }
    return machines;
  }

  /** Refuses an id that is not a subnet's, and a subnet without any network. */
  @Value.Check
  default void check() {
    SubnetReference reference = new SubnetReference(id());
    checkArgument(
        !addressPrefixes().isEmpty(), "Subnet '%s' has no address prefix", reference.id());
  }

  /** {@return the virtual network it is part of} */
  default VirtualNetworkReference virtualNetwork() {
    return new SubnetReference(id()).virtualNetwork();
  }

  /** {@return a builder; what is not set on it stays unknown} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds this subnet's values} */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link Subnet}. */
  final class Builder extends ImmutableSubnet.Builder {
    Builder() {}

    /**
     * Sets what the subnet says of default outbound access.
     *
     * @param enabled true if it is enabled
     * @return this builder
     */
    public Builder defaultOutboundAccess(boolean enabled) {
      return defaultOutboundAccess(
          enabled ? DefaultOutboundAccess.ENABLED : DefaultOutboundAccess.DISABLED);
    }
  }
}
