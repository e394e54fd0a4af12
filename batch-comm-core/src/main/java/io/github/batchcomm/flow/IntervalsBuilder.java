package io.github.batchcomm.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects intervals of numbers of 32 or 128 bits into one set.
 *
 * <p>Intervals that come in ascending order, as those of long lists mostly do, are joined as they
 * come: that takes linear time and hardly more memory than the set. Where the order breaks, a new
 * run begins; the runs are united at the end.
 *
 * <p>A number is given as its high and its low 64 bits, read as unsigned.
 */
final class IntervalsBuilder {

  private final Intervals none;
  private final List<Intervals> runs = new ArrayList<>(1);

  /** The bounds of the run but for its last interval, and how many words of the array they take. */
  private int[] bounds = {};

  private int length;

  /** The last interval of the run, if there is a run. */
  private boolean isRunning;

  private long firstHigh;
  private long firstLow;
  private long lastHigh;
  private long lastLow;

  IntervalsBuilder(Intervals none) {
    this.none = none;
  }

  /** Adds the numbers from the first to the last, both included. */
  void add(long newFirstHigh, long newFirstLow, long newLastHigh, long newLastLow) {
    if (isRunning && isLess(newFirstHigh, newFirstLow, firstHigh, firstLow)) {
      endRun();
    }
    if (!isRunning) {
      isRunning = true;
    } else if (isLess(lastHigh, lastLow, newFirstHigh, newFirstLow)
        && !isNext(newFirstHigh, newFirstLow)) {
      appendLast();
    } else {
      if (isLess(lastHigh, lastLow, newLastHigh, newLastLow)) {
        lastHigh = newLastHigh;
        lastLow = newLastLow;
      }
      return;
    }
    firstHigh = newFirstHigh;
    firstLow = newFirstLow;
    lastHigh = newLastHigh;
    lastLow = newLastLow;
  }

  /** Adds the numbers from the first to the last, both included, given as words. */
  void add(int[] first, int[] last) {
    add(high(first), low(first), high(last), low(last));
  }

  /** Adds the numbers of another set. */
  void addAll(Intervals numbers) {
    runs.add(numbers);
  }

  /** The set of all numbers added. */
  Intervals build() {
    endRun();
    return ExactSet.unionOf(runs, none);
  }

  private void endRun() {
    if (isRunning) {
      appendLast();
      runs.add(none.withBounds(Arrays.copyOf(bounds, length)));
      length = 0;
      isRunning = false;
    }
  }

  /** Whether a number follows the last one. */
  private boolean isNext(long high, long low) {
    return low == lastLow + 1 && high == (low == 0 ? lastHigh + 1 : lastHigh);
  }

  private void appendLast() {
    if (bounds.length < length + 2 * none.width()) {
      bounds = Arrays.copyOf(bounds, Math.max(16 * none.width(), 2 * bounds.length));
    }
    append(firstHigh, firstLow);
    long endLow = lastLow + 1;
    long endHigh = endLow == 0 ? lastHigh + 1 : lastHigh;
    boolean isBeyond = none.width() == 1 ? endLow >>> none.bits() != 0 : (endHigh | endLow) == 0;
    if (!isBeyond) {
      append(endHigh, endLow);
    }
  }

  private void append(long high, long low) {
    if (none.width() > 1) {
      bounds[length++] = (int) (high >>> 32);
      bounds[length++] = (int) high;
      bounds[length++] = (int) (low >>> 32);
    }
    bounds[length++] = (int) low;
  }

  private static boolean isLess(long high, long low, long otherHigh, long otherLow) {
    return high == otherHigh
        ? Long.compareUnsigned(low, otherLow) < 0
        : Long.compareUnsigned(high, otherHigh) < 0;
  }

  private static long high(int[] words) {
    return words.length == 1 ? 0 : number(words[0], words[1]);
  }

  private static long low(int[] words) {
    return words.length == 1 ? Integer.toUnsignedLong(words[0]) : number(words[2], words[3]);
  }

  private static long number(int high, int low) {
    return (long) high << 32 | Integer.toUnsignedLong(low);
  }
}
