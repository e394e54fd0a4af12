package io.github.batchcomm.flow;

import java.io.Serializable;
import java.util.List;

/**
 * A set that is known exactly, whatever is done to it.
 *
 * <p>Sets are immutable and canonical: two that hold the same are equal, whatever way they were
 * made.
 *
 * @param <S> the type of the set itself
 */
interface ExactSet<S extends ExactSet<S>> extends Serializable {

  /**
   * Tells whether this set holds nothing.
   *
   * @return true if it holds nothing
   */
  boolean isEmpty();

  /**
   * Unites this set with another.
   *
   * @param other the other set
   * @return what at least one of the two sets holds
   */
  S union(S other);

  /**
   * Intersects this set with another.
   *
   * @param other the other set
   * @return what both sets hold
   */
  S intersection(S other);

  /**
   * Subtracts another set from this one.
   *
   * @param other the other set
   * @return what this set holds and the other does not
   */
  S difference(S other);

  /**
   * Tells whether the other set is a part of this one.
   *
   * @param other the set asked about
   * @return true if this set holds everything that the other holds; always if that is empty
   */
  boolean containsAll(S other);

  /**
   * Tells whether the two sets have something in common.
   *
   * @param other the set asked about
   * @return true if there is something that both sets hold
   */
  boolean intersects(S other);

  /** Unites many sets, halves first, so that each element is moved only a few times. */
  static <S extends ExactSet<S>> S unionOf(List<S> sets, S none) {
    return switch (sets.size()) {
      case 0 -> none;
      case 1 -> sets.get(0);
      default -> {
        int half = sets.size() / 2;
        yield unionOf(sets.subList(0, half), none)
            .union(unionOf(sets.subList(half, sets.size()), none));
      }
    };
  }
}
