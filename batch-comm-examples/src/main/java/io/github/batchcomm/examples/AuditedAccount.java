package io.github.batchcomm.examples;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.endpoint.DependencyJudgement;
import io.github.batchcomm.endpoint.OutboundDependencyList;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.Network;
import java.time.Instant;
import java.util.Optional;

/**
 * What the audit finds about one account.
 *
 * @param migration what stands between it and simplified communication
 * @param network everything known of networks
 * @param dependencies what its list of outbound dependencies says; empty if no document holds it
 */
record AuditedAccount(
    MigrationReadiness migration, Network network, Optional<DependencyJudgement> dependencies) {

  static AuditedAccount of(
      InventoryAccount account, Network network, BatchCommunication rules, Instant asOf) {
    return new AuditedAccount(
        rules.migrationReadiness(account.account(), account.pools(), network, asOf),
        network,
        account
            .outboundDependencies()
            .map(
                list ->
                    OutboundDependencyList.judge(
                        rules.edition(), account.account(), list, account.pools())));
  }

  String name() {
    return migration.account().name();
  }
}
