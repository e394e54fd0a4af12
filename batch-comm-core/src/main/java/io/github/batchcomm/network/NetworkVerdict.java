package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;

/** Whether all packets of a required flow get through, with the evidence. */
public sealed interface NetworkVerdict extends Serializable {

  /** {@return what was declared or taken for granted and bears on it} */
  ImmutableList<Assumption> assumptions();

  /**
   * Every packet gets through.
   *
   * @param proof why
   * @param assumptions what it rests on
   */
  record Permitted(Proof proof, ImmutableList<Assumption> assumptions) implements NetworkVerdict {}

  /**
   * Some packets, or all, do not get through.
   *
   * @param blockers everything that is known to stop a part, in the order of the path
   * @param missing facts that are not known besides, because of which there may be more blockers
   * @param assumptions what it rests on
   */
  record Blocked(
      ImmutableList<Blocker> blockers,
      ImmutableList<MissingFact> missing,
      ImmutableList<Assumption> assumptions)
      implements NetworkVerdict {}

  /**
   * The facts given do not decide it.
   *
   * @param missing the facts that would
   * @param blockers rules that would stop a part, if the flow has packets there: where its remote
   *     addresses are not known
   * @param assumptions what it rests on
   */
  record Undetermined(
      ImmutableList<MissingFact> missing,
      ImmutableList<Blocker> blockers,
      ImmutableList<Assumption> assumptions)
      implements NetworkVerdict {}
}
