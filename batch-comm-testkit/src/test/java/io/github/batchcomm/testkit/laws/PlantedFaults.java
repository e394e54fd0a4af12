package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.eachFlow;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.eachPool;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.flows;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.model;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.modelAt;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.modelInAccount;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.modelOfPool;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.readiness;
import static io.github.batchcomm.testkit.laws.FaultyCommunication.union;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.edition.Severity;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Observation;
import io.github.batchcomm.effective.Reason;
import io.github.batchcomm.endpoint.Need;
import io.github.batchcomm.endpoint.NetworkOwner;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.migration.Impact;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.migration.Readiness;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** For each law rules that break it, of one kind or of several. */
final class PlantedFaults {

  private static final ImmutableSortedSet<CommunicationModel> BOTH =
      ImmutableSortedSet.copyOf(CommunicationModel.values());

  private PlantedFaults() {}

  static ImmutableListMultimap<String, UnaryOperator<BatchCommunication>> all() {
    return ImmutableListMultimap.<String, UnaryOperator<BatchCommunication>>builder()
        .putAll(inModels().asMultimap())
        .putAll(inDocumentedModels().asMultimap())
        .putAll(inFlows().asMultimap())
        .putAll(inReadiness().asMultimap())
        .putAll(FaultsInDetail.all())
        .putAll(FaultsInNetworks.all())
        .putAll(FaultsOnWays.all())
        .build();
  }

  private static ImmutableMap<String, UnaryOperator<BatchCommunication>> inModels() {
    return ImmutableMap.<String, UnaryOperator<BatchCommunication>>builder()
        .put(
            "no-model-without-nodes",
            model(it -> it.current().isEmpty() ? copy(it).current(BOTH).build() : it))
        .put("same-question-same-answer", PlantedFaults::answersInTurn)
        .put(
            "reasons-are-rules-of-the-table",
            model(it -> copy(it).reasons(it.reasons().reverse()).build()))
        .put(
            "every-question-has-a-reason",
            model(it -> copy(it).reasons(ImmutableList.of()).build()))
        .put("a-reason-is-certain-if-it-is-the-only-one", model(PlantedFaults::otherwiseCertain))
        .put("models-are-those-of-the-reasons", model(it -> copy(it).next(BOTH).build()))
        .put(
            "limitation-is-that-of-the-reasons",
            model(it -> copy(it).limitation(LimitationStatus.POSSIBLE).build()))
        .put(
            "expected-is-what-all-reasons-promise", model(it -> copy(it).expected(CLASSIC).build()))
        .put("expected-is-possible", model(PlantedFaults::expectingTheOther))
        .put(
            "observations-asked-for-where-both-models-remain",
            model(it -> copy(it).settlesNext(ImmutableList.of()).build()))
        .put(
            "no-mode-to-read-of-next-nodes",
            model(
                it ->
                    copy(it).settlesNext(ImmutableList.of(Observation.READ_CURRENT_MODE)).build()))
        .put(
            "an-unknown-property-stands-for-its-values",
            modelOfPool(
                it ->
                    it.configuration() == PoolConfiguration.UNKNOWN
                        ? it.toBuilder().configuration(PoolConfiguration.VIRTUAL_MACHINE).build()
                        : it))
        .put(
            "an-observation-decides-about-present-nodes",
            modelOfPool(it -> it.toBuilder().currentMode(NodeCommunicationMode.UNKNOWN).build()))
        .put(
            "an-observation-leaves-next-nodes-alone",
            modelOfPool(
                it ->
                    it.currentMode() == NodeCommunicationMode.UNKNOWN
                        ? it
                        : it.toBuilder().targetMode(it.currentMode()).build()))
        .put(
            "nothing-changes-between-decisive-instants", modelAt(it -> it.plus(Duration.ofDays(3))))
        .put("answers-are-kept-apart", PlantedFaults::mixedUp)
        .buildOrThrow();
  }

  private static ImmutableMap<String, UnaryOperator<BatchCommunication>> inDocumentedModels() {
    return ImmutableMap.<String, UnaryOperator<BatchCommunication>>builder()
        .put(
            "agrees-with-an-independent-reading",
            model(it -> copy(it).expected(Optional.empty()).build()))
        .put(
            "cloud-services-never-become-simplified",
            modelOfPool(
                it -> it.toBuilder().configuration(PoolConfiguration.VIRTUAL_MACHINE).build()))
        .put(
            "a-standing-limitation-keeps-from-simplified", model(it -> copy(it).next(BOTH).build()))
        .put(
            "a-region-not-supported-stays-classic",
            modelInAccount(it -> it.toBuilder().region(Region.of("westeurope")).build()))
        .put(
            "a-target-mode-names-the-model-of-next-nodes",
            modelOfPool(it -> it.toBuilder().targetMode(NodeCommunicationMode.DEFAULT).build()))
        .put(
            "a-classic-target-is-not-honoured-after-retirement",
            modelAt(it -> Instant.parse("2025-06-01T00:00:00Z")))
        .put(
            "classic-nodes-after-retirement-are-remarked-upon",
            model(it -> copy(it).findings(ImmutableList.of()).build()))
        .put(
            "opting-in-and-resizing-gives-simplified",
            modelInAccount(it -> it.toBuilder().modelHistory(ModelHistory.NEVER_CHANGED).build()))
        .put("opting-out-and-resizing-gives-classic", modelInAccount(PlantedFaults::firstChange))
        .put(
            "a-change-of-the-account-alone-changes-no-present-nodes",
            modelOfPool(
                it ->
                    it.toBuilder()
                        .lastScaledFromZero(
                            it.lastScaledFromZero().map(at -> at.plus(Duration.ofDays(1))))
                        .build()))
        .buildOrThrow();
  }

  private static ImmutableMap<String, UnaryOperator<BatchCommunication>> inFlows() {
    return ImmutableMap.<String, UnaryOperator<BatchCommunication>>builder()
        .put(
            "flows-are-those-of-the-edition",
            eachFlow(it -> it.ports(ImmutableSortedSet.of(PortRange.of(80)))))
        .put("flows-stand-in-the-order-of-the-edition", flows(ImmutableList::reverse))
        .put("flows-are-for-possible-models", eachFlow(it -> it.models(BOTH)))
        .put("every-possible-model-has-its-flows", flows(it -> without(it, flow -> true)))
        .put("no-flow-without-occasion", PlantedFaults::forEveryWorkload)
        .put("regional-tags-are-of-the-accounts-region", PlantedFaults::elsewhere)
        .put(
            "flows-name-whose-network-lets-them-through",
            eachFlow(it -> it.network(NetworkOwner.UNKNOWN)))
        .put("every-flow-is-in-the-union", union(it -> it.subList(1, it.size())))
        .put(
            "no-flow-of-the-union-is-superfluous",
            union(it -> ImmutableList.<RequiredEndpoint>builder().addAll(it).addAll(it).build()))
        .put("the-union-does-not-depend-on-nodes-or-modes", PlantedFaults::emptyUnionOfTargets)
        .put(
            "classic-is-called-on-its-ports",
            flows(it -> without(it, flow -> flow.direction() == Direction.INBOUND)))
        .put(
            "classic-calls-storage",
            flows(it -> without(it, flow -> flow.id().equals("classic-storage-outbound"))))
        .put(
            "simplified-calls-node-management",
            flows(
                it -> without(it, flow -> flow.id().equals("simplified-node-management-outbound"))))
        .put(
            "simplified-needs-the-tag-if-that-is-the-only-way",
            eachFlow(it -> it.need(Need.conditional("Perhaps"))))
        .put("simplified-needs-no-inbound", eachFlow(it -> it.models(BOTH)))
        .buildOrThrow();
  }

  private static ImmutableMap<String, UnaryOperator<BatchCommunication>> inReadiness() {
    return ImmutableMap.<String, UnaryOperator<BatchCommunication>>builder()
        .put(
            "every-pool-is-assessed",
            readiness(it -> copy(it).pools(it.pools().subList(0, it.pools().size() / 2)).build()))
        .put("the-order-of-pools-does-not-matter", PlantedFaults::inTheOrderGiven)
        .put(
            "an-account-is-as-ready-as-its-worst-pool",
            readiness(it -> copy(it).readiness(Readiness.MIGRATED).build()))
        .put(
            "a-further-pool-never-makes-an-account-readier",
            readiness(
                it ->
                    copy(it)
                        .readiness(
                            it.pools().size() % 2 == 0 ? Readiness.MIGRATED : Readiness.INELIGIBLE)
                        .build()))
        .put(
            "a-pool-is-assessed-alike-whatever-others-there-are",
            readiness(
                it ->
                    it.pools().size() == 1
                        ? copy(it)
                            .pools(
                                ImmutableList.of(
                                    copy(it.pools().get(0)).findings(ImmutableList.of()).build()))
                            .build()
                        : it))
        .put(
            "readiness-rests-on-the-effective-model",
            eachPool(it -> copy(it).endpoints(ImmutableList.of()).build()))
        .put(
            "migrated-is-simplified-now-and-next",
            eachPool(it -> copy(it).readiness(Readiness.MIGRATED).build()))
        .put(
            "ineligible-exactly-under-a-limitation",
            eachPool(it -> copy(it).readiness(Readiness.INELIGIBLE).build()))
        .put(
            "nobody-is-ready-in-a-network-unseen",
            eachPool(it -> copy(it).readiness(Readiness.READY).build()))
        .put("impact-follows-the-network", eachPool(it -> copy(it).impact(Impact.UNKNOWN).build()))
        .put(
            "findings-are-the-most-urgent-first",
            eachPool(it -> copy(it).findings(it.findings().reverse()).build()))
        .put(
            "limitations-of-an-account-are-findings-of-its-pools",
            readiness(
                it ->
                    copy(it)
                        .addLimitations(
                            new Finding(
                                "made-up", Severity.ERROR, "It is not so.", new Source("a", "b")))
                        .build()))
        .buildOrThrow();
  }

  private static EffectiveModel.Builder copy(EffectiveModel model) {
    return EffectiveModel.builder().from(model);
  }

  private static MigrationReadiness.Builder copy(MigrationReadiness readiness) {
    return MigrationReadiness.builder().from(readiness);
  }

  private static PoolReadiness.Builder copy(PoolReadiness pool) {
    return PoolReadiness.builder().from(pool);
  }

  private static EffectiveModel otherwiseCertain(EffectiveModel model) {
    return copy(model)
        .reasons(
            model.reasons().stream()
                .map(
                    it ->
                        new Reason(it.code(), it.concerns(), !it.certain(), it.text(), it.source()))
                .toList())
        .build();
  }

  private static EffectiveModel expectingTheOther(EffectiveModel model) {
    return model.possible().size() == 1
        ? copy(model).expected(model.possible().contains(CLASSIC) ? SIMPLIFIED : CLASSIC).build()
        : model;
  }

  private static ImmutableList<RequiredEndpoint> without(
      ImmutableList<RequiredEndpoint> flows, Predicate<RequiredEndpoint> left) {
    return flows.stream().filter(left.negate()).collect(toImmutableList());
  }

  private static BatchAccount firstChange(BatchAccount account) {
    return account.toBuilder()
        .modelHistory(
            account
                .modelHistory()
                .map(
                    it ->
                        new ModelHistory(
                            it.changes().stream().limit(1).collect(toImmutableList()))))
        .build();
  }

  /** Every other answer is without findings. */
  private static BatchCommunication answersInTurn(BatchCommunication right) {
    AtomicInteger asked = new AtomicInteger();
    return model(
            it ->
                asked.incrementAndGet() % 2 == 0
                    ? copy(it).expected(Optional.empty()).findings(ImmutableList.of()).build()
                    : it)
        .apply(right);
  }

  /** The first answer about an account is the last one about another. */
  private static BatchCommunication mixedUp(BatchCommunication right) {
    AtomicReference<String> lastAccount = new AtomicReference<>("");
    AtomicReference<EffectiveModel> last = new AtomicReference<>();
    return new FaultyCommunication(right) {
      @Override
      public EffectiveModel effectiveModel(BatchAccount account, BatchPool pool, Instant asOf) {
        EffectiveModel before = last.get();
        boolean mixed = !lastAccount.getAndSet(account.name()).equals(account.name());
        last.set(super.effectiveModel(account, pool, asOf));
        return mixed && before != null ? before : last.get();
      }
    };
  }

  private static BatchCommunication forEveryWorkload(BatchCommunication right) {
    return new FaultyCommunication(right) {
      @Override
      public ImmutableList<RequiredEndpoint> requiredEndpoints(
          BatchAccount account, BatchPool pool, Instant asOf) {
        ImmutableSet<Workload> every = ImmutableSet.copyOf(Workload.values());
        return super.requiredEndpoints(account, pool.toBuilder().workloads(every).build(), asOf);
      }
    };
  }

  private static BatchCommunication elsewhere(BatchCommunication right) {
    return new FaultyCommunication(right) {
      @Override
      public ImmutableList<RequiredEndpoint> requiredEndpoints(
          BatchAccount account, BatchPool pool, Instant asOf) {
        return super.requiredEndpoints(
            account.toBuilder().region(Region.of("eastus")).build(), pool, asOf);
      }
    };
  }

  private static BatchCommunication emptyUnionOfTargets(BatchCommunication right) {
    return new FaultyCommunication(right) {
      @Override
      public ImmutableList<RequiredEndpoint> unionEndpoints(BatchAccount account, BatchPool pool) {
        return pool.targetMode() == NodeCommunicationMode.SIMPLIFIED
            ? ImmutableList.of()
            : super.unionEndpoints(account, pool);
      }
    };
  }

  private static BatchCommunication inTheOrderGiven(BatchCommunication right) {
    return new FaultyCommunication(right) {
      @Override
      public MigrationReadiness migrationReadiness(
          BatchAccount account,
          java.util.Collection<BatchPool> pools,
          Network network,
          Instant asOf) {
        MigrationReadiness readiness = super.migrationReadiness(account, pools, network, asOf);
        return copy(readiness)
            .pools(
                pools.stream()
                    .flatMap(
                        pool -> readiness.pools().stream().filter(it -> it.pool().equals(pool)))
                    .toList())
            .build();
      }
    };
  }
}
