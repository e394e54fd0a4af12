package io.github.batchcomm.flow;

/**
 * A set of the values that one field of a packet may take.
 *
 * @param <S> the type of the set itself
 */
abstract class ValueSet<S extends ValueSet<S>> implements ExactSet<S> {

  private static final long serialVersionUID = 1L;

  /** Only for the sets of this package. */
  ValueSet() {}

  /**
   * Tells whether this set holds every value.
   *
   * @return true if it does
   */
  public abstract boolean isAll();

  /**
   * Complements this set.
   *
   * @return all values that this set does not hold
   */
  public abstract S complement();

  /** Compares by the lowest value, of two sets that hold any. */
  abstract int compareLowest(S other);
}
