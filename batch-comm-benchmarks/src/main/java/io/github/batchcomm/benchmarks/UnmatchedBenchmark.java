package io.github.batchcomm.benchmarks;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.FirstMatch;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
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

/**
 * How long it takes to find what of a flow no rule decides, from the parts that rules decide: by
 * first match and by subtracting the set of their packets.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 7, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class UnmatchedBenchmark {

  /** How many parts the rules decide. */
  @Param({"100", "1000"})
  public int products;

  private DecidedParts decided = new DecidedParts(FlowProduct.ALL, ImmutableList.of());
  private FlowSet expected = FlowSet.NONE;
  private FlowSet left = FlowSet.NONE;

  /** Makes the parts, and the answer by which both ways are checked. */
  @Setup
  public void makeParts() {
    decided = DecidedParts.make(products);
    expected = difference();
    checkState(!expected.isEmpty(), "The rules leave nothing open");
    checkState(expected.equals(firstMatch()), "The two ways find different packets");
  }

  /** {@return what is left, by first match} */
  @Benchmark
  public FlowSet firstMatch() {
    left = FirstMatch.unmatched(decided.flow(), decided.parts());
    return left;
  }

  /** {@return what is left, as the difference of two sets} */
  @Benchmark
  public FlowSet difference() {
    left = FlowSet.of(decided.flow()).difference(FlowSet.copyOf(decided.parts()));
    return left;
  }

  /** Refuses an answer that differs from that of the other way. */
  @TearDown(Level.Iteration)
  public void check() {
    checkState(left.equals(expected), "What is left is not what is expected");
  }
}
