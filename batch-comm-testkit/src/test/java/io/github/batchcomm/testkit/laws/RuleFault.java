package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.edition.Outcome;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.Presence;
import java.util.Optional;

/**
 * A row of a decision table that concludes something else than it should, or is missing.
 *
 * @param code the code of the rule
 * @param kind what is wrong with it
 * @param rule the rule as it is then; empty if it is missing
 */
record RuleFault(String code, String kind, Optional<DecisionRule> rule) {

  /** Every way in which a rule's conclusion can be wrong. */
  static ImmutableList<RuleFault> of(DecisionRule rule) {
    Outcome outcome = rule.outcome();
    ImmutableList.Builder<RuleFault> faults = ImmutableList.builder();
    for (CommunicationModel model : CommunicationModel.values()) {
      ImmutableSortedSet<CommunicationModel> only = ImmutableSortedSet.of(model);
      if (!outcome.models().equals(only)) {
        faults.add(
            concluding(rule, "models " + only, only, outcome.promise(), outcome.allocatable()));
      }
      Presence<CommunicationModel> promise = Presence.of(model);
      if (!outcome.promise().equals(promise)) {
        faults.add(
            concluding(rule, "promise " + model, outcome.models(), promise, outcome.allocatable()));
      }
    }
    ImmutableSortedSet<CommunicationModel> both = ImmutableSortedSet.of(CLASSIC, SIMPLIFIED);
    if (!outcome.models().equals(both)) {
      faults.add(
          concluding(rule, "models " + both, both, outcome.promise(), outcome.allocatable()));
    }
    if (outcome.promise().isPresent()) {
      faults.add(
          concluding(rule, "no promise", outcome.models(), Presence.none(), outcome.allocatable()));
    }
    faults.add(
        concluding(
            rule,
            outcome.allocatable() ? "no new nodes" : "new nodes",
            outcome.models(),
            outcome.promise(),
            !outcome.allocatable()));
    for (LimitationStatus status : LimitationStatus.values()) {
      if (rule.limitation() != status) {
        faults.add(
            new RuleFault(
                rule.code(),
                "limitation " + status,
                Optional.of(DecisionRule.builder().from(rule).limitation(status).build())));
      }
    }
    faults.add(new RuleFault(rule.code(), "missing", Optional.empty()));
    return faults.build();
  }

  private static RuleFault concluding(
      DecisionRule rule,
      String kind,
      ImmutableSortedSet<CommunicationModel> models,
      Presence<CommunicationModel> promise,
      boolean allocatable) {
    return new RuleFault(
        rule.code(),
        kind,
        Optional.of(
            DecisionRule.builder()
                .from(rule)
                .outcome(new Outcome(models, promise, allocatable))
                .build()));
  }

  /**
   * Plants the fault in an edition, which keeps its id.
   *
   * @throws IllegalArgumentException if the table would then leave something undecided
   */
  Edition plantedIn(Edition edition) {
    return edition.toBuilder()
        .decisionTable(
            edition.decisionTable().stream()
                .filter(row -> rule.isPresent() || !row.content().code().equals(code))
                .map(row -> row.content().code().equals(code) ? changed(row) : row)
                .collect(toImmutableList()))
        .build();
  }

  private Clause<DecisionRule> changed(Clause<DecisionRule> row) {
    return new Clause<>(row.id(), rule.orElseThrow(), row.source());
  }

  /** {@return the rule and what is wrong with it} */
  @Override
  public String toString() {
    return code + ": " + kind;
  }
}
