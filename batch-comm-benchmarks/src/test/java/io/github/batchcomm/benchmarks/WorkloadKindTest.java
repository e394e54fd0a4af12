package io.github.batchcomm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.SecurityRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadKindTest {

  static Stream<Question> fastQuestions() {
    return Question.ALL.stream().filter(question -> question.rules() <= 1_000);
  }

  @ParameterizedTest
  @MethodSource("fastQuestions")
  void theLibraryIsRightAboutEveryWorkload(Question question) {
    Workload workload = question.workload();
    assertThatCode(() -> workload.check(workload.ask(new LibraryEngine())))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void aWorkloadMadeTwiceIsTheSameInOtherObjects(WorkloadKind kind) {
    Workload one = kind.make(20, false);
    Workload other = kind.make(20, false);
    assertThat(other).isEqualTo(one);
    assertThat(other.group()).isNotSameAs(one.group());
    assertThat(other.group().securityRules().get(0))
        .isNotSameAs(one.group().securityRules().get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 3997})
  void aRuleListHasAsManyRulesAsAskedFor(int rules) {
    assertThat(WorkloadKind.RULE_LIST.make(rules, true).group().securityRules()).hasSize(rules);
    assertThat(WorkloadKind.RULE_LIST.make(rules, false).group().securityRules()).hasSize(rules);
  }

  @Test
  void moreRulesThanAGroupCanHaveAreRefused() {
    assertThatThrownBy(() -> WorkloadKind.RULE_LIST.make(3998, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A workload of 3998 rules cannot be made; ask for 10 to 3997");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RULE_LIST", "EVERY_PORT", "LONG_RULES"})
  void whereItIsNotImpliedOnlyTheFirstRuleDeniesRequiredPackets(WorkloadKind kind) {
    Workload workload = kind.make(20, false);
    ImmutableList<SecurityRule> rules = workload.group().securityRules();
    assertThat(rules.stream().filter(rule -> deniesOf(rule, workload.required())))
        .containsExactly(rules.get(0));
  }

  @Test
  void eachCutTakesAPartOfTheRequiredSourcesAndDestinations() {
    Workload workload = WorkloadKind.CUTS.make(100, true);
    FlowProduct required = workload.required();
    assertThat(workload.group().securityRules().subList(0, 92))
        .map(LiteralRules::matches)
        .allSatisfy(
            cut -> {
              assertThat(cut.intersects(required)).isTrue();
              assertThat(cut.sources().containsAll(required.sources())).isFalse();
              assertThat(cut.destinations().containsAll(required.destinations())).isFalse();
            });
  }

  private static boolean deniesOf(SecurityRule rule, FlowProduct required) {
    return rule.action() == RuleAction.DENY && LiteralRules.matches(rule).intersects(required);
  }
}
