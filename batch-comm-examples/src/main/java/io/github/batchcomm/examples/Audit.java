package io.github.batchcomm.examples;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.azure.InventoryNotice;
import io.github.batchcomm.azure.InventoryProblem;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Severity;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.migration.Readiness;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The audit of an inventory: what its reports show, before any of them is written.
 *
 * @param edition the rules
 * @param asOf the instant asked about, in UTC
 * @param accounts the accounts, in order of name
 * @param complete false if some list was seen to go on elsewhere
 * @param problems what could not be read
 * @param notices remarks about what could
 * @param unrecognised how many resources of other kinds the documents hold, by kind
 */
record Audit(
    Edition edition,
    Instant asOf,
    ImmutableList<AuditedAccount> accounts,
    boolean complete,
    ImmutableList<InventoryProblem> problems,
    ImmutableList<InventoryNotice> notices,
    ImmutableSortedMap<String, Integer> unrecognised) {

  static Audit of(AzureInventory inventory, Edition edition, Instant asOf) {
    BatchCommunication rules = BatchCommunication.of(edition);
    return new Audit(
        edition,
        asOf,
        inventory.accounts().stream()
            .map(account -> AuditedAccount.of(account, inventory.network(), rules, asOf))
            .collect(toImmutableList()),
        inventory.isComplete(),
        inventory.problems(),
        inventory.notices(),
        inventory.unrecognised());
  }

  /** {@return what it comes to; what could not be read comes before everything else} */
  Conclusion conclusion() {
    if (!problems.isEmpty()) {
      return Conclusion.UNREADABLE;
    }
    if (accounts.isEmpty()) {
      return Conclusion.NOTHING_FOUND;
    }
    return switch (worst()) {
      case MIGRATED, READY -> apartFromReadiness();
      case UNDETERMINED -> Conclusion.UNDETERMINED;
      case NETWORK_CHANGES_NEEDED, INELIGIBLE -> Conclusion.ACTION_NEEDED;
    };
  }

  /** A pool may be migrated and not work, and pools may be missing. */
  private Conclusion apartFromReadiness() {
    boolean broken =
        pools()
            .filter(pool -> pool.readiness() == Readiness.MIGRATED)
            .flatMap(pool -> pool.findings().stream())
            .anyMatch(finding -> finding.severity() == Severity.ERROR);
    if (broken) {
      return Conclusion.ACTION_NEEDED;
    }
    return complete ? Conclusion.ALL_READY : Conclusion.UNDETERMINED;
  }

  private Readiness worst() {
    return accounts.stream()
        .map(account -> account.migration().readiness())
        .reduce(Readiness.MIGRATED, Readiness::worse);
  }

  /** {@return every pool of every account} */
  Stream<PoolReadiness> pools() {
    return accounts.stream().flatMap(account -> account.migration().pools().stream());
  }
}
