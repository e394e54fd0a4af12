package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.Network;
import java.time.Instant;

/** What is answered about all accounts of an inventory at one instant. */
final class InventoryAnswers {

  private final BatchCommunication communication;
  private final Inventory inventory;
  private final Network network;
  private final Instant asOf;
  private final ImmutableList<AccountAnswers> accounts;

  InventoryAnswers(BatchCommunication communication, Inventory inventory, Instant asOf) {
    this(communication, inventory, Network.unknown(), asOf);
  }

  InventoryAnswers(
      BatchCommunication communication, Inventory inventory, Network network, Instant asOf) {
    this.communication =
        communication instanceof Answered ? communication : new Answered(communication);
    this.inventory = inventory;
    this.network = network;
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

  Network network() {
    return network;
  }

  Instant asOf() {
    return asOf;
  }

  ImmutableList<AccountAnswers> accounts() {
    return accounts;
  }
}
