package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.BatchPool;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The fields by which views of one pool are brought together; account and id are its key. */
final class PoolMerge {

  /** The Azure CLI cuts instants to the microsecond, the service gives tenths of it. */
  private static final Duration SAME_INSTANT = Duration.ofMillis(1);

  static final Merge<BatchPool, BatchPool.Builder> FIELDS =
      new Merge<>(
          first -> BatchPool.builder().id(first.id()),
          BatchPool.Builder::build,
          ImmutableList.of(
              field("id", BatchPool::resourceId, (to, it) -> to.resourceId(it)),
              field("configuration", BatchPool::configuration, (to, it) -> to.configuration(it)),
              field("subnetId", BatchPool::subnet, (to, it) -> to.subnet(it)),
              field(
                  "provision", BatchPool::publicIpProvision, (to, it) -> to.publicIpProvision(it)),
              field(
                  "ipAddressIds",
                  BatchPool::publicIpAddresses,
                  (to, it) -> to.publicIpAddresses(it)),
              field("ipFamilies", BatchPool::ipFamilies, (to, it) -> to.ipFamilies(it)),
              instant("creationTime", BatchPool::creationTime, (to, it) -> to.creationTime(it)),
              instant(
                  "allocationStateTransitionTime",
                  BatchPool::allocationStateTransitionTime,
                  (to, it) -> to.allocationStateTransitionTime(it)),
              field(
                  "allocationState",
                  BatchPool::allocationState,
                  (to, it) -> to.allocationState(it)),
              field(
                  "currentDedicatedNodes",
                  BatchPool::currentDedicatedNodes,
                  (to, it) -> to.currentDedicatedNodes(it)),
              field(
                  "currentLowPriorityNodes",
                  BatchPool::currentLowPriorityNodes,
                  (to, it) -> to.currentLowPriorityNodes(it)),
              field(
                  "targetNodeCommunicationMode",
                  BatchPool::targetMode,
                  (to, it) -> to.targetMode(it)),
              field(
                  "currentNodeCommunicationMode",
                  BatchPool::currentMode,
                  (to, it) -> to.currentMode(it)),
              field(
                  "inboundNatPools",
                  BatchPool::inboundNatPools,
                  (to, it) -> to.inboundNatPools(it)),
              field(
                  "mountConfiguration and startTask",
                  BatchPool::storageUses,
                  (to, it) -> to.storageUses(it))));

  private PoolMerge() {}

  private static <V> Merge.Field<BatchPool, BatchPool.Builder, V> field(
      String name, Function<BatchPool, V> value, BiConsumer<BatchPool.Builder, V> copy) {
    return new Merge.Field<>(name, value, copy, Merge.Combination.ofEqual());
  }

  private static Merge.Field<BatchPool, BatchPool.Builder, Optional<Instant>> instant(
      String name,
      Function<BatchPool, Optional<Instant>> value,
      BiConsumer<BatchPool.Builder, Optional<Instant>> copy) {
    return new Merge.Field<>(name, value, copy, PoolMerge::instants);
  }

  private static Optional<Optional<Instant>> instants(
      Optional<Instant> first, Optional<Instant> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.of(first.or(() -> second));
    }
    Instant earlier = first.get().isBefore(second.get()) ? first.get() : second.get();
    Instant later = first.get().isBefore(second.get()) ? second.get() : first.get();
    boolean same = Duration.between(earlier, later).compareTo(SAME_INSTANT) < 0;
    // The later one is the one that was not cut.
    return same ? Optional.of(Optional.of(later)) : Optional.empty();
  }
}
