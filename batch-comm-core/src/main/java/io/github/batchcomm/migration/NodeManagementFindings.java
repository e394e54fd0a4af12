package io.github.batchcomm.migration;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.Severity;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.endpoint.NodeManagementPath;
import io.github.batchcomm.endpoint.NodeManagementPath.Availability;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.network.NetworkAudit;

/** What is to be remarked about the ways by which simplified nodes reach node management. */
final class NodeManagementFindings {

  private final BatchAccount account;
  private final Source source;

  NodeManagementFindings(Edition edition, BatchAccount account) {
    this.account = account;
    this.source = edition.nodeManagementAccess().source();
  }

  /** What a proof shows need not be checked once more. */
  ImmutableList<Finding> of(BatchPool pool, NodeManagementPath path, NetworkAudit audit) {
    if (FlowJudgement.isReachedByPrivateEndpoint(audit)
        || FlowJudgement.isReachedByPublicEndpoint(audit)) {
      return ImmutableList.of();
    }
    return switch (path.publicEndpoint()) {
      case AVAILABLE -> ImmutableList.of();
      case UNKNOWN -> ImmutableList.of(publicEndpointUnknown());
      case UNAVAILABLE -> publicEndpointClosed(pool, path.privateEndpoint());
    };
  }

  private Finding publicEndpointUnknown() {
    return account.publicNetworkAccess() == PublicNetworkAccess.UNKNOWN
        ? warning(
            "public-network-access-unknown",
            "The account's publicNetworkAccess is not given; simplified nodes cannot connect"
                + " without a private endpoint where it is disabled. Export the account with it.")
        : warning(
            "node-management-restricted",
            "The account's node management endpoint answers only the public addresses that its IP"
                + " rules list. Check that they list every address by which the pool's nodes reach"
                + " the internet.");
  }

  private ImmutableList<Finding> publicEndpointClosed(BatchPool pool, Availability privateWay) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    if (account.publicNetworkAccess() == PublicNetworkAccess.SECURED_BY_PERIMETER) {
      findings.add(
          warning(
              "perimeter-unverified",
              "The account is secured by a network perimeter. What nodes then see of its public"
                  + " endpoint is not documented; it is taken as closed to them. Verify it."));
    }
    if (pool.subnet().isAbsent()) {
      findings.add(
          warning(
              "private-account-in-batch-network",
              closed()
                  + ", and no private endpoint can stand in Batch's own network: simplified nodes of"
                  + " this pool can probably not connect. Ask Azure support, or move the pool into a"
                  + " virtual network."));
    } else if (privateWay == Availability.UNAVAILABLE) {
      findings.add(
          new Finding(
              "node-management-private-endpoint-missing",
              Severity.ERROR,
              closed()
                  + ", and it has no approved private endpoint to nodeManagement: simplified nodes"
                  + " become unusable. Create one in the pool's virtual network, with its DNS"
                  + " record, first.",
              source));
    } else if (privateWay == Availability.UNKNOWN) {
      findings.add(
          warning(
              "node-management-private-endpoint-unknown",
              closed()
                  + "; whether it has an approved private endpoint to nodeManagement is not known."
                  + " Export the account with its privateEndpointConnections."));
    }
    return findings.build();
  }

  private String closed() {
    return account.publicNetworkAccess() == PublicNetworkAccess.ENABLED
        ? "The account's node management endpoint denies every public address"
        : "The account's public network access is not enabled";
  }

  private Finding warning(String code, String text) {
    return new Finding(code, Severity.WARNING, text, source);
  }
}
