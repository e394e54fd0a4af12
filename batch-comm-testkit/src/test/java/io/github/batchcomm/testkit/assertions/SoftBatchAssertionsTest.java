package io.github.batchcomm.testkit.assertions;

import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.migration.Readiness;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** AssertJ wraps the assertions, so that all that is wrong with an answer is told at once. */
class SoftBatchAssertionsTest {

  private final SoftAssertions softly = new SoftAssertions();

  @Test
  void allThatIsWrongWithAModelIsTold() {
    softly
        .proxy(EffectiveModelAssert.class, EffectiveModel.class, Answers.classicModel())
        .isCurrently(SIMPLIFIED)
        .becomes(SIMPLIFIED)
        .becauseOnly("classic-target-not-honored")
        .hasFinding("none-such")
        .isLimited();

    assertThat(messages())
        .satisfiesExactly(
            it -> assertThat(it).startsWith("Expected the models of the present nodes to be"),
            it -> assertThat(it).startsWith("Expected no other reason, but"),
            it -> assertThat(it).startsWith("Expected a finding of the code 'none-such', but"),
            it -> assertThat(it).startsWith("Expected the limitation to be STANDS, but"));
  }

  @Test
  void whatHoldsSoftlyHolds() {
    softly
        .proxy(EffectiveModelAssert.class, EffectiveModel.class, Answers.classicModel())
        .isCurrently(CLASSIC)
        .because("classic-target-not-honored");
    softly.proxy(RequiredEndpointsAssert.class, List.class, Answers.endpoints()).isNotEmpty();

    assertThat(messages()).isEmpty();
  }

  @Test
  void allThatIsWrongWithFlowsIsTold() {
    softly
        .proxy(RequiredEndpointsAssert.class, List.class, Answers.endpoints())
        .doNotRequire("classic-storage-outbound")
        .requireExactly("ssh-inbound")
        .hasSize(1);

    assertThat(messages()).hasSize(3);
  }

  @Test
  void allThatIsWrongWithReadinessIsTold() {
    MigrationReadiness readiness = Answers.readiness();
    softly
        .proxy(MigrationReadinessAssert.class, MigrationReadiness.class, readiness)
        .is(Readiness.MIGRATED)
        .hasPoolsThatAre(Readiness.READY, "open");
    softly
        .proxy(PoolReadinessAssert.class, PoolReadiness.class, readiness.pools().get(0))
        .is(Readiness.MIGRATED)
        .hasFinding("none-such");

    assertThat(messages()).hasSize(4);
  }

  private List<String> messages() {
    return softly.assertionErrorsCollected().stream().map(Throwable::getMessage).toList();
  }
}
