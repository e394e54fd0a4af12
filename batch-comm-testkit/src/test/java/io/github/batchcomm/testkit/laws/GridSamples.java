package io.github.batchcomm.testkit.laws;

import io.github.batchcomm.model.AllocationState;
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
import io.github.batchcomm.model.SubnetReference;
import java.time.Instant;

/** The account and the pool that the grid varies. */
final class GridSamples {

  static final SubnetReference SUBNET =
      SubnetReference.parse(
          "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg"
              + "/providers/Microsoft.Network/virtualNetworks/vnet/subnets/nodes");

  static final Region SUPPORTED = Region.of("westeurope");

  /** Not supported by any edition that says something about regions. */
  static final Region UNSUPPORTED = Region.of("usdodeast");

  static final Region UNHEARD_OF = Region.of("moonbase1");

  private GridSamples() {}

  /** The first instant of a day in UTC. */
  static Instant day(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }

  /** A public account in a supported region that was never opted in. */
  static BatchAccount account() {
    return BatchAccount.builder()
        .name("acct1")
        .region(SUPPORTED)
        .publicNetworkAccess(PublicNetworkAccess.ENABLED)
        .modelHistory(ModelHistory.NEVER_CHANGED)
        .build();
  }

  /** A virtual machine pool with public IP addresses and nodes in the customer's network. */
  static BatchPool pool() {
    return BatchPool.builder()
        .id("pool1")
        .configuration(PoolConfiguration.VIRTUAL_MACHINE)
        .subnet(Presence.of(SUBNET))
        .publicIpProvision(PublicIpProvision.BATCH_MANAGED)
        .allocationState(AllocationState.STEADY)
        .currentDedicatedNodes(2)
        .currentLowPriorityNodes(0)
        .build();
  }

  static BatchPool withTarget(BatchPool pool, NodeCommunicationMode target) {
    return pool.toBuilder().targetMode(target).build();
  }

  static BatchPool withoutNodes(BatchPool pool) {
    return pool.toBuilder().currentDedicatedNodes(0).currentLowPriorityNodes(0).build();
  }

  static BatchPool inBatchNetwork(BatchPool pool) {
    return pool.toBuilder().subnet(Presence.none()).build();
  }

  static BatchPool withoutPublicIp(BatchPool pool, NoPublicIpGeneration generation) {
    return pool.toBuilder()
        .publicIpProvision(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES)
        .noPublicIpGeneration(generation)
        .build();
  }

  static BatchPool cloudServices(BatchPool pool) {
    return pool.toBuilder().configuration(PoolConfiguration.CLOUD_SERVICES).build();
  }

  static CommunicationModelChange optIn(String requested, String confirmed) {
    return change(CommunicationModel.SIMPLIFIED, requested, confirmed);
  }

  static CommunicationModelChange optOut(String requested, String confirmed) {
    return change(CommunicationModel.CLASSIC, requested, confirmed);
  }

  static CommunicationModelChange pendingOptIn(String requested) {
    return CommunicationModelChange.builder()
        .to(CommunicationModel.SIMPLIFIED)
        .requestedAt(day(requested))
        .build();
  }

  private static CommunicationModelChange change(
      CommunicationModel to, String requested, String confirmed) {
    return CommunicationModelChange.builder()
        .to(to)
        .requestedAt(day(requested))
        .confirmedAt(day(confirmed))
        .build();
  }
}
