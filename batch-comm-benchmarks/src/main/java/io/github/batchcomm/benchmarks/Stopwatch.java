package io.github.batchcomm.benchmarks;

import static com.google.common.base.Verify.verifyNotNull;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Measures with JMH, each in a JVM of its own. */
final class Stopwatch {

  /** What JMH calls the bytes that were allocated for each call. */
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** What takes longer is measured a few times only. */
  private static final double SLOW_MILLISECONDS = 500;

  private Stopwatch() {}

  /** From model values. */
  static Timing verdict(NetworkEngine engine, Question question) throws RunnerException {
    ChainedOptionsBuilder options =
        options(VerdictBenchmark.class, "verdict", question).param("engine", engine.name());
    return timing(
        coldMilliseconds(engine, question) > SLOW_MILLISECONDS
            ? options.warmupIterations(1).measurementIterations(3)
            : options);
  }

  /** From model values that were just made. */
  static Timing freshVerdict(NetworkEngine engine, Question question) throws RunnerException {
    Pace pace = Pace.of(coldMilliseconds(engine, question));
    return timing(
            options(FreshVerdictBenchmark.class, "verdict", question)
                .param("engine", engine.name())
                .warmupBatchSize(pace.batch())
                .measurementBatchSize(pace.batch())
                .warmupIterations(pace.warmups())
                .measurementIterations(pace.measurements()))
        .dividedBy(pace.batch());
  }

  /** To what has answered before; of the engines the library's alone remembers. */
  static Timing secondQuestion(NetworkEngine engine, Question question) throws RunnerException {
    return timing(options(SecondQuestionBenchmark.class, "again", question));
  }

  /**
   * How many pools a second get their model and their endpoints.
   *
   * @param pools how many different ones are asked about in turn
   */
  static Rate resolution(int pools) throws RunnerException {
    RunResult result =
        run(
            options(ResolutionBenchmark.class, "modelAndEndpoints")
                .param("pools", Integer.toString(pools))
                .param("byEveryEdition", "false")
                .addProfiler(GCProfiler.class));
    return new Rate(
        result.getPrimaryResult().getStatistics().getPercentile(50),
        verifyNotNull(result.getSecondaryResults().get(ALLOCATED)).getScore());
  }

  /**
   * Measures one way of a comparison.
   *
   * @param method the benchmark's method for it
   * @param size the size of the question
   */
  static Timing comparison(Comparison comparison, String method, int size) throws RunnerException {
    return timing(
        options(comparison.benchmark(), method)
            .param(comparison.parameter(), Integer.toString(size)));
  }

  /**
   * How long it takes to load a service tag file.
   *
   * @param method the way of loading or scanning it
   */
  static Timing serviceTags(String method) throws RunnerException {
    return timing(options(ServiceTagLoading.class, method).param("file", ""));
  }

  /** The second call of two, because the first loads classes. */
  private static double coldMilliseconds(NetworkEngine engine, Question question) {
    double milliseconds = 0;
    for (int call = 0; call < 2; call++) {
      Workload workload = question.workload();
      long start = System.nanoTime();
      Answer answer = workload.ask(engine);
      milliseconds = (System.nanoTime() - start) / 1e6;
      workload.check(answer);
    }
    return milliseconds;
  }

  private static ChainedOptionsBuilder options(
      Class<?> benchmark, String method, Question question) {
    return options(benchmark, method)
        .param("kind", question.kind().name())
        .param("rules", Integer.toString(question.rules()))
        .param("implied", Boolean.toString(question.implied()));
  }

  private static ChainedOptionsBuilder options(Class<?> benchmark, String method) {
    return new OptionsBuilder()
        .include("^" + benchmark.getName() + "\\." + method + "$")
        .forks(1)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  private static Timing timing(ChainedOptionsBuilder options) throws RunnerException {
    Statistics milliseconds = run(options).getPrimaryResult().getStatistics();
    return new Timing(milliseconds.getPercentile(50), milliseconds.getMin(), milliseconds.getMax());
  }

  private static RunResult run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.build()).runSingle();
  }
}
