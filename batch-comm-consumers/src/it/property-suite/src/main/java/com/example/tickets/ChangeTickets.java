package com.example.tickets;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import java.time.Instant;
import java.util.List;

/** Writes what is to be opened in a firewall as the lines of change tickets. */
public final class ChangeTickets {

  private final BatchCommunication rules;

  public ChangeTickets(BatchCommunication rules) {
    this.rules = rules;
  }

  /** One line for each flow that the pool needs. */
  public List<String> linesFor(BatchAccount account, BatchPool pool, Instant asOf) {
    return rules.requiredEndpoints(account, pool, asOf).stream()
        .map(flow -> flow.id() + ": " + flow.direction() + " " + flow.remote() + " " + flow.ports())
        .toList();
  }
}
