package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.PrivateEndpointConnection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The fields by which views of one account are brought together; name and region are its key. */
final class AccountMerge {

  static final Merge<BatchAccount, BatchAccount.Builder> FIELDS =
      new Merge<>(
          first -> BatchAccount.builder().name(first.name()).region(first.region()),
          BatchAccount.Builder::build,
          ImmutableList.of(
              field("id", BatchAccount::id, (to, it) -> to.id(it)),
              field(
                  "poolAllocationMode",
                  BatchAccount::poolAllocationMode,
                  (to, it) -> to.poolAllocationMode(it)),
              field(
                  "publicNetworkAccess",
                  BatchAccount::publicNetworkAccess,
                  (to, it) -> to.publicNetworkAccess(it)),
              field("accountAccess", BatchAccount::accountAccess, (to, it) -> to.accountAccess(it)),
              field(
                  "nodeManagementAccess",
                  BatchAccount::nodeManagementAccess,
                  (to, it) -> to.nodeManagementAccess(it)),
              field("autoStorage", BatchAccount::autoStorage, (to, it) -> to.autoStorage(it)),
              field(
                  "accountEndpoint",
                  BatchAccount::accountEndpoint,
                  (to, it) -> to.accountEndpoint(it)),
              field(
                  "nodeManagementEndpoint",
                  BatchAccount::nodeManagementEndpoint,
                  (to, it) -> to.nodeManagementEndpoint(it)),
              new Merge.Field<>(
                  "privateEndpointConnections",
                  BatchAccount::privateEndpointConnections,
                  (to, it) -> to.privateEndpointConnections(it),
                  AccountMerge::connections)));

  private AccountMerge() {}

  private static <V> Merge.Field<BatchAccount, BatchAccount.Builder, V> field(
      String name, Function<BatchAccount, V> value, BiConsumer<BatchAccount.Builder, V> copy) {
    return new Merge.Field<>(name, value, copy, Merge.Combination.ofEqual());
  }

  /**
   * Views of before api-version 2022-06-01 do not tell the sub-resources; else order alone may
   * differ.
   */
  private static Optional<Optional<ImmutableList<PrivateEndpointConnection>>> connections(
      Optional<ImmutableList<PrivateEndpointConnection>> first,
      Optional<ImmutableList<PrivateEndpointConnection>> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.of(first.or(() -> second));
    }
    if (ImmutableSet.copyOf(first.get()).equals(ImmutableSet.copyOf(second.get()))
        || isWithoutSubResources(second.get(), first.get())) {
      return Optional.of(first);
    }
    return isWithoutSubResources(first.get(), second.get())
        ? Optional.of(second)
        : Optional.empty();
  }

  private static boolean isWithoutSubResources(
      ImmutableList<PrivateEndpointConnection> view,
      ImmutableList<PrivateEndpointConnection> other) {
    return ImmutableSet.copyOf(view)
        .equals(
            other.stream()
                .map(
                    it ->
                        PrivateEndpointConnection.builder()
                            .status(it.status())
                            .privateEndpoint(it.privateEndpoint())
                            .build())
                .collect(ImmutableSet.toImmutableSet()));
  }
}
