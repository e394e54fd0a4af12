package io.github.batchcomm.testkit.laws;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.testkit.constraints.Decisive;
import io.github.batchcomm.testkit.constraints.Published;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever there may be, asked of rules that remember. */
class RememberedAnswersProperties {

  /** By the edition's id; kept over all tries, so that much was asked in like form before. */
  private static final Map<String, BatchCommunication> EXPERIENCED = new ConcurrentHashMap<>();

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void answersAreThoseGivenAtFirst(
      @ForAll BatchAccount account,
      @ForAll BatchPool pool,
      @ForAll @Published BatchCommunication rules,
      @ForAll @Decisive Instant asOf) {
    BatchCommunication experienced = EXPERIENCED.computeIfAbsent(rules.edition().id(), id -> rules);

    RememberedAnswers.check(experienced, account, pool, asOf);
  }
}
