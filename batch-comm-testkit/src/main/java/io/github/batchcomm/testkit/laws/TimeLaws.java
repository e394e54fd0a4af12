package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.testkit.internal.DecisiveInstants;
import java.time.Instant;

/** How the answers about the pools of an account stand to each other over time. */
final class TimeLaws {

  private TimeLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofAccount(
            "nothing-changes-between-decisive-instants",
            "From one instant that the edition, the account or the pool names to the one after it,"
                + " the models and their limitation do not change.",
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
      int following = (int) decisive.stream().filter(it -> !it.isAfter(account.asOf())).count();
      // The interval asked about and its neighbours; whoever asks about all instants sees them all.
      for (int i = Math.max(1, following - 1); i < Math.min(decisive.size(), following + 2); i++) {
        Instant first = decisive.get(i - 1);
        Instant last = decisive.get(i).minusNanos(1);
        EffectiveModel early = answers.at(first).model();
        EffectiveModel late = answers.at(last).model();
        objections.unless(
            early.current().equals(late.current())
                && early.next().equals(late.next())
                && early.limitation() == late.limitation(),
            () ->
                "for pool %s at %s: %s; at %s: %s"
                    .formatted(
                        answers.pool().id(), first, Answers.of(early), last, Answers.of(late)));
      }
    }
  }
}
