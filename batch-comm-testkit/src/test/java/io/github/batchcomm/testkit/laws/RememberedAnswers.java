package io.github.batchcomm.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import java.time.Instant;

/** Answers of rules that were asked much before, against those of rules asked the first time. */
final class RememberedAnswers {

  private RememberedAnswers() {}

  static void check(
      BatchCommunication experienced, BatchAccount account, BatchPool pool, Instant asOf) {
    BatchCommunication fresh = BatchCommunication.of(experienced.edition());
    assertThat(experienced.effectiveModel(account, pool, asOf))
        .isEqualTo(fresh.effectiveModel(account, pool, asOf));
    assertThat(experienced.requiredEndpoints(account, pool, asOf))
        .isEqualTo(fresh.requiredEndpoints(account, pool, asOf));
    assertThat(experienced.unionEndpoints(account, pool))
        .isEqualTo(fresh.unionEndpoints(account, pool));
  }
}
