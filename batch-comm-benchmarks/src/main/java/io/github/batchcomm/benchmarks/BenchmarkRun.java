package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the engines and prints the tables, or writes them into a page. */
@Command(
    name = "benchmark",
    description = "Measures the engines on all workloads, or on some of them, and prints tables.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class BenchmarkRun implements Callable<Integer> {

  /** The engines for which it matters whether the values lie near the processor. */
  private static final ImmutableList<String> FAST =
      ImmutableList.of(LibraryEngine.NAME, new NaiveBoxEngine().name());

  private final PrintStream out;
  private final PrintStream progress;

  @Option(names = "--date", required = true, description = "The day to write above the tables.")
  private String date = "";

  @Option(names = "--machine", description = "What to write there of the machine.")
  private String machine =
      "%d processors (%s %s)"
          .formatted(
              Runtime.getRuntime().availableProcessors(),
              System.getProperty("os.name"),
              System.getProperty("os.arch"));

  @Option(names = "--page", description = "A page to write the tables into, between its marks.")
  private @Nullable Path page;

  @Option(names = "--engines", split = ",", description = "Only these: ${DEFAULT-VALUE}.")
  private List<String> engines = Engines.ALL.stream().map(NetworkEngine::name).toList();

  @Option(names = "--kinds", split = ",", description = "Only workloads of these kinds.")
  private List<WorkloadKind> kinds = List.of(WorkloadKind.values());

  @Option(names = "--most-rules", description = "Only workloads of at most so many rules.")
  private int mostRules = OutboundRules.MOST;

  @Option(names = "--sections", split = ",", description = "Only these: ${DEFAULT-VALUE}.")
  private List<PageSection> sections = List.of(PageSection.values());

  private BenchmarkRun(PrintStream out, PrintStream progress) {
    this.out = out;
    this.progress = progress;
  }

  /**
   * Runs the benchmarks.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    System.exit(new CommandLine(new BenchmarkRun(System.out, System.err)).execute(args));
  }

  @Override
  public Integer call() throws RunnerException, IOException {
    List<String> asked = sections.contains(PageSection.VERDICTS) ? engines : List.of();
    List<String> own = asked.stream().filter(LibraryEngine.NAME::equals).toList();
    List<String> fast = asked.stream().filter(FAST::contains).toList();
    PerformanceTables tables =
        new PerformanceTables(
            date,
            "%s, Java %s of %s"
                .formatted(machine, Runtime.version(), System.getProperty("java.vendor")),
            measure("verdict", asked, question -> true, Stopwatch::verdict),
            measure("second question", own, question -> true, Stopwatch::secondQuestion),
            measure(
                "just made",
                fast,
                question -> question.kind() == WorkloadKind.RULE_LIST,
                Stopwatch::freshVerdict),
            own.isEmpty() ? ImmutableMap.of() : besides(),
            sections.contains(PageSection.COMPARISONS) ? comparisons() : ImmutableMap.of());
    out.print(tables);
    if (page != null) {
      Files.writeString(page, tables.within(Files.readString(page)));
    }
    return CommandLine.ExitCode.OK;
  }

  /** A way to measure an engine. */
  private interface Measure {
    Timing of(NetworkEngine engine, Question question) throws RunnerException;
  }

  private ImmutableTable<Question, String, Timing> measure(
      String what, List<String> names, Predicate<Question> concerned, Measure measure)
      throws RunnerException {
    ImmutableTable.Builder<Question, String, Timing> timings = ImmutableTable.builder();
    for (Question question : Question.ALL) {
      if (kinds.contains(question.kind())
          && question.rules() <= mostRules
          && concerned.test(question)) {
        for (String name : names) {
          Timing timing = measure.of(Engines.named(name), question);
          progress.printf("%s: %s %s %s ms%n", what, question, name, timing);
          timings.put(question, name, timing);
        }
      }
    }
    return timings.build();
  }

  private ImmutableMap<Comparison, ImmutableTable<Integer, String, Timing>> comparisons()
      throws RunnerException {
    ImmutableMap.Builder<Comparison, ImmutableTable<Integer, String, Timing>> comparisons =
        ImmutableMap.builder();
    for (Comparison comparison : Comparison.values()) {
      comparisons.put(comparison, compare(comparison));
    }
    return comparisons.buildOrThrow();
  }

  /** All ways for one size, one after another, so that they meet the machine in one state. */
  private ImmutableTable<Integer, String, Timing> compare(Comparison comparison)
      throws RunnerException {
    ImmutableTable.Builder<Integer, String, Timing> timings = ImmutableTable.builder();
    for (int size : comparison.sizes()) {
      for (Map.Entry<String, String> way : comparison.methods().entrySet()) {
        Timing timing = Stopwatch.comparison(comparison, way.getValue(), size);
        progress.printf("%s: %d %s %s ms%n", comparison, size, way.getKey(), timing);
        timings.put(size, way.getKey(), timing);
      }
    }
    return timings.build();
  }

  /** What the library does besides verdicts. */
  private ImmutableMap<String, String> besides() throws RunnerException {
    ImmutableMap.Builder<String, String> figures = ImmutableMap.builder();
    for (int pools : ImmutableList.of(100, 1_000, 10_000)) {
      figures.put(
          "model and endpoints of a pool, %,d different ones in turn".formatted(pools),
          Stopwatch.resolution(pools).toString());
    }
    figures.put("load a service tag file", Stopwatch.serviceTags("load") + " ms");
    figures.put(
        "pass over its tokens with Jackson, as text", Stopwatch.serviceTags("bareScan") + " ms");
    figures.put(
        "pass over its tokens with Jackson, as bytes",
        Stopwatch.serviceTags("bareScanOfBytes") + " ms");
    return figures.buildOrThrow();
  }
}
