package io.github.batchcomm.effective;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.Outcome;
import io.github.batchcomm.edition.Situation;
import io.github.batchcomm.model.CommunicationModel;
import java.util.Optional;

/** Which rule of an edition decides each of several possible situations. */
final class Decision {

  private final ImmutableMap<Situation, Clause<DecisionRule>> deciding;
  private final ImmutableList<Clause<DecisionRule>> rules;

  private Decision(
      ImmutableMap<Situation, Clause<DecisionRule>> deciding,
      ImmutableList<Clause<DecisionRule>> rules) {
    this.deciding = deciding;
    this.rules = rules;
  }

  static Decision of(Edition edition, ImmutableSet<Situation> situations) {
    ImmutableMap<Situation, Clause<DecisionRule>> deciding =
        situations.stream().collect(toImmutableMap(situation -> situation, edition::decide));
    ImmutableSet<Clause<DecisionRule>> took = ImmutableSet.copyOf(deciding.values());
    return new Decision(
        deciding,
        edition.decisionTable().stream()
            .filter(took::contains)
            .collect(ImmutableList.toImmutableList()));
  }

  /** The rules that decide some situation, in the order of the table. */
  ImmutableList<Clause<DecisionRule>> rules() {
    return rules;
  }

  /** The models that nodes of some situation may be using. */
  ImmutableSortedSet<CommunicationModel> models() {
    return rules.stream()
        .flatMap(rule -> rule.content().outcome().models().stream())
        .collect(ImmutableSortedSet.toImmutableSortedSet(CommunicationModel::compareTo));
  }

  /** The models that new nodes of some situation may get. */
  ImmutableSortedSet<CommunicationModel> modelsOfNewNodes() {
    return modelsOfNewNodes(rules);
  }

  private static ImmutableSortedSet<CommunicationModel> modelsOfNewNodes(
      Iterable<Clause<DecisionRule>> rules) {
    ImmutableSortedSet.Builder<CommunicationModel> models = ImmutableSortedSet.naturalOrder();
    for (Clause<DecisionRule> rule : rules) {
      Outcome outcome = rule.content().outcome();
      if (outcome.allocatable()) {
        models.addAll(outcome.models());
      }
    }
    return models.build();
  }

  /** The model promised in every situation alike. */
  Optional<CommunicationModel> promise() {
    ImmutableSet<Optional<CommunicationModel>> promises =
        rules.stream()
            .map(rule -> rule.content().outcome().promise().value())
            .collect(ImmutableSet.toImmutableSet());
    return promises.size() == 1 ? promises.iterator().next() : Optional.empty();
  }

  /** The remarks that hold in every situation alike, with their sources. */
  ImmutableSet<Finding> findings() {
    return rules.get(0).content().remarks().stream()
        .filter(
            remark -> rules.stream().allMatch(rule -> rule.content().remarks().contains(remark)))
        .map(remark -> remark.from(rules.get(0).source()))
        .collect(ImmutableSet.toImmutableSet());
  }

  LimitationStatus limitation() {
    if (rules.stream().allMatch(rule -> rule.content().isLimitation())) {
      return LimitationStatus.STANDS;
    }
    return rules.stream().anyMatch(rule -> rule.content().isLimitation())
        ? LimitationStatus.POSSIBLE
        : LimitationStatus.NONE;
  }

  /** The situations with the rule that decides each. */
  ImmutableMap<Situation, Clause<DecisionRule>> deciding() {
    return deciding;
  }
}
