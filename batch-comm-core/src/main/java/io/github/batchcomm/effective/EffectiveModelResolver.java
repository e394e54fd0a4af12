package io.github.batchcomm.effective;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.NodePresence;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which communication models a pool's nodes may be using, by one edition.
 *
 * <p>Immutable and safe to share between threads. The same input always gives the same answer.
 */
public final class EffectiveModelResolver {

  private static final Logger LOG = LoggerFactory.getLogger(EffectiveModelResolver.class);

  private static final Source COUNTS = new Source("Batch pool", "current node counts");

  private final Edition edition;
  private final Calendar calendar;

  /**
   * Creates the resolver for an edition.
   *
   * @param edition the rules to decide by
   */
  public EffectiveModelResolver(Edition edition) {
    this.edition = edition;
    this.calendar = new Calendar(edition);
  }

  /**
   * Decides which models a pool's nodes may be using.
   *
   * @param account the pool's account
   * @param pool the pool
   * @param asOf the instant asked about, in UTC
   * @return the answer with its reasons
   */
  public EffectiveModel resolve(BatchAccount account, BatchPool pool, Instant asOf) {
    Situations situations = new Situations(edition, calendar, account, pool, asOf);
    Decision next = Decision.of(edition, situations.ofNextScaleOut());
    Optional<Decision> present =
        pool.nodes() == NodePresence.NONE
            ? Optional.empty()
            : Optional.of(Decision.of(edition, situations.ofPresentNodes()));

    Optional<Decision> documented = present.map(this::apartFromObservation);
    Settlement settlement = new Settlement(edition, account, pool, situations);
    EffectiveModel model =
        EffectiveModel.builder()
            .current(present.map(Decision::models).orElse(ImmutableSortedSet.of()))
            .next(next.modelsOfNewNodes())
            .expected(documented.map(Decision::promise).orElseGet(next::promiseToNewNodes))
            .reasons(reasons(present, next))
            .settlesCurrent(
                present
                    .map(decision -> settlement.settle(decision, Question.PRESENT_NODES))
                    .orElse(ImmutableList.of()))
            .settlesNext(settlement.settle(next, Question.NEXT_SCALE_OUT))
            .limitation(next.limitation())
            .findings(new ModelFindings(edition, account, pool, asOf).of(present, next, documented))
            .build();
    LOG.debug(
        "Edition {}: pool {} of account {} at {} uses {}, next {}",
        edition.id(),
        pool.id(),
        account.name(),
        asOf,
        model.current(),
        model.next());
    return model;
  }

  /** What the documentation says must be known even where an observation overrules it. */
  private Decision apartFromObservation(Decision decision) {
    return Decision.of(
        edition,
        decision.deciding().keySet().stream()
            .map(situation -> situation.with(FactValue.NOT_OBSERVED))
            .collect(ImmutableSet.toImmutableSet()));
  }

  private ImmutableList<Reason> reasons(Optional<Decision> present, Decision next) {
    ImmutableList.Builder<Reason> reasons = ImmutableList.builder();
    if (present.isEmpty()) {
      reasons.add(
          new Reason(
              "no-nodes",
              ImmutableSortedSet.of(Question.PRESENT_NODES),
              true,
              "The pool has no nodes, so no model is in use.",
              COUNTS));
    }
    Map<Question, Decision> decisions = new EnumMap<>(Question.class);
    present.ifPresent(decision -> decisions.put(Question.PRESENT_NODES, decision));
    decisions.put(Question.NEXT_SCALE_OUT, next);
    for (Clause<DecisionRule> rule : edition.decisionTable()) {
      Map<Question, Decision> concerned =
          Maps.filterValues(decisions, decision -> decision.rules().contains(rule));
      if (!concerned.isEmpty()) {
        reasons.add(
            new Reason(
                rule.content().code(),
                ImmutableSortedSet.copyOf(concerned.keySet()),
                concerned.values().stream().allMatch(decision -> decision.rules().size() == 1),
                rule.content().text(),
                rule.source()));
      }
    }
    return reasons.build();
  }
}
