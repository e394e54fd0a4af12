package io.github.batchcomm.flow;

import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;

/**
 * A set of IP protocols, of the 256 that there can be.
 *
 * <p>Two sets are equal if they hold the same protocols. This class is immutable and thread-safe.
 */
public final class ProtocolSet extends ValueSet<ProtocolSet> {

  /** No protocol. */
  public static final ProtocolSet NONE = new ProtocolSet(new long[4]);

  /** Every protocol, 0 to 255. */
  public static final ProtocolSet ALL = NONE.complement();

  private static final long serialVersionUID = 1L;

  private static final int PROTOCOLS = 256;

  /** The sets of one protocol, by its number; long lists of rules share them. */
  private static final ImmutableList<ProtocolSet> SINGLE =
      IntStream.range(0, PROTOCOLS)
          .mapToObj(number -> NONE.with(number))
          .collect(ImmutableList.toImmutableList());

  /** One bit for each protocol, the lowest in the lowest bit of the first word. */
  private final long[] words;

  private ProtocolSet(long[] words) {
    this.words = words;
  }

  /**
   * Creates the set of some protocols.
   *
   * @param protocols the protocols, in any order
   * @return the set of these
   */
  public static ProtocolSet of(Protocol... protocols) {
    return copyOf(Arrays.asList(protocols));
  }

  /**
   * Creates the set of some protocols.
   *
   * @param protocols the protocols, in any order
   * @return the set of these
   */
  public static ProtocolSet copyOf(Iterable<Protocol> protocols) {
    ProtocolSet set = NONE;
    for (Protocol protocol : protocols) {
      set = set.isEmpty() ? SINGLE.get(protocol.number()) : set.with(protocol.number());
    }
    return set;
  }

  /** {@return true if this set holds no protocol} */
  @Override
  public boolean isEmpty() {
    return equals(NONE);
  }

  /** {@return true if this set holds every protocol} */
  @Override
  public boolean isAll() {
    return equals(ALL);
  }

  /** {@return how many protocols this set holds, 0 to 256} */
  public int size() {
    return Arrays.stream(words).mapToInt(Long::bitCount).sum();
  }

  /**
   * Tells whether a protocol is in this set.
   *
   * @param protocol the protocol asked about
   * @return true if it is
   */
  public boolean contains(Protocol protocol) {
    return contains(protocol.number());
  }

  /**
   * Tells whether the other set is a part of this one.
   *
   * @param other the set asked about
   * @return true if this set holds all protocols that the other holds
   */
  @Override
  public boolean containsAll(ProtocolSet other) {
    for (int i = 0; i < words.length; i++) {
      if ((other.words[i] & ~words[i]) != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Tells whether the two sets have something in common.
   *
   * @param other the set asked about
   * @return true if there is a protocol that both sets hold
   */
  @Override
  public boolean intersects(ProtocolSet other) {
    for (int i = 0; i < words.length; i++) {
      if ((words[i] & other.words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Unites this set with another.
   *
   * @param other the other set
   * @return the protocols that at least one of the two holds
   */
  @Override
  public ProtocolSet union(ProtocolSet other) {
    return combine(other, (here, there) -> here | there);
  }

  /**
   * Intersects this set with another.
   *
   * @param other the other set
   * @return the protocols that both hold
   */
  @Override
  public ProtocolSet intersection(ProtocolSet other) {
    return combine(other, (here, there) -> here & there);
  }

  /**
   * Subtracts another set from this one.
   *
   * @param other the other set
   * @return the protocols that this set holds and the other does not
   */
  @Override
  public ProtocolSet difference(ProtocolSet other) {
    return combine(other, (here, there) -> here & ~there);
  }

  /** {@return all protocols that this set does not hold} */
  @Override
  public ProtocolSet complement() {
    return combine(this, (here, there) -> ~here);
  }

  /** {@return the lowest protocol, or empty if there is none} */
  public Optional<Protocol> first() {
    int lowest = lowest();
    return lowest == PROTOCOLS ? Optional.empty() : Optional.of(new Protocol(lowest));
  }

  /** {@return the protocols, in ascending order of their numbers} */
  public ImmutableSortedSet<Protocol> protocols() {
    return IntStream.range(0, PROTOCOLS)
        .filter(this::contains)
        .mapToObj(Protocol::new)
        .collect(toImmutableSortedSet(Comparator.naturalOrder()));
  }

  /** The protocols by their numbers. */
  Intervals numbers() {
    IntervalsBuilder numbers = new IntervalsBuilder(Intervals.none(8));
    IntStream.range(0, PROTOCOLS)
        .filter(this::contains)
        .forEach(number -> numbers.add(0, number, 0, number));
    return numbers.build();
  }

  /** The protocols with certain numbers. */
  static ProtocolSet of(Intervals numbers) {
    return copyOf(
        IntStream.range(0, PROTOCOLS)
            .filter(number -> numbers.contains(new int[] {number}))
            .mapToObj(Protocol::new)
            .toList());
  }

  @Override
  int compareLowest(ProtocolSet other) {
    return Integer.compare(lowest(), other.lowest());
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof ProtocolSet other && Arrays.equals(words, other.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  /**
   * {@return the protocols, such as {@code TCP, UDP}; {@code *} for all, {@code * except TCP} for
   * more than half of them, and {@code none} for none}
   */
  @Override
  public String toString() {
    if (isAll()) {
      return "*";
    }
    if (size() > PROTOCOLS / 2) {
      return "* except " + complement();
    }
    return isEmpty() ? "none" : protocols().stream().map(Protocol::toString).collect(joining(", "));
  }

  private ProtocolSet with(int number) {
    long[] more = words.clone();
    more[number / 64] |= 1L << number % 64;
    return new ProtocolSet(more);
  }

  private boolean contains(int number) {
    return (words[number / 64] >>> number % 64 & 1) != 0;
  }

  private ProtocolSet combine(ProtocolSet other, LongBinaryOperator operator) {
    long[] result = new long[words.length];
    Arrays.setAll(result, i -> operator.applyAsLong(words[i], other.words[i]));
    return new ProtocolSet(result);
  }

  /** The lowest number that is in, or as many as there are protocols. */
  private int lowest() {
    return IntStream.range(0, PROTOCOLS).filter(this::contains).findFirst().orElse(PROTOCOLS);
  }
}
