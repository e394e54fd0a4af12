package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.network.NetworkAudit;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rules that answer right; each fault overrides one method. */
class FaultyCommunication implements BatchCommunication {

  private final BatchCommunication right;

  FaultyCommunication(BatchCommunication right) {
    this.right = right;
  }

  @Override
  public Edition edition() {
    return right.edition();
  }

  @Override
  public EffectiveModel effectiveModel(BatchAccount account, BatchPool pool, Instant asOf) {
    return right.effectiveModel(account, pool, asOf);
  }

  @Override
  public ImmutableList<RequiredEndpoint> requiredEndpoints(
      BatchAccount account, BatchPool pool, Instant asOf) {
    return right.requiredEndpoints(account, pool, asOf);
  }

  @Override
  public ImmutableList<RequiredEndpoint> unionEndpoints(BatchAccount account, BatchPool pool) {
    return right.unionEndpoints(account, pool);
  }

  @Override
  public NetworkAudit audit(BatchAccount account, BatchPool pool, Network network, Instant asOf) {
    return right.audit(account, pool, network, asOf);
  }

  @Override
  public MigrationReadiness migrationReadiness(
      BatchAccount account, Collection<BatchPool> pools, Network network, Instant asOf) {
    return right.migrationReadiness(account, pools, network, asOf);
  }

  /** Spoils every model. */
  static UnaryOperator<BatchCommunication> model(UnaryOperator<EffectiveModel> spoil) {
    return right ->
        new FaultyCommunication(right) {
          @Override
          public EffectiveModel effectiveModel(BatchAccount account, BatchPool pool, Instant asOf) {
            return spoil.apply(super.effectiveModel(account, pool, asOf));
          }
        };
  }

  /** Takes every pool for another when its model is asked for. */
  static UnaryOperator<BatchCommunication> modelOfPool(UnaryOperator<BatchPool> mistake) {
    return right ->
        new FaultyCommunication(right) {
          @Override
          public EffectiveModel effectiveModel(BatchAccount account, BatchPool pool, Instant asOf) {
            return super.effectiveModel(account, mistake.apply(pool), asOf);
          }
        };
  }

  /** Takes every account for another when a model is asked for. */
  static UnaryOperator<BatchCommunication> modelInAccount(UnaryOperator<BatchAccount> mistake) {
    return right ->
        new FaultyCommunication(right) {
          @Override
          public EffectiveModel effectiveModel(BatchAccount account, BatchPool pool, Instant asOf) {
            return super.effectiveModel(mistake.apply(account), pool, asOf);
          }
        };
  }

  /** Takes every instant for another when a model is asked for. */
  static UnaryOperator<BatchCommunication> modelAt(UnaryOperator<Instant> mistake) {
    return right ->
        new FaultyCommunication(right) {
          @Override
          public EffectiveModel effectiveModel(BatchAccount account, BatchPool pool, Instant asOf) {
            return super.effectiveModel(account, pool, mistake.apply(asOf));
          }
        };
  }

  /** Spoils every list of required flows. */
  static UnaryOperator<BatchCommunication> flows(
      UnaryOperator<ImmutableList<RequiredEndpoint>> spoil) {
    return right ->
        new FaultyCommunication(right) {
          @Override
          public ImmutableList<RequiredEndpoint> requiredEndpoints(
              BatchAccount account, BatchPool pool, Instant asOf) {
            return spoil.apply(super.requiredEndpoints(account, pool, asOf));
          }
        };
  }

  /** Spoils every required flow. */
  static UnaryOperator<BatchCommunication> eachFlow(UnaryOperator<RequiredEndpoint.Builder> spoil) {
    return flows(
        list ->
            list.stream()
                .map(flow -> spoil.apply(RequiredEndpoint.builder().from(flow)).build())
                .collect(ImmutableList.toImmutableList()));
  }

  /** Spoils every union. */
  static UnaryOperator<BatchCommunication> union(
      UnaryOperator<ImmutableList<RequiredEndpoint>> spoil) {
    return right ->
        new FaultyCommunication(right) {
          @Override
          public ImmutableList<RequiredEndpoint> unionEndpoints(
              BatchAccount account, BatchPool pool) {
            return spoil.apply(super.unionEndpoints(account, pool));
          }
        };
  }

  /** Spoils every readiness. */
  static UnaryOperator<BatchCommunication> readiness(UnaryOperator<MigrationReadiness> spoil) {
    return right ->
        new FaultyCommunication(right) {
          @Override
          public MigrationReadiness migrationReadiness(
              BatchAccount account, Collection<BatchPool> pools, Network network, Instant asOf) {
            return spoil.apply(super.migrationReadiness(account, pools, network, asOf));
          }
        };
  }

  /** Spoils what is said of each pool in every readiness. */
  static UnaryOperator<BatchCommunication> eachPool(UnaryOperator<PoolReadiness> spoil) {
    return readiness(
        it -> {
          List<PoolReadiness> pools = it.pools().stream().map(spoil).toList();
          return MigrationReadiness.builder().from(it).pools(pools).build();
        });
  }

  /** Takes every account for another when flows are asked for. */
  static UnaryOperator<BatchCommunication> flowsInAccount(UnaryOperator<BatchAccount> mistake) {
    return flowsOf(mistake, UnaryOperator.identity());
  }

  /** Takes every pool for another when flows are asked for. */
  static UnaryOperator<BatchCommunication> flowsOfPool(UnaryOperator<BatchPool> mistake) {
    return flowsOf(UnaryOperator.identity(), mistake);
  }

  private static UnaryOperator<BatchCommunication> flowsOf(
      UnaryOperator<BatchAccount> account, UnaryOperator<BatchPool> pool) {
    return right ->
        new FaultyCommunication(right) {
          @Override
          public ImmutableList<RequiredEndpoint> requiredEndpoints(
              BatchAccount asked, BatchPool askedPool, Instant asOf) {
            return super.requiredEndpoints(account.apply(asked), pool.apply(askedPool), asOf);
          }

          @Override
          public ImmutableList<RequiredEndpoint> unionEndpoints(
              BatchAccount asked, BatchPool askedPool) {
            return super.unionEndpoints(account.apply(asked), pool.apply(askedPool));
          }

          @Override
          public MigrationReadiness migrationReadiness(
              BatchAccount asked, Collection<BatchPool> pools, Network network, Instant asOf) {
            MigrationReadiness readiness = super.migrationReadiness(asked, pools, network, asOf);
            List<PoolReadiness> mistaken =
                readiness.pools().stream()
                    .map(
                        it ->
                            PoolReadiness.builder()
                                .from(it)
                                .endpoints(requiredEndpoints(asked, it.pool(), asOf))
                                .build())
                    .toList();
            return MigrationReadiness.builder().from(readiness).pools(mistaken).build();
          }
        };
  }

  /** Spoils every model, wherever it is told. */
  static UnaryOperator<BatchCommunication> everyModel(UnaryOperator<EffectiveModel> spoil) {
    return right ->
        eachPool(it -> PoolReadiness.builder().from(it).model(spoil.apply(it.model())).build())
            .apply(model(spoil).apply(right));
  }
}
