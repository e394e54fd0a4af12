package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Observation;
import io.github.batchcomm.effective.Question;
import io.github.batchcomm.model.BatchPool;

/** What further observations tell. All hold of every edition, but for what is said otherwise. */
final class ObservationLaws {

  private ObservationLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofPool(
            "only-what-is-unknown-is-asked-for",
            "No observation is asked for of something that is known already.",
            Contract.of(EffectiveModel.class, "settlesCurrent() and settlesNext()"),
            ObservationLaws::ofSomethingUnknown),
        Invariant.ofPool(
            "observations-asked-for-leave-one-model",
            "However the observations asked for turn out, they leave one model at most.",
            Contract.of(EffectiveModel.class, "settlesCurrent() and settlesNext()"),
            ObservationLaws::leaveOneModel),
        Invariant.ofPool(
            "a-scale-out-is-asked-for-where-nothing-else-tells",
            "A scale-out to see the model is asked for exactly where a rule that may decide leaves"
                + " both models, and where a mode can be read no other observation of present nodes"
                + " is asked for.",
            Contract.of(Observation.class, "SCALE_OUT_AND_READ_CURRENT_MODE"),
            ObservationLaws::scaleOut),
        Invariant.ofPool(
            "telling-more-never-adds-a-model",
            "Each thing that is told of what was unknown, instants among it, leaves of the possible"
                + " models all or some and adds none.",
            Contract.of(BatchPool.class, "introduction"),
            ObservationLaws::tellingMore));
  }

  private static void ofSomethingUnknown(PoolAnswers answers, Objections objections) {
    EffectiveModel model = answers.model();
    ImmutableList<Observation> asked =
        ImmutableList.<Observation>builder()
            .addAll(model.settlesCurrent())
            .addAll(model.settlesNext())
            .build();
    for (Observation observation : asked) {
      // A rule of somebody's own may leave a mode open that was read.
      boolean mayBeKnown =
          observation == Observation.SCALE_OUT_AND_READ_CURRENT_MODE
              || (observation == Observation.READ_CURRENT_MODE && !answers.isPublished());
      objections.unless(
          mayBeKnown || !Telling.of(observation, answers).isEmpty(),
          () -> observation + " is asked for, which is known");
    }
  }

  private static void leaveOneModel(PoolAnswers answers, Objections objections) {
    EffectiveModel model = answers.model();
    // A rule of somebody's own may leave a mode open that was read.
    if (answers.isPublished() || !model.settlesCurrent().contains(Observation.READ_CURRENT_MODE)) {
      for (PoolAnswers told : toldAll(model.settlesCurrent(), answers)) {
        objections.unless(
            told.model().current().size() <= 1,
            () ->
                "%s leave current %s".formatted(model.settlesCurrent(), Answers.of(told.model())));
      }
    }
    for (PoolAnswers told : toldAll(model.settlesNext(), answers)) {
      objections.unless(
          told.model().next().size() <= 1,
          () -> "%s leave next %s".formatted(model.settlesNext(), Answers.of(told.model())));
    }
  }

  private static ImmutableList<PoolAnswers> toldAll(
      ImmutableList<Observation> observations, PoolAnswers answers) {
    return observations.isEmpty() ? ImmutableList.of() : Telling.all(observations, answers);
  }

  private static void scaleOut(PoolAnswers answers, Objections objections) {
    EffectiveModel model = answers.model();
    TableReading table = new TableReading(answers.edition(), model);
    ImmutableList<Observation> scaleOut =
        ImmutableList.of(Observation.SCALE_OUT_AND_READ_CURRENT_MODE);
    objections.unless(
        model.settlesNext().equals(scaleOut) == table.leavesBoth(Question.NEXT_SCALE_OUT),
        () -> "next: " + Answers.of(model));
    if (answers.edition().modelChoice().content() == ModelChoice.POOL_TARGET_MODE) {
      objections.unless(
          model.settlesCurrent().isEmpty()
              || model.settlesCurrent().equals(ImmutableList.of(Observation.READ_CURRENT_MODE)),
          () -> "current: " + Answers.of(model));
    } else if (answers.isPublished()) {
      objections.unless(
          model.settlesCurrent().equals(scaleOut) == table.leavesBoth(Question.PRESENT_NODES),
          () -> "current: " + Answers.of(model));
    }
  }

  private static void tellingMore(PoolAnswers answers, Objections objections) {
    EffectiveModel before = answers.model();
    for (Observation observation : Observation.values()) {
      // An observed mode overrules what the documentation leads to.
      if (observation != Observation.READ_CURRENT_MODE) {
        for (PoolAnswers told : Telling.all(ImmutableList.of(observation), answers)) {
          objections.unless(
              before.current().containsAll(told.model().current())
                  && before.next().containsAll(told.model().next()),
              () ->
                  "%s before and %s after %s"
                      .formatted(Answers.of(before), Answers.of(told.model()), observation));
        }
      }
    }
  }
}
