package io.github.batchcomm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DecisionRule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DecisionTablesTest {

  private static final Path PAGE = Path.of("..", "docs", "decision-tables.md");

  private static final String REGENERATE =
      "docs/decision-tables.md is not what the code says. Write it again, in the root of the"
          + " repository: mvn -q compile exec:java"
          + " -Dexec.mainClass=io.github.batchcomm.examples.DecisionTables"
          + " -Dexec.args=docs/decision-tables.md";

  @Test
  void theStoredPageIsWhatTheCodeSays() throws IOException {
    assertThat(Files.readString(PAGE)).as(REGENERATE).isEqualTo(DecisionTables.page());
  }

  @Test
  void thePageShowsEveryRuleOfEveryEditionInARow() {
    long rules = Editions.all().stream().mapToLong(edition -> edition.decisionTable().size()).sum();

    assertThat(DecisionTables.page().lines().filter(line -> line.startsWith("| ")))
        .hasSize((int) rules + Editions.all().size());
  }

  @Test
  void everyRowNamesItsRuleAndItsSource() {
    String page = DecisionTables.page();

    for (Edition edition : Editions.all()) {
      for (Clause<DecisionRule> rule : edition.decisionTable()) {
        assertThat(page.lines())
            .anyMatch(
                line ->
                    line.contains("`" + rule.content().code() + "`")
                        && line.contains(rule.content().text())
                        && line.contains(rule.source().toString()));
      }
    }
  }

  @Test
  void everyTableRowHasTheSameNumberOfCells() {
    assertThat(DecisionTables.page().lines().filter(line -> line.startsWith("|")))
        .allSatisfy(line -> assertThat(line.replace("\\|", "")).matches("(\\|[^|]+){9}\\|"));
  }
}
