package io.github.batchcomm.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.testkit.BatchDomain;
import io.github.batchcomm.testkit.constraints.FullyKnown;
import io.github.batchcomm.testkit.constraints.Published;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What becomes of an answer when more is told. */
@Domain(BatchDomain.class)
@Domain(DomainContext.Global.class)
class KnowledgeProperties {

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void moreKnowledgeNeverWidensThePossibleModels(
      @ForAll @Published BatchCommunication rules,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll @FullyKnown BatchAccount toldAccount,
      @ForAll @FullyKnown BatchPool toldPool,
      @ForAll Instant asOf) {
    EffectiveModel before = rules.effectiveModel(account, pool, asOf);
    EffectiveModel after =
        rules.effectiveModel(learn(account, toldAccount), learn(pool, toldPool, asOf), asOf);

    assertThat(before.current()).containsAll(after.current());
    assertThat(before.next()).containsAll(after.next());
  }

  /** The pool with everything told that it leaves open, as far as it is not contradicted. */
  private static BatchPool learn(BatchPool pool, BatchPool told, Instant asOf) {
    BatchPool.Builder more = pool.toBuilder();
    if (pool.configuration() == PoolConfiguration.UNKNOWN) {
      more.configuration(told.configuration());
    }
    if (pool.subnet().isUnknown()) {
      more.subnet(told.subnet());
    }
    if (pool.publicIpProvision() == PublicIpProvision.UNKNOWN) {
      more.publicIpProvision(told.publicIpProvision());
    }
    if (pool.noPublicIpGeneration() == NoPublicIpGeneration.UNKNOWN) {
      more.noPublicIpGeneration(told.noPublicIpGeneration());
    }
    if (pool.targetMode() == NodeCommunicationMode.UNKNOWN) {
      more.targetMode(told.targetMode());
    }
    if (pool.currentDedicatedNodes().isEmpty()) {
      more.currentDedicatedNodes(told.currentDedicatedNodes());
    }
    if (pool.currentLowPriorityNodes().isEmpty()) {
      more.currentLowPriorityNodes(told.currentLowPriorityNodes());
    }
    return learnTimes(pool, told, more, asOf).build();
  }

  /**
   * A pool is created and allocated within the times already known, and before it is asked about.
   */
  private static BatchPool.Builder learnTimes(
      BatchPool pool, BatchPool told, BatchPool.Builder more, Instant asOf) {
    Instant earliest = pool.creationTime().orElse(Instant.MIN);
    Instant latest = pool.allocationStateTransitionTime().orElse(asOf);
    Optional<Instant> allocated =
        pool.lastScaledFromZero()
            .or(() -> told.lastScaledFromZero().filter(at -> isWithin(at, earliest, latest)));
    Instant newestCreation = earlier(asOf, allocated.orElse(latest));
    return more.lastScaledFromZero(allocated)
        .creationTime(
            pool.creationTime()
                .or(
                    () ->
                        told.creationTime()
                            .filter(at -> isWithin(at, Instant.MIN, newestCreation))))
        .allocationStateTransitionTime(
            pool.allocationStateTransitionTime()
                .or(
                    () ->
                        told.allocationStateTransitionTime()
                            .filter(at -> isWithin(at, later(earliest, newestCreation), asOf))));
  }

  private static BatchAccount learn(BatchAccount account, BatchAccount told) {
    BatchAccount.Builder more = account.toBuilder();
    if (account.publicNetworkAccess() == PublicNetworkAccess.UNKNOWN) {
      more.publicNetworkAccess(told.publicNetworkAccess());
    }
    return more.modelHistory(
            account.modelHistory().map(KnowledgeProperties::inEffect).or(told::modelHistory))
        .build();
  }

  /** The history in which each change took effect at an instant it may have. */
  static ModelHistory inEffect(ModelHistory history) {
    return new ModelHistory(
        history.changes().stream()
            .map(
                change ->
                    CommunicationModelChange.at(
                        change.to(), change.confirmedAt().orElse(change.requestedAt())))
            .collect(ImmutableList.toImmutableList()));
  }

  private static boolean isWithin(Instant at, Instant earliest, Instant latest) {
    return !at.isBefore(earliest) && !at.isAfter(latest);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
