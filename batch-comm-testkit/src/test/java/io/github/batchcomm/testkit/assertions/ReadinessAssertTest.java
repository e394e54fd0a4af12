package io.github.batchcomm.testkit.assertions;

import static io.github.batchcomm.migration.Readiness.INELIGIBLE;
import static io.github.batchcomm.migration.Readiness.MIGRATED;
import static io.github.batchcomm.migration.Readiness.READY;
import static io.github.batchcomm.migration.Readiness.UNDETERMINED;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.testkit.assertions.BatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.batchcomm.migration.MigrationReadiness;
import org.junit.jupiter.api.Test;

class ReadinessAssertTest {

  private final MigrationReadiness readiness = Answers.readiness();

  @Test
  void anAccountAndItsPoolsAreAsserted() {
    assertThat(readiness)
        .is(UNDETERMINED)
        .hasPoolsThatAre(UNDETERMINED, "open", "classic", "empty")
        .hasPoolsThatAre(INELIGIBLE)
        .hasNoFinding("node-count-unknown")
        .pool("open")
        .is(UNDETERMINED)
        .hasFinding("node-count-unknown");
    assertThat(readiness.pools().get(0)).is(UNDETERMINED);
  }

  @Test
  void fromAPoolOneComesToItsModelsAndFlows() {
    assertThat(readiness).pool("classic").model().isCurrently(CLASSIC);
    assertThat(readiness).pool("classic").endpoints().require("classic-storage-outbound");
  }

  @Test
  void aWrongAnswerForTheAccountIsShownWithThoseOfItsPools() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(readiness).is(READY))
        .withMessage(
            "Expected account 'acct1' to be READY, but it is UNDETERMINED, with pools classic"
                + " UNDETERMINED, empty UNDETERMINED, open UNDETERMINED");
  }

  @Test
  void aWrongAnswerForAPoolIsShownWithItsFindings() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(readiness).pool("open").is(MIGRATED))
        .withMessageStartingWith(
            "[pool 'open'] Expected pool 'open' to be MIGRATED, but it is UNDETERMINED, with"
                + " findings [")
        .withMessageContaining("node-count-unknown");
  }

  @Test
  void anUnknownPoolIsShownWithThoseThatThereAre() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(readiness).pool("none"))
        .withMessage(
            "Expected a pool 'none', but found pools classic UNDETERMINED, empty UNDETERMINED,"
                + " open UNDETERMINED");
  }

  @Test
  void wrongSetsOfPoolsAreShownWithAllAnswers() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(readiness).hasPoolsThatAre(READY, "open"))
        .withMessageStartingWith("Expected [open] to be READY, but found pools classic");
  }

  @Test
  void whatIsWrongFurtherInIsShownWithTheWayThere() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                assertThat(readiness)
                    .as("acct1")
                    .pool("classic")
                    .endpoints()
                    .require("classic-storage-outbound")
                    .withPorts("80"))
        .withMessage(
            "[acct1, pool 'classic', endpoints, classic-storage-outbound] Expected the ports to be"
                + " [80], but found [443]");
  }
}
