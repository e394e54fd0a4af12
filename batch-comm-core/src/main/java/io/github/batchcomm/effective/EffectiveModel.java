package io.github.batchcomm.effective;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.model.CommunicationModel;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The models that a pool's nodes may be using, at one instant and by one edition, with the reasons.
 */
@Value.Immutable
public interface EffectiveModel extends Serializable {

  /**
   * {@return the models that the pool's present nodes may be using; empty exactly for a pool
   * without nodes}
   */
  ImmutableSortedSet<CommunicationModel> current();

  /**
   * {@return the models that nodes would get if the pool were scaled out from zero now; empty if no
   * new nodes can be had}
   */
  ImmutableSortedSet<CommunicationModel> next();

  /**
   * {@return the model that the documentation promises for the present nodes, or for the next ones
   * if the pool has none; empty where it promises nothing, as for a mere preference}
   */
  Optional<CommunicationModel> expected();

  /** {@return every rule that took part, in the order of the decision table} */
  ImmutableList<Reason> reasons();

  /** {@return the cheapest observations that together tell which model the present nodes use} */
  ImmutableList<Observation> settlesCurrent();

  /** {@return the cheapest observations that together tell which model the next nodes will use} */
  ImmutableList<Observation> settlesNext();

  /** {@return whether a limitation keeps the next nodes from simplified communication} */
  LimitationStatus limitation();

  /** {@return what is to be remarked} */
  ImmutableList<Finding> findings();

  /** {@return the models of present and next nodes together} */
  @Value.Lazy
  default ImmutableSortedSet<CommunicationModel> possible() {
    return ImmutableSortedSet.<CommunicationModel>naturalOrder()
        .addAll(current())
        .addAll(next())
        .build();
  }

  /** {@return true if the present nodes use simplified communication, and the next ones will} */
  default boolean isMigrated() {
    ImmutableSortedSet<CommunicationModel> simplified =
        ImmutableSortedSet.of(CommunicationModel.SIMPLIFIED);
    return current().equals(simplified) && next().equals(simplified);
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link EffectiveModel}. */
  final class Builder extends ImmutableEffectiveModel.Builder {
    Builder() {}
  }
}
