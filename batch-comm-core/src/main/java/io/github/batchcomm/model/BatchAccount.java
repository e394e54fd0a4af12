package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An Azure Batch account, as far as it bears on how its nodes communicate.
 *
 * <p>Only the name and the region must be given. Whatever else is left out is unknown, never a
 * default.
 */
@Value.Immutable
public interface BatchAccount extends Serializable {

  /** {@return the account's name} */
  String name();

  /** {@return the account's region, which is also that of its pools and their virtual networks} */
  Region region();

  /** {@return the account's resource id, if given} */
  Optional<ResourceId> id();

  /** {@return the id of the account's subscription, if its resource id is given} */
  default Optional<String> subscription() {
    return id().map(ResourceId::subscription);
  }

  /** {@return in whose subscription nodes are allocated} */
  @Value.Default
  default PoolAllocationMode poolAllocationMode() {
    return PoolAllocationMode.UNKNOWN;
  }

  /** {@return whether the account's endpoints answer public addresses} */
  @Value.Default
  default PublicNetworkAccess publicNetworkAccess() {
    return PublicNetworkAccess.UNKNOWN;
  }

  /** {@return which public addresses the account endpoint answers} */
  @Value.Default
  default Presence<EndpointAccessProfile> accountAccess() {
    return Presence.unknown();
  }

  /** {@return which public addresses the node management endpoint answers} */
  @Value.Default
  default Presence<EndpointAccessProfile> nodeManagementAccess() {
    return Presence.unknown();
  }

  /** {@return the private endpoint connections; empty if nothing says whether there are any} */
  Optional<ImmutableList<PrivateEndpointConnection>> privateEndpointConnections();

  /** {@return the auto-storage account} */
  @Value.Default
  default Presence<ResourceId> autoStorage() {
    return Presence.unknown();
  }

  /** {@return the host of the account endpoint, if given} */
  Optional<HostName> accountEndpoint();

  /** {@return the host of the node management endpoint, if given} */
  Optional<HostName> nodeManagementEndpoint();

  /**
   * {@return the changes of the account's model; empty if nobody declared whether there were any}
   */
  Optional<ModelHistory> modelHistory();

  /** {@return a builder; what is not set on it stays unknown} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds this account's values} */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link BatchAccount}. */
  final class Builder extends ImmutableBatchAccount.Builder {
    Builder() {}
  }
}
