package io.github.batchcomm.effective;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.github.batchcomm.edition.FactValue.NOT_OBSERVED;
import static io.github.batchcomm.edition.FactValue.TARGET_IN_FORCE;
import static io.github.batchcomm.edition.FactValue.TARGET_SET_SINCE;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Fact;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.Situation;
import java.util.stream.IntStream;

/** Every situation that the known facts about a pool allow. */
final class Situations {

  private final Edition edition;
  private final Calendar calendar;
  private final Knowledge known;

  Situations(Edition edition, Calendar calendar, Knowledge known) {
    this.edition = edition;
    this.calendar = calendar;
    this.known = known;
  }

  /**
   * The situations of the pool's present nodes, or of nodes allocated when the question is about.
   */
  ImmutableSet<Situation> of(Question question) {
    ImmutableSet<Situation> situations = timed(question);
    for (Fact fact : edition.decisiveFacts()) {
      ImmutableSet<FactValue> answers = timelessAnswers(fact, question);
      if (!answers.isEmpty()) {
        situations =
            situations.stream()
                .flatMap(situation -> answers.stream().map(situation::with))
                .collect(toImmutableSet());
      }
    }
    return situations;
  }

  /** The situations that differ in what time decides. */
  private ImmutableSet<Situation> timed(Question question) {
    ImmutableSet.Builder<Situation> situations = ImmutableSet.builder();
    FactValue asked = calendar.askedIn(known.periodAsked());
    for (Moment allocated : known.moments(question)) {
      Situation base =
          calendar.allocatedIn(allocated.period(), Situation.firstOfEachFact()).with(asked);
      for (FactValue model : allocated.account().models()) {
        for (FactValue optIn : allocated.account().previewOptIn()) {
          for (FactValue created : creation(allocated.period())) {
            situations.add(base.with(model).with(optIn).with(created));
          }
        }
      }
    }
    return situations.build();
  }

  /** When the pool may have been created, if its nodes were allocated in a period. */
  private ImmutableSet<FactValue> creation(int allocated) {
    ImmutableSet<FactValue> told = known.answers(Fact.CREATED);
    return told.isEmpty()
        ? IntStream.rangeClosed(0, allocated)
            .mapToObj(calendar::createdIn)
            .collect(toImmutableSet())
        : told;
  }

  /** The answers that the known facts allow; none for what time decides. */
  private ImmutableSet<FactValue> timelessAnswers(Fact fact, Question question) {
    return switch (fact) {
      case OBSERVED_MODE ->
          question == Question.PRESENT_NODES ? known.answers(fact) : ImmutableSet.of(NOT_OBSERVED);
      case TARGET_TIMING ->
          question == Question.PRESENT_NODES
              ? ImmutableSet.of(TARGET_IN_FORCE, TARGET_SET_SINCE)
              : ImmutableSet.of(TARGET_IN_FORCE);
      case CONFIGURATION, REGION, ACCOUNT_ACCESS, PUBLIC_IP, NETWORK, TARGET_MODE ->
          known.answers(fact);
      case ACCOUNT_MODEL,
          PREVIEW_OPT_IN,
          CREATED,
          ALLOCATED_VERSUS_DEFAULT_SWITCH,
          ALLOCATED_VERSUS_CLASSIC_RETIREMENT,
          ALLOCATED_VERSUS_CLOUD_SERVICES_RETIREMENT,
          ALLOCATED_VERSUS_V1_RETIREMENT,
          ASKED_VERSUS_CLASSIC_RETIREMENT ->
          ImmutableSet.of();
    };
  }
}
