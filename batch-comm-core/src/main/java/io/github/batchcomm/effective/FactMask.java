package io.github.batchcomm.effective;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Fact;
import io.github.batchcomm.edition.FactValue;
import java.util.Arrays;

/** Sets of fact values as bits, which never leave the process. */
@SuppressWarnings("EnumOrdinal")
final class FactMask {

  private FactMask() {}

  /** The set of some values. */
  static long of(Iterable<FactValue> values) {
    long mask = 0;
    for (FactValue value : values) {
      mask |= 1L << value.ordinal();
    }
    return mask;
  }

  /** The set of all values of some facts. */
  static long ofAll(Iterable<Fact> facts) {
    long mask = 0;
    for (Fact fact : facts) {
      mask |= of(fact.answers());
    }
    return mask;
  }

  static boolean contains(long mask, FactValue value) {
    return (mask & (1L << value.ordinal())) != 0;
  }

  /** The values of one fact in a set, in order. */
  static ImmutableSet<FactValue> answers(long mask, Fact fact) {
    return Arrays.stream(FactValue.values())
        .filter(value -> value.fact() == fact && contains(mask, value))
        .collect(toImmutableSet());
  }
}
