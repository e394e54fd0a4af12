package io.github.batchcomm.flow;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /**
   * Groups the values of this set by which of several sets hold them.
   *
   * @param sets the sets
   * @return the groups, none of them empty, each by the places of the sets that hold its values
   */
  Map<BitSet, S> byHolders(List<S> sets) {
    Map<BitSet, S> groups = new LinkedHashMap<>();
    groups.put(new BitSet(), self());
    for (int i = 0; i < sets.size(); i++) {
      Map<BitSet, S> finer = new LinkedHashMap<>();
      for (Map.Entry<BitSet, S> group : groups.entrySet()) {
        S held = group.getValue().intersection(sets.get(i));
        if (!held.isEmpty()) {
          BitSet holders = (BitSet) group.getKey().clone();
          holders.set(i);
          finer.put(holders, held);
        }
        S rest = group.getValue().difference(sets.get(i));
        if (!rest.isEmpty()) {
          finer.put(group.getKey(), rest);
        }
      }
      groups = finer;
    }
    return groups;
  }

  /** This set, as what it is. */
  abstract S self();

  /** Compares by the lowest value, of two sets that hold any. */
  abstract int compareLowest(S other);
}
