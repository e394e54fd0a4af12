package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Observation;
import io.github.batchcomm.effective.Question;
import io.github.batchcomm.effective.Reason;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;

/** What every effective model is, by the contract of its type. All hold of every edition. */
final class ModelLaws {

  private ModelLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofPool(
            "no-model-without-nodes",
            "The set of models in use is empty if the pool is known to have no nodes, and only then.",
            Contract.of(EffectiveModel.class, "current()"),
            ModelLaws::noModelWithoutNodes),
        Invariant.ofPool(
            "same-question-same-answer",
            "Equal questions get equal answers.",
            Contract.of(BatchCommunication.class, "introduction"),
            ModelLaws::sameAnswer),
        Invariant.ofPool(
            "reasons-are-rules-of-the-table",
            "Every reason is a rule of the edition's decision table, with its text and source, and"
                + " the reasons stand in the order of the table.",
            Contract.of(EffectiveModel.class, "reasons()"),
            ModelLaws::reasonsAreRules),
        Invariant.ofPool(
            "every-question-has-a-reason",
            "Each of the two questions, about the present nodes and about the next ones, has a"
                + " reason, and every reason concerns one of them.",
            Contract.of(EffectiveModel.class, "reasons()"),
            ModelLaws::everyQuestionHasAReason),
        Invariant.ofPool(
            "a-reason-is-certain-if-it-is-the-only-one",
            "A reason is certain exactly if no other one concerns the same nodes.",
            Contract.of(Reason.class, "certain"),
            ModelLaws::certainReasons),
        Invariant.ofPool(
            "models-are-those-of-the-reasons",
            "The models are those that the rules named as reasons conclude together.",
            Contract.of(EffectiveModel.class, "current() and next()"),
            ModelLaws::modelsOfReasons),
        Invariant.ofPool(
            "limitation-is-that-of-the-reasons",
            "The limitation is STANDS or NONE where all rules about the next nodes say so alike, and"
                + " POSSIBLE where they differ.",
            Contract.of(EffectiveModel.class, "limitation()"),
            (answers, objections) ->
                objections.unlessEqual(
                    new TableReading(answers.edition(), answers.model()).limitation(),
                    answers.model().limitation(),
                    () -> "limitation")),
        Invariant.ofPool(
            "expected-is-what-all-reasons-promise",
            "A model is expected exactly where all rules about the nodes in question promise it;"
                + " the rule that follows an observed mode is not asked.",
            Contract.of(EffectiveModel.class, "expected()"),
            ModelLaws::expectedIsPromised),
        Invariant.ofPool(
            "expected-is-possible",
            "What is expected is possible, unless an observation that differs is remarked upon.",
            Contract.of(EffectiveModel.class, "expected()"),
            ModelLaws::expectedIsPossible),
        Invariant.ofPool(
            "observations-asked-for-where-both-models-remain",
            "Observations to settle the model are named exactly where both models remain.",
            Contract.of(EffectiveModel.class, "settlesCurrent() and settlesNext()"),
            ModelLaws::observationsAskedFor),
        Invariant.ofPool(
            "no-mode-to-read-of-next-nodes",
            "No observation of the present nodes is asked for to tell the model of the next ones.",
            Contract.of(Observation.class, "READ_CURRENT_MODE"),
            ModelLaws::nothingToReadOfNextNodes));
  }

  private static void noModelWithoutNodes(PoolAnswers answers, Objections objections) {
    objections.unless(
        answers.model().current().isEmpty() == (answers.pool().nodes() == NodePresence.NONE),
        () ->
            "nodes are %s and current is %s"
                .formatted(answers.pool().nodes(), answers.model().current()));
  }

  private static void sameAnswer(PoolAnswers answers, Objections objections) {
    PoolAnswers again =
        new PoolAnswers(
            answers.communication(),
            answers.account().toBuilder().build(),
            answers.pool().toBuilder().build(),
            answers.asOf());
    objections.unlessEqual(answers.model(), again.model(), () -> "the model asked for again");
    objections.unlessEqual(
        answers.endpoints(), again.endpoints(), () -> "the list of endpoints asked for again");
    objections.unlessEqual(answers.union(), again.union(), () -> "the union asked for again");
  }

  private static void reasonsAreRules(PoolAnswers answers, Objections objections) {
    objections.unless(
        new TableReading(answers.edition(), answers.model()).isComplete(),
        () -> "reasons " + answers.model().reasons());
  }

  private static void everyQuestionHasAReason(PoolAnswers answers, Objections objections) {
    for (Question question : Question.values()) {
      objections.unless(
          !Answers.codes(answers.model(), question).isEmpty(), () -> "no reason for " + question);
    }
    objections.unless(
        answers.model().reasons().stream().noneMatch(reason -> reason.concerns().isEmpty()),
        () -> "reasons " + answers.model().reasons());
    boolean noNodes =
        Answers.codes(answers.model(), Question.PRESENT_NODES)
            .equals(ImmutableList.of(TableReading.NO_NODES));
    objections.unless(
        noNodes == (answers.pool().nodes() == NodePresence.NONE),
        () ->
            "nodes are %s, and the present ones are decided by %s"
                .formatted(
                    answers.pool().nodes(),
                    Answers.codes(answers.model(), Question.PRESENT_NODES)));
  }

  private static void certainReasons(PoolAnswers answers, Objections objections) {
    EffectiveModel model = answers.model();
    for (Reason reason : model.reasons()) {
      boolean alone =
          reason.concerns().stream().allMatch(it -> Answers.codes(model, it).size() == 1);
      objections.unless(
          reason.certain() == alone,
          () ->
              "reason %s is %s among %s"
                  .formatted(
                      reason.code(),
                      reason.certain() ? "certain" : "not certain",
                      model.reasons().stream().map(Reason::code).toList()));
    }
  }

  private static void modelsOfReasons(PoolAnswers answers, Objections objections) {
    TableReading table = new TableReading(answers.edition(), answers.model());
    objections.unlessEqual(
        table.models(Question.PRESENT_NODES), answers.model().current(), () -> "current");
    objections.unlessEqual(
        table.models(Question.NEXT_SCALE_OUT), answers.model().next(), () -> "next");
  }

  private static void expectedIsPromised(PoolAnswers answers, Objections objections) {
    EffectiveModel model = answers.model();
    TableReading table = new TableReading(answers.edition(), model);
    if (answers.pool().nodes() == NodePresence.NONE) {
      // Where no new nodes can be had, nothing is promised to them.
      objections.unlessEqual(
          table.promise(Question.NEXT_SCALE_OUT).filter(model.next()::contains),
          model.expected(),
          () -> "expected");
    } else if (!showsItsMode(answers)) {
      objections.unlessEqual(
          table.promise(Question.PRESENT_NODES), model.expected(), () -> "expected");
    }
  }

  private static void expectedIsPossible(PoolAnswers answers, Objections objections) {
    EffectiveModel model = answers.model();
    // What an edition of one's own makes of an observation is its own affair.
    if (showsItsMode(answers) && !answers.isPublished()) {
      return;
    }
    if (!Answers.codes(model.findings()).contains("observed-differs-from-documented")) {
      ImmutableSortedSet<CommunicationModel> possible = model.possible();
      objections.unless(
          model.expected().stream().allMatch(possible::contains),
          () ->
              "expected is %s and possible are %s"
                  .formatted(Answers.of(model.expected()), possible));
    }
  }

  private static void observationsAskedFor(PoolAnswers answers, Objections objections) {
    EffectiveModel model = answers.model();
    objections.unless(
        model.settlesCurrent().isEmpty() == (model.current().size() <= 1),
        () -> "current %s is settled by %s".formatted(model.current(), model.settlesCurrent()));
    objections.unless(
        model.settlesNext().isEmpty() == (model.next().size() <= 1),
        () -> "next %s is settled by %s".formatted(model.next(), model.settlesNext()));
  }

  private static void nothingToReadOfNextNodes(PoolAnswers answers, Objections objections) {
    ImmutableList<Observation> settles = answers.model().settlesNext();
    objections.unless(
        !settles.contains(Observation.READ_CURRENT_MODE)
            && !settles.contains(Observation.DECLARE_LAST_SCALED_FROM_ZERO),
        () -> "next is settled by " + settles);
  }

  private static boolean showsItsMode(PoolAnswers answers) {
    return answers.pool().currentMode() == NodeCommunicationMode.CLASSIC
        || answers.pool().currentMode() == NodeCommunicationMode.SIMPLIFIED;
  }
}
