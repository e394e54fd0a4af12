package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Reason;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.testkit.laws.FaultQuestions.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of every edition, made wrong in every way: the laws notice. */
class RuleFaultsTest {

  private static final ImmutableList<Asked> QUESTIONS = FaultQuestions.all();

  /** What became of the faults planted in one edition. */
  private static final class Harvest {
    final List<String> caught = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final List<String> withoutEffect = new ArrayList<>();
    final List<String> missed = new ArrayList<>();
  }

  static List<Edition> editions() {
    return Editions.all();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void everyRuleHasFaultsAndAllThatChangeAnAnswerAreCaught(Edition edition) {
    Map<Asked, EffectiveModel> right = new LinkedHashMap<>();
    BatchCommunication rules = BatchCommunication.of(edition);
    QUESTIONS.forEach(
        it -> right.put(it, rules.effectiveModel(it.account(), it.pool(), it.asOf())));
    Harvest harvest = new Harvest();
    for (Clause<DecisionRule> row : edition.decisionTable()) {
      for (RuleFault fault : RuleFault.of(row.content())) {
        plant(fault, edition, right, harvest);
      }
    }

    assertThat(harvest.missed).isEmpty();
    assertThat(harvest.caught.stream().map(fault -> fault.substring(0, fault.indexOf(':'))))
        .containsAll(edition.decisionTable().stream().map(row -> row.content().code()).toList());
    assertThat(harvest.withoutEffect)
        .containsExactlyInAnyOrderElementsOf(FaultsWithoutEffect.in(edition));
    assertThat(harvest.refused)
        .containsExactlyInAnyOrderElementsOf(FaultsWithoutEffect.refusedBy(edition));
    assertThat(harvest.caught).hasSizeGreaterThan(edition.decisionTable().size() * 4);
  }

  /** Without which the faults that are caught would prove nothing. */
  @ParameterizedTest
  @MethodSource("editions")
  void withoutAFaultNothingIsCaught(Edition edition) {
    Invariant reading = Invariants.named("agrees-with-an-independent-reading").orElseThrow();
    BatchCommunication rules = BatchCommunication.of(edition);
    assertThat(QUESTIONS)
        .allSatisfy(
            it ->
                assertThatCode(
                        () ->
                            reading.check(rules, Inventory.of(it.account(), it.pool()), it.asOf()))
                    .doesNotThrowAnyException());
  }

  private static void plant(
      RuleFault fault, Edition edition, Map<Asked, EffectiveModel> right, Harvest harvest) {
    Optional<Edition> faulty = planted(fault, edition);
    if (faulty.isEmpty()) {
      harvest.refused.add(fault.toString());
      return;
    }
    BatchCommunication wrong = BatchCommunication.of(faulty.get());
    ImmutableList<Asked> changed =
        right.entrySet().stream()
            .filter(it -> decides(fault, it.getValue()))
            .filter(it -> !it.getValue().equals(answer(wrong, it.getKey())))
            .map(Map.Entry::getKey)
            .collect(toImmutableList());
    Optional<Asked> visible =
        changed.stream()
            .filter(it -> !reading(it, right.get(it)).equals(reading(it, answer(wrong, it))))
            .findFirst()
            .or(() -> changed.stream().findFirst());
    if (visible.isEmpty()) {
      harvest.withoutEffect.add(fault.toString());
    } else if (changed.stream().limit(3).anyMatch(it -> isCaught(wrong, it))
        || isCaught(wrong, visible.get())) {
      harvest.caught.add(fault.toString());
    } else {
      harvest.missed.add(fault.toString());
    }
  }

  private static boolean decides(RuleFault fault, EffectiveModel model) {
    return model.reasons().stream().map(Reason::code).anyMatch(fault.code()::equals);
  }

  private static EffectiveModel answer(BatchCommunication rules, Asked asked) {
    return rules.effectiveModel(asked.account(), asked.pool(), asked.asOf());
  }

  /** What a reader of the documentation sees of an answer: all but its remarks. */
  private static IndependentReading.Answer reading(Asked asked, EffectiveModel model) {
    return IndependentReading.Answer.of(model, asked.pool().nodes());
  }

  /** The edition with the fault, unless it refuses to have it. */
  private static Optional<Edition> planted(RuleFault fault, Edition edition) {
    try {
      return Optional.of(fault.plantedIn(edition));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isCaught(BatchCommunication wrong, Asked asked) {
    try {
      Invariants.checkAll(wrong, Inventory.of(asked.account(), asked.pool()), asked.asOf());
      return false;
    } catch (InvariantViolation violation) {
      return true;
    }
  }
}
