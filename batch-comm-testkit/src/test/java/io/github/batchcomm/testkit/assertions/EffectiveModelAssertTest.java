package io.github.batchcomm.testkit.assertions;

import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static io.github.batchcomm.testkit.assertions.BatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Observation;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EffectiveModelAssertTest {

  private final EffectiveModel model = Answers.classicModel();

  @Test
  void modelsAndReasonsAreAssertedInOneSentence() {
    assertThat(model)
        .isCurrently(CLASSIC)
        .becomes(SIMPLIFIED)
        .because("classic-target-not-honored");
  }

  @Test
  void everythingThatHoldsPasses() {
    assertThat(model)
        .becauseOnly("classic-target-not-honored", "observed-classic-after-retirement")
        .hasFinding("classic-nodes-unsupported")
        .hasNoFinding("node-count-unknown")
        .isSettledBy()
        .nextIsSettledBy()
        .isNotLimited();
    assertThat(Answers.modelWithoutNodes())
        .hasNoNodes()
        .becomes(SIMPLIFIED)
        .because("no-nodes", "target-simplified");
    assertThat(Answers.modelWithoutNewNodes()).getsNoNewNodes().isLimited();
    assertThat(Answers.openModel())
        .isCurrently(SIMPLIFIED, CLASSIC)
        .isUndecidedNow()
        .isUndecidedNext()
        .expectsNothing()
        .mayBeLimited()
        .isSettledBy(Observation.READ_CURRENT_MODE)
        .nextIsSettledBy(Observation.SCALE_OUT_AND_READ_CURRENT_MODE);
    assertThat(EffectiveModel.builder().from(model).expected(CLASSIC).build())
        .isExpectedToBe(CLASSIC);
  }

  @Test
  void aWrongModelIsShownWithTheReasons() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(model).as("frames").becomes(CLASSIC))
        .withMessage(
            """
            [frames] Expected the models of the next nodes to be [CLASSIC], but they are [SIMPLIFIED].
            The pool is now [CLASSIC] and next [SIMPLIFIED], because:
              observed-classic-after-retirement for [PRESENT_NODES]
              classic-target-not-honored for [NEXT_SCALE_OUT]""");
  }

  @Test
  void aMissingReasonIsShownWithThoseThatThereAre() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(model).because("target-classic"))
        .withMessageStartingWith(
            "Expected the reason [target-classic] to take part, but did not find it.")
        .withMessageContainingAll(
            "observed-classic-after-retirement", "classic-target-not-honored");
  }

  @Test
  void aReasonTooManyIsShown() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(model).becauseOnly("classic-target-not-honored"))
        .withMessageStartingWith(
            "Expected no other reason, but [observed-classic-after-retirement] took part too.");
  }

  @Test
  void aMissingFindingIsShownWithThoseThatThereAre() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(model).hasFinding("no-such"))
        .withMessageStartingWith(
            "Expected a finding of the code 'no-such', but there are only"
                + " [classic-nodes-unsupported");
  }

  @Test
  void anUnwantedFindingIsShownWithItsText() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(model).hasNoFinding("classic-nodes-unsupported"))
        .withMessageStartingWith(
            "Expected no finding of the code 'classic-nodes-unsupported', but there is: Nodes of"
                + " this pool may still be classic");
  }

  static Stream<Consumer<EffectiveModelAssert>> whatDoesNotHold() {
    return Stream.of(
        it -> it.isCurrently(SIMPLIFIED),
        it -> it.isCurrently(CLASSIC, SIMPLIFIED),
        it -> it.becomes(CLASSIC, SIMPLIFIED),
        it -> it.hasNoNodes(),
        it -> it.getsNoNewNodes(),
        it -> it.isUndecidedNow(),
        it -> it.isUndecidedNext(),
        it -> it.isExpectedToBe(SIMPLIFIED),
        it -> it.isSettledBy(Observation.READ_POOL),
        it -> it.nextIsSettledBy(Observation.READ_POOL),
        it -> it.isLimited(),
        it -> it.mayBeLimited());
  }

  @ParameterizedTest
  @MethodSource("whatDoesNotHold")
  void whatDoesNotHoldFailsAndSaysWhy(Consumer<EffectiveModelAssert> assertion) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertion.accept(assertThat(model)))
        .withMessageStartingWith("Expected ")
        .withMessageContaining("classic-target-not-honored");
  }

  @Test
  void noAnswerIsToldFromAWrongOne() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat((EffectiveModel) null).isCurrently(CLASSIC))
        .withMessageContaining("not to be null");
  }
}
