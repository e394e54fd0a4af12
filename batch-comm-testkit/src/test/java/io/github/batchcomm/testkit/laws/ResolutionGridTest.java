package io.github.batchcomm.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of what can be given, asked of the library. */
class ResolutionGridTest {

  static List<Edition> editions() {
    return Editions.all();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void theGridIsLarge(Edition edition) {
    assertThat(GridSweep.of(edition).asked).isGreaterThan(25_000);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void everyQuestionIsAnsweredAsAnIndependentReadingAnswersIt(Edition edition) {
    assertThat(GridSweep.of(edition).disagreements).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void whereAllIsKnownOneRuleDecidesEachQuestionButForWhenTheTargetWasSet(Edition edition) {
    assertThat(GridSweep.of(edition).exceptions).isEmpty();
    assertThat(GridSweep.of(edition).fullyKnown).isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void everyRuleDecidesAboutSomePool(Edition edition) {
    assertThat(GridSweep.of(edition).codes)
        .containsAll(
            edition.decisionTable().stream().map(Clause::content).map(DecisionRule::code).toList());
  }
}
