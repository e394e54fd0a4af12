package io.github.batchcomm.testkit.laws;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.testkit.internal.KnownFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What one law has to object to, answer by answer. */
final class Objections {

  private final Invariant invariant;
  private final BatchCommunication communication;
  private final Instant asOf;
  private final List<InvariantViolation.Breach> breaches = new ArrayList<>();
  private ImmutableList<Object> input = ImmutableList.of();

  Objections(Invariant invariant, BatchCommunication communication, Instant asOf) {
    this.invariant = invariant;
    this.communication = communication;
    this.asOf = asOf;
  }

  /** Says what the following objections are about. */
  void about(Object... values) {
    input = ImmutableList.copyOf(values);
  }

  /** Objects unless a condition holds. */
  void unless(boolean holds, Supplier<String> answer) {
    if (!holds) {
      breaches.add(
          new InvariantViolation.Breach(
              invariant.name(),
              invariant.statement(),
              invariant.source(),
              communication.edition().id(),
              asOf,
              Joiner.on("; ").join(input.stream().map(KnownFacts::of).toList()),
              answer.get()));
    }
  }

  /** Objects unless two answers are equal. */
  void unlessEqual(Object wanted, Object actual, Supplier<String> what) {
    unless(
        Objects.equals(wanted, actual),
        () -> what.get() + " is " + Answers.of(actual) + " instead of " + Answers.of(wanted));
  }

  ImmutableList<InvariantViolation.Breach> breaches() {
    return ImmutableList.copyOf(breaches);
  }

  /** {@return what was objected to} */
  @Override
  public String toString() {
    return Arrays.toString(breaches.toArray());
  }
}
