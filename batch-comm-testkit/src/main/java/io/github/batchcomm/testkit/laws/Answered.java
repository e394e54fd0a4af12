package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.network.NetworkAudit;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rules to check; where they throw or answer null, {@link Unanswered} tells which question. */
final class Answered implements BatchCommunication {

  private final BatchCommunication asked;

  /** What was asked last; for messages, since laws also ask about what they make of the input. */
  private Question lastAsked = new Question("nothing", ImmutableList.of(), Optional.empty());

  /**
   * A question.
   *
   * @param method the method called
   * @param input the accounts and pools asked about
   * @param asOf the instant asked about, if the method takes one
   */
  record Question(String method, ImmutableList<Object> input, Optional<Instant> asOf) {}

  Answered(BatchCommunication asked) {
    this.asked = asked;
  }

  Question lastAsked() {
    return lastAsked;
  }

  @Override
  public Edition edition() {
    Question before = lastAsked;
    Edition edition = answer("edition", ImmutableList.of(), Optional.empty(), asked::edition);
    lastAsked = before;
    return edition;
  }

  @Override
  public EffectiveModel effectiveModel(BatchAccount account, BatchPool pool, Instant asOf) {
    return answer(
        "effectiveModel",
        ImmutableList.of(account, pool),
        Optional.of(asOf),
        () -> asked.effectiveModel(account, pool, asOf));
  }

  @Override
  public ImmutableList<RequiredEndpoint> requiredEndpoints(
      BatchAccount account, BatchPool pool, Instant asOf) {
    return answer(
        "requiredEndpoints",
        ImmutableList.of(account, pool),
        Optional.of(asOf),
        () -> asked.requiredEndpoints(account, pool, asOf));
  }

  @Override
  public ImmutableList<RequiredEndpoint> unionEndpoints(BatchAccount account, BatchPool pool) {
    return answer(
        "unionEndpoints",
        ImmutableList.of(account, pool),
        Optional.empty(),
        () -> asked.unionEndpoints(account, pool));
  }

  @Override
  public NetworkAudit audit(BatchAccount account, BatchPool pool, Network network, Instant asOf) {
    return answer(
        "audit",
        ImmutableList.of(account, pool, network),
        Optional.of(asOf),
        () -> asked.audit(account, pool, network, asOf));
  }

  @Override
  public MigrationReadiness migrationReadiness(
      BatchAccount account, Collection<BatchPool> pools, Network network, Instant asOf) {
    return answer(
        "migrationReadiness",
        ImmutableList.builder().add(account).addAll(pools).build(),
        Optional.of(asOf),
        () -> asked.migrationReadiness(account, pools, network, asOf));
  }

  private <T> T answer(
      String question,
      ImmutableList<Object> input,
      Optional<Instant> asOf,
      Supplier<? extends @Nullable T> asked) {
    lastAsked = new Question(question, input, asOf);
    @Nullable T answer;
    try {
      answer = asked.get();
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      Unanswered unanswered = new Unanswered(question + " threw " + e, input, asOf);
      unanswered.initCause(e);
      throw unanswered;
    }
    if (answer == null) {
      throw new Unanswered(question + " answered null", input, asOf);
    }
    return answer;
  }
}
