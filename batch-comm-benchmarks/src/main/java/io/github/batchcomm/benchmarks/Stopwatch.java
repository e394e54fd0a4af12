package io.github.batchcomm.benchmarks;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Measures one engine on one question, with JMH in a JVM of its own. */
final class Stopwatch {

  private Stopwatch() {}

  /** From model values that nobody has asked about. */
  static Timing verdict(NetworkEngine engine, Question question) throws RunnerException {
    Pace pace = Pace.of(coldMilliseconds(engine, question));
    return run(options(VerdictBenchmark.class, engine, question)
            .warmupBatchSize(pace.batch())
            .measurementBatchSize(pace.batch())
            .warmupIterations(pace.warmups())
            .measurementIterations(pace.measurements()))
        .dividedBy(pace.batch());
  }

  /** About a group that has been asked before. */
  static Timing secondQuestion(NetworkEngine engine, Question question) throws RunnerException {
    return run(options(SecondQuestionBenchmark.class, engine, question));
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
      Class<?> benchmark, NetworkEngine engine, Question question) {
    return new OptionsBuilder()
        .include(benchmark.getName() + "\\.")
        .param("engine", engine.name())
        .param("kind", question.kind().name())
        .param("rules", Integer.toString(question.rules()))
        .param("implied", Boolean.toString(question.implied()))
        .forks(1)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  private static Timing run(ChainedOptionsBuilder options) throws RunnerException {
    RunResult result = new Runner(options.build()).run().iterator().next();
    Statistics milliseconds = result.getPrimaryResult().getStatistics();
    return new Timing(milliseconds.getPercentile(50), milliseconds.getMin(), milliseconds.getMax());
  }
}
