package io.github.batchcomm;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.network.NetworkAudit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;

/**
 * The rules of Azure Batch node communication by one edition: which model pools use, what they need
 * from the network, and what stands between them and simplified communication.
 *
 * <p>An instance made here holds nothing but the edition, and a bounded number of answers already
 * given, by which it answers questions of the same kind hundreds of times faster: keep it rather
 * than make one for each question. The same question always has the same answer. It is safe to
 * share between threads, and never looks at a clock: every question names the instant it is about.
 * Whoever implements this interface, to decide otherwise, promises the same.
 */
public interface BatchCommunication {

  /**
   * Answers by an edition.
   *
   * @param edition the edition, one of {@link Editions} or one's own
   * @return the rules by that edition
   */
  static BatchCommunication of(Edition edition) {
    return new EditionCommunication(edition);
  }

  /** {@return the rules by the latest edition this library knows} */
  static BatchCommunication latest() {
    return of(Editions.latest());
  }

  /**
   * Answers by the edition that was in force on a day.
   *
   * @param day the day, in UTC
   * @return the rules by that edition; never one of the revisions, whose first day is not known
   * @throws IllegalArgumentException if the day is before the first edition, 2021-10-21
   */
  static BatchCommunication inForceOn(LocalDate day) {
    return of(Editions.inForceOn(day));
  }

  /** {@return the edition whose rules these are} */
  Edition edition();

  /**
   * Decides which models a pool's nodes may be using, and would get next.
   *
   * @param account the pool's account
   * @param pool the pool
   * @param asOf the instant asked about, in UTC
   * @return the models with every reason
   */
  EffectiveModel effectiveModel(BatchAccount account, BatchPool pool, Instant asOf);

  /**
   * Lists the flows that a pool's possible models, in use and next, need together.
   *
   * @param account the pool's account
   * @param pool the pool
   * @param asOf the instant asked about, in UTC
   * @return the flows in the edition's order
   */
  ImmutableList<RequiredEndpoint> requiredEndpoints(
      BatchAccount account, BatchPool pool, Instant asOf);

  /**
   * Lists the flows that a pool needs while it is moved from one model to the other.
   *
   * @param account the pool's account
   * @param pool the pool
   * @return the flows of both models, each once
   */
  ImmutableList<RequiredEndpoint> unionEndpoints(BatchAccount account, BatchPool pool);

  /**
   * Decides whether the network around a pool lets its flows through: those of simplified
   * communication for a pool that uses it already, else those of both models together, as a
   * migration needs them.
   *
   * @param account the pool's account
   * @param pool the pool
   * @param network everything known of networks
   * @param asOf the instant asked about, in UTC
   * @return a verdict for each protocol of each flow, with a proof, or with every blocker, or with
   *     the facts that are missing
   */
  NetworkAudit audit(BatchAccount account, BatchPool pool, Network network, Instant asOf);

  /**
   * Tells what stands between an account and simplified communication, the network included.
   *
   * @param account the account
   * @param pools all its pools, in any order
   * @param network everything known of networks
   * @param asOf the instant asked about, in UTC
   * @return the answer for the account and each pool
   */
  MigrationReadiness migrationReadiness(
      BatchAccount account, Collection<BatchPool> pools, Network network, Instant asOf);

  /**
   * Tells what stands between an account and simplified communication, where nothing is known of
   * the networks. Pools in a virtual network then stay undetermined at best.
   *
   * @param account the account
   * @param pools all its pools, in any order
   * @param asOf the instant asked about, in UTC
   * @return the answer for the account and each pool
   */
  default MigrationReadiness migrationReadiness(
      BatchAccount account, Collection<BatchPool> pools, Instant asOf) {
    return migrationReadiness(account, pools, Network.unknown(), asOf);
  }
}
