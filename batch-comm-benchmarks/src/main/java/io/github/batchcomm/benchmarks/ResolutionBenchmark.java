package io.github.batchcomm.benchmarks;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How many pools a second get their effective model and their required endpoints. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class ResolutionBenchmark {

  private record Question(
      BatchCommunication rules, BatchAccount account, BatchPool pool, Instant asOf) {}

  /** How many different accounts with a pool each. */
  @Param({"100", "1000", "10000"})
  public int pools;

  /** Whether each pool is asked about by one edition, in turn, or by all seven. */
  @Param({"false", "true"})
  public boolean byEveryEdition;

  private Question[] questions = {};
  private int next;

  /** Makes the questions. */
  @Setup
  public void ask() {
    List<BatchCommunication> editions =
        Editions.all().stream().map(BatchCommunication::of).toList();
    VariedPools varied = new VariedPools(20260112);
    List<Question> asked = new ArrayList<>();
    for (int i = 0; i < pools; i++) {
      BatchAccount account = varied.account(i);
      BatchPool pool = varied.pool(i);
      Instant asOf = varied.asOf();
      for (int e = 0; e < editions.size(); e++) {
        if (byEveryEdition || i % editions.size() == e) {
          asked.add(new Question(editions.get(e), account, pool, asOf));
        }
      }
    }
    questions = asked.toArray(Question[]::new);
  }

  /** Both answers about one pool. */
  @Benchmark
  public void modelAndEndpoints(Blackhole blackhole) {
    Question question = questions[next];
    next = next + 1 == questions.length ? 0 : next + 1;
    blackhole.consume(
        question.rules.effectiveModel(question.account, question.pool, question.asOf));
    blackhole.consume(
        question.rules.requiredEndpoints(question.account, question.pool, question.asOf));
  }

  /** The model alone. */
  @Benchmark
  public void model(Blackhole blackhole) {
    Question question = questions[next];
    next = next + 1 == questions.length ? 0 : next + 1;
    blackhole.consume(
        question.rules.effectiveModel(question.account, question.pool, question.asOf));
  }
}
