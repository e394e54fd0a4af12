package io.github.batchcomm.testkit.laws;

import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import java.time.Instant;

/** When all is known of a pool of the grid, and how many rules then decide. */
final class FullKnowledge {

  private FullKnowledge() {}

  static boolean isComplete(Edition edition, BatchAccount account, BatchPool pool, Instant asOf) {
    boolean preview = edition.modelChoice().content() == ModelChoice.ACCOUNT_OPT_IN;
    return account.region().isKnown()
        && pool.configuration() != PoolConfiguration.UNKNOWN
        && !pool.subnet().isUnknown()
        && pool.publicIpProvision() != PublicIpProvision.UNKNOWN
        && (pool.publicIpProvision() != PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
            || pool.noPublicIpGeneration() != NoPublicIpGeneration.UNKNOWN)
        && pool.nodes() != NodePresence.UNKNOWN
        && pool.creationTime().isPresent()
        && pool.lastScaledFromZero().isPresent()
        && account.modelHistory().isPresent()
        && account.modelHistory().get().changes().stream()
            .noneMatch(
                change ->
                    isOpenAt(change, pool.lastScaledFromZero().get()) || isOpenAt(change, asOf))
        && (preview
            ? account.publicNetworkAccess() == PublicNetworkAccess.ENABLED
                || account.publicNetworkAccess() == PublicNetworkAccess.DISABLED
            : pool.targetMode() != NodeCommunicationMode.UNKNOWN);
  }

  private static boolean isOpenAt(CommunicationModelChange change, Instant at) {
    return !change.requestedAt().isAfter(at) && change.confirmedAt().map(at::isBefore).orElse(true);
  }

  /**
   * One; but nothing tells since when a pool has its target mode. So there are two where a target
   * of classic or simplified decides, nodes are there, and no mode is observed: one rule for the
   * case that the target is older than the nodes, one for the case that it is not.
   */
  static int rulesForPresentNodes(Edition edition, BatchAccount account, BatchPool pool) {
    // "The pool has no nodes" is the one reason then.
    if (pool.nodes() == NodePresence.NONE
        || edition.modelChoice().content() == ModelChoice.ACCOUNT_OPT_IN) {
      return 1;
    }
    boolean targetDecides =
        pool.configuration() == PoolConfiguration.VIRTUAL_MACHINE
            && account.region().equals(GridSamples.SUPPORTED)
            && (pool.publicIpProvision() != PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
                || pool.subnet().isPresent());
    boolean observed =
        pool.currentMode() == NodeCommunicationMode.CLASSIC
            || pool.currentMode() == NodeCommunicationMode.SIMPLIFIED;
    if (!targetDecides || observed || pool.targetMode() == NodeCommunicationMode.DEFAULT) {
      return 1;
    }
    // The second generation is simplified whatever was asked for, as long as it was not classic.
    boolean secondGeneration =
        pool.publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
            && pool.noPublicIpGeneration() == NoPublicIpGeneration.V2_SIMPLIFIED;
    return secondGeneration && pool.targetMode() == NodeCommunicationMode.SIMPLIFIED ? 1 : 2;
  }
}
