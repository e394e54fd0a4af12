package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.testkit.documents.DocumentedNetwork;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingMode;

/** What is wrong with documents of networks is found in few and plain ones. */
class DocumentedNetworkShrinkingProperties {

  /** How many samples are tried; in most cases a part of them is enough. */
  private static final int MOST_TRIED = 3_000;

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void aFailureThatNeedsASecurityRuleShrinksToOneAccountAndOneRule(@ForAll Random random) {
    DocumentedNetwork shrunk =
        shrunk(
            random,
            it ->
                it.network().networkSecurityGroups().stream()
                    .anyMatch(group -> !group.securityRules().isEmpty()));
    assertThat(shrunk.inventory().accounts()).hasSize(1);
    assertThat(shrunk.network().networkSecurityGroups())
        .singleElement()
        .satisfies(it -> assertThat(it.securityRules()).hasSize(1));
    assertThat(shrunk.network().effectiveSecurityRules()).isEmpty();
    assertThat(shrunk.network().applianceAssumptions()).isEmpty();
    // One for each resource in its plainest shape.
    assertThat(shrunk.documents()).hasSizeLessThan(20);
  }

  /** Generates until a predicate fails, then goes on to the first plainer sample that fails it. */
  private static DocumentedNetwork shrunk(Random random, Predicate<DocumentedNetwork> isFailure) {
    Shrinkable<DocumentedNetwork> sample =
        DocumentArbitraries.documentedNetworks().generator(1_000).stream(random)
            .filter(it -> isFailure.test(it.value()))
            .findFirst()
            .orElseThrow();
    AtomicInteger tried = new AtomicInteger();
    while (true) {
      Shrinkable<DocumentedNetwork> from = sample;
      Optional<Shrinkable<DocumentedNetwork>> plainer;
      try (Stream<Shrinkable<DocumentedNetwork>> shrunk = from.shrink()) {
        plainer =
            shrunk
                .takeWhile(it -> tried.incrementAndGet() <= MOST_TRIED)
                .filter(it -> it.distance().compareTo(from.distance()) < 0)
                .filter(it -> isFailure.test(it.value()))
                .findFirst();
      }
      if (plainer.isEmpty()) {
        return sample.value();
      }
      sample = plainer.get();
    }
  }
}
