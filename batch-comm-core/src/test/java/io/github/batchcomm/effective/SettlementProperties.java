package io.github.batchcomm.effective;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/**
 * The observations asked for, made: an account and a pool of which everything is true are shown in
 * part, and what is then asked for is looked up in the truth.
 */
@Domain(ModelArbitraries.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class SettlementProperties {

  /**
   * An account and its pool as they are.
   *
   * @param account with changes that took effect at the instant of their request
   * @param shownHistory what is declared of these: nothing, or each with the time it took
   */
  record Truth(
      BatchAccount account,
      BatchPool pool,
      Optional<ModelHistory> shownHistory,
      CommunicationModel observed,
      Instant asOf) {}

  @Property
  void theObservationsAskedForLeaveOneModel(
      @ForAll Edition edition,
      @ForAll("truths") Truth truth,
      @ForAll("hidden") List<Boolean> hidden) {
    BatchAccount account = shown(truth.account, truth.shownHistory, hidden.get(0));
    BatchPool pool = shown(truth.pool, hidden);
    EffectiveModel before = resolve(edition, account, pool, truth.asOf);

    Shown present = make(before.settlesCurrent(), truth, new Shown(account, pool));
    assertThat(resolve(edition, present.account, present.pool, truth.asOf).current())
        .hasSizeLessThanOrEqualTo(1);
    Shown next = make(before.settlesNext(), truth, new Shown(account, pool));
    EffectiveModel after = resolve(edition, next.account, next.pool, truth.asOf);
    if (before.settlesNext().contains(Observation.SCALE_OUT_AND_READ_CURRENT_MODE)) {
      // The next nodes are the present ones then.
      assertThat(after.current()).hasSize(1);
    } else {
      assertThat(after.next()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Property
  void observationsAreAskedForExactlyWhereBothModelsRemain(
      @ForAll Edition edition,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll Instant asOf) {
    EffectiveModel model = resolve(edition, account, pool, asOf);

    assertThat(model.settlesCurrent().isEmpty()).isEqualTo(model.current().size() <= 1);
    assertThat(model.settlesNext().isEmpty()).isEqualTo(model.next().size() <= 1);
  }

  /** What has been shown of the truth. */
  private record Shown(BatchAccount account, BatchPool pool) {}

  private static Shown make(List<Observation> observations, Truth truth, Shown shown) {
    Shown result = shown;
    for (Observation observation : observations) {
      result = make(observation, truth, result);
    }
    return result;
  }

  private static Shown make(Observation observation, Truth truth, Shown shown) {
    BatchAccount.Builder account = shown.account.toBuilder();
    BatchPool.Builder pool = shown.pool.toBuilder();
    switch (observation) {
      case READ_CURRENT_MODE ->
          pool.currentMode(NodeCommunicationMode.valueOf(truth.observed.name()));
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
              .lastScaledFromZero(truth.asOf)
              .currentDedicatedNodes(1)
              .currentMode(NodeCommunicationMode.valueOf(truth.observed.name()));
    }
    return new Shown(account.build(), pool.build());
  }

  private static BatchAccount shown(
      BatchAccount account, Optional<ModelHistory> history, boolean hidden) {
    return account.toBuilder()
        .modelHistory(history)
        .region(hidden ? Samples.UNHEARD_OF : account.region())
        .publicNetworkAccess(hidden ? PublicNetworkAccess.UNKNOWN : account.publicNetworkAccess())
        .build();
  }

  private static BatchPool shown(BatchPool pool, List<Boolean> hidden) {
    BatchPool.Builder shown = pool.toBuilder();
    if (hidden.get(1)) {
      shown.configuration(PoolConfiguration.UNKNOWN);
    }
    if (hidden.get(2)) {
      shown.subnet(Presence.unknown());
    }
    if (hidden.get(3)) {
      shown.publicIpProvision(PublicIpProvision.UNKNOWN);
    }
    if (hidden.get(4)) {
      shown.noPublicIpGeneration(NoPublicIpGeneration.UNKNOWN);
    }
    if (hidden.get(5)) {
      shown.creationTime(Optional.empty());
    }
    if (hidden.get(6)) {
      shown.lastScaledFromZero(Optional.empty());
    }
    if (hidden.get(7)) {
      shown.targetMode(NodeCommunicationMode.UNKNOWN);
    }
    return shown.build();
  }

  @Provide
  Arbitrary<List<Boolean>> hidden() {
    return Arbitraries.of(true, false).list().ofSize(8);
  }

  @Provide
  Arbitrary<Truth> truths() {
    Arbitrary<BatchAccount> accounts =
        Combinators.combine(
                Arbitraries.of("westeurope", "westindia").map(Region::of),
                Arbitraries.of(PublicNetworkAccess.ENABLED, PublicNetworkAccess.DISABLED))
            .as(
                (region, access) ->
                    BatchAccount.builder()
                        .name("acct1")
                        .region(region)
                        .publicNetworkAccess(access)
                        .build());
    Arbitrary<BatchPool> pools =
        Combinators.combine(
                ModelArbitraries.shapes(),
                Arbitraries.of(
                    NodeCommunicationMode.DEFAULT,
                    NodeCommunicationMode.CLASSIC,
                    NodeCommunicationMode.SIMPLIFIED))
            .as((shape, target) -> shape.toBuilder().targetMode(target).build())
            .filter(SettlementProperties::isComplete)
            .map(pool -> pool.toBuilder().currentDedicatedNodes(1).build());
    return Combinators.combine(
            accounts,
            pools,
            new ModelArbitraries().instants().list().ofSize(3),
            new ModelArbitraries().histories(),
            Arbitraries.of(0, 1, 2),
            Arbitraries.of(CommunicationModel.class))
        .as(SettlementProperties::truth);
  }

  private static boolean isComplete(BatchPool pool) {
    return pool.configuration() != PoolConfiguration.UNKNOWN
        && !pool.subnet().isUnknown()
        && pool.publicIpProvision() != PublicIpProvision.UNKNOWN
        && pool.noPublicIpGeneration() != NoPublicIpGeneration.UNKNOWN;
  }

  /** The history as shown; the truth is that each change took effect when confirmed, or at once. */
  private static Truth truth(
      BatchAccount account,
      BatchPool pool,
      List<Instant> instants,
      ModelHistory history,
      int howShown,
      CommunicationModel observed) {
    List<Instant> times = instants.stream().sorted().toList();
    ModelHistory exact =
        new ModelHistory(
            history.changes().stream()
                .map(
                    change ->
                        CommunicationModelChange.at(
                            change.to(), change.confirmedAt().orElse(change.requestedAt())))
                .collect(ImmutableList.toImmutableList()));
    return new Truth(
        account.toBuilder().modelHistory(exact).build(),
        pool.toBuilder().creationTime(times.get(0)).lastScaledFromZero(times.get(1)).build(),
        switch (howShown) {
          case 0 -> Optional.empty();
          case 1 -> Optional.of(exact);
          default -> Optional.of(history);
        },
        observed,
        times.get(2));
  }

  private static EffectiveModel resolve(
      Edition edition, BatchAccount account, BatchPool pool, Instant asOf) {
    return new EffectiveModelResolver(edition).resolve(account, pool, asOf);
  }
}
