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
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.edition.Outcome;
import io.github.batchcomm.edition.Situation;
import io.github.batchcomm.model.CommunicationModel;
import java.util.Optional;

/** Which rule of an edition decides each of several possible situations. */
final class Decision {

  private final Edition edition;
  private final ImmutableMap<Situation, Clause<DecisionRule>> deciding;
  private final ImmutableList<Clause<DecisionRule>> rules;

  private Decision(
      Edition edition,
      ImmutableMap<Situation, Clause<DecisionRule>> deciding,
      ImmutableList<Clause<DecisionRule>> rules) {
    this.edition = edition;
    this.deciding = deciding;
    this.rules = rules;
  }

  static Decision of(Edition edition, ImmutableSet<Situation> situations) {
    ImmutableMap<Situation, Clause<DecisionRule>> deciding =
        situations.stream().collect(toImmutableMap(situation -> situation, edition::decide));
    ImmutableSet<Clause<DecisionRule>> took = ImmutableSet.copyOf(deciding.values());
    return new Decision(
        edition,
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
    return models(rules);
  }

  static ImmutableSortedSet<CommunicationModel> models(Iterable<Clause<DecisionRule>> rules) {
    ImmutableSortedSet.Builder<CommunicationModel> models = ImmutableSortedSet.naturalOrder();
    rules.forEach(rule -> models.addAll(rule.content().outcome().models()));
    return models.build();
  }

  /** The models that new nodes of some situation may get. */
  ImmutableSortedSet<CommunicationModel> modelsOfNewNodes() {
    return modelsOfNewNodes(rules);
  }

  static ImmutableSortedSet<CommunicationModel> modelsOfNewNodes(
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

  /** The model promised to new nodes in every situation alike, if such nodes can be had. */
  Optional<CommunicationModel> promiseToNewNodes() {
    return promise().filter(modelsOfNewNodes()::contains);
  }

  /**
   * The model to be expected: the one promised, or the only one that the rules leave. Empty if
   * either model may come about.
   */
  Optional<CommunicationModel> documented() {
    ImmutableSortedSet<CommunicationModel> models = models();
    return promise().or(() -> models.size() == 1 ? models.stream().findFirst() : Optional.empty());
  }

  /** The remarks that hold in every situation alike, with their sources. */
  ImmutableSet<Finding> findings() {
    return rules.get(0).content().remarks().stream()
        .filter(
            remark -> rules.stream().allMatch(rule -> rule.content().remarks().contains(remark)))
        .map(remark -> remark.from(rules.get(0).source()))
        .collect(ImmutableSet.toImmutableSet());
  }

  /** Every limitation that stands in some situation, whether it decides it or not. */
  ImmutableSet<Clause<DecisionRule>> limitations() {
    return deciding.keySet().stream()
        .flatMap(situation -> edition.limitationsIn(situation).stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  LimitationStatus limitation() {
    ImmutableSet<LimitationStatus> statuses =
        rules.stream()
            .map(rule -> rule.content().limitation())
            .collect(ImmutableSet.toImmutableSet());
    return statuses.size() == 1 ? statuses.iterator().next() : LimitationStatus.POSSIBLE;
  }

  /** The situations with the rule that decides each. */
  ImmutableMap<Situation, Clause<DecisionRule>> deciding() {
    return deciding;
  }
}
