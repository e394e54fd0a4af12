package io.github.batchcomm.endpoint;

import java.io.Serializable;

/**
 * How much a pool needs a flow.
 *
 * @param kind required, conditional or optional
 * @param explanation for a conditional need the condition, for an optional one what it is good for;
 *     empty for a required one
 */
public record Need(Kind kind, String explanation) implements Serializable {

  /** A flow without which the pool does not work. */
  public static final Need REQUIRED = new Need(Kind.REQUIRED, "");

  /**
   * Creates the need of a flow without which the pool does not work if a condition holds.
   *
   * @param condition the condition, for people
   * @return the need
   */
  public static Need conditional(String condition) {
    return new Need(Kind.CONDITIONAL, condition);
  }

  /**
   * Creates the need of a flow that the pool itself never needs.
   *
   * @param use what it is good for
   * @return the need
   */
  public static Need optional(String use) {
    return new Need(Kind.OPTIONAL, use);
  }

  /** How much, the strongest first. */
  public enum Kind {
    /** The pool does not work without it. */
    REQUIRED,
    /** The pool does not work without it if a condition holds. */
    CONDITIONAL,
    /** The pool works without it. */
    OPTIONAL
  }
}
