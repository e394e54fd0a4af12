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
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
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
        .matches(
            "[-0-9a-z]+, with own rule NONE at 0 when \\[\\w+]: \\[CLASSIC] promising CLASSIC");
    assertThat(
            shrunk.changesSince(
                Editions.withId(shrunk.id().substring(0, shrunk.id().indexOf(','))).orElseThrow()))
        .hasSize(1);
  }

  @Property(tries = 20)
  void anInstantShrinksToADate(@ForAll Random random) {
    Instant after = Instant.parse("2024-01-01T00:00:00Z");
    Instant shrunk =
        shrunk(BatchArbitraries.instants().withoutEdgeCases(), random, at -> at.isAfter(after));
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

  @Example
  void everyEdgeCaseShrinksToTheSimplestValue() {
    PoolArbitrary pools = BatchArbitraries.pools();
    assertThat(shrunkEdges(pools, pool -> true)).containsOnly("pool pool1");
    assertThat(shrunkEdges(pools.inVirtualNetwork().withNodes(), pool -> true))
        .singleElement()
        .asString()
        .matches("pool pool1 \\{subnet=.*/subn1], current(Dedicated|LowPriority)Nodes=1}");
    assertThat(shrunkEdges(BatchArbitraries.accounts(), account -> true))
        .containsOnly("account aaa in westeurope");
    assertThat(shrunkEdges(BatchArbitraries.accounts().neverOptedIn(), account -> true))
        .containsOnly("account aaa in westeurope {modelChanges=[]}");
    assertThat(shrunkEdges(BatchArbitraries.regions(), region -> true)).containsOnly("westeurope");
    assertThat(shrunkEdges(BatchArbitraries.inventories(), inventory -> true))
        .containsOnly("no accounts");
    assertThat(shrunkEdges(BatchArbitraries.inventories().withAccounts(1, 2), inventory -> true))
        .containsOnly("account aaa0 in westeurope with no pools");
    assertThat(shrunkEdges(BatchArbitraries.inventories().withPools(1, 2).single(), it -> true))
        .containsOnly("account aaa0 in westeurope with pool pool1");
  }

  @Example
  void anEdgeCaseKeepsWhatMakesItFailAndNothingElse() {
    assertThat(shrunkEdges(BatchArbitraries.pools(), pool -> pool.nodes() == NodePresence.SOME))
        .hasSize(3)
        .containsOnly("pool pool1 {currentDedicatedNodes=1}");
    assertThat(shrunkEdges(BatchArbitraries.pools(), pool -> pool.subnet().isAbsent()))
        .hasSize(3)
        .containsOnly("pool pool1 {subnet=none}");
    assertThat(
            shrunkEdges(
                BatchArbitraries.accounts(),
                account -> account.region().equals(Region.of("chinanorth"))))
        .containsExactly("account aaa in chinanorth");
  }

  @Property(tries = 20)
  void anEdgeCaseInAListShrinksWithIt(@ForAll Random random) {
    List<BatchPool> shrunk =
        shrunk(
            BatchArbitraries.pools().list(),
            random,
            pools -> pools.stream().anyMatch(pool -> pool.nodes() == NodePresence.SOME));
    assertThat(shrunk.stream().map(KnownFacts::of))
        .singleElement()
        .asString()
        .isIn("pool pool1 {currentDedicatedNodes=1}", "pool pool1 {currentLowPriorityNodes=1}");
  }

  @Property(tries = 20)
  void anIdShrinksToWhatMakesItFail(@ForAll Random random) {
    assertThat(shrunk(BatchArbitraries.pools(), random, pool -> pool.id().contains("-")).id())
        .isEqualTo("-");
    assertThat(
            shrunk(
                    BatchArbitraries.pools(),
                    random,
                    pool -> pool.id().chars().anyMatch(Character::isUpperCase))
                .id())
        .isEqualTo("A");
    assertThat(shrunk(BatchArbitraries.pools(), random, pool -> pool.id().length() > 9).id())
        .isEqualTo("aaaaaaaaaa");
  }

  @Property(tries = 5)
  void aResourceIdShrinksAwayUnlessItMatters(@ForAll Random random) {
    assertThat(shrunk(BatchArbitraries.pools(), random, pool -> true).resourceId()).isEmpty();
    assertThat(
            shrunk(BatchArbitraries.pools(), random, pool -> pool.resourceId().isPresent())
                .resourceId()
                .orElseThrow()
                .toString())
        .endsWith(
            "/resourceGroups/rg1/providers/Microsoft.Batch/batchAccounts/account1/pools/pool1");
  }

  /** The facts of what each edge case that fails shrinks to. */
  private static <T> List<String> shrunkEdges(Arbitrary<T> arbitrary, Predicate<T> fails) {
    return arbitrary.edgeCases().suppliers().stream()
        .map(Supplier::get)
        .filter(it -> fails.test(it.value()))
        .map(it -> KnownFacts.of(shrunk(it, fails)))
        .toList();
  }

  /** The smallest value that still fails, from any that does, edge cases among them. */
  private static <T> T shrunk(Arbitrary<T> arbitrary, Random random, Predicate<T> fails) {
    return shrunk(
        arbitrary.generator(1000, true).stream(random)
            .limit(1_000)
            .filter(it -> fails.test(it.value()))
            .findFirst()
            .orElseThrow(),
        fails);
  }

  /**
   * The smallest value that still fails, found as jqwik finds it: by smaller ones, step by step.
   */
  private static <T> T shrunk(Shrinkable<T> start, Predicate<T> fails) {
    Shrinkable<T> failing = start;
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
