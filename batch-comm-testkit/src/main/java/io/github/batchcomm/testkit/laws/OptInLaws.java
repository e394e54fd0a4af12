package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import java.time.Duration;
import java.time.Instant;

/** What opting an account in or out does to its pools. */
final class OptInLaws {

  private static final String SECTION = "Opt your Batch account in or out";

  private static final Duration A_WHILE = Duration.ofMinutes(1);

  private OptInLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofPool(
            "opting-in-and-resizing-gives-simplified",
            "In the preview a pool that is resized to zero and out again once its account is opted"
                + " in uses simplified communication, unless a limitation stands.",
            Contract.previewPage(SECTION),
            OptInLaws::optingIn),
        Invariant.ofPool(
            "opting-out-and-resizing-gives-classic",
            "In the preview a pool that is resized to zero and out again once its account is opted"
                + " out uses classic communication.",
            Contract.previewPage(SECTION),
            OptInLaws::optingOut),
        Invariant.ofPool(
            "a-change-of-the-account-alone-changes-no-present-nodes",
            "A change of the account's model that is asked for after nodes were allocated does not"
                + " change the model of these nodes.",
            Contract.previewPage(SECTION),
            OptInLaws::changeAlone));
  }

  private static void optingIn(PoolAnswers answers, Objections objections) {
    if (!appliesTo(answers)) {
      return;
    }
    EffectiveModel model =
        resizedAfter(
            answers,
            CommunicationModelChange.at(
                CommunicationModel.SIMPLIFIED, Bounds.before(answers.asOf(), A_WHILE)));
    ImmutableSortedSet<CommunicationModel> wanted =
        switch (model.limitation()) {
          case NONE -> ImmutableSortedSet.of(CommunicationModel.SIMPLIFIED);
          case POSSIBLE -> ImmutableSortedSet.copyOf(CommunicationModel.values());
          case STANDS -> ImmutableSortedSet.of(CommunicationModel.CLASSIC);
        };
    objections.unlessEqual(
        wanted,
        model.current(),
        () -> "current after opting in, where a limitation is %s,".formatted(model.limitation()));
    objections.unlessEqual(
        wanted,
        model.next(),
        () -> "next after opting in, where a limitation is %s,".formatted(model.limitation()));
  }

  private static void optingOut(PoolAnswers answers, Objections objections) {
    if (!appliesTo(answers)) {
      return;
    }
    EffectiveModel model =
        resizedAfter(
            answers,
            CommunicationModelChange.at(
                CommunicationModel.SIMPLIFIED, Bounds.before(answers.asOf(), A_WHILE)),
            CommunicationModelChange.at(CommunicationModel.CLASSIC, answers.asOf()));
    ImmutableSortedSet<CommunicationModel> classic =
        ImmutableSortedSet.of(CommunicationModel.CLASSIC);
    objections.unlessEqual(classic, model.current(), () -> "current after opting out");
    objections.unlessEqual(classic, model.next(), () -> "next after opting out");
  }

  private static boolean appliesTo(PoolAnswers answers) {
    return answers.isPublishedWith(ModelChoice.ACCOUNT_OPT_IN)
        && answers.pool().creationTime().stream()
            .noneMatch(created -> created.isAfter(answers.asOf()));
  }

  private static EffectiveModel resizedAfter(
      PoolAnswers answers, CommunicationModelChange... changes) {
    return answers
        .in(answers.account().toBuilder().modelHistory(ModelHistory.of(changes)).build())
        .about(withNodesSince(answers.pool(), answers.asOf()))
        .at(Bounds.after(answers.asOf(), A_WHILE))
        .model();
  }

  private static void changeAlone(PoolAnswers answers, Objections objections) {
    ModelHistory before =
        answers
            .account()
            .modelHistory()
            .filter(
                history ->
                    history.changes().stream().allMatch(change -> change.confirmedAt().isPresent()))
            .orElse(ModelHistory.NEVER_CHANGED);
    Instant nodesSince =
        answers.pool().lastScaledFromZero().or(answers.pool()::creationTime).orElse(answers.asOf());
    Instant lastChange =
        before.changes().stream()
            .map(change -> change.confirmedAt().orElse(change.requestedAt()))
            .reduce(Instant.MIN, (earlier, later) -> later);
    Instant requested = later(lastChange, Bounds.after(nodesSince, Duration.ofNanos(1)));
    if (!requested.isAfter(nodesSince)) {
      return;
    }
    PoolAnswers unchanged =
        answers
            .in(answers.account().toBuilder().modelHistory(before).build())
            .about(withNodesSince(answers.pool(), nodesSince));
    for (CommunicationModel to : CommunicationModel.values()) {
      ModelHistory after =
          new ModelHistory(
              ImmutableList.<CommunicationModelChange>builder()
                  .addAll(before.changes())
                  .add(CommunicationModelChange.at(to, requested))
                  .build());
      objections.unlessEqual(
          unchanged.model().current(),
          unchanged.in(answers.account().toBuilder().modelHistory(after).build()).model().current(),
          () ->
              "current of nodes since %s, after a change to %s at %s,"
                  .formatted(nodesSince, to, requested));
    }
  }

  private static BatchPool withNodesSince(BatchPool pool, Instant at) {
    return pool.toBuilder().currentDedicatedNodes(1).lastScaledFromZero(at).build();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
