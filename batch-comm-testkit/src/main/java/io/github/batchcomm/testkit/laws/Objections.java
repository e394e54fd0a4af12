package io.github.batchcomm.testkit.laws;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.testkit.internal.KnownFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What one law has to object to, answer by answer. */
final class Objections {

  private final Invariant invariant;
  private final BatchCommunication communication;
  private final Instant asOf;
  private final List<InvariantViolation.Breach> breaches = new ArrayList<>();
  private final List<Unanswered> unansweredQuestions = new ArrayList<>();
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
              inShort(input),
              answer.get() + lastAsked()));
    }
  }

  /** What a law about a pool asked of it last, where it is not the input itself. */
  private String lastAsked() {
    if (invariant.scope() != Invariant.Scope.POOL
        || !(communication instanceof Answered answered)) {
      return "";
    }
    Answered.Question last = answered.lastAsked();
    Instant lastAsOf = last.asOf().orElse(asOf);
    return last.input().isEmpty() || (last.input().equals(input) && lastAsOf.equals(asOf))
        ? ""
        : "%n  last asked: %s of %s, as of %s"
            .formatted(last.method(), inShort(last.input()), lastAsOf);
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

  /** Runs a check; a question that it gets no answer to is a breach of a law about that. */
  void collect(Runnable check) {
    try {
      check.run();
    } catch (Unanswered unanswered) {
      breaches.add(
          new InvariantViolation.Breach(
              AnswerLaws.EVERY_QUESTION.name(),
              AnswerLaws.EVERY_QUESTION.statement(),
              AnswerLaws.EVERY_QUESTION.source(),
              editionId(),
              unanswered.asOf().orElse(asOf),
              inShort(unanswered.input().isEmpty() ? input : unanswered.input()),
              String.valueOf(unanswered.getMessage())));
      unansweredQuestions.add(unanswered);
    }
  }

  /** The questions without an answer. */
  ImmutableList<Unanswered> unansweredQuestions() {
    return ImmutableList.copyOf(unansweredQuestions);
  }

  private String editionId() {
    try {
      return communication.edition().id();
    } catch (Unanswered unanswered) {
      unansweredQuestions.add(unanswered);
      return "not told";
    }
  }

  private static String inShort(ImmutableList<Object> values) {
    return Joiner.on("; ").join(values.stream().map(KnownFacts::of).toList());
  }
}
