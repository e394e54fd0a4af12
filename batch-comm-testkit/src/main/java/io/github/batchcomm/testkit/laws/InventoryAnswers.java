package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.model.Inventory;
import java.time.Instant;

/** What is answered about all accounts of an inventory at one instant. */
final class InventoryAnswers {

  private final BatchCommunication communication;
  private final Inventory inventory;
  private final Instant asOf;
  private final ImmutableList<AccountAnswers> accounts;

  InventoryAnswers(BatchCommunication communication, Inventory inventory, Instant asOf) {
    this.communication =
        communication instanceof Answered ? communication : new Answered(communication);
    this.inventory = inventory;
    this.asOf = asOf;
    this.accounts =
        inventory.accounts().stream()
            .map(account -> new AccountAnswers(this.communication, account, asOf))
            .collect(toImmutableList());
  }

  BatchCommunication communication() {
    return communication;
  }

  Inventory inventory() {
    return inventory;
  }

  Instant asOf() {
    return asOf;
  }

  ImmutableList<AccountAnswers> accounts() {
    return accounts;
  }
}
