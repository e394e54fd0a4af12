package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A change of a Batch account's communication model, asked for by support request. */
@Value.Immutable
public interface CommunicationModelChange extends java.io.Serializable {

  /** {@return the model asked for} */
  CommunicationModel to();

  /** {@return when the request was filed, in UTC} */
  Instant requestedAt();

  /** {@return when the change was confirmed as done, in UTC; empty while it is not} */
  Optional<Instant> confirmedAt();

  /** Refuses a confirmation before its request. */
  @Value.Check
  default void check() {
    checkArgument(
        confirmedAt().isEmpty() || !confirmedAt().get().isBefore(requestedAt()),
        "The change to %s is confirmed at %s, before it is requested at %s",
        to(),
        confirmedAt().orElse(requestedAt()),
        requestedAt());
  }

  /**
   * Creates a change that was requested and confirmed at the same instant.
   *
   * @param to the model asked for
   * @param at the instant of both, in UTC
   * @return the change
   */
  static CommunicationModelChange at(CommunicationModel to, Instant at) {
    return builder().to(to).requestedAt(at).confirmedAt(at).build();
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CommunicationModelChange}. */
  final class Builder extends ImmutableCommunicationModelChange.Builder {
    Builder() {}
  }
}
