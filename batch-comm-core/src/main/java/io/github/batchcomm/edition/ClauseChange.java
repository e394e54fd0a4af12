package io.github.batchcomm.edition;

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
}
