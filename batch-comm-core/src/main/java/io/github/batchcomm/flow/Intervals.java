package io.github.batchcomm.flow;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A set of whole numbers of a fixed length, by its bounds: the numbers at which membership changes,
 * in ascending order. The first is the first number that is in, the second the next that is not,
 * and so on; after an odd number of bounds, all numbers up to the highest are in.
 *
 * <p>INVARIANT: bounds ascend strictly and none is beyond the highest number. So each set has one
 * form, and neighbouring intervals are one.
 *
 * <p>A number is as many words of 32 bits as it needs, the highest first, read as unsigned.
 */
final class Intervals implements ExactSet<Intervals> {

  private static final long serialVersionUID = 1L;

  /** How long the numbers are: fewer than 32, or a multiple of 32. */
  private final int bits;

  private final int[] bounds;

  private Intervals(int bits, int[] bounds) {
    this.bits = bits;
    this.bounds = bounds;
  }

  static Intervals none(int bits) {
    return new Intervals(bits, new int[0]);
  }

  static Intervals all(int bits) {
    return new Intervals(bits, new int[width(bits)]);
  }

  /** Another set of numbers as long, by its bounds. */
  Intervals withBounds(int[] ascending) {
    return new Intervals(bits, ascending);
  }

  /** The bounds, a word each, of numbers of 32 bits at most. They are not to be changed. */
  int[] bounds() {
    return bounds;
  }

  /** The bounds, each as the words of a number. */
  Stream<int[]> streamBounds() {
    return IntStream.range(0, count()).mapToObj(this::bound);
  }

  /** How many bits a number has. */
  int bits() {
    return bits;
  }

  /** How many words a number has. */
  int width() {
    return width(bits);
  }

  /** The numbers from the first to the last, both included. */
  static Intervals between(int bits, int[] first, int[] last) {
    if (Arrays.equals(last, highest(bits))) {
      return new Intervals(bits, first.clone());
    }
    int width = first.length;
    int[] bounds = Arrays.copyOf(first, 2 * width);
    boolean carries = true;
    for (int word = width - 1; word >= 0; word--) {
      bounds[width + word] = carries ? last[word] + 1 : last[word];
      carries = carries && bounds[width + word] == 0;
    }
    return new Intervals(bits, bounds);
  }

  @Override
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  boolean isAll() {
    return count() == 1 && isZero(0);
  }

  Intervals complement() {
    int width = width(bits);
    if (!isEmpty() && isZero(0)) {
      return new Intervals(bits, Arrays.copyOfRange(bounds, width, bounds.length));
    }
    int[] result = new int[width + bounds.length];
    System.arraycopy(bounds, 0, result, width, bounds.length);
    return new Intervals(bits, result);
  }

  @Override
  public Intervals union(Intervals other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    return combine(other, (here, there) -> here || there);
  }

  @Override
  public Intervals intersection(Intervals other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? this : other;
    }
    if (isMuchSmallerThan(other)) {
      return other.within(this);
    }
    return other.isMuchSmallerThan(this)
        ? within(other)
        : combine(other, (here, there) -> here && there);
  }

  @Override
  public Intervals difference(Intervals other) {
    if (isEmpty() || other.isEmpty()) {
      return this;
    }
    return other.isMuchSmallerThan(this)
        ? within(other.complement())
        : combine(other, (here, there) -> here && !there);
  }

  boolean contains(int[] number) {
    return isInside(boundsUpTo(number, 0, 0));
  }

  @Override
  public boolean containsAll(Intervals other) {
    int count = count();
    int others = other.count();
    int passed = 0;
    for (int start = 0; start < others; start += 2) {
      passed = boundsUpTo(other.bounds, start, passed);
      if (!isInside(passed)) {
        return false;
      }
      boolean goesOn = passed == count;
      boolean othersGoesOn = start + 1 == others;
      if (!goesOn && (othersGoesOn || compare(passed, other.bounds, start + 1) < 0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean intersects(Intervals other) {
    return bounds.length < other.bounds.length ? other.touches(this) : touches(other);
  }

  /** How many intervals there are. */
  int size() {
    return (count() + 1) / 2;
  }

  /** The lowest number of an interval. */
  int[] first(int interval) {
    return bound(2 * interval);
  }

  /** The highest number of an interval. */
  int[] last(int interval) {
    int end = 2 * interval + 1;
    if (end == count()) {
      return highest(bits);
    }
    int[] last = bound(end);
    boolean borrows = true;
    for (int word = last.length - 1; borrows; word--) {
      // INVARIANT: a bound that ends an interval is not zero, so some word lends.
      borrows = last[word] == 0;
      last[word]--;
    }
    return last;
  }

  /**
   * Into how many blocks the intervals fall, each of a power of two numbers and beginning at a
   * multiple of its size; the fewest that can be.
   */
  int blocks() {
    int blocks = 0;
    for (int i = 0; i < count(); i += 2) {
      blocks += bits < Long.SIZE ? shortBlocks(i) : longBlocks(i);
    }
    return blocks;
  }

  /** Blocks grow towards the roundest number in an interval, and shrink from there. */
  private int shortBlocks(int start) {
    long first = Integer.toUnsignedLong(bounds[start]);
    long end = start + 1 < count() ? Integer.toUnsignedLong(bounds[start + 1]) : 1L << bits;
    long roundest = end & -Long.highestOneBit(first ^ end);
    return Long.bitCount(roundest - first) + Long.bitCount(end - roundest);
  }

  private int longBlocks(int start) {
    BigInteger first = number(bound(start));
    BigInteger end =
        start + 1 < count() ? number(bound(start + 1)) : BigInteger.ONE.shiftLeft(bits);
    int shared = first.xor(end).bitLength() - 1;
    BigInteger roundest = end.shiftRight(shared).shiftLeft(shared);
    return roundest.subtract(first).bitCount() + end.subtract(roundest).bitCount();
  }

  /** How many numbers are in. */
  BigInteger cardinality() {
    BigInteger inside = count() % 2 == 0 ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(bits);
    for (int i = 0; i < count(); i++) {
      BigInteger bound = number(bound(i));
      inside = i % 2 == 0 ? inside.subtract(bound) : inside.add(bound);
    }
    return inside;
  }

  /** Compares the lowest numbers of two sets that hold any. */
  int compareLowest(Intervals other) {
    return compare(0, other.bounds, 0);
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Intervals other
        && bits == other.bits
        && Arrays.equals(bounds, other.bounds);
  }

  @Override
  public int hashCode() {
    return 31 * bits + Arrays.hashCode(bounds);
  }

  /** Whether a number is in the result, from whether it is in either set. */
  private interface Membership {
    boolean of(boolean here, boolean there);
  }

  /** Whether looking things up in the other set costs less than walking over it. */
  private boolean isMuchSmallerThan(Intervals other) {
    return bounds.length * 8L < other.bounds.length;
  }

  /** The numbers of this set that are in a much smaller one; most bounds are copied in runs. */
  private Intervals within(Intervals small) {
    int width = width(bits);
    int[] result = new int[bounds.length + small.bounds.length];
    int length = 0;
    int passed = 0;
    for (int start = 0; start < small.count(); start += 2) {
      passed = boundsUpTo(small.bounds, start, passed);
      if (isInside(passed)) {
        System.arraycopy(small.bounds, start * width, result, length, width);
        length += width;
      }
      boolean ends = start + 1 < small.count();
      int end = ends ? boundsBelow(small.bounds, start + 1, passed) : count();
      System.arraycopy(bounds, passed * width, result, length, (end - passed) * width);
      length += (end - passed) * width;
      passed = end;
      if (ends && isInside(end)) {
        System.arraycopy(small.bounds, (start + 1) * width, result, length, width);
        length += width;
      }
    }
    return new Intervals(bits, Arrays.copyOf(result, length));
  }

  /** Walks over the bounds of both sets, and keeps those at which the result changes. */
  private Intervals combine(Intervals other, Membership membership) {
    int width = width(bits);
    int[] result = new int[bounds.length + other.bounds.length];
    int length = 0;
    boolean isIn = false;
    int passed = 0;
    int othersPassed = 0;
    while (passed < count() || othersPassed < other.count()) {
      int order = compareNext(passed, other, othersPassed);
      int from = width * (order <= 0 ? passed : othersPassed);
      int[] source = order <= 0 ? bounds : other.bounds;
      passed += order <= 0 ? 1 : 0;
      othersPassed += order >= 0 ? 1 : 0;
      if (membership.of(isInside(passed), isInside(othersPassed)) != isIn) {
        isIn = !isIn;
        System.arraycopy(source, from, result, length, width);
        length += width;
      }
    }
    return new Intervals(bits, Arrays.copyOf(result, length));
  }

  /** Compares two bounds, of which one that is not there is beyond all others. */
  private int compareNext(int bound, Intervals other, int othersBound) {
    if (bound == count()) {
      return 1;
    }
    return othersBound == other.count() ? -1 : compare(bound, other.bounds, othersBound);
  }

  /** Whether an interval of the other set, which has fewer of them, reaches into one of this. */
  private boolean touches(Intervals other) {
    int count = count();
    int others = other.count();
    int passed = 0;
    for (int start = 0; start < others; start += 2) {
      passed = boundsUpTo(other.bounds, start, passed);
      if (isInside(passed)) {
        return true;
      }
      if (passed == count) {
        return false;
      }
      boolean othersGoesOn = start + 1 == others;
      if (othersGoesOn || compare(passed, other.bounds, start + 1) < 0) {
        return true;
      }
    }
    return false;
  }

  /** How many bounds are not above a number, given that at least so many are not. */
  private int boundsUpTo(int[] numbers, int position, int atLeast) {
    if (bits <= 32) {
      return boundsUpTo(numbers[position] + Integer.MIN_VALUE, atLeast);
    }
    int low = atLeast;
    int high = count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, numbers, position) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The same of one word, with its sign turned so that it compares as if unsigned. */
  private int boundsUpTo(int turned, int atLeast) {
    int[] words = bounds;
    int low = atLeast;
    int left = words.length - atLeast;
    // Half of what is left is dropped in any case, so the processor need not guess what comes next.
    while (left > 0) {
      int half = (left + 1) >>> 1;
      low = words[low + half - 1] + Integer.MIN_VALUE <= turned ? low + half : low;
      left -= half;
    }
    return low;
  }

  /** How many bounds are below a number, given that at least so many are. */
  private int boundsBelow(int[] numbers, int position, int atLeast) {
    int upTo = boundsUpTo(numbers, position, atLeast);
    return upTo > atLeast && compare(upTo - 1, numbers, position) == 0 ? upTo - 1 : upTo;
  }

  /** Whether numbers are in after so many bounds. */
  private static boolean isInside(int boundsPassed) {
    return (boundsPassed & 1) == 1;
  }

  /** Compares a bound with a number in an array of such. */
  private int compare(int bound, int[] numbers, int position) {
    if (bits <= 32) {
      return Integer.compareUnsigned(bounds[bound], numbers[position]);
    }
    int width = width(bits);
    for (int word = 0; word < width; word++) {
      int order =
          Integer.compareUnsigned(bounds[bound * width + word], numbers[position * width + word]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int count() {
    return bits <= 32 ? bounds.length : bounds.length / width(bits);
  }

  private int[] bound(int position) {
    int width = width(bits);
    return Arrays.copyOfRange(bounds, position * width, (position + 1) * width);
  }

  private boolean isZero(int position) {
    return Arrays.equals(bound(position), new int[width(bits)]);
  }

  private static int[] highest(int bits) {
    int[] highest = new int[width(bits)];
    Arrays.fill(highest, -1 >>> (32 * highest.length - bits));
    return highest;
  }

  private static BigInteger number(int[] words) {
    BigInteger number = BigInteger.ZERO;
    for (int word : words) {
      number = number.shiftLeft(32).add(BigInteger.valueOf(Integer.toUnsignedLong(word)));
    }
    return number;
  }

  private static int width(int bits) {
    return (bits + 31) / 32;
  }
}
