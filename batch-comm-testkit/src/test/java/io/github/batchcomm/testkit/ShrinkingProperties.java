package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.testkit.internal.KnownFacts;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;

/** What somebody reads when a property of theirs fails. */
class ShrinkingProperties {

  @Property(tries = 20)
  void aPoolShrinksToWhatMakesItFail(@ForAll Random random) {
    BatchPool shrunk =
        shrunk(BatchArbitraries.pools(), random, pool -> pool.nodes() == NodePresence.SOME);
    assertThat(KnownFacts.of(shrunk))
        .isIn("pool pool1 {currentDedicatedNodes=1}", "pool pool1 {currentLowPriorityNodes=1}");
  }

  @Property(tries = 20)
  void anAccountShrinksToItsNameAndRegion(@ForAll Random random) {
    BatchAccount shrunk = shrunk(BatchArbitraries.accounts(), random, account -> true);
    assertThat(KnownFacts.of(shrunk)).isEqualTo("account aaa in westeurope");
  }

  @Property(tries = 20)
  void aHistoryShrinksToOneChange(@ForAll Random random) {
    BatchAccount shrunk =
        shrunk(
            BatchArbitraries.accounts(),
            random,
            account ->
                account.modelHistory().stream()
                    .flatMap(history -> history.changes().stream())
                    .anyMatch(change -> change.to() == CommunicationModel.CLASSIC));
    assertThat(KnownFacts.of(shrunk))
        .matches(
            "account aaa in westeurope \\{modelChanges=\\[to CLASSIC requested"
                + " \\S+, (confirmed \\S+|not confirmed)]}");
  }

  @Property(tries = 20)
  void anInventoryShrinksToOnePoolOfOneAccount(@ForAll Random random) {
    Inventory shrunk =
        shrunk(
            BatchArbitraries.inventories(),
            random,
            inventory ->
                inventory.accounts().stream()
                    .flatMap(account -> account.pools().stream())
                    .anyMatch(pool -> pool.subnet().isAbsent()));
    assertThat(KnownFacts.of(shrunk))
        .isEqualTo("account aaa0 in westeurope with pool pool1 {subnet=none}");
  }

  @Property(tries = 20)
  void anEditionShrinksToFewChanges(@ForAll Random random) {
    Edition shrunk =
        shrunk(
            BatchArbitraries.editions().userMade(),
            random,
            edition -> edition.id().contains("with own rule"));
    // It stays with the edition it changes, whose rules it names.
    assertThat(shrunk.id())
        .matches("[-0-9a-z]+, with own rule NONE at 0 when \\[\\w+]: \\[CLASSIC] promised ");
    assertThat(
            shrunk.changesSince(
                Editions.withId(shrunk.id().substring(0, shrunk.id().indexOf(','))).orElseThrow()))
        .hasSize(1);
  }

  @Property(tries = 20)
  void anInstantShrinksToADate(@ForAll Random random) {
    Instant after = Instant.parse("2024-01-01T00:00:00Z");
    Instant shrunk = shrunk(BatchArbitraries.instants(), random, at -> at.isAfter(after));
    assertThat(shrunk.toString()).endsWith("T00:00:00Z");
  }

  @Property(tries = 20)
  void aRegionShrinksToAnOrdinaryOne(@ForAll Random random) {
    assertThat(shrunk(BatchArbitraries.regions(), random, region -> true))
        .isEqualTo(Region.of("westeurope"));
  }

  @Property(tries = 5)
  void valuesAreReportedInShort(@ForAll BatchCommunication rules, @ForAll Inventory inventory) {
    BatchReportingFormat format = new BatchReportingFormat();
    assertThat(format.appliesTo(rules)).isTrue();
    assertThat(format.report(rules)).hasToString("rules of edition " + rules.edition().id());
    assertThat(format.report(inventory)).hasToString(KnownFacts.of(inventory));
    assertThat(format.appliesTo("text")).isFalse();
  }

  /**
   * The smallest value that still fails, found as jqwik finds it: by smaller ones, step by step.
   */
  private static <T> T shrunk(Arbitrary<T> arbitrary, Random random, Predicate<T> fails) {
    Shrinkable<T> failing =
        arbitrary.generator(1000).stream(random)
            .limit(1_000)
            .filter(it -> fails.test(it.value()))
            .findFirst()
            .orElseThrow();
    for (int step = 0; step < 1_000; step++) {
      Shrinkable<T> current = failing;
      Optional<Shrinkable<T>> smaller =
          current
              .shrink()
              .limit(1_000)
              .filter(it -> it.distance().compareTo(current.distance()) < 0)
              .filter(it -> fails.test(it.value()))
              .findFirst();
      if (smaller.isEmpty()) {
        return current.value();
      }
      failing = smaller.get();
    }
    return failing.value();
  }
}
