package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * The changes of a Batch account's communication model that were asked for during the preview, when
 * a whole account was opted in or out by support request.
 *
 * <p>No Azure document shows them; whoever asked for them declares them. A history without changes
 * states that the account was never opted in.
 *
 * @param changes in order of time; each is confirmed before the next is requested, and only the
 *     last may be unconfirmed
 */
public record ModelHistory(ImmutableList<CommunicationModelChange> changes)
    implements Serializable {

  /** The history of an account that never changed its model. */
  public static final ModelHistory NEVER_CHANGED = new ModelHistory(ImmutableList.of());

  /**
   * Creates the history.
   *
   * @param changes in order of time; each is confirmed before the next is requested, and only the
   *     last may be unconfirmed
   * @throws IllegalArgumentException if the changes are out of order or overlap
   */
  public ModelHistory {
    for (int i = 1; i < changes.size(); i++) {
      Optional<Instant> confirmedBefore = changes.get(i - 1).confirmedAt();
      Instant requested = changes.get(i).requestedAt();
      checkArgument(
          confirmedBefore.isPresent() && !confirmedBefore.get().isAfter(requested),
          "Change %s of the account's model is requested at %s, before the change ahead of it is"
              + " confirmed%s; list the changes in order of time",
          i + 1,
          requested,
          confirmedBefore.map(at -> " at " + at).orElse(""));
    }
  }

  /**
   * Creates the history from its changes.
   *
   * @param changes in order of time
   * @return the history
   * @throws IllegalArgumentException if the changes are out of order or overlap
   */
  public static ModelHistory of(CommunicationModelChange... changes) {
    return new ModelHistory(ImmutableList.copyOf(changes));
  }
}
