package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.IterationParams;

/**
 * How long a verdict takes from model values that were just made and that nobody has looked at
 * since, so that most of them have to come from memory.
 *
 * <p>Each call of a batch has a group of its own, made before the batch. The score is the time of a
 * batch.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class FreshVerdictBenchmark {

  /** The name of the engine that is asked. */
  @Param({"batch-comm", "boxes", "BDD", "Z3"})
  public String engine = "";

  /** The kind of the workloads. */
  @Param public WorkloadKind kind = WorkloadKind.RULE_LIST;

  /** How many rules a workload has. */
  @Param({"10", "100", "1000", "3997"})
  public int rules;

  /** Whether the workloads' requirement is implied. */
  @Param({"true", "false"})
  public boolean implied;

  private NetworkEngine asked = Engines.ALL.get(0);
  private ImmutableList<Workload> workloads = ImmutableList.of();
  private final List<Answer> answers = new ArrayList<>();

  /**
   * Makes a workload for each call of the batch.
   *
   * @param batch how many calls there will be
   */
  @Setup(Level.Iteration)
  public void makeWorkloads(IterationParams batch) {
    asked = Engines.named(engine);
    answers.clear();
    workloads =
        Stream.generate(() -> kind.make(rules, implied))
            .limit(batch.getBatchSize())
            .collect(ImmutableList.toImmutableList());
  }

  /** {@return the answer about the next workload} */
  @Benchmark
  public Answer verdict() {
    Answer answer = workloads.get(answers.size()).ask(asked);
    answers.add(answer);
    return answer;
  }

  /** Refuses wrong answers. */
  @TearDown(Level.Iteration)
  public void check() {
    for (int call = 0; call < answers.size(); call++) {
      workloads.get(call).check(answers.get(call));
    }
  }
}
