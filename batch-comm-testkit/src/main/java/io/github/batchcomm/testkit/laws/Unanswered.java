package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.Optional;

/** A question that got no answer; it goes no further than to the law that asked it. */
final class Unanswered extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ImmutableList<Object> input;
  private final transient Optional<Instant> asOf;

  /**
   * Creates it.
   *
   * @param what what was asked, and what came instead of an answer
   * @param input what was asked about
   * @param asOf the instant asked about, if the question has one
   */
  Unanswered(String what, ImmutableList<Object> input, Optional<Instant> asOf) {
    super(what);
    this.input = input;
    this.asOf = asOf;
  }

  ImmutableList<Object> input() {
    return input;
  }

  Optional<Instant> asOf() {
    return asOf;
  }
}
