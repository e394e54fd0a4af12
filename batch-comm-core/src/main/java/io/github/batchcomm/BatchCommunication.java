package io.github.batchcomm;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.EffectiveModelResolver;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.endpoint.RequiredEndpoints;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.ReadinessAssessment;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;

/**
 * The rules of Azure Batch node communication by one edition: which model pools use, what they need
 * from the network, and what stands between them and simplified communication.
 *
 * <p>It holds nothing but the edition. It is immutable, safe to share between threads, and never
 * looks at a clock: every question names the instant it is about.
 */
public final class BatchCommunication {

  private final Edition edition;
  private final EffectiveModelResolver models;
  private final RequiredEndpoints endpoints;
  private final ReadinessAssessment readiness;

  private BatchCommunication(Edition edition) {
    this.edition = edition;
    this.models = new EffectiveModelResolver(edition);
    this.endpoints = new RequiredEndpoints(edition);
    this.readiness = new ReadinessAssessment(edition);
  }

  /**
   * Answers by an edition.
   *
   * @param edition the edition, one of {@link Editions} or one's own
   * @return the rules by that edition
   */
  public static BatchCommunication of(Edition edition) {
    return new BatchCommunication(edition);
  }

  /** {@return the rules by the latest edition this library knows} */
  public static BatchCommunication latest() {
    return of(Editions.latest());
  }

  /**
   * Answers by the edition that was in force on a day.
   *
   * @param day the day, in UTC
   * @return the rules by that edition; never one of the revisions, whose first day is not known
   * @throws IllegalArgumentException if the day is before the first edition, 2021-10-21
   */
  public static BatchCommunication inForceOn(LocalDate day) {
    return of(Editions.inForceOn(day));
  }

  /** {@return the edition whose rules these are} */
  public Edition edition() {
    return edition;
  }

  /**
   * Decides which models a pool's nodes may be using, and would get next.
   *
   * @param account the pool's account
   * @param pool the pool
   * @param asOf the instant asked about, in UTC
   * @return the models with every reason
   */
  public EffectiveModel effectiveModel(BatchAccount account, BatchPool pool, Instant asOf) {
    return models.resolve(account, pool, asOf);
  }

  /**
   * Lists the flows that a pool's possible models, in use and next, need together.
   *
   * @param account the pool's account
   * @param pool the pool
   * @param asOf the instant asked about, in UTC
   * @return the flows in the edition's order
   */
  public ImmutableList<RequiredEndpoint> requiredEndpoints(
      BatchAccount account, BatchPool pool, Instant asOf) {
    return endpoints.forModels(account, pool, effectiveModel(account, pool, asOf).possible());
  }

  /**
   * Lists the flows that a pool needs while it is moved from one model to the other.
   *
   * @param account the pool's account
   * @param pool the pool
   * @return the flows of both models, each once
   */
  public ImmutableList<RequiredEndpoint> unionEndpoints(BatchAccount account, BatchPool pool) {
    return endpoints.union(account, pool);
  }

  /**
   * Tells what stands between an account and simplified communication.
   *
   * @param account the account
   * @param pools all its pools, in any order
   * @param asOf the instant asked about, in UTC
   * @return the answer for the account and each pool
   */
  public MigrationReadiness migrationReadiness(
      BatchAccount account, Collection<BatchPool> pools, Instant asOf) {
    return readiness.assess(account, pools, asOf);
  }
}
