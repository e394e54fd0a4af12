package io.github.batchcomm.effective;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.SubnetReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What becomes of an answer when more is known. */
@Domain(ModelArbitraries.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class KnowledgeProperties {

  @Property
  void moreKnowledgeNeverWidensThePossibleModels(
      @ForAll Edition edition,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll BatchAccount toldAccount,
      @ForAll BatchPool toldPool,
      @ForAll Instant asOf) {
    BatchPool more =
        learn(pool, toldPool, asOf).toBuilder().currentMode(pool.currentMode()).build();
    EffectiveModel before = resolve(edition, account, pool, asOf);
    EffectiveModel after = resolve(edition, learn(account, toldAccount), more, asOf);

    assertThat(before.current()).containsAll(after.current());
    assertThat(before.next()).containsAll(after.next());
  }

  @Property
  void anObservationNarrowsOrIsRemarkedUpon(
      @ForAll Edition edition,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll CommunicationModel observed,
      @ForAll Instant asOf) {
    Assume.that(edition.modelChoice().content() == ModelChoice.POOL_TARGET_MODE);
    Assume.that(pool.nodes() != NodePresence.NONE);
    BatchPool unobserved = pool.toBuilder().currentMode(NodeCommunicationMode.UNKNOWN).build();
    BatchPool more =
        pool.toBuilder().currentMode(NodeCommunicationMode.valueOf(observed.name())).build();
    EffectiveModel before = resolve(edition, account, unobserved, asOf);
    EffectiveModel after = resolve(edition, account, more, asOf);

    assertThat(after.current()).containsExactly(observed);
    assertThat(after.next()).isEqualTo(before.next());
    if (!before.current().contains(observed)) {
      assertThat(Samples.findings(after)).contains("observed-differs-from-documented");
    }
  }

  @Property
  void anUnknownPropertyStandsForExactlyItsValues(
      @ForAll Edition edition,
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll Instant asOf) {
    Assume.that(pool.nodes() != NodePresence.NONE);
    for (List<BatchPool> values : valuesOfEachProperty(pool)) {
      BatchPool unknown = values.get(0);
      EffectiveModel before = resolve(edition, account, unknown, asOf);
      List<EffectiveModel> answers =
          values.stream().skip(1).map(value -> resolve(edition, account, value, asOf)).toList();

      assertThat(before.current()).isEqualTo(union(answers.stream().map(EffectiveModel::current)));
      assertThat(before.next()).isEqualTo(union(answers.stream().map(EffectiveModel::next)));
    }
  }

  /** For each property the pool that does not tell it, then the pools with each of its values. */
  private static List<List<BatchPool>> valuesOfEachProperty(BatchPool pool) {
    return List.of(
        Stream.of(
                PoolConfiguration.UNKNOWN,
                PoolConfiguration.VIRTUAL_MACHINE,
                PoolConfiguration.CLOUD_SERVICES)
            .map(value -> pool.toBuilder().configuration(value).build())
            .toList(),
        Stream.of(
                Presence.<SubnetReference>unknown(),
                Presence.<SubnetReference>none(),
                Presence.of(Samples.SUBNET))
            .map(value -> pool.toBuilder().subnet(value).build())
            .toList(),
        Stream.of(
                PublicIpProvision.UNKNOWN,
                PublicIpProvision.BATCH_MANAGED,
                PublicIpProvision.USER_MANAGED,
                PublicIpProvision.NO_PUBLIC_IP_ADDRESSES)
            .map(value -> pool.toBuilder().publicIpProvision(value).build())
            .toList(),
        Stream.of(
                NoPublicIpGeneration.UNKNOWN,
                NoPublicIpGeneration.V1_PREVIEW,
                NoPublicIpGeneration.V2_SIMPLIFIED)
            .map(value -> pool.toBuilder().noPublicIpGeneration(value).build())
            .toList(),
        Stream.of(
                NodeCommunicationMode.UNKNOWN,
                NodeCommunicationMode.DEFAULT,
                NodeCommunicationMode.CLASSIC,
                NodeCommunicationMode.SIMPLIFIED)
            .map(value -> pool.toBuilder().targetMode(value).build())
            .toList());
  }

  private static ImmutableSortedSet<CommunicationModel> union(
      Stream<ImmutableSortedSet<CommunicationModel>> sets) {
    return sets.flatMap(ImmutableSortedSet::stream)
        .collect(ImmutableSortedSet.toImmutableSortedSet(CommunicationModel::compareTo));
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
    more.lastScaledFromZero(allocated);
    Instant newestCreation = min(asOf, allocated.orElse(latest));
    more.creationTime(
        pool.creationTime()
            .or(() -> told.creationTime().filter(at -> isWithin(at, Instant.MIN, newestCreation))));
    more.allocationStateTransitionTime(
        pool.allocationStateTransitionTime()
            .or(
                () ->
                    told.allocationStateTransitionTime()
                        .filter(at -> isWithin(at, max(earliest, newestCreation), asOf))));
    return more;
  }

  private static BatchAccount learn(BatchAccount account, BatchAccount told) {
    BatchAccount.Builder more = account.toBuilder();
    if (account.publicNetworkAccess() == PublicNetworkAccess.UNKNOWN) {
      more.publicNetworkAccess(told.publicNetworkAccess());
    }
    more.modelHistory(
        account
            .modelHistory()
            .map(KnowledgeProperties::whenChangesTookEffect)
            .or(told::modelHistory));
    return more.build();
  }

  /** The history in which each change took effect at an instant it may have. */
  private static ModelHistory whenChangesTookEffect(ModelHistory history) {
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

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant max(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private static EffectiveModel resolve(
      Edition edition, BatchAccount account, BatchPool pool, Instant asOf) {
    return new EffectiveModelResolver(edition).resolve(account, pool, asOf);
  }
}
