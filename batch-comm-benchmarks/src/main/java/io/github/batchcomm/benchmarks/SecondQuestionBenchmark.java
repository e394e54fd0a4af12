package io.github.batchcomm.benchmarks;

import io.github.batchcomm.network.SecurityGroupEvaluation;
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

/** How long the same question takes to the library's evaluation that has answered it before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SecondQuestionBenchmark {

  /** The kind of the workload. */
  @Param public WorkloadKind kind = WorkloadKind.RULE_LIST;

  /** How many rules the workload has. */
  @Param({"10", "100", "1000", "3997"})
  public int rules;

  /** Whether the workload's requirement is implied. */
  @Param({"true", "false"})
  public boolean implied;

  private Workload workload = WorkloadKind.RULE_LIST.make(10, true);
  private SecurityGroupEvaluation evaluation = LibraryEngine.evaluationOf(workload.group());
  private Answer answer = new Answer.Implied();

  /** Makes the workload and asks the first question. */
  @Setup
  public void askFirst() {
    workload = kind.make(rules, implied);
    evaluation = LibraryEngine.evaluationOf(workload.group());
    again();
  }

  /** {@return the answer to the same question} */
  @Benchmark
  public Answer again() {
    answer = LibraryEngine.decide(evaluation, workload.required());
    return answer;
  }

  /** Refuses a wrong answer. */
  @TearDown(Level.Iteration)
  public void check() {
    workload.check(answer);
  }
}
