package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.testkit.documents.DocumentedInventory;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What is wrong with documents is found in few and short ones. */
class DocumentShrinkingProperties {

  /** How many samples are tried; in most cases a tenth of them is enough. */
  private static final int MOST_TRIED = 5_000;

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void aFailureThatNeedsASubnetShrinksToOneAccountAndOnePool(@ForAll Random random) {
    DocumentedInventory shrunk =
        shrunk(
            random,
            it ->
                it.inventory().accounts().stream()
                    .flatMap(account -> account.pools().stream())
                    .anyMatch(pool -> pool.subnet().isPresent()));
    assertThat(shrunk.inventory().accounts()).hasSize(1);
    assertThat(shrunk.inventory().accounts().get(0).pools()).hasSize(1);
    assertThat(shrunk.documents()).hasSize(2);
    assertThat(shrunk.toString()).hasSizeLessThan(1_000);
  }

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void aFailureThatNeedsADeclarationShrinksToAnAccountWithOne(@ForAll Random random) {
    DocumentedInventory shrunk =
        shrunk(
            random,
            it ->
                it.inventory().accounts().stream()
                    .anyMatch(account -> account.account().modelHistory().isPresent()));
    assertThat(shrunk.inventory().accounts()).hasSize(1);
    assertThat(shrunk.inventory().accounts().get(0).pools()).isEmpty();
    assertThat(shrunk.documents()).hasSize(2);
    assertThat(shrunk.toString()).hasSizeLessThan(500);
  }

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void aFailureThatNeedsAWayOfWritingShrinksToo(@ForAll Random random) {
    DocumentedInventory shrunk =
        shrunk(random, it -> it.toString().contains("\"provisioningState\""));
    assertThat(shrunk.inventory().accounts()).hasSize(1);
    assertThat(shrunk.inventory().accounts().get(0).pools()).isEmpty();
    assertThat(shrunk.toString()).hasSizeLessThan(2_500);
  }

  private static DocumentedInventory shrunk(
      Random random, Predicate<DocumentedInventory> isFailure) {
    return Shrunk.of(DocumentArbitraries.documentedInventories(), random, MOST_TRIED, isFailure);
  }
}
