package io.github.batchcomm.testkit.documents;

import com.google.common.primitives.ImmutableIntArray;
import java.util.List;

/**
 * What varies in a document and does not change what it says. Numbers decide, one after the other;
 * 0 always chooses the plainest, and so does their end. A document with fewer or smaller numbers is
 * plainer, which is how documents shrink.
 */
final class Variation {

  /** Above the largest number; many smaller ones divide it, so that choices come evenly. */
  static final int BOUND = 120;

  private final ImmutableIntArray numbers;
  private int next;

  Variation(ImmutableIntArray numbers) {
    this.numbers = numbers;
  }

  /** {@return one that goes on as this one would, whatever this one decides from now on} */
  Variation fork() {
    Variation fork = new Variation(numbers);
    fork.next = next;
    return fork;
  }

  /** {@return 0 or more, and less than the bound} */
  int below(int bound) {
    return next < numbers.length() ? numbers.get(next++) % bound : 0;
  }

  /** {@return true in half of all cases, and false in the plainest} */
  boolean maybe() {
    return below(2) == 1;
  }

  /** {@return true in one of eight cases, and false in the plainest} */
  boolean seldom() {
    return below(8) == 7;
  }

  /** {@return one of the options, the first in the plainest case} */
  @SafeVarargs
  final <T> T of(T... options) {
    return options[below(options.length)];
  }

  /** {@return one of the options, the first in the plainest case} */
  <T> T of(List<T> options) {
    return options.get(below(options.size()));
  }
}
