package io.github.batchcomm.network;

import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.model.ServiceTag;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/** One concrete packet that shows a verdict. */
@Value.Immutable
public interface Witness extends Serializable {

  /** {@return the packet} */
  Packet packet();

  /**
   * {@return the service tag that the remote address stands for, where the addresses of the tag are
   * not known: any address of the tag does, and the one in the packet need not be one}
   */
  Optional<ServiceTag> remoteTag();

  /** {@return the packet, and of which tag the remote address stands for any} */
  default String text() {
    return remoteTag()
        .map(tag -> packet() + " (any address of " + tag + " in place of the remote one)")
        .orElseGet(() -> packet().toString());
  }

  /**
   * Creates it from all its parts.
   *
   * @param packet the packet
   * @param remoteTag the service tag that the remote address stands for, where the addresses of the
   *     tag are not known: any address of the tag does, and the one in the packet need not be one
   * @return it
   */
  static Witness of(Packet packet, Optional<ServiceTag> remoteTag) {
    return new Builder().packet(packet).remoteTag(remoteTag).build();
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Witness}. */
  final class Builder extends ImmutableWitness.Builder {
    Builder() {}
  }
}
