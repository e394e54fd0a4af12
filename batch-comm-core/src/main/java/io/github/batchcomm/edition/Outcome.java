package io.github.batchcomm.edition;

import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.Presence;
import java.io.Serializable;

/**
 * What a decision rule concludes.
 *
 * @param models the models that nodes of such a pool may be using; at least one
 * @param promise the model the documentation promises, where it promises one
 * @param allocatable whether new nodes can be had at all; false for what is retired or refused
 */
public record Outcome(
    ImmutableSortedSet<CommunicationModel> models,
    Presence<CommunicationModel> promise,
    boolean allocatable)
    implements Serializable {

  /**
   * The documentation promises a model.
   *
   * @param model the model
   * @return the outcome
   */
  public static Outcome promised(CommunicationModel model) {
    return new Outcome(ImmutableSortedSet.of(model), Presence.of(model), true);
  }

  /**
   * A model is to be expected, without a promise.
   *
   * @param model the model
   * @return the outcome
   */
  public static Outcome unpromised(CommunicationModel model) {
    return new Outcome(ImmutableSortedSet.of(model), Presence.none(), true);
  }

  /** {@return the outcome where either model may come about} */
  public static Outcome either() {
    return new Outcome(
        ImmutableSortedSet.of(CommunicationModel.CLASSIC, CommunicationModel.SIMPLIFIED),
        Presence.none(),
        true);
  }

  /**
   * Either model may come about, whatever the documentation promises.
   *
   * @param promised the model promised
   * @return the outcome
   */
  public static Outcome eitherDespite(CommunicationModel promised) {
    return new Outcome(either().models(), Presence.of(promised), true);
  }

  /** {@return the same outcome where no new nodes can be had} */
  public Outcome withoutNewNodes() {
    return new Outcome(models, promise, false);
  }
}
