package io.github.batchcomm.model;

import io.github.batchcomm.flow.IpPrefix;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/** A public IP prefix: a run of public addresses, as a resource. */
@Value.Immutable
public interface PublicIpPrefix extends Serializable {

  /** {@return the resource's id} */
  ResourceId id();

  /** {@return the addresses; empty while none are assigned} */
  Optional<IpPrefix> prefix();

  /**
   * Creates it from all its parts.
   *
   * @param id the resource's id
   * @param prefix the addresses; empty while none are assigned
   * @return it
   */
  static PublicIpPrefix of(ResourceId id, Optional<IpPrefix> prefix) {
    return new Builder().id(id).prefix(prefix).build();
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link PublicIpPrefix}. */
  final class Builder extends ImmutablePublicIpPrefix.Builder {
    Builder() {}
  }
}
