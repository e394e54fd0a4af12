package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.InventoryAccount;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;

/** What is answered about one account with its pools at one instant. */
final class AccountAnswers {

  private final BatchCommunication communication;
  private final InventoryAccount inventoryAccount;
  private final Instant asOf;
  private final ImmutableList<PoolAnswers> pools;
  private final Supplier<MigrationReadiness> readiness;

  AccountAnswers(
      BatchCommunication communication, InventoryAccount inventoryAccount, Instant asOf) {
    this.communication = communication;
    this.inventoryAccount = inventoryAccount;
    this.asOf = asOf;
    this.pools =
        inventoryAccount.pools().stream()
            .map(pool -> new PoolAnswers(communication, account(), pool, asOf))
            .collect(toImmutableList());
    this.readiness = Suppliers.memoize(() -> readinessOf(inventoryAccount.pools()));
  }

  BatchCommunication communication() {
    return communication;
  }

  InventoryAccount inventoryAccount() {
    return inventoryAccount;
  }

  BatchAccount account() {
    return inventoryAccount.account();
  }

  Instant asOf() {
    return asOf;
  }

  ImmutableList<PoolAnswers> pools() {
    return pools;
  }

  /** The readiness of the account with all its pools. */
  MigrationReadiness readiness() {
    return readiness.get();
  }

  /** The readiness of the account if it had other pools. */
  MigrationReadiness readinessOf(Collection<BatchPool> others) {
    return communication.migrationReadiness(account(), others, asOf);
  }
}
