package io.github.batchcomm.effective;

import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.ModelChoice;
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
import java.util.List;

/** Accounts, pools and questions to test with. */
final class Samples {

  static final SubnetReference SUBNET =
      SubnetReference.parse(
          "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg"
              + "/providers/Microsoft.Network/virtualNetworks/vnet/subnets/nodes");

  static final Region SUPPORTED = Region.of("westeurope");

  /** Not supported by any edition that says something about regions. */
  static final Region UNSUPPORTED = Region.of("usdodeast");

  static final Region UNHEARD_OF = Region.of("moonbase1");

  private Samples() {}

  static Instant at(String instant) {
    return Instant.parse(instant);
  }

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

  static BatchAccount account(CommunicationModelChange... changes) {
    return account().toBuilder().modelHistory(ModelHistory.of(changes)).build();
  }

  static BatchAccount accountIn(String region) {
    return account().toBuilder().region(Region.of(region)).build();
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

  static BatchPool poolAllocated(String created, String allocated) {
    return pool().toBuilder().creationTime(day(created)).lastScaledFromZero(day(allocated)).build();
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

  static BatchPool observed(BatchPool pool, NodeCommunicationMode current) {
    return pool.toBuilder().currentMode(current).build();
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

  static EffectiveModel resolve(
      Edition edition, BatchAccount account, BatchPool pool, String asOf) {
    return new EffectiveModelResolver(edition).resolve(account, pool, day(asOf));
  }

  /** The codes of the rules that took part in answering a question, in order. */
  static List<String> deciding(EffectiveModel model, Question question) {
    return model.reasons().stream()
        .filter(reason -> reason.concerns().contains(question))
        .map(Reason::code)
        .toList();
  }

  static List<String> decidingPresent(EffectiveModel model) {
    return deciding(model, Question.PRESENT_NODES);
  }

  static List<String> decidingNext(EffectiveModel model) {
    return deciding(model, Question.NEXT_SCALE_OUT);
  }

  static List<String> findings(EffectiveModel model) {
    return model.findings().stream().map(Finding::code).toList();
  }

  static List<Edition> previewEditions() {
    return editions(ModelChoice.ACCOUNT_OPT_IN);
  }

  static List<Edition> targetModeEditions() {
    return editions(ModelChoice.POOL_TARGET_MODE);
  }

  private static List<Edition> editions(ModelChoice choice) {
    return Editions.all().stream()
        .filter(edition -> edition.modelChoice().content() == choice)
        .toList();
  }
}
