package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.edition.RegionSupport;
import io.github.batchcomm.edition.RetiredFeature;
import io.github.batchcomm.edition.Retirement;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Question;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PoolConfiguration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** What Microsoft's page says of pools, a sentence each. All are about published editions only. */
final class DocumentedLaws {

  private static final String LIMITATIONS = "Current limitations";

  private DocumentedLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofPool(
            "agrees-with-an-independent-reading",
            "The models, what is expected, the limitation and the rules that decide are those that a"
                + " reading of the documentation without any decision table comes to.",
            Contract.page("the whole page, in every edition"),
            DocumentedLaws::independentReading),
        Invariant.ofPool(
            "cloud-services-never-become-simplified",
            "Pools of Cloud Services Configuration never become simplified, whatever they or their"
                + " account ask for.",
            Contract.page(LIMITATIONS),
            DocumentedLaws::cloudServices),
        Invariant.ofPool(
            "a-standing-limitation-keeps-from-simplified",
            "Where a limitation stands, the next nodes are not simplified.",
            Contract.page(LIMITATIONS),
            DocumentedLaws::standingLimitation),
        Invariant.ofPool(
            "a-region-not-supported-stays-classic",
            "In a region that an edition does not support, the next nodes are classic if there can"
                + " be any, as long as classic is not retired.",
            Contract.page("Supported regions"),
            DocumentedLaws::region),
        Invariant.ofPool(
            "a-target-mode-names-the-model-of-next-nodes",
            "While classic is not retired, the next nodes of a pool that asks for a model get it,"
                + " unless a limitation stands.",
            Contract.page("Target node communication mode"),
            DocumentedLaws::targetNamesModel),
        Invariant.ofPool(
            "a-classic-target-is-not-honoured-after-retirement",
            "Once classic is retired, the next nodes of a pool that asks for it are simplified all"
                + " the same, unless a limitation stands.",
            Contract.page("Introduction"),
            DocumentedLaws::classicTargetRetired),
        Invariant.ofPool(
            "classic-nodes-after-retirement-are-remarked-upon",
            "Once classic is retired, nodes that are known to be classic get the finding"
                + " classic-nodes-unsupported where their region is supported.",
            Contract.page("Introduction"),
            DocumentedLaws::classicNodesRemarked));
  }

  private static void independentReading(PoolAnswers answers, Objections objections) {
    if (!answers.isPublished()) {
      return;
    }
    EffectiveModel model = answers.model();
    objections.unlessEqual(
        new IndependentReading(answers.edition().id())
            .answer(answers.account(), answers.pool(), answers.asOf()),
        IndependentReading.Answer.of(model, answers.pool().nodes()),
        () -> notThePublished(answers.edition()) + Answers.of(model) + ", which in short");
  }

  private static String notThePublished(Edition edition) {
    Edition published = Editions.withId(edition.id()).orElseThrow();
    return edition.equals(published)
        ? ""
        : "the edition is not the published one of its id, from which it differs in %s clauses, and"
                .formatted(edition.changesSince(published).size())
            + " needs an id of its own; ";
  }

  private static void cloudServices(PoolAnswers answers, Objections objections) {
    if (!answers.isPublished()
        || answers.pool().configuration() != PoolConfiguration.CLOUD_SERVICES) {
      return;
    }
    EffectiveModel model = answers.model();
    objections.unless(
        !model.next().contains(CommunicationModel.SIMPLIFIED)
            && !model.expected().equals(Optional.of(CommunicationModel.SIMPLIFIED))
            && model.limitation() == LimitationStatus.STANDS
            && (!model.current().contains(CommunicationModel.SIMPLIFIED)
                || answers.pool().currentMode() == NodeCommunicationMode.SIMPLIFIED),
        () -> Answers.of(model));
  }

  private static void standingLimitation(PoolAnswers answers, Objections objections) {
    if (answers.isPublished() && answers.model().limitation() == LimitationStatus.STANDS) {
      objections.unless(
          !answers.model().next().contains(CommunicationModel.SIMPLIFIED),
          () -> Answers.of(answers.model()));
    }
  }

  private static void region(PoolAnswers answers, Objections objections) {
    if (!answers.isPublished()
        || !answers.asOf().isBefore(classicRetired(answers.edition()))
        || answers.edition().regionSupport().content().supports(answers.account().region())
            != RegionSupport.Answer.NOT_SUPPORTED) {
      return;
    }
    EffectiveModel model = answers.model();
    objections.unless(
        !model.next().contains(CommunicationModel.SIMPLIFIED)
            && model.limitation() == LimitationStatus.STANDS,
        () -> Answers.of(model));
  }

  private static void targetNamesModel(PoolAnswers answers, Objections objections) {
    if (!answers.isPublishedWith(ModelChoice.POOL_TARGET_MODE)
        || !answers.asOf().isBefore(classicRetired(answers.edition()))) {
      return;
    }
    for (CommunicationModel target : CommunicationModel.values()) {
      EffectiveModel model = asking(answers, target).model();
      objections.unless(
          model.limitation() != LimitationStatus.NONE
              || model.next().equals(ImmutableSortedSet.of(target)),
          () -> "with target %s: %s".formatted(target, Answers.of(model)));
    }
  }

  private static void classicTargetRetired(PoolAnswers answers, Objections objections) {
    if (!answers.isPublishedWith(ModelChoice.POOL_TARGET_MODE)) {
      return;
    }
    Instant retired = classicRetired(answers.edition());
    Instant asOf = answers.asOf().isBefore(retired) ? retired : answers.asOf();
    EffectiveModel model = asking(answers, CommunicationModel.CLASSIC).at(asOf).model();
    objections.unless(
        model.limitation() != LimitationStatus.NONE
            || model.next().equals(ImmutableSortedSet.of(CommunicationModel.SIMPLIFIED)),
        () -> "with target classic at %s: %s".formatted(asOf, Answers.of(model)));
  }

  private static void classicNodesRemarked(PoolAnswers answers, Objections objections) {
    if (!answers.isPublishedWith(ModelChoice.POOL_TARGET_MODE)
        || answers.pool().nodes() == NodePresence.NONE
        || answers.edition().regionSupport().content().supports(answers.account().region())
            != RegionSupport.Answer.SUPPORTED) {
      return;
    }
    Instant retired = classicRetired(answers.edition());
    Instant asOf = answers.asOf().isBefore(retired) ? retired : answers.asOf();
    BatchPool classic =
        answers.pool().toBuilder().currentMode(NodeCommunicationMode.CLASSIC).build();
    EffectiveModel model = answers.about(classic).at(asOf).model();
    objections.unless(
        Answers.codes(model.findings()).contains("classic-nodes-unsupported"),
        () ->
            "observed as classic at %s, decided by %s: findings %s"
                .formatted(
                    asOf,
                    Answers.codes(model, Question.PRESENT_NODES),
                    Answers.codes(model.findings())));
  }

  private static PoolAnswers asking(PoolAnswers answers, CommunicationModel target) {
    return answers.about(
        answers.pool().toBuilder()
            .targetMode(NodeCommunicationMode.valueOf(target.name()))
            .build());
  }

  private static Instant classicRetired(Edition edition) {
    return edition
        .retirementOf(RetiredFeature.CLASSIC_MODEL)
        .map(Retirement::lastDay)
        .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
        .orElse(Instant.MAX);
  }
}
