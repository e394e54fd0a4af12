package io.github.batchcomm.benchmarks;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableTable;
import com.google.common.collect.Table;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was measured, as sections of a page in Markdown.
 *
 * @param date the day of the measurement
 * @param machine what it was measured on
 * @param verdicts the times of verdicts from model values, by question and engine
 * @param secondQuestions the times of the same questions, asked again
 * @param fresh the times of verdicts from values that were just made
 * @param besides what else was measured, each with a name
 * @param comparisons the times of comparisons, by size and way
 */
record PerformanceTables(
    String date,
    String machine,
    ImmutableTable<Question, String, Timing> verdicts,
    ImmutableTable<Question, String, Timing> secondQuestions,
    ImmutableTable<Question, String, Timing> fresh,
    ImmutableMap<String, String> besides,
    ImmutableMap<Comparison, ImmutableTable<Integer, String, Timing>> comparisons) {

  /** A page with these in their places; it keeps the sections of which nothing was measured. */
  String within(String page) {
    String changed = page;
    for (PageSection section : sections().toList()) {
      changed = section.replacedIn(changed, text(section));
    }
    return changed;
  }

  /** The tables, with an empty line before and after each. */
  @Override
  public String toString() {
    return sections().map(this::text).collect(joining());
  }

  private Stream<PageSection> sections() {
    return Stream.of(PageSection.values()).filter(this::hasMeasured);
  }

  private boolean hasMeasured(PageSection section) {
    return switch (section) {
      case VERDICTS -> !verdicts.isEmpty();
      case COMPARISONS -> !comparisons.isEmpty();
    };
  }

  private String text(PageSection section) {
    return switch (section) {
      case VERDICTS -> verdictTables();
      case COMPARISONS -> comparisonTables();
    };
  }

  private String verdictTables() {
    return """

        Measured on %s on %s. Milliseconds for one verdict: the median, and the least and the most.

        ### From model values

        %s
        ### The second question

        %s
        ### From values just made

        %s
        ### Besides

        %s
        """
        .formatted(date, machine, table(verdicts), table(secondQuestions), table(fresh), figures());
  }

  private String comparisonTables() {
    return "\nMeasured on %s on %s. Milliseconds: the median, and the least and the most.\n\n"
            .formatted(date, machine)
        + comparisons.entrySet().stream()
            .map(comparison -> table(comparison.getKey(), comparison.getValue()))
            .collect(joining("\n"))
        + "\n";
  }

  private static String table(Comparison comparison, Table<Integer, String, Timing> timings) {
    StringBuilder table =
        new StringBuilder(
            "### %s\n\nFor %s:\n\n| %s |"
                .formatted(comparison.title(), comparison.timed(), comparison.parameter()));
    Set<String> ways = timings.columnKeySet();
    table.append(cells(ways, Function.identity()));
    table.append("|--:|").append("--:|".repeat(ways.size())).append('\n');
    timings
        .rowMap()
        .forEach(
            (size, row) ->
                table
                    .append("| %,d |".formatted(size))
                    .append(cells(ways, way -> String.valueOf(row.get(way)))));
    return table.toString();
  }

  private String figures() {
    StringBuilder table = new StringBuilder("| what | measured |\n|---|--:|\n");
    besides.forEach((what, figure) -> table.append("| %s | %s |\n".formatted(what, figure)));
    return table.toString();
  }

  private static String table(Table<Question, String, Timing> timings) {
    Set<String> engines = timings.columnKeySet();
    StringBuilder table = new StringBuilder("| workload | rules | implied |");
    table.append(cells(engines, Function.identity()));
    table.append("|---|--:|---|").append("--:|".repeat(engines.size())).append('\n');
    for (Question question : timings.rowKeySet()) {
      table.append(
          "| `%s` | %,d | %s |"
              .formatted(question.kind(), question.rules(), question.implied() ? "yes" : "no"));
      table.append(
          cells(
              engines,
              engine ->
                  timings.contains(question, engine)
                      ? String.valueOf(timings.get(question, engine))
                      : "–"));
    }
    return table.toString();
  }

  private static String cells(Set<String> engines, Function<String, String> text) {
    return engines.stream().map(text).map(it -> " " + it + " |").collect(joining()) + "\n";
  }
}
