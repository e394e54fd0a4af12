package io.github.batchcomm.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Inventory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is printed when a law is broken. */
class InvariantViolationTest {

  private static final Instant AS_OF = Instant.parse("2025-07-01T00:00:00Z");

  private static final BatchPool EMPTY =
      BatchPool.builder().id("pool1").currentDedicatedNodes(0).currentLowPriorityNodes(0).build();

  @Test
  void theMessageNamesTheLawTheInputAndTheAnswer() {
    Invariant law = Invariants.named("no-model-without-nodes").orElseThrow();

    InvariantViolation violation = violation(law, Inventory.of(GridSamples.account(), EMPTY));

    assertThat(violation)
        .hasMessage(
            """
            1 law is broken: no-model-without-nodes
              law:    The set of models in use is empty if the pool is known to have no nodes, and only then. \
            (Documentation of batch-comm, EffectiveModel, current())
              asked:  edition 2026-01-12, as of 2025-07-01T00:00:00Z
              input:  account acct1 in westeurope {publicNetworkAccess=ENABLED, modelChanges=[]}; \
            pool pool1 {currentDedicatedNodes=0, currentLowPriorityNodes=0}
              answer: nodes are NONE and current is [CLASSIC, SIMPLIFIED]""");
  }

  @Test
  void breachesAreAllToldAndTheFirstFiveShown() {
    BatchPool[] pools = new BatchPool[7];
    for (int i = 0; i < pools.length; i++) {
      pools[i] = EMPTY.toBuilder().id("pool" + i).build();
    }
    Invariant law = Invariants.named("no-model-without-nodes").orElseThrow();

    InvariantViolation violation = violation(law, Inventory.of(GridSamples.account(), pools));

    assertThat(violation.breaches()).hasSize(7);
    assertThat(violation.breaches().get(6).input()).contains("pool6");
    assertThat(violation)
        .hasMessageStartingWith("7 breaches of laws:\n")
        .hasMessageContaining("pool4")
        .hasMessageEndingWith("\nand 2 more");
    assertThat(violation.getMessage()).doesNotContain("pool5");
  }

  @Test
  void whatALawMadeOfTheInputIsTold() {
    Invariant law = Invariants.named("a-target-mode-names-the-model-of-next-nodes").orElseThrow();

    InvariantViolation violation =
        violation(law, Inventory.of(GridSamples.account(), GridSamples.pool()));

    assertThat(violation).hasMessageContaining("last asked: effectiveModel of account acct1");
    assertThat(violation.breaches().get(0).input()).doesNotContain("targetMode");
    assertThat(violation.breaches().get(0).answer()).contains("targetMode=");
  }

  @Test
  void anEditionThatOnlyCarriesThePublishedIdIsTold() {
    Invariant law = Invariants.named("agrees-with-an-independent-reading").orElseThrow();
    BatchCommunication own =
        BatchCommunication.of(
            Editions.E_2026_01_12.toBuilder().retirements(ImmutableList.of()).build());
    Inventory inventory = Inventory.of(GridSamples.account(), GridSamples.cloudServices(EMPTY));

    assertThatExceptionOfType(InvariantViolation.class)
        .isThrownBy(() -> law.check(own, inventory, AS_OF))
        .withMessageContaining("the edition is not the published one of its id")
        .withMessageContaining("needs an id of its own");
  }

  @Test
  void aNetworkIsToldByWhatIsInItAndAVerdictByWhatMadeIt() {
    for (String name :
        List.of("an-added-deny-never-frees-a-flow", "a-permitted-flow-has-a-proof")) {
      Invariant law = Invariants.named(name).orElseThrow();
      BatchCommunication faulty =
          PlantedFaults.all().get(name).get(0).apply(BatchCommunication.latest());

      InvariantViolation violation =
          catchThrowableOfType(
              InvariantViolation.class,
              () ->
                  law.check(
                      faulty,
                      Inventory.of(GridSamples.account(), GridSamples.pool()),
                      NetworkSamples.denyingStorage(),
                      AS_OF));

      assertThat(violation.breaches())
          .isNotEmpty()
          .allSatisfy(
              breach -> {
                assertThat(breach.input())
                    .contains("network security groups nsg-batch (1 rule)")
                    .hasSizeLessThan(1_000);
                assertThat(breach.answer()).hasSizeLessThan(1_000);
              });
    }
  }

  private static InvariantViolation violation(Invariant law, Inventory inventory) {
    BatchCommunication faulty =
        PlantedFaults.all()
            .get(law.name())
            .get(0)
            .apply(BatchCommunication.of(Editions.E_2026_01_12));
    return catchThrowableOfType(
        InvariantViolation.class, () -> law.check(faulty, inventory, AS_OF));
  }
}
