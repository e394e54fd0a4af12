package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.github.batchcomm.BatchCommunication;

/** What holds of several accounts together. */
final class InventoryLaws {

  private InventoryLaws() {}

  static ImmutableList<Invariant> all() {
    Law.OfInventory apart = InventoryLaws::answersAreKeptApart;
    return ImmutableList.of(
        new Invariant(
            "answers-are-kept-apart",
            "What is answered about an account does not depend on which other accounts were asked"
                + " about before, nor on their pools of the same id.",
            Contract.of(BatchCommunication.class, "introduction"),
            apart));
  }

  /** Asks in the order given and, anew, in the reverse one. */
  private static void answersAreKeptApart(InventoryAnswers answers, Objections objections) {
    if (answers.accounts().size() < 2) {
      return;
    }
    answers.accounts().forEach(InventoryLaws::ask);
    InventoryAnswers again =
        new InventoryAnswers(answers.communication(), answers.inventory(), answers.asOf());
    for (AccountAnswers account : Lists.reverse(again.accounts())) {
      AccountAnswers before = answers.accounts().get(again.accounts().indexOf(account));
      for (PoolAnswers pool : Lists.reverse(account.pools())) {
        PoolAnswers asked = before.pools().get(account.pools().indexOf(pool));
        objections.unlessEqual(
            asked.model(),
            pool.model(),
            () ->
                "pool %s of account %s, asked for again,"
                    .formatted(pool.pool().id(), pool.account().name()));
        objections.unlessEqual(asked.endpoints(), pool.endpoints(), () -> "its list of endpoints");
        objections.unlessEqual(asked.union(), pool.union(), () -> "its union");
      }
      objections.unlessEqual(
          before.readiness(),
          account.readiness(),
          () -> "account %s, asked for again,".formatted(account.account().name()));
    }
  }

  private static void ask(AccountAnswers account) {
    account
        .pools()
        .forEach(
            pool -> {
              pool.model();
              pool.endpoints();
              pool.union();
            });
    account.readiness();
  }
}
