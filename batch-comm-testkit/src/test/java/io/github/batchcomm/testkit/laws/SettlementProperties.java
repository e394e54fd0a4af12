package io.github.batchcomm.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Observation;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.testkit.BatchDomain;
import io.github.batchcomm.testkit.constraints.FullyKnown;
import io.github.batchcomm.testkit.constraints.InRegion;
import io.github.batchcomm.testkit.constraints.Published;
import io.github.batchcomm.testkit.constraints.WithNodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/**
 * The observations asked for, made: an account and a pool of which everything is known are shown in
 * part, and what is then asked for is looked up in what is known.
 */
@Domain(BatchDomain.class)
@Domain(DomainContext.Global.class)
class SettlementProperties {

  /** An account and its pool, as they are or as they are shown. */
  private record Shown(BatchAccount account, BatchPool pool) {}

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void theObservationsAskedForLeaveOneModel(
      @ForAll @Published BatchCommunication rules,
      @ForAll @FullyKnown @InRegion({"westeurope", "westindia"}) BatchAccount account,
      @ForAll @FullyKnown @WithNodes BatchPool pool,
      @ForAll CommunicationModel observed,
      @ForAll @Size(9) List<Boolean> hidden,
      @ForAll Instant instant) {
    Instant asOf = pool.lastScaledFromZero().filter(instant::isBefore).orElse(instant);
    // What is asked about is when the pool is as described: no transition after that.
    Shown truth =
        new Shown(
            account.toBuilder()
                .modelHistory(account.modelHistory().map(KnowledgeProperties::inEffect))
                .build(),
            pool.toBuilder()
                .currentMode(NodeCommunicationMode.valueOf(observed.name()))
                .allocationStateTransitionTime(Optional.empty())
                .build());
    Shown shown = new Shown(part(account, hidden), part(truth.pool, hidden));
    EffectiveModel before = rules.effectiveModel(shown.account, shown.pool, asOf);

    Shown present = make(before.settlesCurrent(), truth, shown, asOf);
    assertThat(rules.effectiveModel(present.account, present.pool, asOf).current())
        .hasSizeLessThanOrEqualTo(1);
    Shown next = make(before.settlesNext(), truth, shown, asOf);
    EffectiveModel after = rules.effectiveModel(next.account, next.pool, asOf);
    // The next nodes are the present ones once the pool was scaled out.
    assertThat(
            before.settlesNext().contains(Observation.SCALE_OUT_AND_READ_CURRENT_MODE)
                ? after.current()
                : after.next())
        .hasSizeLessThanOrEqualTo(1);
  }

  private static Shown make(
      List<Observation> observations, Shown truth, Shown shown, Instant asOf) {
    Shown result = shown;
    for (Observation observation : observations) {
      result = make(observation, truth, result, asOf);
    }
    return result;
  }

  private static Shown make(Observation observation, Shown truth, Shown shown, Instant asOf) {
    BatchAccount.Builder account = shown.account.toBuilder();
    BatchPool.Builder pool = shown.pool.toBuilder();
    switch (observation) {
      case READ_CURRENT_MODE -> pool.currentMode(truth.pool.currentMode());
      case READ_POOL ->
          pool.configuration(truth.pool.configuration())
              .subnet(truth.pool.subnet())
              .creationTime(truth.pool.creationTime());
      case DECLARE_NO_PUBLIC_IP_GENERATION ->
          pool.publicIpProvision(truth.pool.publicIpProvision())
              .noPublicIpGeneration(truth.pool.noPublicIpGeneration());
      case READ_ACCOUNT -> account.publicNetworkAccess(truth.account.publicNetworkAccess());
      case LOOK_UP_REGION -> account.region(truth.account.region());
      case READ_TARGET_MODE -> pool.targetMode(truth.pool.targetMode());
      case DECLARE_LAST_SCALED_FROM_ZERO ->
          pool.lastScaledFromZero(truth.pool.lastScaledFromZero());
      case DECLARE_MODEL_CHANGES, ASK_WHEN_CHANGE_TOOK_EFFECT ->
          account.modelHistory(truth.account.modelHistory());
      case SCALE_OUT_AND_READ_CURRENT_MODE ->
          pool.targetMode(NodeCommunicationMode.SIMPLIFIED)
              .lastScaledFromZero(asOf)
              .currentDedicatedNodes(1)
              .currentMode(truth.pool.currentMode());
    }
    return new Shown(account.build(), pool.build());
  }

  /** What is shown of an account: its changes not, or with the time that each took. */
  private static BatchAccount part(BatchAccount account, List<Boolean> hidden) {
    Optional<ModelHistory> history = hidden.get(8) ? Optional.empty() : account.modelHistory();
    return account.toBuilder()
        .modelHistory(history)
        .region(hidden.get(0) ? GridSamples.UNHEARD_OF : account.region())
        .publicNetworkAccess(
            hidden.get(0) ? PublicNetworkAccess.UNKNOWN : account.publicNetworkAccess())
        .build();
  }

  private static BatchPool part(BatchPool pool, List<Boolean> hidden) {
    BatchPool.Builder part = pool.toBuilder().currentMode(NodeCommunicationMode.UNKNOWN);
    if (hidden.get(1)) {
      part.configuration(PoolConfiguration.UNKNOWN);
    }
    if (hidden.get(2)) {
      part.subnet(Presence.unknown());
    }
    if (hidden.get(3)) {
      part.publicIpProvision(PublicIpProvision.UNKNOWN);
    }
    if (hidden.get(4)) {
      part.noPublicIpGeneration(NoPublicIpGeneration.UNKNOWN);
    }
    if (hidden.get(5)) {
      part.creationTime(Optional.empty());
    }
    if (hidden.get(6)) {
      part.lastScaledFromZero(Optional.empty());
    }
    if (hidden.get(7)) {
      part.targetMode(NodeCommunicationMode.UNKNOWN);
    }
    return part.build();
  }
}
