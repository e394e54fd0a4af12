package com.example.samples;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.testkit.BatchArbitraries;
import io.github.batchcomm.testkit.laws.Invariants;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/**
 * Generates inventories, holds the answers about them to the laws, and tells which providers and
 * which modules are there.
 */
public final class Samples {

  private Samples() {}

  public static void main(String[] args) {
    var asOf = Instant.parse("2026-02-01T00:00:00Z");
    var rules = BatchCommunication.latest();
    var inventories = BatchArbitraries.inventories().sampleStream().limit(20).toList();
    inventories.forEach(inventory -> Invariants.checkAll(rules, inventory, asOf));
    System.out.println("the answers about " + inventories.size() + " inventories keep the laws");
    printProviders();
    printModules();
  }

  /** As jqwik looks for them: one of them is for documents, and these cannot be there. */
  private static void printProviders() {
    var pools = TypeUsage.of(BatchPool.class);
    for (var provider : ServiceLoader.load(ArbitraryProvider.class)) {
      if (provider.getClass().getModule() == BatchArbitraries.class.getModule()) {
        System.out.println(
            provider.getClass().getSimpleName()
                + (provider.canProvideFor(pools)
                    ? " provides " + poolsOf(provider, pools) + " pools"
                    : " provides no pools"));
      }
    }
  }

  private static long poolsOf(ArbitraryProvider provider, TypeUsage pools) {
    return provider.provideFor(pools, type -> Set.of()).stream()
        .flatMap(arbitrary -> arbitrary.sampleStream().limit(20))
        .filter(BatchPool.class::isInstance)
        .count();
  }

  private static void printModules() {
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
