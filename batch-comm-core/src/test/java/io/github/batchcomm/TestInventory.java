package io.github.batchcomm;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.AllocationState;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.Workload;
import java.time.Instant;

/**
 * A made-up account and its pools, of which everything is known that could decide an answer. A test
 * changes what it is about and leaves the rest.
 */
public final class TestInventory {

  /** Start of every resource id used in tests. */
  public static final String GROUP = "/subscriptions/sub1/resourceGroups/rg1/providers/";

  public static final ResourceId ACCOUNT_ID =
      ResourceId.parse(GROUP + "Microsoft.Batch/batchAccounts/acct1");

  public static final ResourceId AUTO_STORAGE =
      ResourceId.parse(GROUP + "Microsoft.Storage/storageAccounts/st1");

  public static final ResourceId PRIVATE_ENDPOINT =
      ResourceId.parse(GROUP + "Microsoft.Network/privateEndpoints/pe1");

  public static final SubnetReference SUBNET =
      SubnetReference.parse(GROUP + "Microsoft.Network/virtualNetworks/vnet1/subnets/nodes");

  /** When the pools were created. */
  public static final Instant CREATED = Instant.parse("2022-06-10T08:00:00Z");

  /** When the pools' nodes were allocated, unless a test says otherwise. */
  public static final Instant ALLOCATED = Instant.parse("2022-06-10T08:05:00Z");

  private TestInventory() {}

  /** An account in West Europe that answers public addresses and was never opted in. */
  public static BatchAccount account() {
    return BatchAccount.builder()
        .name("acct1")
        .id(ACCOUNT_ID)
        .region(Region.of("westeurope"))
        .publicNetworkAccess(PublicNetworkAccess.ENABLED)
        .privateEndpointConnections(ImmutableList.of())
        .autoStorage(Presence.of(AUTO_STORAGE))
        .modelHistory(ModelHistory.NEVER_CHANGED)
        .build();
  }

  public static BatchAccount accountIn(String region) {
    return account().toBuilder().region(Region.of(region)).build();
  }

  /** The account with these changes of its model. */
  public static BatchAccount accountWith(CommunicationModelChange... changes) {
    return account().toBuilder().modelHistory(ModelHistory.of(changes)).build();
  }

  public static BatchAccount optedIn(Instant at) {
    return accountWith(CommunicationModelChange.at(CommunicationModel.SIMPLIFIED, at));
  }

  public static BatchAccount optedInAndOut(Instant in, Instant out) {
    return accountWith(
        CommunicationModelChange.at(CommunicationModel.SIMPLIFIED, in),
        CommunicationModelChange.at(CommunicationModel.CLASSIC, out));
  }

  public static BatchAccount withAccess(BatchAccount account, PublicNetworkAccess access) {
    return account.toBuilder().publicNetworkAccess(access).build();
  }

  public static BatchAccount withConnections(
      BatchAccount account, PrivateEndpointConnection... connections) {
    return account.toBuilder()
        .privateEndpointConnections(ImmutableList.copyOf(connections))
        .build();
  }

  public static PrivateEndpointConnection connection(
      PrivateEndpointConnectionStatus status, PrivateLinkSubResource... subResources) {
    return PrivateEndpointConnection.builder()
        .addSubResources(subResources)
        .status(status)
        .privateEndpoint(PRIVATE_ENDPOINT)
        .build();
  }

  /** A pool of two nodes with public IP addresses, in a customer's virtual network. */
  public static BatchPool poolInCustomerNetwork() {
    return BatchPool.builder()
        .id("pool1")
        .configuration(PoolConfiguration.VIRTUAL_MACHINE)
        .subnet(Presence.of(SUBNET))
        .publicIpProvision(PublicIpProvision.BATCH_MANAGED)
        .creationTime(CREATED)
        .allocationStateTransitionTime(ALLOCATED)
        .lastScaledFromZero(ALLOCATED)
        .allocationState(AllocationState.STEADY)
        .currentDedicatedNodes(2)
        .currentLowPriorityNodes(0)
        .build();
  }

  /** The same pool in Batch's own network. */
  public static BatchPool poolInBatchNetwork() {
    return poolInCustomerNetwork().toBuilder().subnet(Presence.none()).build();
  }

  public static BatchPool named(BatchPool pool, String id) {
    return pool.toBuilder().id(id).build();
  }

  public static BatchPool scaledFromZero(BatchPool pool, Instant at) {
    return pool.toBuilder().lastScaledFromZero(at).allocationStateTransitionTime(at).build();
  }

  public static BatchPool withoutNodes(BatchPool pool) {
    return pool.toBuilder().currentDedicatedNodes(0).currentLowPriorityNodes(0).build();
  }

  public static BatchPool withoutPublicIp(BatchPool pool, NoPublicIpGeneration generation) {
    return pool.toBuilder()
        .publicIpProvision(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES)
        .noPublicIpGeneration(generation)
        .build();
  }

  public static BatchPool cloudServices(BatchPool pool) {
    return pool.toBuilder().configuration(PoolConfiguration.CLOUD_SERVICES).build();
  }

  public static BatchPool doing(BatchPool pool, Workload... workloads) {
    return pool.toBuilder().workloads(ImmutableSet.copyOf(workloads)).build();
  }
}
