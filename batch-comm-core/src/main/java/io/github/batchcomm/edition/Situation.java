package io.github.batchcomm.edition;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One value for every {@link Fact}: all that a decision table needs to know of a pool.
 *
 * <p>Immutable. A situation may describe what cannot happen, such as nodes allocated before their
 * pool was created; the tables decide those too.
 */
@SuppressWarnings("EnumOrdinal") // A set of enum constants as bits, which never leaves the process.
public final class Situation {

  private static final Situation FIRST_OF_EACH = new Situation(firstOfEachWithin(-1L));

  /** Bit n is set if the value of ordinal n holds. INVARIANT: one bit for each fact. */
  private final long bits;

  private Situation(long bits) {
    this.bits = bits;
  }

  /**
   * Creates a situation.
   *
   * @param values exactly one value of each fact, in any order
   * @return the situation
   * @throws IllegalArgumentException if a fact has no value or two
   */
  public static Situation of(Set<FactValue> values) {
    Set<Fact> facts = EnumSet.noneOf(Fact.class);
    for (FactValue value : values) {
      checkArgument(facts.add(value.fact()), "%s has two values in %s", value.fact(), values);
    }
    checkArgument(
        facts.size() == Fact.values().length,
        "No value is given for %s",
        EnumSet.complementOf(EnumSet.copyOf(facts)));
    return new Situation(bitsOf(values));
  }

  /** {@return the situation in which the first value of each fact holds} */
  public static Situation firstOfEachFact() {
    return FIRST_OF_EACH;
  }

  /**
   * Changes one fact.
   *
   * @param value the value that shall hold
   * @return this situation with that value instead of the fact's other one
   */
  public Situation with(FactValue value) {
    return new Situation((bits & ~allValuesOf(value.fact())) | bit(value));
  }

  /**
   * Tells the value of a fact.
   *
   * @param fact the fact
   * @return the value that holds
   */
  public FactValue get(Fact fact) {
    return FactValue.values()[Long.numberOfTrailingZeros(bits & allValuesOf(fact))];
  }

  /** {@return the value of every fact, in order of the facts} */
  public ImmutableSet<FactValue> values() {
    return Arrays.stream(Fact.values()).map(this::get).collect(toImmutableSet());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Situation situation && bits == situation.bits;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bits);
  }

  /** {@return the values that hold} */
  @Override
  public String toString() {
    return values().toString();
  }

  /** {@return true if no value holds but those whose bits are set in the mask} */
  boolean isWithin(long mask) {
    return (bits & ~mask) == 0;
  }

  /** {@return the mask under which the named facts have the named values and the others any} */
  static long maskOf(Set<FactValue> values) {
    long named = values.stream().mapToLong(v -> allValuesOf(v.fact())).reduce(0, (a, b) -> a | b);
    return ~named | bitsOf(values);
  }

  /** {@return a situation that is within none of the masks, if there is one} */
  static Optional<Situation> outside(List<Long> masks) {
    // INVARIANT: the boxes together hold exactly the situations outside the masks seen so far. A
    // box is a mask that leaves every fact at least one value.
    List<Long> boxes = ImmutableList.of(-1L);
    for (long mask : masks) {
      ImmutableList.Builder<Long> remaining = ImmutableList.builder();
      for (long box : boxes) {
        remaining.addAll(difference(box, mask));
      }
      boxes = remaining.build();
    }
    return boxes.stream().findFirst().map(box -> new Situation(firstOfEachWithin(box)));
  }

  /** The parts of a box outside a mask: for each fact, what agrees before it and differs in it. */
  private static ImmutableList<Long> difference(long box, long mask) {
    ImmutableList.Builder<Long> parts = ImmutableList.builder();
    long agreeing = box;
    for (Fact fact : Fact.values()) {
      long values = allValuesOf(fact);
      long differing = agreeing & ~mask & values;
      long common = agreeing & mask & values;
      if (differing != 0) {
        parts.add((agreeing & ~values) | differing);
      }
      if (common == 0) {
        return parts.build();
      }
      agreeing = (agreeing & ~values) | common;
    }
    return parts.build();
  }

  private static long bitsOf(Set<FactValue> values) {
    return values.stream().mapToLong(Situation::bit).reduce(0, (a, b) -> a | b);
  }

  private static long bit(FactValue value) {
    return 1L << value.ordinal();
  }

  private static long allValuesOf(Fact fact) {
    return Masks.BY_FACT[fact.ordinal()];
  }

  private static long firstOfEachWithin(long mask) {
    long bits = 0;
    for (Fact fact : Fact.values()) {
      bits |= Long.lowestOneBit(mask & allValuesOf(fact));
    }
    return bits;
  }

  /** The bits of all values of each fact, by the fact's ordinal. */
  private static final class Masks {
    static final long[] BY_FACT = new long[Fact.values().length];

    static {
      for (FactValue value : FactValue.values()) {
        BY_FACT[value.fact().ordinal()] |= bit(value);
      }
    }
  }
}
