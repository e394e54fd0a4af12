package io.github.batchcomm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PerformanceTablesTest {

  private static final Question FIRST = new Question(WorkloadKind.RULE_LIST, 3_997, true);
  private static final Question SECOND = new Question(WorkloadKind.CUTS, 1_000, false);

  private static final PerformanceTables TABLES =
      new PerformanceTables(
          "2026-01-01",
          "a machine",
          new ImmutableTable.Builder<Question, String, Timing>()
              .put(FIRST, "one", new Timing(1, 0.5, 1_234))
              .put(FIRST, "other", new Timing(99.96, 10, 100))
              .put(SECOND, "other", new Timing(2, 2, 2))
              .build(),
          ImmutableTable.of(FIRST, "one", new Timing(1, 1, 1)),
          ImmutableTable.of(SECOND, "one", new Timing(1, 1, 1)),
          ImmutableMap.of("pools", new Rate(3_204_000, 209.6).toString()),
          ImmutableMap.of(
              Comparison.UNMATCHED,
              new ImmutableTable.Builder<Integer, String, Timing>()
                  .put(100, "one way", new Timing(1, 0.5, 2))
                  .put(100, "other way", new Timing(3, 3, 3))
                  .put(1_000, "one way", new Timing(10, 10, 10))
                  .put(1_000, "other way", new Timing(40, 30, 50))
                  .build()));

  private static final PerformanceTables COMPARISONS_ALONE =
      new PerformanceTables(
          "2026-02-02",
          "another machine",
          ImmutableTable.of(),
          ImmutableTable.of(),
          ImmutableTable.of(),
          ImmutableMap.of(),
          TABLES.comparisons());

  private static final String PAGE =
      """
      before
      <!-- measured: begin -->
      old verdicts
      <!-- measured: end -->
      between
      <!-- compared: begin -->
      old comparisons
      <!-- compared: end -->
      after
      """;

  @Test
  void aTableHasARowForEachQuestionAndAColumnForEachEngine() {
    assertThat(TABLES.toString())
        .contains(
            """
            | workload | rules | implied | one | other |
            |---|--:|---|--:|--:|
            | `RULE_LIST` | 3,997 | yes | 1.00 (0.500–1,234) | 100 (10.0–100) |
            | `CUTS` | 1,000 | no | – | 2.00 (2.00–2.00) |
            """);
  }

  @Test
  void whatElseWasMeasuredHasARowEach() {
    assertThat(TABLES.toString()).contains("| pools | 3,200,000 a second, 210 bytes each |\n");
  }

  @Test
  void aComparisonHasARowForEachSizeAndAColumnForEachWay() {
    assertThat(TABLES.toString())
        .endsWith(
            """
            ### What no rule decides

            For one answer:

            | products | one way | other way |
            |--:|--:|--:|
            | 100 | 1.00 (0.500–2.00) | 3.00 (3.00–3.00) |
            | 1,000 | 10.0 (10.0–10.0) | 40.0 (30.0–50.0) |

            """);
  }

  @Test
  void aPageKeepsWhatIsOutsideTheMarks() {
    assertThat(TABLES.within(PAGE))
        .startsWith("before\n<!-- measured: begin -->\n\nMeasured on 2026-01-01 on a machine.")
        .contains(
            "\n\n<!-- measured: end -->\nbetween\n"
                + "<!-- compared: begin -->\n\nMeasured on 2026-01-01 on a machine.")
        .endsWith("\n\n<!-- compared: end -->\nafter\n")
        .doesNotContain("old");
  }

  @Test
  void aPageKeepsWhatIsNotMeasuredAnew() {
    assertThat(COMPARISONS_ALONE.within(PAGE))
        .startsWith("before\n<!-- measured: begin -->\nold verdicts\n<!-- measured: end -->\n")
        .contains("<!-- compared: begin -->\n\nMeasured on 2026-02-02 on another machine.")
        .doesNotContain("old comparisons");
  }

  @Test
  void aPageWithoutMarksIsRefused() {
    assertThatThrownBy(() -> TABLES.within("no place"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("<!-- measured: begin -->");
  }

  @Test
  void theStoredPageHasThePlaceForTheTables() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "performance.md"));
    assertThat(TABLES.within(page)).contains("a machine");
  }
}
