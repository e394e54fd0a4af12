package io.github.batchcomm.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups numbers by which of several sets hold them, in one pass over all bounds in ascending
 * order. The numbers have 32 bits at most.
 */
final class IntervalSweep {

  private final Map<BitSet, IntervalsBuilder> groups = new LinkedHashMap<>();
  private final Intervals none;

  private IntervalSweep(Intervals none) {
    this.none = none;
  }

  /**
   * Groups the numbers of one set by the others that hold them.
   *
   * @return the groups, none of them empty, each by the places of the sets that hold its numbers
   */
  static Map<BitSet, Intervals> byHolders(Intervals numbers, List<Intervals> sets) {
    IntervalSweep sweep = new IntervalSweep(numbers.withBounds(new int[0]));
    Intervals rest = sweep.sweep(numbers, sets);
    Map<BitSet, Intervals> groups = new LinkedHashMap<>();
    sweep.groups.forEach((holders, builder) -> groups.put(holders, builder.build()));
    if (!rest.isEmpty()) {
      groups.put(new BitSet(), rest);
    }
    return groups;
  }

  /** Fills the groups, and tells which numbers no set holds. */
  private Intervals sweep(Intervals numbers, List<Intervals> sets) {
    long[] turns = turns(numbers, sets);
    IntervalsBuilder held = new IntervalsBuilder(none);
    BitSet holders = new BitSet(sets.size());
    for (int i = 0; i < turns.length; i++) {
      holders.flip((int) turns[i]);
      long from = turns[i] >>> 32;
      long to = i + 1 < turns.length ? turns[i + 1] >>> 32 : 1L << numbers.bits();
      if (from < to && !holders.isEmpty()) {
        add(holders, from, to - 1);
        held.add(0, from, 0, to - 1);
      }
    }
    return numbers.difference(held.build());
  }

  private void add(BitSet holders, long first, long last) {
    @Nullable IntervalsBuilder group = groups.get(holders);
    if (group == null) {
      group = new IntervalsBuilder(none);
      groups.put((BitSet) holders.clone(), group);
    }
    group.add(0, first, 0, last);
  }

  /** Where each set begins or ends to hold numbers: the number, and in the low bits its place. */
  private static long[] turns(Intervals numbers, List<Intervals> sets) {
    long[] turns = new long[sets.size() * 4];
    int count = 0;
    for (int place = 0; place < sets.size(); place++) {
      int[] bounds = numbers.intersection(sets.get(place)).bounds();
      if (turns.length < count + bounds.length) {
        turns = Arrays.copyOf(turns, 2 * (count + bounds.length));
      }
      for (int bound : bounds) {
        turns[count++] = Integer.toUnsignedLong(bound) << 32 | place;
      }
    }
    turns = Arrays.copyOf(turns, count);
    // A number has up to 32 bits, so those above the highest half would sort as negative.
    for (int i = 0; i < count; i++) {
      turns[i] ^= Long.MIN_VALUE;
    }
    Arrays.sort(turns);
    for (int i = 0; i < count; i++) {
      turns[i] ^= Long.MIN_VALUE;
    }
    return turns;
  }
}
