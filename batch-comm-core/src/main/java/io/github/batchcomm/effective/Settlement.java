package io.github.batchcomm.effective;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Fact;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.edition.Situation;
import io.github.batchcomm.model.CommunicationModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the cheapest observations that would leave one model where several remain. */
final class Settlement {

  private final Edition edition;
  private final Knowledge known;

  Settlement(Edition edition, Knowledge known) {
    this.edition = edition;
    this.known = known;
  }

  /** The observations to make; none where at most one model remains already. */
  ImmutableList<Observation> settle(Decision decision, Question question) {
    if (models(decision.rules(), question).size() <= 1) {
      return ImmutableList.of();
    }
    ImmutableList<Observation> candidates = candidates(question);
    for (Observation candidate : candidates) {
      if (settles(decision, ImmutableList.of(candidate), question)) {
        return ImmutableList.of(candidate);
      }
    }
    List<Observation> all = new ArrayList<>(candidates);
    if (!settles(decision, all, question)) {
      return ImmutableList.of(Observation.SCALE_OUT_AND_READ_CURRENT_MODE);
    }
    // Dropping the dearest first leaves the cheapest of the sets that cannot be reduced.
    for (int i = all.size() - 1; i >= 0; i--) {
      List<Observation> fewer = new ArrayList<>(all);
      fewer.remove(i);
      if (settles(decision, fewer, question)) {
        all = fewer;
      }
    }
    return ImmutableList.copyOf(all);
  }

  private ImmutableList<Observation> candidates(Question question) {
    ImmutableList.Builder<Observation> candidates = ImmutableList.builder();
    for (Observation observation : Observation.values()) {
      if (isOpen(observation, question)) {
        candidates.add(observation);
      }
    }
    return candidates.build();
  }

  /** Whether the observation is possible and has not been made. */
  private boolean isOpen(Observation observation, Question question) {
    boolean present = question == Question.PRESENT_NODES;
    return switch (observation) {
      case READ_CURRENT_MODE ->
          present && edition.modelChoice().content() == ModelChoice.POOL_TARGET_MODE;
      case DECLARE_LAST_SCALED_FROM_ZERO -> present && !known.allocationDeclared();
      case DECLARE_MODEL_CHANGES -> !known.changesDeclared();
      case ASK_WHEN_CHANGE_TOOK_EFFECT -> known.changesDeclared();
      case READ_TARGET_MODE -> known.answers(Fact.TARGET_MODE).size() > 1;
      case DECLARE_NO_PUBLIC_IP_GENERATION ->
          known.allows(FactValue.NO_PUBLIC_IP_V1) || known.allows(FactValue.NO_PUBLIC_IP_V2);
      case READ_POOL, READ_ACCOUNT, LOOK_UP_REGION -> true;
      case SCALE_OUT_AND_READ_CURRENT_MODE -> false;
    };
  }

  /** Whether every way the observations can turn out leaves one model at most. */
  private boolean settles(Decision decision, List<Observation> observations, Question question) {
    if (observations.contains(Observation.READ_CURRENT_MODE)) {
      return true;
    }
    Set<Fact> revealed = revealed(observations, question);
    Map<ImmutableSet<FactValue>, Set<CommunicationModel>> byWhatIsSeen = new HashMap<>();
    decision
        .deciding()
        .forEach(
            (situation, rule) ->
                byWhatIsSeen
                    .computeIfAbsent(seen(situation, revealed), key -> Sets.newTreeSet())
                    .addAll(models(ImmutableList.of(rule), question)));
    return byWhatIsSeen.values().stream().allMatch(models -> models.size() <= 1);
  }

  private Set<Fact> revealed(List<Observation> observations, Question question) {
    Set<Fact> revealed = EnumSet.noneOf(Fact.class);
    observations.forEach(observation -> revealed.addAll(observation.reveals()));
    if (!tellAllocation(observations, question) || !tellChanges(observations, question)) {
      // When the nodes came and when the account changed decide together.
      revealed.remove(Fact.ACCOUNT_MODEL);
      revealed.remove(Fact.PREVIEW_OPT_IN);
    }
    return revealed;
  }

  private boolean tellAllocation(List<Observation> observations, Question question) {
    return question == Question.NEXT_SCALE_OUT
        || known.allocationDeclared()
        || observations.contains(Observation.DECLARE_LAST_SCALED_FROM_ZERO);
  }

  private boolean tellChanges(List<Observation> observations, Question question) {
    return known.moments(question).stream().allMatch(at -> at.account().models().size() == 1)
        || observations.contains(Observation.DECLARE_MODEL_CHANGES)
        || observations.contains(Observation.ASK_WHEN_CHANGE_TOOK_EFFECT);
  }

  private static ImmutableSet<FactValue> seen(Situation situation, Set<Fact> revealed) {
    return revealed.stream().map(situation::get).collect(ImmutableSet.toImmutableSet());
  }

  private static ImmutableSet<CommunicationModel> models(
      Iterable<Clause<DecisionRule>> rules, Question question) {
    return question == Question.PRESENT_NODES
        ? Decision.models(rules)
        : Decision.modelsOfNewNodes(rules);
  }
}
