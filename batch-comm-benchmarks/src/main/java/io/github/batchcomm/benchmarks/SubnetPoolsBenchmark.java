package io.github.batchcomm.benchmarks;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.network.Layer;
import io.github.batchcomm.network.MissingFact;
import io.github.batchcomm.network.NetworkAudit;
import io.github.batchcomm.network.NetworkEvaluation;
import io.github.batchcomm.network.NetworkVerdict;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
 * How long the audits of all pools of one subnet take: by one evaluation, which keeps answers about
 * the subnet, and by one for each pool.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SubnetPoolsBenchmark {

  /** How many pools the subnet has. */
  @Param({"10", "100"})
  public int pools;

  private SubnetPools subnet = SubnetPools.make(0);
  private ImmutableList<ImmutableList<RequiredEndpoint>> endpoints = ImmutableList.of();
  private ImmutableList<NetworkAudit> expected = ImmutableList.of();
  private ImmutableList<NetworkAudit> audits = ImmutableList.of();

  /** Makes the subnet, and the audits by which both ways are checked. */
  @Setup
  public void makeSubnet() {
    subnet = SubnetPools.make(pools);
    endpoints = subnet.endpoints();
    expected = evaluationForEachPool();
    checkState(
        expected.stream().allMatch(SubnetPoolsBenchmark::missesTheUnlistedTag),
        "No rule that names the unlisted tag leaves a part open");
    checkState(expected.equals(oneEvaluation()), "What is kept changes an audit");
  }

  /** {@return the audits by one evaluation} */
  @Benchmark
  public ImmutableList<NetworkAudit> oneEvaluation() {
    NetworkEvaluation evaluation = SubnetPools.evaluation();
    return audits(() -> evaluation);
  }

  /** {@return the audits by an evaluation for each pool} */
  @Benchmark
  public ImmutableList<NetworkAudit> evaluationForEachPool() {
    return audits(SubnetPools::evaluation);
  }

  /** Refuses audits that differ from those of the other way. */
  @TearDown(Level.Iteration)
  public void check() {
    checkState(audits.equals(expected), "The audits are not the expected ones");
  }

  private static boolean missesTheUnlistedTag(NetworkAudit audit) {
    return audit.flows().stream()
        .flatMap(flow -> missing(flow.verdict()).stream())
        .anyMatch(
            fact ->
                fact.layer() == Layer.SUBNET_NSG
                    && fact.what().contains(TaggedRules.UNLISTED.toString()));
  }

  private static ImmutableList<MissingFact> missing(NetworkVerdict verdict) {
    if (verdict instanceof NetworkVerdict.Undetermined undetermined) {
      return undetermined.missing();
    }
    return verdict instanceof NetworkVerdict.Blocked blocked
        ? blocked.missing()
        : ImmutableList.of();
  }

  private ImmutableList<NetworkAudit> audits(Supplier<NetworkEvaluation> evaluation) {
    ImmutableList.Builder<NetworkAudit> found = ImmutableList.builder();
    for (int pool = 0; pool < endpoints.size(); pool++) {
      found.add(subnet.audit(evaluation.get(), subnet.pools().get(pool), endpoints.get(pool)));
    }
    audits = found.build();
    return audits;
  }
}
