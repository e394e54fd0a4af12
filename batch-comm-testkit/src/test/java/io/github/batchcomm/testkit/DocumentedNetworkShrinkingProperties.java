package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.testkit.documents.DocumentedNetwork;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

  private static DocumentedNetwork shrunk(Random random, Predicate<DocumentedNetwork> isFailure) {
    return Shrunk.of(DocumentArbitraries.documentedNetworks(), random, MOST_TRIED, isFailure);
  }
}
