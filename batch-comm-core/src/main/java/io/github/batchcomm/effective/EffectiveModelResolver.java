package io.github.batchcomm.effective;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.internal.Memo;
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
 * <p>Safe to share between threads. The same input always gives the same answer. Pools of which the
 * same is known, as far as the edition asks, share one answer: the resolver keeps a bounded number
 * of those it has given and looks them up, so an instance is worth keeping.
 */
public final class EffectiveModelResolver {

  /** Most answers of an edition are given to many pools, hence fewer differ than are kept. */
  private static final int MOST_ANSWERS = 1 << 15;

  /** What is known of a pool that was created only after the instant asked about, and when. */
  private record KnowledgeOfLaterPool(Knowledge known, Instant created) {}

  private static final Logger LOG = LoggerFactory.getLogger(EffectiveModelResolver.class);

  private static final Source COUNTS = new Source("Batch pool", "current node counts");

  private final Edition edition;
  private final Calendar calendar;
  private final Examination examination;
  private final Memo<EffectiveModel, EffectiveModel> distinct = Memo.ofEqualValues(MOST_ANSWERS);
  private final Memo<Knowledge, EffectiveModel> answers;
  private final Memo<KnowledgeOfLaterPool, EffectiveModel> answersAboutLaterPools;

  /**
   * Creates the resolver for an edition.
   *
   * @param edition the rules to decide by
   */
  public EffectiveModelResolver(Edition edition) {
    this.edition = edition;
    this.calendar = new Calendar(edition);
    this.examination = new Examination(edition, calendar);
    this.answers = new Memo<>(MOST_ANSWERS, known -> distinct.get(decide(known)));
    this.answersAboutLaterPools = new Memo<>(MOST_ANSWERS, this::decideAboutLaterPool);
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
    Knowledge known = examination.of(account, pool, asOf);
    EffectiveModel model =
        known.hindsight() == Hindsight.ABOUT_CREATION
            ? answersAboutLaterPools.get(
                new KnowledgeOfLaterPool(known, pool.creationTime().orElseThrow()))
            : answers.get(known);
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "Edition {}: pool {} of account {} at {} uses {}, next {}",
          edition.id(),
          pool.id(),
          account.name(),
          asOf,
          model.current(),
          model.next());
    }
    return model;
  }

  /** The decision itself, from nothing but what is known. */
  private EffectiveModel decide(Knowledge known) {
    Situations situations = new Situations(edition, calendar, known);
    Decision next = Decision.of(edition, situations.of(Question.NEXT_SCALE_OUT));
    Optional<Decision> present =
        known.nodes() == NodePresence.NONE
            ? Optional.empty()
            : Optional.of(Decision.of(edition, situations.of(Question.PRESENT_NODES)));

    Optional<Decision> documented = present.map(this::apartFromObservation);
    Settlement settlement = new Settlement(edition, known);
    return EffectiveModel.builder()
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
        .findings(new ModelFindings(edition, known).of(present, next, documented))
        .build();
  }

  /** The one answer that quotes an instant, and is therefore kept apart from the others. */
  private EffectiveModel decideAboutLaterPool(KnowledgeOfLaterPool later) {
    EffectiveModel model = answers.get(later.known());
    return EffectiveModel.builder()
        .from(model)
        .findings(
            ImmutableSet.<Finding>builder()
                .addAll(model.findings())
                .add(ModelFindings.createdLater(later.created()))
                .build())
        .build();
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
