package io.github.batchcomm.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableTable;
import com.google.common.collect.Table;
import java.util.Set;
import java.util.function.Function;

/**
 * What was measured, as a section of a page in Markdown.
 *
 * @param date the day of the measurement
 * @param machine what it was measured on
 * @param verdicts the times of verdicts from model values, by question and engine
 * @param secondQuestions the times of the same questions, asked again
 * @param fresh the times of verdicts from values that were just made
 * @param besides what else was measured, each with a name
 */
record PerformanceTables(
    String date,
    String machine,
    ImmutableTable<Question, String, Timing> verdicts,
    ImmutableTable<Question, String, Timing> secondQuestions,
    ImmutableTable<Question, String, Timing> fresh,
    ImmutableMap<String, String> besides) {

  private static final String BEGIN = "<!-- measured: begin -->\n";
  private static final String END = "<!-- measured: end -->\n";

  /** A page with this in the place of what it had between the two marks. */
  String within(String page) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    checkArgument(
        begin >= 0 && begin < end,
        "The page has no place for the tables: put the lines %s and %s into it",
        BEGIN.strip(),
        END.strip());
    return page.substring(0, begin + BEGIN.length()) + this + page.substring(end);
  }

  /** The tables, with an empty line before and after each. */
  @Override
  public String toString() {
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
