package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.eachPool;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.everyModel;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.flowsInAccount;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.flowsOfPool;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.model;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.modelAt;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.modelOfPool;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.readiness;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.union;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.Severity;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Observation;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.migration.Readiness;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Workload;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** For laws that state something exactly, rules that break it consistently in all answers. */
final class FaultsInDetail {

  private static final Finding NONSENSE =
      new Finding("Nonsense", Severity.WARNING, " ", new Source("a", "b"));

  private static final Instant LATE = Instant.parse("2028-10-01T00:00:00Z");

  private FaultsInDetail() {}

  static ImmutableListMultimap<String, UnaryOperator<BatchCommunication>> all() {
    return ImmutableListMultimap.<String, UnaryOperator<BatchCommunication>>builder()
        .putAll(inAnswers())
        .putAll(inModels())
        .putAll(inFlows())
        .putAll(inFindings())
        .putAll(inReadiness())
        .build();
  }

  private static ImmutableListMultimap<String, UnaryOperator<BatchCommunication>> inAnswers() {
    return ImmutableListMultimap.<String, UnaryOperator<BatchCommunication>>builder()
        .put(
            "every-question-is-answered",
            model(
                it -> {
                  throw new IllegalStateException("no answer");
                }))
        .put(
            "every-question-is-answered",
            union(
                it -> {
                  throw new AssertionError("no answer");
                }))
        .put("every-question-is-answered", FaultsInDetail::answeringNull)
        .put(
            "nothing-changes-between-decisive-instants",
            modelAt(it -> it.isBefore(LATE) ? it : Instant.parse("2022-01-01T00:00:00Z")))
        .build();
  }

  @SuppressWarnings("NullAway") // The fault is that it answers null.
  private static BatchCommunication answeringNull(BatchCommunication right) {
    return new FaultyCommunication(right) {
      @Override
      public MigrationReadiness migrationReadiness(
          BatchAccount account, Collection<BatchPool> pools, Network network, Instant asOf) {
        return null;
      }
    };
  }

  private static ImmutableListMultimap<String, UnaryOperator<BatchCommunication>> inModels() {
    return ImmutableListMultimap.<String, UnaryOperator<BatchCommunication>>builder()
        .put("only-what-is-unknown-is-asked-for", settlingCurrentBy(Observation.LOOK_UP_REGION))
        .put("only-what-is-unknown-is-asked-for", settlingNextBy(Observation.READ_TARGET_MODE))
        .put("observations-asked-for-leave-one-model", settlingCurrentBy(Observation.READ_POOL))
        .put("observations-asked-for-leave-one-model", settlingNextBy(Observation.READ_ACCOUNT))
        .put(
            "a-scale-out-is-asked-for-where-nothing-else-tells",
            settlingNextBy(Observation.SCALE_OUT_AND_READ_CURRENT_MODE))
        .put(
            "a-scale-out-is-asked-for-where-nothing-else-tells",
            settlingCurrentBy(Observation.SCALE_OUT_AND_READ_CURRENT_MODE))
        .put(
            "telling-more-never-adds-a-model",
            modelOfPool(
                it ->
                    it.targetMode() == NodeCommunicationMode.UNKNOWN
                        ? it.toBuilder().targetMode(NodeCommunicationMode.CLASSIC).build()
                        : it))
        .build();
  }

  private static UnaryOperator<BatchCommunication> settlingCurrentBy(Observation observation) {
    return everyModel(
        it ->
            it.settlesCurrent().isEmpty()
                ? it
                : copy(it).settlesCurrent(ImmutableList.of(observation)).build());
  }

  private static UnaryOperator<BatchCommunication> settlingNextBy(Observation observation) {
    return everyModel(
        it ->
            it.settlesNext().isEmpty()
                ? it
                : copy(it).settlesNext(ImmutableList.of(observation)).build());
  }

  private static ImmutableListMultimap<String, UnaryOperator<BatchCommunication>> inFlows() {
    String way = "flows-follow-the-open-way-to-node-management";
    String occasion = "exactly-the-flows-with-an-occasion-are-listed";
    String needed = "the-union-holds-nothing-that-no-model-needs";
    return ImmutableListMultimap.<String, UnaryOperator<BatchCommunication>>builder()
        .put(
            way,
            flowsInAccount(
                it ->
                    it.toBuilder()
                        .publicNetworkAccess(PublicNetworkAccess.ENABLED)
                        .nodeManagementAccess(Presence.none())
                        .privateEndpointConnections(ImmutableList.of())
                        .build()))
        .put(
            way,
            flowsInAccount(
                it ->
                    it.publicNetworkAccess() == PublicNetworkAccess.DISABLED
                        ? it.toBuilder().publicNetworkAccess(PublicNetworkAccess.UNKNOWN).build()
                        : it))
        .put(
            way,
            flowsInAccount(
                it ->
                    it.publicNetworkAccess() == PublicNetworkAccess.SECURED_BY_PERIMETER
                        ? it.toBuilder().publicNetworkAccess(PublicNetworkAccess.UNKNOWN).build()
                        : it))
        .put(
            occasion,
            flowsOfPool(
                it ->
                    it.workloads().isPresent()
                        ? it.toBuilder().workloads(ImmutableSet.of()).build()
                        : it))
        .put(occasion, flowsOfPool(it -> it.toBuilder().workloads(Optional.empty()).build()))
        .put(
            needed,
            FaultyCommunication.flowsOfPool(
                it -> it.toBuilder().workloads(ImmutableSet.copyOf(Workload.values())).build()))
        .put(needed, union(FaultsInDetail::forBothModels))
        .build();
  }

  private static ImmutableList<RequiredEndpoint> forBothModels(
      ImmutableList<RequiredEndpoint> flows) {
    return flows.stream()
        .map(
            it ->
                RequiredEndpoint.builder()
                    .from(it)
                    .models(ImmutableSortedSet.copyOf(CommunicationModel.values()))
                    .build())
        .collect(toImmutableList());
  }

  private static ImmutableListMultimap<String, UnaryOperator<BatchCommunication>> inFindings() {
    ImmutableListMultimap.Builder<String, UnaryOperator<BatchCommunication>> faults =
        ImmutableListMultimap.builder();
    for (String code :
        ImmutableList.of(
            "node-count-unknown",
            "pool-newer-than-instant-asked",
            "created-after-instant-asked",
            "observed-mode-not-in-edition",
            "observed-differs-from-documented",
            "target-not-yet-in-effect",
            "limitation-undetermined")) {
      faults.put("what-is-given-is-remarked-upon", modelWithout(code::equals));
    }
    faults.put("the-region-is-remarked-upon", modelWithout("regions-not-listed"::equals));
    faults.put("the-region-is-remarked-upon", modelWithout("region-unknown"::equals));
    faults.put("the-region-is-remarked-upon", modelWithout("region-caution"::equals));
    faults.put("remarks-of-deciding-rules-are-findings", modelWithout(code -> true));
    faults.put(
        "remarks-of-deciding-rules-are-findings",
        everyModel(it -> copy(it).addFindings(NONSENSE).build()));
    faults.put("an-account-is-remarked-upon-as-a-whole", readiness(it -> remarking(it)));
    faults.put("an-account-is-remarked-upon-as-a-whole", readiness(it -> remarking(it, NONSENSE)));
    faults.put("pools-keep-the-findings-of-their-models", eachPool(it -> remarking(it)));
    faults.put("pools-keep-the-findings-of-their-models", eachPool(it -> remarking(it, NONSENSE)));
    faults.put("a-network-to-be-examined-is-remarked-upon", eachPool(it -> remarking(it)));
    faults.put("a-closed-way-to-node-management-is-remarked-upon", eachPool(it -> remarking(it)));
    return faults.build();
  }

  private static UnaryOperator<BatchCommunication> modelWithout(Predicate<String> code) {
    return everyModel(
        it ->
            copy(it)
                .findings(
                    it.findings().stream()
                        .filter(finding -> !code.test(finding.code()))
                        .collect(toImmutableList()))
                .build());
  }

  private static MigrationReadiness remarking(MigrationReadiness it, Finding... findings) {
    return MigrationReadiness.builder().from(it).findings(ImmutableList.copyOf(findings)).build();
  }

  private static PoolReadiness remarking(PoolReadiness it, Finding... findings) {
    return PoolReadiness.builder().from(it).findings(ImmutableList.copyOf(findings)).build();
  }

  private static ImmutableListMultimap<String, UnaryOperator<BatchCommunication>> inReadiness() {
    return ImmutableListMultimap.<String, UnaryOperator<BatchCommunication>>builder()
        .put(
            "readiness-follows-the-network-and-the-way-to-node-management",
            undeterminedInsteadOf(Readiness.READY))
        .put(
            "readiness-follows-the-network-and-the-way-to-node-management",
            undeterminedInsteadOf(Readiness.NETWORK_CHANGES_NEEDED))
        .put(
            "limitations-of-an-account-are-findings-of-its-pools",
            readiness(
                it -> MigrationReadiness.builder().from(it).limitations(ImmutableSet.of()).build()))
        .build();
  }

  private static UnaryOperator<BatchCommunication> undeterminedInsteadOf(Readiness wrong) {
    return eachPool(
        it ->
            it.readiness() == wrong
                ? PoolReadiness.builder().from(it).readiness(Readiness.UNDETERMINED).build()
                : it);
  }

  private static EffectiveModel.Builder copy(EffectiveModel model) {
    return EffectiveModel.builder().from(model);
  }
}
