package io.github.batchcomm.edition;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The rules of Azure Batch node communication as one dated edition of the page "Use simplified
 * compute node communication" states them, together with what pages beside it add.
 *
 * <p>Every clause carries its source. An edition of one's own is made from an existing one by
 * {@code Edition.builder().from(edition)} and setting the clauses that differ.
 */
@Value.Immutable
public interface Edition extends Serializable {

  /** {@return the edition's id, such as {@code 2022-06-02}} */
  String id();

  /** {@return the date the page carries} */
  LocalDate date();

  /**
   * {@return true if the text was changed later without changing the date it carries; the day of
   * that change is not known}
   */
  @Value.Default
  default boolean isRevision() {
    return false;
  }

  /** {@return by what means customers choose a model} */
  Clause<ModelChoice> modelChoice();

  /** {@return in which regions simplified communication is offered} */
  Clause<RegionSupport> regionSupport();

  /** {@return regions about which the documentation gives reason for care} */
  ImmutableList<Clause<RegionCaution>> regionCautions();

  /** {@return how customers verify which model is in use} */
  Clause<Verification> verification();

  /** {@return what is said about private endpoints to node management} */
  Clause<NodeManagementAccess> nodeManagementAccess();

  /** {@return until when the default mode means classic; empty where there is no target mode} */
  Optional<Clause<DefaultModeSchedule>> defaultModeSchedule();

  /** {@return what ends when} */
  ImmutableList<Clause<Retirement>> retirements();

  /** {@return the flows that pools need} */
  ImmutableList<Clause<EndpointRequirement>> endpoints();

  /** {@return what keeps accounts and pools from simplified communication, in words} */
  ImmutableList<Clause<String>> limitations();

  /** {@return the rules that decide a pool's model, the first that applies deciding} */
  ImmutableList<Clause<DecisionRule>> decisionTable();

  /** {@return how to move to simplified communication} */
  Clause<Procedure> migration();

  /** {@return how to go back} */
  Clause<Procedure> rollback();

  /** {@return what to fill into the support request; empty where none is needed} */
  Optional<Clause<SupportRequest>> supportRequest();

  /** {@return what simplified communication is good for} */
  ImmutableList<Clause<String>> benefits();

  /** {@return which cases the change affects} */
  ImmutableList<Clause<String>> scopeOfImpact();

  /** {@return what else the edition states, such as its status and its outlook} */
  ImmutableList<Clause<String>> statements();

  /** {@return every clause by its id, in order} */
  @Value.Lazy
  default ImmutableMap<String, Clause<?>> clauses() {
    ImmutableMap.Builder<String, Clause<?>> clauses = ImmutableMap.builder();
    Iterable<Clause<?>> all =
        Iterables.concat(
            ImmutableList.of(
                modelChoice(), regionSupport(), verification(), nodeManagementAccess()),
            regionCautions(),
            defaultModeSchedule().stream().toList(),
            retirements(),
            endpoints(),
            limitations(),
            decisionTable(),
            ImmutableList.of(migration(), rollback()),
            supportRequest().stream().toList(),
            benefits(),
            scopeOfImpact(),
            statements());
    for (Clause<?> clause : all) {
      clauses.put(clause.id(), clause);
    }
    return clauses.buildOrThrow();
  }

  /**
   * Lists the clauses on which this edition differs from another. Clauses that state the same in
   * another place do not differ.
   *
   * @param earlier the other edition
   * @return what was removed from the other, then what this one changed or added, then whether the
   *     rules of the decision table that both have stand in another order
   */
  default ImmutableList<ClauseChange> changesSince(Edition earlier) {
    ImmutableList.Builder<ClauseChange> changes = ImmutableList.builder();
    earlier.clauses().values().stream()
        .filter(before -> !clauses().containsKey(before.id()))
        .forEach(before -> changes.add(new ClauseChange.Removed(before)));
    for (Clause<?> after : clauses().values()) {
      Clause<?> before = earlier.clauses().get(after.id());
      if (before == null) {
        changes.add(new ClauseChange.Added(after));
      } else if (!after.statesTheSameAs(before)) {
        changes.add(new ClauseChange.Changed(before, after));
      }
    }
    ImmutableList<String> orderBefore = rulesThatAreAlsoIn(this, earlier);
    ImmutableList<String> orderAfter = rulesThatAreAlsoIn(earlier, this);
    if (!orderBefore.equals(orderAfter)) {
      changes.add(new ClauseChange.Reordered(orderBefore, orderAfter));
    }
    return changes.build();
  }

  private static ImmutableList<String> rulesThatAreAlsoIn(Edition other, Edition edition) {
    return edition.decisionTable().stream()
        .map(Clause::id)
        .filter(other.clauses()::containsKey)
        .collect(toImmutableList());
  }

  /**
   * Finds the rule that decides a situation.
   *
   * @param situation one value for each fact
   * @return the first rule of the table that applies, with its source
   * @throws IllegalStateException if no rule applies, which the editions of this library never
   *     allow
   */
  default Clause<DecisionRule> decide(Situation situation) {
    for (Clause<DecisionRule> rule : decisionTable()) {
      if (rule.content().appliesTo(situation)) {
        return rule;
      }
    }
    throw new IllegalStateException(
        "The decision table of edition " + id() + " has no rule for " + situation);
  }

  /**
   * Finds every limitation that stands in a situation, not only the one that decides it. A
   * limitation of which an earlier row states the same more closely is left out.
   *
   * @param situation one value for each fact
   * @return the limitations, in the order of the table; none if the deciding rule is no limitation
   */
  default ImmutableList<Clause<DecisionRule>> limitationsIn(Situation situation) {
    if (decide(situation).content().limitation() != LimitationStatus.STANDS) {
      return ImmutableList.of();
    }
    ImmutableList<Clause<DecisionRule>> applying =
        decisionTable().stream()
            .filter(rule -> rule.content().appliesTo(situation))
            .collect(toImmutableList());
    return applying.stream()
        .filter(rule -> rule.content().limitation() == LimitationStatus.STANDS)
        .filter(
            rule ->
                applying.stream().map(Clause::content).noneMatch(rule.content()::isMoreGeneralThan))
        .collect(toImmutableList());
  }

  /** {@return the facts that the decision table asks about} */
  @Value.Lazy
  default ImmutableList<Fact> decisiveFacts() {
    return decisionTable().stream()
        .flatMap(rule -> rule.content().when().stream())
        .map(FactValue::fact)
        .distinct()
        .sorted()
        .collect(toImmutableList());
  }

  /**
   * Finds the end of a feature.
   *
   * @param feature the feature
   * @return its retirement, if this edition knows of one
   */
  default Optional<Retirement> retirementOf(RetiredFeature feature) {
    return retirements().stream()
        .map(Clause::content)
        .filter(retirement -> retirement.feature() == feature)
        .findFirst();
  }

  /** Refuses two clauses of one id, and a table that leaves some situation undecided. */
  @Value.Check
  default void check() {
    checkArgument(!decisionTable().isEmpty(), "Edition %s has no decision rules", id());
    checkArgument(!clauses().isEmpty(), "Edition %s has no clauses", id());
    Optional<Situation> undecided =
        Situation.outside(
            decisionTable().stream().map(rule -> rule.content().mask()).collect(toImmutableList()));
    checkArgument(
        undecided.isEmpty(),
        "The decision table of edition %s has no rule for %s; end it with rules for all that the"
            + " others leave",
        id(),
        undecided.map(Situation::toString).orElse(""));
  }

  /** {@return a builder without any clause} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds this edition's values} */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds an {@link Edition}. */
  final class Builder extends ImmutableEdition.Builder {
    Builder() {}
  }
}
