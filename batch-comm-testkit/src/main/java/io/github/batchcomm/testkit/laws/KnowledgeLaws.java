package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Question;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.testkit.internal.KnownFacts;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/** What becomes of an answer when something is not known, or is observed. */
final class KnowledgeLaws {

  private static final SubnetReference SUBNET =
      SubnetReference.parse(
          "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg"
              + "/providers/Microsoft.Network/virtualNetworks/vnet/subnets/nodes");

  private KnowledgeLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofPool(
            "an-unknown-property-stands-for-its-values",
            "Where a property is unknown, the models and their reasons are exactly those that its"
                + " values lead to together: of an unknown network, those with and those without one.",
            Contract.of(BatchPool.class, "introduction"),
            KnowledgeLaws::unknownStandsForValues),
        Invariant.ofPool(
            "an-observation-decides-about-present-nodes",
            "Where pools have a target mode, the mode that Azure reports as in use is the one model"
                + " of the present nodes, and it is remarked upon if the documentation did not"
                + " allow it.",
            Contract.page("Current node communication mode"),
            KnowledgeLaws::observationDecides),
        Invariant.ofPool(
            "an-observation-leaves-next-nodes-alone",
            "The mode that Azure reports as in use says nothing about the next nodes.",
            Contract.of(Question.class, "NEXT_SCALE_OUT"),
            KnowledgeLaws::observationLeavesNextAlone));
  }

  private static void unknownStandsForValues(PoolAnswers answers, Objections objections) {
    valuesOfEachProperty(answers)
        .forEach(
            versions -> {
              PoolAnswers unknown = versions.get(0);
              ImmutableList<EffectiveModel> known =
                  versions.stream().skip(1).map(PoolAnswers::model).collect(toImmutableList());
              Function<String, String> said =
                  what -> "%s of %s".formatted(what, KnownFacts.of(unknown.pool()));
              objections.unlessEqual(
                  union(known, EffectiveModel::current),
                  unknown.model().current(),
                  () -> said.apply("current"));
              objections.unlessEqual(
                  union(known, EffectiveModel::next),
                  unknown.model().next(),
                  () -> said.apply("next"));
              objections.unlessEqual(
                  limitation(known), unknown.model().limitation(), () -> said.apply("limitation"));
              for (Question question : Question.values()) {
                objections.unlessEqual(
                    codes(known, question),
                    codes(ImmutableList.of(unknown.model()), question),
                    () -> said.apply("reason for " + question));
              }
            });
  }

  private static <T extends Comparable<T>> ImmutableSortedSet<T> union(
      ImmutableList<EffectiveModel> models, Function<EffectiveModel, ImmutableSortedSet<T>> part) {
    return models.stream()
        .flatMap(model -> part.apply(model).stream())
        .collect(toImmutableSortedSet(Comparator.naturalOrder()));
  }

  private static LimitationStatus limitation(ImmutableList<EffectiveModel> models) {
    ImmutableSet<LimitationStatus> statuses =
        models.stream().map(EffectiveModel::limitation).collect(ImmutableSet.toImmutableSet());
    return statuses.size() == 1 ? statuses.iterator().next() : LimitationStatus.POSSIBLE;
  }

  private static ImmutableSortedSet<String> codes(
      ImmutableList<EffectiveModel> models, Question question) {
    return models.stream()
        .flatMap(model -> Answers.codes(model, question).stream())
        .collect(toImmutableSortedSet(Comparator.naturalOrder()));
  }

  /** For each property that is unknown the question as it is, then those with each value. */
  private static Stream<ImmutableList<PoolAnswers>> valuesOfEachProperty(PoolAnswers answers) {
    return Stream.of(
            versions(
                answers,
                BatchPool.Builder::configuration,
                ImmutableList.of(
                    PoolConfiguration.UNKNOWN,
                    PoolConfiguration.VIRTUAL_MACHINE,
                    PoolConfiguration.CLOUD_SERVICES)),
            versions(
                answers,
                BatchPool.Builder::subnet,
                ImmutableList.of(
                    Presence.<SubnetReference>unknown(),
                    Presence.<SubnetReference>none(),
                    Presence.of(SUBNET))),
            versions(
                answers,
                BatchPool.Builder::publicIpProvision,
                ImmutableList.of(
                    PublicIpProvision.UNKNOWN,
                    PublicIpProvision.BATCH_MANAGED,
                    PublicIpProvision.USER_MANAGED,
                    PublicIpProvision.NO_PUBLIC_IP_ADDRESSES)),
            versions(
                answers,
                BatchPool.Builder::noPublicIpGeneration,
                ImmutableList.of(
                    NoPublicIpGeneration.UNKNOWN,
                    NoPublicIpGeneration.V1_PREVIEW,
                    NoPublicIpGeneration.V2_SIMPLIFIED)),
            versions(
                answers,
                BatchPool.Builder::targetMode,
                ImmutableList.of(
                    NodeCommunicationMode.UNKNOWN,
                    NodeCommunicationMode.DEFAULT,
                    NodeCommunicationMode.CLASSIC,
                    NodeCommunicationMode.SIMPLIFIED)),
            accesses(answers))
        .filter(versions -> versions.get(0) == answers);
  }

  /** Sets one property. */
  private interface Setter<T> {
    BatchPool.Builder set(BatchPool.Builder pool, T value);
  }

  /** The question with each value; the first is the question itself if that is the pool's. */
  private static <T> ImmutableList<PoolAnswers> versions(
      PoolAnswers answers, Setter<T> setter, ImmutableList<T> values) {
    return values.stream()
        .map(value -> answers.about(setter.set(answers.pool().toBuilder(), value).build()))
        .collect(toImmutableList());
  }

  private static ImmutableList<PoolAnswers> accesses(PoolAnswers answers) {
    return Stream.of(
            PublicNetworkAccess.UNKNOWN, PublicNetworkAccess.ENABLED, PublicNetworkAccess.DISABLED)
        .map(
            access -> answers.in(answers.account().toBuilder().publicNetworkAccess(access).build()))
        .collect(toImmutableList());
  }

  private static void observationDecides(PoolAnswers answers, Objections objections) {
    if (!answers.isPublishedWith(ModelChoice.POOL_TARGET_MODE)
        || answers.pool().nodes() == NodePresence.NONE) {
      return;
    }
    EffectiveModel before = observing(answers, NodeCommunicationMode.UNKNOWN).model();
    for (CommunicationModel observed : CommunicationModel.values()) {
      EffectiveModel after =
          observing(answers, NodeCommunicationMode.valueOf(observed.name())).model();
      objections.unlessEqual(
          ImmutableSortedSet.of(observed),
          after.current(),
          () -> "current, observed as " + observed);
      objections.unless(
          before.current().contains(observed)
              || Answers.codes(after.findings()).contains("observed-differs-from-documented"),
          () ->
              "%s is observed instead of %s without a remark"
                  .formatted(observed, before.current()));
    }
  }

  private static void observationLeavesNextAlone(PoolAnswers answers, Objections objections) {
    EffectiveModel before = observing(answers, NodeCommunicationMode.UNKNOWN).model();
    for (NodeCommunicationMode observed : NodeCommunicationMode.values()) {
      EffectiveModel after = observing(answers, observed).model();
      objections.unlessEqual(before.next(), after.next(), () -> "next, observed as " + observed);
      objections.unlessEqual(
          Answers.codes(before, Question.NEXT_SCALE_OUT),
          Answers.codes(after, Question.NEXT_SCALE_OUT),
          () -> "list of reasons for next nodes, observed as " + observed);
      objections.unlessEqual(
          before.limitation(), after.limitation(), () -> "limitation, observed as " + observed);
    }
  }

  private static PoolAnswers observing(PoolAnswers answers, NodeCommunicationMode mode) {
    return answers.about(answers.pool().toBuilder().currentMode(mode).build());
  }
}
