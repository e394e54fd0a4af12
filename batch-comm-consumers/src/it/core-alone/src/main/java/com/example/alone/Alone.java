package com.example.alone;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Region;
import java.time.Instant;

/** Asks about a pool, and looks for what core must do without. */
public final class Alone {

  private Alone() {}

  public static void main(String[] args) {
    var account = BatchAccount.builder().name("acct1").region(Region.of("westeurope")).build();
    var pool =
        BatchPool.builder()
            .id("pool1")
            .configuration(PoolConfiguration.VIRTUAL_MACHINE)
            .currentMode(NodeCommunicationMode.CLASSIC)
            .build();
    var asOf = Instant.parse("2026-02-01T00:00:00Z");
    var model = BatchCommunication.latest().effectiveModel(account, pool, asOf);
    System.out.println("now " + model.current());
    shows("com.fasterxml.jackson.databind.ObjectMapper");
    shows("com.fasterxml.jackson.core.JsonParser");
    shows("com.fasterxml.jackson.annotation.JsonProperty");
    shows("io.github.batchcomm.azure.AzureInventory");
  }

  private static void shows(String type) {
    String found;
    try {
      Class.forName(type);
      found = " is there";
    } catch (ClassNotFoundException e) {
      found = " is not there";
    }
    System.out.println(type + found);
  }
}
