package io.github.batchcomm.effective;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.Fact;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.Situation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every table asked about every situation there is. */
class EverySituationTest {

  private static final int SITUATIONS = 442_368;

  private static final ImmutableMap<Fact, ImmutableSet<FactValue>> ANSWERS =
      Maps.toMap(EnumSet.allOf(Fact.class), Fact::answers);

  static List<Edition> editions() {
    return Editions.all();
  }

  @Test
  void everyCombinationOfFactsIsASituation() {
    int product = 1;
    for (Fact fact : Fact.values()) {
      product *= fact.answers().size();
    }
    int[] visited = {0};
    forEachSituation(situation -> visited[0]++);

    assertThat(visited[0]).isEqualTo(product).isEqualTo(SITUATIONS);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void theFirstRuleThatAppliesDecidesEverySituation(Edition edition) {
    List<PlainRule> table =
        edition.decisionTable().stream().map(clause -> new PlainRule(clause)).toList();
    List<Situation> decidedByAnother = new ArrayList<>();

    forEachSituation(
        situation -> {
          Clause<DecisionRule> first =
              table.stream()
                  .filter(rule -> rule.appliesTo(situation))
                  .findFirst()
                  .orElseThrow(() -> new AssertionError("No rule for " + situation))
                  .clause;
          if (!edition.decide(situation).id().equals(first.id())) {
            decidedByAnother.add(situation);
          }
        });

    assertThat(decidedByAnother).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void everyRuleDecidesSomeSituation(Edition edition) {
    Set<Clause<DecisionRule>> deciding = new HashSet<>();

    forEachSituation(situation -> deciding.add(edition.decide(situation)));

    assertThat(deciding).containsExactlyInAnyOrderElementsOf(edition.decisionTable());
  }

  @ParameterizedTest
  @MethodSource("editions")
  void everyOutcomeNamesAModel(Edition edition) {
    assertThat(edition.decisionTable())
        .allSatisfy(rule -> assertThat(rule.content().outcome().models()).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("editions")
  void everyPromiseIsOneOfTheModels(Edition edition) {
    assertThat(edition.decisionTable())
        .allSatisfy(
            rule ->
                assertThat(rule.content().outcome().models())
                    .containsAll(rule.content().outcome().promise().value().stream().toList()));
  }

  @ParameterizedTest
  @MethodSource("editions")
  void everyRuleNamesItsSource(Edition edition) {
    assertThat(edition.decisionTable())
        .allSatisfy(
            rule -> {
              assertThat(rule.source().document()).isNotBlank();
              assertThat(rule.source().section()).isNotBlank();
            });
  }

  /** Visits every combination of one value for each fact. */
  private static void forEachSituation(Consumer<Situation> visitor) {
    visit(Situation.firstOfEachFact(), ImmutableList.copyOf(Fact.values()), visitor);
  }

  private static void visit(Situation situation, List<Fact> open, Consumer<Situation> visitor) {
    if (open.isEmpty()) {
      visitor.accept(situation);
      return;
    }
    for (FactValue value : ANSWERS.get(open.get(0))) {
      visit(situation.with(value), open.subList(1, open.size()), visitor);
    }
  }

  /** A rule that compares fact by fact. */
  private static final class PlainRule {

    final Clause<DecisionRule> clause;
    private final Map<Fact, Set<FactValue>> allowed = new EnumMap<>(Fact.class);

    PlainRule(Clause<DecisionRule> clause) {
      this.clause = clause;
      for (FactValue value : clause.content().when()) {
        allowed.computeIfAbsent(value.fact(), fact -> EnumSet.noneOf(FactValue.class)).add(value);
      }
    }

    boolean appliesTo(Situation situation) {
      for (Map.Entry<Fact, Set<FactValue>> condition : allowed.entrySet()) {
        if (!condition.getValue().contains(situation.get(condition.getKey()))) {
          return false;
        }
      }
      return true;
    }
  }
}
