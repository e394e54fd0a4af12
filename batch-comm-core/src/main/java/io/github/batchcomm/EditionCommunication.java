package io.github.batchcomm;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.EffectiveModelResolver;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.endpoint.RequiredEndpoints;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.ReadinessAssessment;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.network.NetworkAudit;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The floors of one edition behind the facade. */
final class EditionCommunication implements BatchCommunication {

  private final Edition edition;
  private final EffectiveModelResolver models;
  private final RequiredEndpoints endpoints;
  private final ReadinessAssessment readiness;

  /**
   * The question about a model that was asked last: a pool's endpoints mostly are asked for right
   * after it. Threads may overwrite each other's, which costs time and nothing else.
   */
  private @Nullable Answered last;

  EditionCommunication(Edition edition) {
    this.edition = edition;
    this.models = new EffectiveModelResolver(edition);
    this.endpoints = new RequiredEndpoints(edition);
    this.readiness = new ReadinessAssessment(edition);
  }

  @Override
  public Edition edition() {
    return edition;
  }

  /** A question about a model with its answer. Immutable, so that threads may share it unlocked. */
  private record Answered(
      BatchAccount account, BatchPool pool, Instant asOf, EffectiveModel model) {

    /** Whether this very question was asked; equal values would take longer to compare. */
    boolean isAbout(BatchAccount otherAccount, BatchPool otherPool, Instant otherAsOf) {
      return account == otherAccount && pool == otherPool && asOf.equals(otherAsOf);
    }
  }

  @Override
  public EffectiveModel effectiveModel(BatchAccount account, BatchPool pool, Instant asOf) {
    @Nullable Answered before = last;
    if (before != null && before.isAbout(account, pool, asOf)) {
      return before.model;
    }
    EffectiveModel model = models.resolve(account, pool, asOf);
    last = new Answered(account, pool, asOf, model);
    return model;
  }

  @Override
  public ImmutableList<RequiredEndpoint> requiredEndpoints(
      BatchAccount account, BatchPool pool, Instant asOf) {
    return endpoints.forModels(account, pool, effectiveModel(account, pool, asOf).possible());
  }

  @Override
  public ImmutableList<RequiredEndpoint> unionEndpoints(BatchAccount account, BatchPool pool) {
    return endpoints.union(account, pool);
  }

  @Override
  public NetworkAudit audit(BatchAccount account, BatchPool pool, Network network, Instant asOf) {
    return readiness.audit(account, pool, network, asOf);
  }

  @Override
  public MigrationReadiness migrationReadiness(
      BatchAccount account, Collection<BatchPool> pools, Network network, Instant asOf) {
    return readiness.assess(account, pools, network, asOf);
  }

  /** {@return the edition's id} */
  @Override
  public String toString() {
    return "BatchCommunication by edition " + edition.id();
  }
}
