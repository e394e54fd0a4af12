package com.example.samples;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.testkit.BatchArbitraries;
import java.time.Instant;
import java.util.List;

/** Generates pools, asks about them, and tells which modules are there. */
public final class Samples {

  private Samples() {}

  public static void main(String[] args) {
    var asOf = Instant.parse("2026-02-01T00:00:00Z");
    var answered =
        BatchArbitraries.inventories()
            .sampleStream()
            .limit(20)
            .flatMap(inventory -> inventory.accounts().stream())
            .flatMap(
                it ->
                    it.pools().stream()
                        .map(
                            pool ->
                                BatchCommunication.latest()
                                    .effectiveModel(it.account(), pool, asOf)))
            .allMatch(model -> !model.reasons().isEmpty());
    System.out.println(answered ? "every pool has an answer with reasons" : "no reasons");
    for (var name :
        List.of(
            "io.github.batchcomm.testkit",
            "io.github.batchcomm.core",
            "io.github.batchcomm.azure",
            "org.assertj.core",
            "com.fasterxml.jackson.databind")) {
      var there = ModuleLayer.boot().findModule(name).isPresent();
      System.out.println(name + (there ? " is there" : " is not there"));
    }
  }
}
