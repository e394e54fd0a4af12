package io.github.batchcomm.testkit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import java.util.Optional;
import java.util.function.BiFunction;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Values in short, of which nothing that makes a difference may be left out. */
class KnownFactsProperties {

  /** The second pool with one thing of the first. */
  private static final ImmutableList<BiFunction<BatchPool, BatchPool, BatchPool>> OF_POOLS =
      ImmutableList.of(
          (one, other) -> other.toBuilder().id(one.id()).build(),
          (one, other) -> other.toBuilder().resourceId(one.resourceId()).build(),
          (one, other) -> other.toBuilder().configuration(one.configuration()).build(),
          (one, other) -> other.toBuilder().subnet(one.subnet()).build(),
          (one, other) -> other.toBuilder().publicIpProvision(one.publicIpProvision()).build(),
          (one, other) -> other.toBuilder().publicIpAddresses(one.publicIpAddresses()).build(),
          (one, other) ->
              other.toBuilder().noPublicIpGeneration(one.noPublicIpGeneration()).build(),
          (one, other) ->
              other.toBuilder()
                  .lastScaledFromZero(Optional.empty())
                  .creationTime(one.creationTime())
                  .build(),
          (one, other) ->
              other.toBuilder()
                  .creationTime(Optional.empty())
                  .lastScaledFromZero(one.lastScaledFromZero())
                  .build(),
          (one, other) ->
              other.toBuilder()
                  .allocationStateTransitionTime(one.allocationStateTransitionTime())
                  .build(),
          (one, other) -> other.toBuilder().allocationState(one.allocationState()).build(),
          (one, other) ->
              other.toBuilder().currentDedicatedNodes(one.currentDedicatedNodes()).build(),
          (one, other) ->
              other.toBuilder().currentLowPriorityNodes(one.currentLowPriorityNodes()).build(),
          (one, other) -> other.toBuilder().targetMode(one.targetMode()).build(),
          (one, other) -> other.toBuilder().currentMode(one.currentMode()).build(),
          (one, other) -> other.toBuilder().inboundNatPools(one.inboundNatPools()).build(),
          (one, other) -> other.toBuilder().workloads(one.workloads()).build());

  /** The second account with one thing of the first. */
  private static final ImmutableList<BiFunction<BatchAccount, BatchAccount, BatchAccount>>
      OF_ACCOUNTS =
          ImmutableList.of(
              (one, other) -> other.toBuilder().name(one.name()).build(),
              (one, other) -> other.toBuilder().region(one.region()).build(),
              (one, other) -> other.toBuilder().id(one.id()).build(),
              (one, other) ->
                  other.toBuilder().poolAllocationMode(one.poolAllocationMode()).build(),
              (one, other) ->
                  other.toBuilder().publicNetworkAccess(one.publicNetworkAccess()).build(),
              (one, other) -> other.toBuilder().accountAccess(one.accountAccess()).build(),
              (one, other) ->
                  other.toBuilder().nodeManagementAccess(one.nodeManagementAccess()).build(),
              (one, other) ->
                  other.toBuilder()
                      .privateEndpointConnections(one.privateEndpointConnections())
                      .build(),
              (one, other) -> other.toBuilder().autoStorage(one.autoStorage()).build(),
              (one, other) -> other.toBuilder().accountEndpoint(one.accountEndpoint()).build(),
              (one, other) ->
                  other.toBuilder().nodeManagementEndpoint(one.nodeManagementEndpoint()).build(),
              (one, other) -> other.toBuilder().modelHistory(one.modelHistory()).build());

  @Example
  void everyPropertyIsTriedOut() {
    // One for each accessor that is not derived: nodes() of a pool, subscription() of an account.
    assertThat(OF_POOLS).hasSize(17);
    assertThat(OF_ACCOUNTS).hasSize(12);
  }

  @Property(tries = 300)
  void poolsThatDifferAreShownDifferently(@ForAll BatchPool one, @ForAll BatchPool other) {
    OF_POOLS.forEach(
        change -> {
          BatchPool changed = change.apply(one, other);
          if (!changed.equals(other)) {
            assertThat(KnownFacts.of(changed)).isNotEqualTo(KnownFacts.of(other));
          }
        });
  }

  @Property(tries = 300)
  void accountsThatDifferAreShownDifferently(@ForAll BatchAccount one, @ForAll BatchAccount other) {
    OF_ACCOUNTS.forEach(
        change -> {
          BatchAccount changed = change.apply(one, other);
          if (!changed.equals(other)) {
            assertThat(KnownFacts.of(changed)).isNotEqualTo(KnownFacts.of(other));
          }
        });
  }
}
