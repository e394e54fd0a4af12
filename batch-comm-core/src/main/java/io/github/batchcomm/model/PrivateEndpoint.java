package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.Serializable;
import java.net.InetAddress;
import java.util.Optional;
import org.immutables.value.Value;

/** A private endpoint: a private address in a subnet that leads to a service. */
@Value.Immutable
public interface PrivateEndpoint extends Serializable {

  /** {@return the endpoint's id} */
  ResourceId id();

  /** {@return the subnet it stands in, if given} */
  Optional<ResourceId> subnet();

  /** {@return what it leads to} */
  ImmutableList<Connection> connections();

  /** {@return its private addresses, as far as its document shows them} */
  ImmutableSet<InetAddress> addresses();

  /** {@return what Azure says of its last change} */
  @Value.Default
  default ProvisioningState provisioningState() {
    return ProvisioningState.UNKNOWN;
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds this endpoint's values} */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link PrivateEndpoint}. */
  final class Builder extends ImmutablePrivateEndpoint.Builder {
    Builder() {}
  }

  /**
   * A way from a private endpoint to a service.
   *
   * @param service the resource it leads to
   * @param subResources the parts of it, such as {@code nodeManagement}; empty if not given
   * @param status where the connection stands
   */
  record Connection(
      ResourceId service, ImmutableSet<String> subResources, PrivateEndpointConnectionStatus status)
      implements Serializable {}
}
