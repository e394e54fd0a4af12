package io.github.batchcomm.testkit.assertions;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Observation;
import io.github.batchcomm.effective.Reason;
import io.github.batchcomm.model.CommunicationModel;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Assertions about the models of a pool and the reasons for them. */
public class EffectiveModelAssert
    extends AbstractFindingsAssert<EffectiveModelAssert, EffectiveModel> {

  /**
   * Creates the assertion; {@link BatchAssertions} does, and AssertJ where it is to be soft.
   *
   * @param actual the models
   */
  protected EffectiveModelAssert(EffectiveModel actual) {
    super(actual, EffectiveModelAssert.class);
  }

  @Override
  ImmutableList<Finding> findings() {
    return actual.findings();
  }

  /**
   * Asserts which models the present nodes may be using: these, and no other.
   *
   * @param model a model
   * @param more other models
   * @return this
   */
  public EffectiveModelAssert isCurrently(CommunicationModel model, CommunicationModel... more) {
    isNotNull();
    return sameModels("present", actual.current(), Sets.immutableEnumSet(model, more));
  }

  /**
   * Asserts which models the next nodes may get: these, and no other.
   *
   * @param model a model
   * @param more other models
   * @return this
   */
  public EffectiveModelAssert becomes(CommunicationModel model, CommunicationModel... more) {
    isNotNull();
    return sameModels("next", actual.next(), Sets.immutableEnumSet(model, more));
  }

  /**
   * Asserts that the pool has no nodes.
   *
   * @return this
   */
  public EffectiveModelAssert hasNoNodes() {
    isNotNull();
    return sameModels("present", actual.current(), ImmutableSet.of());
  }

  /**
   * Asserts that the pool can get no new nodes.
   *
   * @return this
   */
  public EffectiveModelAssert getsNoNewNodes() {
    isNotNull();
    return sameModels("next", actual.next(), ImmutableSet.of());
  }

  /**
   * Asserts that the facts leave several models possible for the present nodes.
   *
   * @return this
   */
  public EffectiveModelAssert isUndecidedNow() {
    isNotNull();
    return undecided("present", actual.current());
  }

  /**
   * Asserts that the facts leave several models possible for the next nodes.
   *
   * @return this
   */
  public EffectiveModelAssert isUndecidedNext() {
    isNotNull();
    return undecided("next", actual.next());
  }

  /**
   * Asserts which model the documentation promises.
   *
   * @param model the model
   * @return this
   */
  public EffectiveModelAssert isExpectedToBe(CommunicationModel model) {
    isNotNull();
    return promises(Optional.of(model));
  }

  /**
   * Asserts that the documentation promises no model.
   *
   * @return this
   */
  public EffectiveModelAssert expectsNothing() {
    isNotNull();
    return promises(Optional.empty());
  }

  /**
   * Asserts that reasons took part, others perhaps too.
   *
   * @param code the code of a reason
   * @param more the codes of other reasons
   * @return this
   */
  public EffectiveModelAssert because(String code, String... more) {
    isNotNull();
    Set<String> missing = Sets.difference(setOf(code, more), codes());
    if (!missing.isEmpty()) {
      throw failure("Expected the reason %s to take part, but did not find it%s", missing, facts());
    }
    return this;
  }

  /**
   * Asserts that reasons took part, and no others.
   *
   * @param code the code of a reason
   * @param more the codes of other reasons
   * @return this
   */
  public EffectiveModelAssert becauseOnly(String code, String... more) {
    because(code, more);
    Set<String> others = Sets.difference(codes(), setOf(code, more));
    if (!others.isEmpty()) {
      throw failure("Expected no other reason, but %s took part too%s", others, facts());
    }
    return this;
  }

  /**
   * Asserts what would tell the model of the present nodes: these observations, in this order.
   *
   * @param observations the observations; none if there is nothing left to tell
   * @return this
   */
  public EffectiveModelAssert isSettledBy(Observation... observations) {
    isNotNull();
    return settled("present", actual.settlesCurrent(), observations);
  }

  /**
   * Asserts what would tell the model of the next nodes: these observations, in this order.
   *
   * @param observations the observations; none if there is nothing left to tell
   * @return this
   */
  public EffectiveModelAssert nextIsSettledBy(Observation... observations) {
    isNotNull();
    return settled("next", actual.settlesNext(), observations);
  }

  /**
   * Asserts that a limitation keeps the next nodes from simplified communication.
   *
   * @return this
   */
  public EffectiveModelAssert isLimited() {
    return limitation(LimitationStatus.STANDS);
  }

  /**
   * Asserts that it is not decided whether a limitation keeps the next nodes from simplified
   * communication.
   *
   * @return this
   */
  public EffectiveModelAssert mayBeLimited() {
    return limitation(LimitationStatus.POSSIBLE);
  }

  /**
   * Asserts that no limitation keeps the next nodes from simplified communication.
   *
   * @return this
   */
  public EffectiveModelAssert isNotLimited() {
    return limitation(LimitationStatus.NONE);
  }

  private EffectiveModelAssert sameModels(
      String nodes, Set<CommunicationModel> models, Set<CommunicationModel> expected) {
    if (!models.equals(expected)) {
      throw failureWithActualExpected(
          models,
          expected,
          "Expected the models of the %s nodes to be %s, but they are %s%s",
          nodes,
          expected,
          models,
          facts());
    }
    return this;
  }

  private EffectiveModelAssert undecided(String nodes, Set<CommunicationModel> models) {
    if (models.size() < 2) {
      throw failure(
          "Expected several models to be possible for the %s nodes, but found %s%s",
          nodes, models, facts());
    }
    return this;
  }

  private EffectiveModelAssert promises(Optional<CommunicationModel> expected) {
    if (!actual.expected().equals(expected)) {
      throw failureWithActualExpected(
          actual.expected(),
          expected,
          "Expected the documentation to promise %s, but it promises %s%s",
          promised(expected),
          promised(actual.expected()),
          facts());
    }
    return this;
  }

  private EffectiveModelAssert settled(
      String nodes, ImmutableList<Observation> observations, Observation... expected) {
    if (!observations.equals(ImmutableList.copyOf(expected))) {
      throw failureWithActualExpected(
          observations,
          ImmutableList.copyOf(expected),
          "Expected the model of the %s nodes to be settled by %s, but it is by %s%s",
          nodes,
          ImmutableList.copyOf(expected),
          observations,
          facts());
    }
    return this;
  }

  private EffectiveModelAssert limitation(LimitationStatus expected) {
    isNotNull();
    if (actual.limitation() != expected) {
      throw failureWithActualExpected(
          actual.limitation(),
          expected,
          "Expected the limitation to be %s, but it is %s%s",
          expected,
          actual.limitation(),
          facts());
    }
    return this;
  }

  private ImmutableSet<String> codes() {
    return actual.reasons().stream().map(Reason::code).collect(toImmutableSet());
  }

  /** The whole answer in short, because the one value that is wrong seldom tells why. */
  private String facts() {
    return actual.reasons().stream()
        .map(reason -> "\n  " + reason.code() + " for " + reason.concerns())
        .collect(
            Collectors.joining(
                "",
                ".\nThe pool is now "
                    + actual.current()
                    + " and next "
                    + actual.next()
                    + ", because:",
                ""));
  }

  private static String promised(Optional<CommunicationModel> model) {
    return model.map(CommunicationModel::toString).orElse("nothing");
  }

  private static ImmutableSet<String> setOf(String code, String... more) {
    return ImmutableSet.<String>builder().add(code).add(more).build();
  }
}
