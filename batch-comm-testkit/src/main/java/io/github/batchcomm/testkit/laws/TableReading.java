package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.edition.Outcome;
import io.github.batchcomm.edition.Remark;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Question;
import io.github.batchcomm.effective.Reason;
import io.github.batchcomm.model.CommunicationModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows of a decision table that an answer names as its reasons. */
final class TableReading {

  /** The reason of a pool without nodes, which no table has. */
  static final String NO_NODES = "no-nodes";

  /** INVARIANT: in the order of the table, each row once. */
  private final Map<Reason, DecisionRule> rules = new HashMap<>();

  private final ImmutableList<Reason> reasons;
  private final boolean complete;

  /** Reads the reasons from the first to the last, and the table with them. */
  TableReading(Edition edition, EffectiveModel model) {
    this.reasons =
        model.reasons().stream()
            .filter(reason -> !reason.code().equals(NO_NODES))
            .collect(toImmutableList());
    int found = 0;
    for (Clause<DecisionRule> row : edition.decisionTable()) {
      if (found < reasons.size() && states(reasons.get(found), row)) {
        rules.put(reasons.get(found), row.content());
        found++;
      }
    }
    this.complete = found == reasons.size();
  }

  /** Whether every reason is a row of the table, and they stand in its order. */
  boolean isComplete() {
    return complete;
  }

  /** Every outcome that a question has. */
  ImmutableSet<Outcome> outcomes(Question question) {
    ImmutableSet.Builder<Outcome> outcomes = ImmutableSet.builder();
    for (Reason reason : reasons) {
      DecisionRule rule = rules.get(reason);
      if (rule != null && reason.concerns().contains(question)) {
        outcomes.add(rule.outcome());
      }
    }
    return outcomes.build();
  }

  /** The models of these outcomes, for next nodes of those only under which there can be some. */
  ImmutableSortedSet<CommunicationModel> models(Question question) {
    ImmutableSortedSet.Builder<CommunicationModel> models = ImmutableSortedSet.naturalOrder();
    for (Outcome outcome : outcomes(question)) {
      if (question == Question.PRESENT_NODES || outcome.allocatable()) {
        models.addAll(outcome.models());
      }
    }
    return models.build();
  }

  /** The promise in which the rows agree. */
  Optional<CommunicationModel> promise(Question question) {
    ImmutableSet.Builder<Optional<CommunicationModel>> promises = ImmutableSet.builder();
    outcomes(question).forEach(outcome -> promises.add(outcome.promise().value()));
    ImmutableSet<Optional<CommunicationModel>> all = promises.build();
    return all.size() == 1 ? all.iterator().next() : Optional.empty();
  }

  /** The status in which the rows about the next nodes agree. */
  LimitationStatus limitation() {
    ImmutableSet.Builder<LimitationStatus> statuses = ImmutableSet.builder();
    for (Reason reason : reasons) {
      DecisionRule rule = rules.get(reason);
      if (rule != null && reason.concerns().contains(Question.NEXT_SCALE_OUT)) {
        statuses.add(rule.limitation());
      }
    }
    ImmutableSet<LimitationStatus> all = statuses.build();
    return all.size() == 1 ? all.iterator().next() : LimitationStatus.POSSIBLE;
  }

  /** What the rows of a question all remark upon, with the source of the first. */
  ImmutableList<Finding> remarksInCommon(Question question) {
    ImmutableList<Reason> concerned =
        reasons.stream().filter(it -> it.concerns().contains(question)).collect(toImmutableList());
    if (concerned.isEmpty()) {
      return ImmutableList.of();
    }
    Reason first = concerned.get(0);
    return remarks(first).stream()
        .filter(remark -> concerned.stream().allMatch(it -> remarks(it).contains(remark)))
        .map(remark -> remark.from(first.source()))
        .collect(toImmutableList());
  }

  private ImmutableList<Remark> remarks(Reason reason) {
    DecisionRule rule = rules.get(reason);
    return rule == null ? ImmutableList.of() : rule.remarks();
  }

  /** Whether some row of a question leaves both models to nodes that can be had. */
  boolean leavesBoth(Question question) {
    return outcomes(question).stream()
        .anyMatch(
            outcome ->
                outcome.models().size() > 1
                    && (question == Question.PRESENT_NODES || outcome.allocatable()));
  }

  private static boolean states(Reason reason, Clause<DecisionRule> row) {
    return reason.code().equals(row.content().code())
        && reason.text().equals(row.content().text())
        && reason.source().equals(row.source());
  }
}
