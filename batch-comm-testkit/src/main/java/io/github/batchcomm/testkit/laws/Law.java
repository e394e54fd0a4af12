package io.github.batchcomm.testkit.laws;

/** How a law is checked. */
sealed interface Law {

  /** What it looks at. */
  Invariant.Scope scope();

  /** Objects to every answer that breaks the law. */
  void check(InventoryAnswers answers, Objections objections);

  /** A law about each pool by itself. */
  @FunctionalInterface
  non-sealed interface OfPool extends Law {

    /** Objects if the answers about the pool break the law. */
    void check(PoolAnswers answers, Objections objections);

    @Override
    default Invariant.Scope scope() {
      return Invariant.Scope.POOL;
    }

    @Override
    default void check(InventoryAnswers answers, Objections objections) {
      for (AccountAnswers account : answers.accounts()) {
        for (PoolAnswers pool : account.pools()) {
          objections.about(pool.account(), pool.pool());
          objections.collect(() -> check(pool, objections));
        }
      }
    }
  }

  /** A law about each account by itself. */
  @FunctionalInterface
  non-sealed interface OfAccount extends Law {

    /** Objects if the answers about the account break the law. */
    void check(AccountAnswers answers, Objections objections);

    @Override
    default Invariant.Scope scope() {
      return Invariant.Scope.ACCOUNT;
    }

    @Override
    default void check(InventoryAnswers answers, Objections objections) {
      for (AccountAnswers account : answers.accounts()) {
        objections.about(account.inventoryAccount());
        objections.collect(() -> check(account, objections));
      }
    }
  }

  /** A law about the network around each pool. */
  @FunctionalInterface
  non-sealed interface OfNetwork extends Law {

    /** Objects if the answers about the pool in its network break the law. */
    void check(NetworkAnswers answers, Objections objections);

    @Override
    default Invariant.Scope scope() {
      return Invariant.Scope.NETWORK;
    }

    @Override
    default void check(InventoryAnswers answers, Objections objections) {
      for (AccountAnswers account : answers.accounts()) {
        for (PoolAnswers pool : account.pools()) {
          objections.about(pool.account(), pool.pool(), answers.network());
          objections.collect(() -> check(new NetworkAnswers(pool, answers.network()), objections));
        }
      }
    }
  }

  /** A law about all accounts together. */
  @FunctionalInterface
  non-sealed interface OfInventory extends Law {

    /** Objects if the answers about the accounts break the law. */
    void checkTogether(InventoryAnswers answers, Objections objections);

    @Override
    default Invariant.Scope scope() {
      return Invariant.Scope.INVENTORY;
    }

    @Override
    default void check(InventoryAnswers answers, Objections objections) {
      objections.about(answers.inventory());
      objections.collect(() -> checkTogether(answers, objections));
    }
  }
}
