package io.github.batchcomm.testkit.laws;

import static io.github.batchcomm.testkit.laws.Bounds.after;
import static io.github.batchcomm.testkit.laws.Bounds.before;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.testkit.internal.DecisiveInstants;
import java.time.Duration;
import java.time.Instant;

/** How the answers about the pools of an account stand to each other over time. */
final class TimeLaws {

  private static final Duration A_FEW_YEARS = Duration.ofDays(1500);

  private TimeLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofAccount(
            "nothing-changes-between-decisive-instants",
            "From one instant that the edition, the account or the pool names to the one after it,"
                + " before the first and after the last, the models and their limitation do not"
                + " change.",
            Contract.of(BatchCommunication.class, "introduction"),
            TimeLaws::nothingChangesBetween));
  }

  private static void nothingChangesBetween(AccountAnswers account, Objections objections) {
    for (PoolAnswers answers : account.pools()) {
      ImmutableList<Instant> decisive =
          ImmutableSortedSet.<Instant>naturalOrder()
              .addAll(DecisiveInstants.of(answers.edition()))
              .addAll(DecisiveInstants.of(answers.account()))
              .addAll(DecisiveInstants.of(answers.pool()))
              .build()
              .asList();
      Instant first = decisive.get(0);
      alike(
          answers,
          ImmutableList.of(before(first, Duration.ofNanos(1)), before(first, A_FEW_YEARS)),
          objections);
      for (int i = 1; i < decisive.size(); i++) {
        Instant from = decisive.get(i - 1);
        Instant to = decisive.get(i);
        alike(answers, ImmutableList.of(from, to.minusNanos(1)), objections);
      }
      Instant last = decisive.get(decisive.size() - 1);
      alike(answers, ImmutableList.of(last, after(last, A_FEW_YEARS)), objections);
    }
  }

  private static void alike(
      PoolAnswers answers, ImmutableList<Instant> instants, Objections objections) {
    EffectiveModel early = answers.at(instants.get(0)).model();
    for (Instant at : instants) {
      EffectiveModel late = answers.at(at).model();
      objections.unless(
          early.current().equals(late.current())
              && early.next().equals(late.next())
              && early.limitation() == late.limitation(),
          () ->
              "for pool %s at %s: %s; at %s: %s"
                  .formatted(
                      answers.pool().id(),
                      instants.get(0),
                      Answers.of(early),
                      at,
                      Answers.of(late)));
    }
  }
}
