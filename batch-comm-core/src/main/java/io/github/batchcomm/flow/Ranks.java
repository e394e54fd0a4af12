package io.github.batchcomm.flow;

import java.util.Arrays;
import java.util.Collection;

/**
 * Numbers of any length in the order they have among those at which sets begin or end. A set and
 * the ranks of its bounds relate to others alike.
 */
final class Ranks {

  private static final Intervals NO_RANKS = Intervals.none(32);

  private final Intervals none;

  /** The bounds of all sets, each once, in ascending order. */
  private final int[][] bounds;

  /**
   * Ranks the bounds of some sets.
   *
   * @param sets the sets, at least one, of numbers equally long
   */
  Ranks(Collection<Intervals> sets) {
    this.none = sets.iterator().next().withBounds(new int[0]);
    int[][] ascending =
        sets.stream()
            .flatMap(Intervals::streamBounds)
            .sorted(Arrays::compareUnsigned)
            .toArray(int[][]::new);
    int count = 0;
    for (int[] bound : ascending) {
      if (count == 0 || !Arrays.equals(bound, ascending[count - 1])) {
        ascending[count++] = bound;
      }
    }
    this.bounds = Arrays.copyOf(ascending, count);
  }

  /** The ranks of one of the sets. */
  Intervals of(Intervals set) {
    return NO_RANKS.withBounds(
        set.streamBounds()
            .mapToInt(bound -> Arrays.binarySearch(bounds, bound, Arrays::compareUnsigned))
            .toArray());
  }

  /** The set with certain ranks. */
  Intervals numbers(Intervals ranks) {
    return none.withBounds(
        Arrays.stream(ranks.bounds())
            .mapToObj(rank -> bounds[rank])
            .flatMapToInt(Arrays::stream)
            .toArray());
  }
}
