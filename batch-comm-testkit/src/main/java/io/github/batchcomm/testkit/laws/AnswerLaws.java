package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;

/** That there are answers at all. */
final class AnswerLaws {

  /** What the other laws break on as well where a question gets no answer. */
  static final Invariant EVERY_QUESTION =
      Invariant.ofAccount(
          "every-question-is-answered",
          "Every question about an account and its pools gets an answer, at whatever instant: no"
              + " exception and no null.",
          Contract.of(BatchCommunication.class, "introduction"),
          (answers, objections) -> askEverything(answers));

  private AnswerLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(EVERY_QUESTION);
  }

  /** What is not answered is noticed by whoever asks. */
  private static void askEverything(AccountAnswers answers) {
    for (PoolAnswers pool : answers.pools()) {
      pool.model();
      pool.endpoints();
      pool.union();
    }
    answers.readiness();
  }
}
