package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.PrivateEndpointConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Resources in part: what each of several places shows of one, all of which together show it. */
final class Views {

  private Views() {}

  /**
   * Divides a pool.
   *
   * @param pool the pool
   * @param forms the form of each view
   * @param variation decides which view shows what
   * @return the views, without what is declared; the resource id only where a form can show it
   */
  static ImmutableList<BatchPool> of(
      BatchPool pool, ImmutableList<ResourceForm> forms, Variation variation) {
    ImmutableList<BatchPool.Builder> views =
        forms.stream().map(form -> BatchPool.builder().id(pool.id())).collect(toImmutableList());
    Spread<BatchPool.Builder> spread = new Spread<>(views, variation);
    spread.whereIdsAreShown(forms).show(it -> it.resourceId(pool.resourceId()));
    spread.show(it -> it.configuration(pool.configuration()));
    spread.show(it -> it.subnet(pool.subnet()));
    spread.show(it -> it.publicIpProvision(pool.publicIpProvision()));
    spread.show(it -> it.publicIpAddresses(pool.publicIpAddresses()));
    spread.show(
        it -> it.creationTime(pool.creationTime()),
        it -> it.creationTime(cut(pool.creationTime())));
    spread.show(
        it -> it.allocationStateTransitionTime(pool.allocationStateTransitionTime()),
        it -> it.allocationStateTransitionTime(cut(pool.allocationStateTransitionTime())));
    spread.show(it -> it.allocationState(pool.allocationState()));
    spread.show(it -> it.currentDedicatedNodes(pool.currentDedicatedNodes()));
    spread.show(it -> it.currentLowPriorityNodes(pool.currentLowPriorityNodes()));
    spread.show(it -> it.targetMode(pool.targetMode()));
    spread.show(it -> it.currentMode(pool.currentMode()));
    spread.show(it -> it.inboundNatPools(pool.inboundNatPools()));
    spread.show(it -> it.ipFamilies(pool.ipFamilies()));
    spread.show(it -> it.storageUses(pool.storageUses()));
    return views.stream().map(BatchPool.Builder::build).collect(toImmutableList());
  }

  /**
   * Divides an account.
   *
   * @param account the account
   * @param forms the form of each view
   * @param variation decides which view shows what
   * @return the views, without what is declared; the id only where a form can show it
   */
  static ImmutableList<BatchAccount> of(
      BatchAccount account, ImmutableList<ResourceForm> forms, Variation variation) {
    ImmutableList<BatchAccount.Builder> views =
        forms.stream().map(form -> nothingOf(account)).collect(toImmutableList());
    Spread<BatchAccount.Builder> spread = new Spread<>(views, variation);
    spread.whereIdsAreShown(forms).show(it -> it.id(account.id()));
    spread.show(it -> it.poolAllocationMode(account.poolAllocationMode()));
    spread.show(it -> it.publicNetworkAccess(account.publicNetworkAccess()));
    spread.show(it -> it.accountAccess(account.accountAccess()));
    spread.show(it -> it.nodeManagementAccess(account.nodeManagementAccess()));
    spread.show(
        it -> it.privateEndpointConnections(account.privateEndpointConnections()),
        it ->
            it.privateEndpointConnections(
                account.privateEndpointConnections().map(Views::withoutSubResources)));
    spread.show(it -> it.autoStorage(account.autoStorage()));
    spread.show(it -> it.accountEndpoint(account.accountEndpoint()));
    spread.show(it -> it.nodeManagementEndpoint(account.nodeManagementEndpoint()));
    return views.stream().map(BatchAccount.Builder::build).collect(toImmutableList());
  }

  /** A view of an account that shows only which account it is. */
  static BatchAccount.Builder nothingOf(BatchAccount account) {
    return BatchAccount.builder().name(account.name()).region(account.region());
  }

  /** The Azure CLI cuts instants to the microsecond. */
  private static Optional<Instant> cut(Optional<Instant> instant) {
    return instant.map(it -> it.truncatedTo(ChronoUnit.MICROS));
  }

  /** Azure shows the sub-resources only from api-version 2022-06-01 on. */
  private static ImmutableList<PrivateEndpointConnection> withoutSubResources(
      ImmutableList<PrivateEndpointConnection> connections) {
    return connections.stream()
        .map(
            it ->
                PrivateEndpointConnection.builder()
                    .status(it.status())
                    .privateEndpoint(it.privateEndpoint())
                    .build())
        .collect(toImmutableList());
  }
}
