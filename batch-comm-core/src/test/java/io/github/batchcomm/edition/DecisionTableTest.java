package io.github.batchcomm.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import com.google.common.collect.Sets;
import java.io.ObjectStreamClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision tables as tables: rows, what reaches them, and the situations they are about. */
class DecisionTableTest {

  @Nested
  class TheLastRow {

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionsTest#all")
    void decidesAllThatNoRowAboveItDecides(Edition edition) {
      ImmutableList<Clause<DecisionRule>> table = edition.decisionTable();
      Clause<DecisionRule> last = table.get(table.size() - 1);
      List<Clause<DecisionRule>> above = table.subList(0, table.size() - 1);
      for (Situation situation : situations(edition)) {
        if (above.stream().noneMatch(rule -> rule.content().appliesTo(situation))) {
          assertThat(last.content().appliesTo(situation)).as("%s", situation).isTrue();
        }
      }
    }
  }

  @Nested
  class EveryRow {

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionsTest#all")
    void decidesSomeSituation(Edition edition) {
      assertThat(
              situations(edition).stream()
                  .map(situation -> edition.decide(situation).content().code())
                  .collect(Collectors.toSet()))
          .containsExactlyInAnyOrderElementsOf(
              edition.decisionTable().stream().map(rule -> rule.content().code()).toList());
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionsTest#all")
    void namesAtLeastOneModel(Edition edition) {
      assertThat(edition.decisionTable())
          .allSatisfy(rule -> assertThat(rule.content().outcome().models()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionsTest#all")
    void thatIsALimitationIsRemarkedUnderItsOwnCode(Edition edition) {
      assertThat(edition.decisionTable())
          .filteredOn(rule -> rule.content().limitation() == LimitationStatus.STANDS)
          .isNotEmpty()
          .allSatisfy(
              rule ->
                  assertThat(rule.content().remarks())
                      .extracting(Remark::code)
                      .contains(rule.content().code()));
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionsTest#all")
    void asksOnlyAboutDecisiveFacts(Edition edition) {
      assertThat(edition.decisionTable())
          .allSatisfy(
              rule ->
                  assertThat(edition.decisiveFacts())
                      .containsAll(rule.content().conditions().keySet()));
    }
  }

  @Nested
  class ARule {

    private final DecisionRule rule =
        DecisionRule.builder()
            .code("code")
            .text("Text.")
            .outcome(Outcome.either())
            .addWhen(FactValue.TARGET_CLASSIC, FactValue.TARGET_DEFAULT, FactValue.CUSTOMER_NETWORK)
            .build();

    private final Situation situation =
        Situation.firstOfEachFact().with(FactValue.TARGET_CLASSIC).with(FactValue.CUSTOMER_NETWORK);

    @Test
    void appliesWhereEveryFactHasOneOfTheValuesNamed() {
      assertThat(rule.appliesTo(situation)).isTrue();
      assertThat(rule.appliesTo(situation.with(FactValue.TARGET_DEFAULT))).isTrue();
    }

    @Test
    void doesNotApplyWhereOneFactHasAnother() {
      assertThat(rule.appliesTo(situation.with(FactValue.TARGET_SIMPLIFIED))).isFalse();
      assertThat(rule.appliesTo(situation.with(FactValue.BATCH_NETWORK))).isFalse();
    }

    @Test
    void doesNotCareAboutFactsItDoesNotName() {
      assertThat(rule.appliesTo(situation.with(FactValue.REGION_NOT_SUPPORTED))).isTrue();
    }

    @Test
    void groupsItsConditionsByFact() {
      assertThat(rule.conditions().get(Fact.TARGET_MODE))
          .containsExactlyInAnyOrder(FactValue.TARGET_CLASSIC, FactValue.TARGET_DEFAULT);
      assertThat(rule.conditions().keySet())
          .containsExactlyInAnyOrder(Fact.TARGET_MODE, Fact.NETWORK);
    }

    /** The positions of facts may change from version to version. */
    @Test
    void doesNotSerializeThePositionsOfItsFacts() {
      assertThat(ObjectStreamClass.lookup(rule.getClass()).getField("mask")).isNull();
    }
  }

  @Nested
  class ASituation {

    @Test
    void hasOneValueOfEachFact() {
      assertThat(Situation.firstOfEachFact().values())
          .extracting(FactValue::fact)
          .containsExactly(Fact.values());
    }

    @Test
    void isMadeOfItsValues() {
      Situation situation =
          Situation.firstOfEachFact()
              .with(FactValue.OBSERVED_SIMPLIFIED)
              .with(FactValue.ASKED_AFTER_CLASSIC_RETIREMENT);
      assertThat(Situation.of(situation.values())).isEqualTo(situation);
      assertThat(situation.get(Fact.OBSERVED_MODE)).isEqualTo(FactValue.OBSERVED_SIMPLIFIED);
    }

    @Test
    void doesNotChangeInOtherFactsWhenOneChanges() {
      Situation before = Situation.firstOfEachFact();
      Situation after = before.with(FactValue.TARGET_SIMPLIFIED);
      assertThat(Sets.difference(after.values(), before.values()))
          .containsExactly(FactValue.TARGET_SIMPLIFIED);
    }

    @Test
    void withoutAValueOfSomeFactIsRefused() {
      Set<FactValue> values = EnumSet.copyOf(Situation.firstOfEachFact().values());
      values.remove(FactValue.NOT_OBSERVED);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Situation.of(values))
          .withMessage("No value is given for [OBSERVED_MODE]");
    }

    @Test
    void withTwoValuesOfOneFactIsRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  Situation.of(
                      ImmutableSet.of(FactValue.OBSERVED_CLASSIC, FactValue.OBSERVED_SIMPLIFIED)))
          .withMessageStartingWith("OBSERVED_MODE has two values in ");
    }

    @Test
    void withoutAnyValueIsRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Situation.of(ImmutableSet.of()))
          .withMessageStartingWith("No value is given for ");
    }
  }

  /** Every combination of the values of the facts that an edition's table asks about. */
  private static List<Situation> situations(Edition edition) {
    List<List<FactValue>> values =
        edition.decisiveFacts().stream()
            .map(fact -> (List<FactValue>) fact.answers().asList())
            .toList();
    return Lists.cartesianProduct(values).stream().map(DecisionTableTest::situation).toList();
  }

  private static Situation situation(List<FactValue> values) {
    Situation situation = Situation.firstOfEachFact();
    for (FactValue value : values) {
      situation = situation.with(value);
    }
    return situation;
  }
}
