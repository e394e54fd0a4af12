package io.github.batchcomm.testkit.laws;

import com.google.common.base.Suppliers;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.network.NetworkAudit;
import java.time.Instant;
import java.util.function.Supplier;

/** What is answered about one pool in one network at one instant. */
final class NetworkAnswers {

  private final PoolAnswers pool;
  private final Network network;
  private final Supplier<NetworkAudit> audit;

  NetworkAnswers(PoolAnswers pool, Network network) {
    this.pool = pool;
    this.network = network;
    this.audit =
        Suppliers.memoize(
            () -> communication().audit(pool.account(), pool.pool(), network, asOf()));
  }

  /** The same question about another network. */
  NetworkAnswers in(Network other) {
    return other.equals(network) ? this : new NetworkAnswers(pool, other);
  }

  /** The same question about another account. */
  NetworkAnswers of(BatchAccount other) {
    return other.equals(pool.account()) ? this : new NetworkAnswers(pool.in(other), network);
  }

  BatchCommunication communication() {
    return pool.communication();
  }

  BatchAccount account() {
    return pool.account();
  }

  BatchPool pool() {
    return pool.pool();
  }

  Instant asOf() {
    return pool.asOf();
  }

  Network network() {
    return network;
  }

  NetworkAudit audit() {
    return audit.get();
  }
}
