package io.github.batchcomm.network;

import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.ServiceTag;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/** The addresses at the other end of a required flow. */
@Value.Immutable
public interface RemoteSide extends Serializable {

  /** {@return the addresses if {@link #exact}, else addresses beyond which there are none} */
  AddressSet addresses();

  /**
   * {@return true if every one of the addresses is meant; false if only some of them are, at least
   * one, and it is not known which}
   */
  boolean exact();

  /** {@return the service tag whose addresses they are, if they are those of a tag} */
  Optional<ServiceTag> tag();

  /** {@return what to call them: the tag, a host or the like} */
  String name();

  /**
   * Creates it from all its parts.
   *
   * @param addresses the addresses if {@link #exact}, else addresses beyond which there are none
   * @param exact true if every one of the addresses is meant; false if only some of them are, at
   *     least one, and it is not known which
   * @param tag the service tag whose addresses they are, if they are those of a tag
   * @param name what to call them: the tag, a host or the like
   * @return it
   */
  static RemoteSide of(AddressSet addresses, boolean exact, Optional<ServiceTag> tag, String name) {
    return new Builder().addresses(addresses).exact(exact).tag(tag).name(name).build();
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RemoteSide}. */
  final class Builder extends ImmutableRemoteSide.Builder {
    Builder() {}
  }
}
