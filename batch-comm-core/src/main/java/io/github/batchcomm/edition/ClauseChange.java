package io.github.batchcomm.edition;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;

/** A clause on which two editions differ. */
public sealed interface ClauseChange extends Serializable {

  /** {@return the id of the clause} */
  String clauseId();

  /**
   * Only the later edition has the clause.
   *
   * @param after the clause
   */
  record Added(Clause<?> after) implements ClauseChange {
    @Override
    public String clauseId() {
      return after.id();
    }
  }

  /**
   * Only the earlier edition has the clause.
   *
   * @param before the clause
   */
  record Removed(Clause<?> before) implements ClauseChange {
    @Override
    public String clauseId() {
      return before.id();
    }
  }

  /**
   * Both editions have the clause and state different things.
   *
   * @param before the earlier clause
   * @param after the later clause
   */
  record Changed(Clause<?> before, Clause<?> after) implements ClauseChange {
    @Override
    public String clauseId() {
      return after.id();
    }
  }

  /**
   * Both editions have the same rules of the decision table, and read them in another order; the
   * first that applies decides, so the order is part of what they state.
   *
   * @param before the ids of the common rules in the earlier order
   * @param after the ids of the common rules in the later order
   */
  record Reordered(ImmutableList<String> before, ImmutableList<String> after)
      implements ClauseChange {
    @Override
    public String clauseId() {
      return "decision-table";
    }
  }
}
