package com.example.audit;

import com.google.common.io.Resources;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.azure.InventoryDocument;
import java.time.Instant;
import java.util.List;

/** Prints the answers about what Azure exported, and in which modules it finds them. */
public final class Audit {

  private Audit() {}

  public static void main(String[] args) {
    for (var type : List.of(Audit.class, AzureInventory.class, BatchCommunication.class)) {
      System.out.println(type.getSimpleName() + " is in " + type.getModule());
    }
    var export = Resources.asByteSource(Audit.class.getResource("export.json"));
    var inventory = AzureInventory.read(List.of(new InventoryDocument("export.json", export)));
    var rules = BatchCommunication.latest();
    var asOf = Instant.parse("2026-02-01T00:00:00Z");
    System.out.println("problems " + inventory.problems());
    for (var found : inventory.accounts()) {
      var readiness = rules.migrationReadiness(found.account(), found.pools(), asOf);
      System.out.println(found.account().name() + " is " + readiness.readiness());
      for (var pool : found.pools()) {
        var model = rules.effectiveModel(found.account(), pool, asOf);
        System.out.println(pool.id() + " now " + model.current() + ", next " + model.next());
        for (var flow : rules.requiredEndpoints(found.account(), pool, asOf)) {
          System.out.println(flow.id() + " " + flow.ports() + " " + flow.remote());
        }
      }
    }
  }
}
