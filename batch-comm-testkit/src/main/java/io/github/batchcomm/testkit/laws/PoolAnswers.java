package io.github.batchcomm.testkit.laws;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import java.time.Instant;
import java.util.function.Supplier;

/** What is answered about one pool at one instant; each question is asked when it is needed. */
final class PoolAnswers {

  private final BatchCommunication communication;
  private final BatchAccount account;
  private final BatchPool pool;
  private final Instant asOf;
  private final Supplier<EffectiveModel> model;
  private final Supplier<ImmutableList<RequiredEndpoint>> endpoints;
  private final Supplier<ImmutableList<RequiredEndpoint>> union;

  PoolAnswers(
      BatchCommunication communication, BatchAccount account, BatchPool pool, Instant asOf) {
    this.communication = communication;
    this.account = account;
    this.pool = pool;
    this.asOf = asOf;
    this.model = Suppliers.memoize(() -> communication.effectiveModel(account, pool, asOf));
    this.endpoints = Suppliers.memoize(() -> communication.requiredEndpoints(account, pool, asOf));
    this.union = Suppliers.memoize(() -> communication.unionEndpoints(account, pool));
  }

  /** The same question about another pool. */
  PoolAnswers about(BatchPool other) {
    return other.equals(pool) ? this : new PoolAnswers(communication, account, other, asOf);
  }

  /** The same question about another account. */
  PoolAnswers in(BatchAccount other) {
    return other.equals(account) ? this : new PoolAnswers(communication, other, pool, asOf);
  }

  /** The same question about another instant. */
  PoolAnswers at(Instant other) {
    return other.equals(asOf) ? this : new PoolAnswers(communication, account, pool, other);
  }

  BatchCommunication communication() {
    return communication;
  }

  Edition edition() {
    return communication.edition();
  }

  BatchAccount account() {
    return account;
  }

  BatchPool pool() {
    return pool;
  }

  Instant asOf() {
    return asOf;
  }

  EffectiveModel model() {
    return model.get();
  }

  ImmutableList<RequiredEndpoint> endpoints() {
    return endpoints.get();
  }

  ImmutableList<RequiredEndpoint> union() {
    return union.get();
  }

  /** Whether the edition is said to be one of Microsoft's; one of somebody's own has its own id. */
  boolean isPublished() {
    return Editions.withId(edition().id()).isPresent();
  }

  /** Whether a published edition is asked in which customers choose by some means. */
  boolean isPublishedWith(ModelChoice choice) {
    return isPublished() && edition().modelChoice().content() == choice;
  }
}
