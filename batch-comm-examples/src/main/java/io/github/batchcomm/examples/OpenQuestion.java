package io.github.batchcomm.examples;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Observation;
import io.github.batchcomm.effective.Question;
import java.util.stream.Stream;

/**
 * Something to look up that would tell which model a pool uses or will use.
 *
 * @param observation what to look up
 * @param concerns which nodes it tells about
 */
record OpenQuestion(Observation observation, ImmutableSortedSet<Question> concerns) {

  /** {@return what is open about a pool's model, the cheapest to settle first} */
  static ImmutableList<OpenQuestion> of(EffectiveModel model) {
    return Stream.concat(model.settlesCurrent().stream(), model.settlesNext().stream())
        .distinct()
        .sorted()
        .map(observation -> new OpenQuestion(observation, concerns(model, observation)))
        .collect(toImmutableList());
  }

  private static ImmutableSortedSet<Question> concerns(
      EffectiveModel model, Observation observation) {
    ImmutableSortedSet.Builder<Question> concerns = ImmutableSortedSet.naturalOrder();
    if (model.settlesCurrent().contains(observation)) {
      concerns.add(Question.PRESENT_NODES);
    }
    if (model.settlesNext().contains(observation)) {
      concerns.add(Question.NEXT_SCALE_OUT);
    }
    return concerns.build();
  }
}
