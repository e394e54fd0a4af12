package io.github.batchcomm.migration;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.model.BatchAccount;
import java.io.Serializable;
import org.immutables.value.Value;

/** What stands between an account and simplified communication. */
@Value.Immutable
public interface MigrationReadiness extends Serializable {

  /** {@return the account} */
  BatchAccount account();

  /** {@return the worst answer of its pools; undetermined if no pool was given} */
  Readiness readiness();

  /** {@return each pool with its answer, in order of pool id} */
  ImmutableList<PoolReadiness> pools();

  /** {@return the limitations that stand for some pool} */
  ImmutableSet<Finding> limitations();

  /** {@return what is to be remarked about the account as a whole, most urgent first} */
  ImmutableList<Finding> findings();

  /** {@return the pools that the change of model can affect through their network} */
  default ImmutableList<PoolReadiness> impactedPools() {
    return pools().stream()
        .filter(pool -> pool.impact() != Impact.ONLY_BY_SOFTWARE_FIREWALLS)
        .collect(toImmutableList());
  }

  /**
   * Finds the pools that have an answer.
   *
   * @param readiness the answer
   * @return their ids
   */
  default ImmutableSet<String> poolsThatAre(Readiness readiness) {
    return pools().stream()
        .filter(pool -> pool.readiness() == readiness)
        .map(pool -> pool.pool().id())
        .collect(toImmutableSet());
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link MigrationReadiness}. */
  final class Builder extends ImmutableMigrationReadiness.Builder {
    Builder() {}
  }
}
