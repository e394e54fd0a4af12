package io.github.batchcomm.migration;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.network.NetworkAudit;
import java.io.Serializable;
import org.immutables.value.Value;

/** What stands between one pool and simplified communication. */
@Value.Immutable
public interface PoolReadiness extends Serializable {

  /** {@return the pool} */
  BatchPool pool();

  /** {@return the answer} */
  Readiness readiness();

  /** {@return the models in use and to come, with their reasons} */
  EffectiveModel model();

  /** {@return what the models in use and to come need from the network} */
  ImmutableList<RequiredEndpoint> endpoints();

  /** {@return whether the network lets through what it needs, until it is migrated and after} */
  NetworkAudit network();

  /** {@return whether the change of model can affect it} */
  Impact impact();

  /** {@return what is to be remarked about this pool, most urgent first} */
  ImmutableList<Finding> findings();

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link PoolReadiness}. */
  final class Builder extends ImmutablePoolReadiness.Builder {
    Builder() {}
  }
}
