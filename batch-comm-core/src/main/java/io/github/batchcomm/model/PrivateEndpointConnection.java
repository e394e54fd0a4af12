package io.github.batchcomm.model;

import com.google.common.collect.ImmutableSet;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/** A private endpoint's connection to a Batch account, as the account shows it. */
@Value.Immutable
public interface PrivateEndpointConnection extends Serializable {

  /**
   * {@return the parts of the account it leads to; empty if the document does not say, as before
   * api-version 2022-06-01}
   */
  ImmutableSet<PrivateLinkSubResource> subResources();

  /** {@return where the connection stands} */
  @Value.Default
  default PrivateEndpointConnectionStatus status() {
    return PrivateEndpointConnectionStatus.UNKNOWN;
  }

  /** {@return the private endpoint's id, if given} */
  Optional<ResourceId> privateEndpoint();

  /** {@return a builder; the status is unknown until set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link PrivateEndpointConnection}. */
  final class Builder extends ImmutablePrivateEndpointConnection.Builder {
    Builder() {}
  }
}
