package io.github.batchcomm.flow;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks over the values that packets have in one field, in ascending order, and knows at each which
 * candidates hold it.
 */
final class IntervalSweep {

  /** Greater than every number. */
  private static final long BEYOND = 1L << 32;

  private final int field;
  private final Intervals values;
  private final ImmutableList<Candidate> candidates;

  /**
   * Where the values, and each candidate's, begin or end, in ascending order: the number in the
   * high bits, in the low ones who, which for the values themselves is one more than the last
   * candidate, and whether they begin.
   */
  private final long[] turns;

  private final long pairs;

  /**
   * Prepares a walk.
   *
   * @param field the field
   * @param values the values to walk over, of 32 bits at most
   * @param candidates those who may hold some
   */
  IntervalSweep(int field, Intervals values, ImmutableList<Candidate> candidates) {
    this.field = field;
    this.values = values;
    this.candidates = candidates;
    this.turns = turns();
    this.pairs = countPairs();
  }

  int field() {
    return field;
  }

  /** How many pairs of candidates hold a value both, over all intervals between two turns. */
  long pairs() {
    return pairs;
  }

  /**
   * Values that the same candidates hold.
   *
   * @param values the values, at least one
   * @param members the candidates that hold all of them, in order, up to the first that holds
   *     everything in the fields that are left
   */
  record Group(Intervals values, ImmutableList<Candidate> members) {}

  /**
   * Groups the values.
   *
   * @param rest a bit for each field that is left
   */
  List<Group> groups(int rest) {
    Map<List<Integer>, Bounds> groups = new LinkedHashMap<>();
    Holders holders = new Holders();
    boolean inside = false;
    for (int i = 0; i < turns.length; ) {
      int from = number(turns[i]);
      do {
        if (who(turns[i]) == candidates.size()) {
          inside = !inside;
        } else {
          holders.turn(who(turns[i]), begins(turns[i]));
        }
        i++;
      } while (i < turns.length && number(turns[i]) == from);
      if (inside) {
        groups
            .computeIfAbsent(holders.upToAll(rest), key -> new Bounds())
            .add(from, i < turns.length ? Integer.toUnsignedLong(number(turns[i])) : BEYOND);
      }
    }
    List<Group> result = new ArrayList<>(groups.size());
    groups.forEach(
        (members, bounds) ->
            result.add(new Group(values.withBounds(bounds.toArray()), candidates(members))));
    return result;
  }

  private ImmutableList<Candidate> candidates(List<Integer> members) {
    ImmutableList.Builder<Candidate> result = ImmutableList.builderWithExpectedSize(members.size());
    members.forEach(member -> result.add(candidates.get(member)));
    return result.build();
  }

  private long countPairs() {
    int everywhere = 0;
    for (Candidate candidate : candidates) {
      everywhere += candidate.cuts(field) ? 0 : 1;
    }
    long count = 0;
    long holders = everywhere;
    for (int i = 0; i < turns.length; i++) {
      if (who(turns[i]) < candidates.size()) {
        holders += begins(turns[i]) ? 1 : -1;
      }
      if (i + 1 < turns.length && number(turns[i]) != number(turns[i + 1])) {
        count += holders * holders;
      }
    }
    return count;
  }

  private long[] turns() {
    int count = values.bounds().length;
    for (Candidate candidate : candidates) {
      count += candidate.cuts(field) ? candidate.held(field).bounds().length : 0;
    }
    long[] result = new long[count];
    count = add(values, candidates.size(), result, 0);
    for (int who = 0; who < candidates.size(); who++) {
      if (candidates.get(who).cuts(field)) {
        count = add(candidates.get(who).held(field), who, result, count);
      }
    }
    Arrays.sort(result);
    return result;
  }

  private static int add(Intervals set, int who, long[] turns, int count) {
    int[] bounds = set.bounds();
    for (int i = 0; i < bounds.length; i++) {
      // With its sign turned a number sorts as if unsigned.
      long number = (long) (bounds[i] ^ Integer.MIN_VALUE) << 32;
      turns[count + i] = number | (long) who << 1 | ((i & 1) ^ 1);
    }
    return count + bounds.length;
  }

  private static int number(long turn) {
    return (int) (turn >> 32) ^ Integer.MIN_VALUE;
  }

  private static int who(long turn) {
    return (int) turn >>> 1;
  }

  private static boolean begins(long turn) {
    return (turn & 1) != 0;
  }

  /** The candidates that hold the values just reached, in order. */
  private final class Holders {

    private final int[] ascending = new int[candidates.size()];
    private int count;

    Holders() {
      for (int i = 0; i < candidates.size(); i++) {
        if (!candidates.get(i).cuts(field)) {
          ascending[count++] = i;
        }
      }
    }

    void turn(int who, boolean begins) {
      int at = 0;
      while (at < count && ascending[at] < who) {
        at++;
      }
      if (begins) {
        System.arraycopy(ascending, at, ascending, at + 1, count - at);
        ascending[at] = who;
        count++;
      } else {
        System.arraycopy(ascending, at + 1, ascending, at, count - at - 1);
        count--;
      }
    }

    /** Those up to the first that holds all values of some fields; one does. */
    List<Integer> upToAll(int fields) {
      int last = 0;
      while (candidates.get(ascending[last]).cutsAny(fields)) {
        last++;
      }
      return Ints.asList(Arrays.copyOf(ascending, last + 1));
    }
  }

  /** Bounds of a set that grows by ascending intervals. */
  private static final class Bounds {

    private int[] ascending = new int[2];
    private int count;

    void add(int from, long to) {
      if (count > 0 && ascending[count - 1] == from) {
        count--;
      } else {
        ensure();
        ascending[count++] = from;
      }
      if (to < BEYOND) {
        ensure();
        ascending[count++] = (int) to;
      }
    }

    int[] toArray() {
      return Arrays.copyOf(ascending, count);
    }

    private void ensure() {
      if (count == ascending.length) {
        ascending = Arrays.copyOf(ascending, 2 * count);
      }
    }
  }
}
