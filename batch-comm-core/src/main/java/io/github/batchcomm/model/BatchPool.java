package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressFamily;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * A pool of compute nodes in a Batch account, as far as it bears on how the nodes communicate.
 *
 * <p>Only the id must be given. Whatever else is left out is unknown, never a default.
 */
@Value.Immutable
public interface BatchPool extends Serializable {

  /** {@return the pool's id within its account: its name} */
  String id();

  /** {@return the pool's resource id; documents of the data plane have none} */
  Optional<ResourceId> resourceId();

  /** {@return what kind of machines it is made of} */
  @Value.Default
  default PoolConfiguration configuration() {
    return PoolConfiguration.UNKNOWN;
  }

  /**
   * {@return the customer's subnet that the nodes stand in; none if they stand in Batch's own
   * network}
   */
  @Value.Default
  default Presence<SubnetReference> subnet() {
    return Presence.unknown();
  }

  /** {@return who provides public IP addresses} */
  @Value.Default
  default PublicIpProvision publicIpProvision() {
    return PublicIpProvision.UNKNOWN;
  }

  /**
   * {@return the families of addresses that nodes have: IPv4 alone, or both in a dual-stack pool;
   * empty if nothing says so. Azure shows them by api-version 2025-06-01 and later}
   */
  Optional<ImmutableSet<AddressFamily>> ipFamilies();

  /** {@return the customer's public IP addresses, for a user-managed provision} */
  ImmutableSet<ResourceId> publicIpAddresses();

  /** {@return which design a pool without public IP addresses follows} */
  @Value.Default
  default NoPublicIpGeneration noPublicIpGeneration() {
    return NoPublicIpGeneration.UNKNOWN;
  }

  /** {@return when the pool was created, in UTC, if given} */
  Optional<Instant> creationTime();

  /** {@return when the allocation state last changed, in UTC, if given} */
  Optional<Instant> allocationStateTransitionTime();

  /** {@return when the pool last went from zero nodes to some, in UTC, if declared} */
  Optional<Instant> lastScaledFromZero();

  /** {@return whether the pool is being resized} */
  @Value.Default
  default AllocationState allocationState() {
    return AllocationState.UNKNOWN;
  }

  /** {@return the number of dedicated nodes, if given} */
  OptionalInt currentDedicatedNodes();

  /** {@return the number of Spot or low-priority nodes, if given} */
  OptionalInt currentLowPriorityNodes();

  /** {@return the mode asked for} */
  @Value.Default
  default NodeCommunicationMode targetMode() {
    return NodeCommunicationMode.UNKNOWN;
  }

  /** {@return the mode that Azure reports as in use} */
  @Value.Default
  default NodeCommunicationMode currentMode() {
    return NodeCommunicationMode.UNKNOWN;
  }

  /** {@return the inbound NAT pools} */
  ImmutableList<InboundNatPool> inboundNatPools();

  /** {@return what the pool's tasks do, all of it; empty if nobody declared it} */
  Optional<ImmutableSet<Workload>> workloads();

  /**
   * {@return the places that its mounts and its start task's resource files are in; tasks may use
   * others}
   */
  ImmutableSet<StorageUse> storageUses();

  /** {@return whether the pool has nodes, as far as both counts tell} */
  @Value.Lazy
  default NodePresence nodes() {
    if (currentDedicatedNodes().orElse(0) > 0 || currentLowPriorityNodes().orElse(0) > 0) {
      return NodePresence.SOME;
    }
    boolean bothCounted =
        currentDedicatedNodes().isPresent() && currentLowPriorityNodes().isPresent();
    return bothCounted ? NodePresence.NONE : NodePresence.UNKNOWN;
  }

  /** Refuses negative counts, nodes older than their pool and nodes without any address. */
  @Value.Check
  default void check() {
    checkArgument(
        ipFamilies().filter(ImmutableSet::isEmpty).isEmpty(),
        "Pool '%s' has nodes of no family of addresses",
        id());
    checkArgument(
        currentDedicatedNodes().orElse(0) >= 0 && currentLowPriorityNodes().orElse(0) >= 0,
        "Pool '%s' has a negative number of nodes",
        id());
    if (creationTime().isPresent() && lastScaledFromZero().isPresent()) {
      checkArgument(
          !lastScaledFromZero().get().isBefore(creationTime().get()),
          "Pool '%s' last scaled from zero at %s, before it was created at %s",
          id(),
          lastScaledFromZero().get(),
          creationTime().get());
    }
  }

  /** {@return a builder; what is not set on it stays unknown} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds this pool's values} */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link BatchPool}. */
  final class Builder extends ImmutableBatchPool.Builder {
    Builder() {}
  }
}
