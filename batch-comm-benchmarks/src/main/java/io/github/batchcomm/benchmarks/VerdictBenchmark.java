package io.github.batchcomm.benchmarks;

import java.util.concurrent.TimeUnit;
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

/** How long a verdict takes from model values, of which engines remember nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class VerdictBenchmark {

  /** The name of the engine that is asked. */
  @Param({"batch-comm", "boxes", "BDD", "Z3"})
  public String engine = "";

  /** The kind of the workload. */
  @Param public WorkloadKind kind = WorkloadKind.RULE_LIST;

  /** How many rules the workload has. */
  @Param({"10", "100", "1000", "3997"})
  public int rules;

  /** Whether the workload's requirement is implied. */
  @Param({"true", "false"})
  public boolean implied;

  private NetworkEngine asked = Engines.ALL.get(0);
  private Workload workload = WorkloadKind.RULE_LIST.make(10, true);
  private Answer answer = new Answer.Implied();

  /** Makes the workload. */
  @Setup
  public void makeWorkload() {
    asked = Engines.named(engine);
    workload = kind.make(rules, implied);
  }

  /** {@return the answer about the workload} */
  @Benchmark
  public Answer verdict() {
    answer = workload.ask(asked);
    return answer;
  }

  /** Refuses a wrong answer. */
  @TearDown(Level.Iteration)
  public void check() {
    workload.check(answer);
  }
}
