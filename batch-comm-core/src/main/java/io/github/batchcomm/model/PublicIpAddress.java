package io.github.batchcomm.model;

import java.io.Serializable;
import java.net.InetAddress;
import java.util.Optional;
import org.immutables.value.Value;

/** A public IP address, as a resource. */
@Value.Immutable
public interface PublicIpAddress extends Serializable {

  /** {@return the resource's id} */
  ResourceId id();

  /** {@return the address; empty while none is assigned} */
  Optional<InetAddress> address();

  /**
   * Creates it from all its parts.
   *
   * @param id the resource's id
   * @param address the address; empty while none is assigned
   * @return it
   */
  static PublicIpAddress of(ResourceId id, Optional<InetAddress> address) {
    return new Builder().id(id).address(address).build();
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link PublicIpAddress}. */
  final class Builder extends ImmutablePublicIpAddress.Builder {
    Builder() {}
  }
}
