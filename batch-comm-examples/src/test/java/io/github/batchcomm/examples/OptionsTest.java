package io.github.batchcomm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

/** What the command line takes, and how it complains. */
class OptionsTest {

  @Test
  void withoutOptionsTheSampleIsAuditedByTheLatestEditionAsOfNowAsText() {
    AuditRun run = AuditRun.of();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(
            "Azure Batch node communication, by edition %s, as of 2026-05-04T10:20:30Z\n"
                .formatted(Editions.latest().id()))
        .contains("contosorender");
    assertThat(AuditRun.of("--edition", "latest", "--format", "text")).isEqualTo(run);
  }

  @Test
  void everyEditionCanBeGoneBy() {
    for (Edition edition : Editions.all()) {
      AuditRun run = AuditRun.of("--edition", edition.id());
      assertThat(run.exitCode()).as(edition.id()).isLessThan(3);
      assertThat(run.out()).contains("by edition " + edition.id() + ",");
    }
  }

  @Test
  void anUnknownEditionIsRefusedWithTheIdsThatThereAre() {
    AuditRun run = assertRefused("--edition", "2020-01-01");
    assertThat(run.err()).contains("'2020-01-01' is not an edition").contains("latest");
    assertThat(run.err()).contains(Editions.all().stream().map(Edition::id).toList());
  }

  @Test
  void anInstantMayHaveAnOffset() {
    assertThat(AuditRun.of("--as-of", "2026-04-01T02:00:00+02:00").out())
        .contains("as of 2026-04-01T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-04-01", "yesterday", "2026-04-01T00:00:00", ""})
  void whatIsNotAnInstantIsRefusedWithAnExample(String text) {
    assertThat(assertRefused("--as-of", text).err())
        .contains("'" + text + "' is not an instant")
        .contains("such as 2026-04-01T00:00:00Z");
  }

  @Test
  void anUnknownFormatIsRefusedWithThoseThatThereAre() {
    assertThat(assertRefused("--format", "xml").err()).contains("text").contains("json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void theReportCanBeWrittenToAFileInstead(String format, @TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("report");
    AuditRun printed = AuditRun.of("--format", format);
    AuditRun written = AuditRun.of(Ansi.ON, "--format", format, "--output", file.toString());
    assertThat(written.out()).isEmpty();
    assertThat(written.exitCode()).isEqualTo(printed.exitCode());
    assertThat(file).hasContent(printed.out());
  }

  @Test
  void anOutputThatCannotBeWrittenIsRefused(@TempDir Path directory) {
    String file = directory.resolve("no-such-directory").resolve("report").toString();
    assertThat(assertRefused("--output", file).err())
        .contains("'" + file + "' cannot be written")
        .contains("existing directory");
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertThat(assertRefused("--verbose").err()).contains("--verbose");
  }

  @Test
  void twoDirectoriesAreRefused(@TempDir Path directory) {
    assertRefused(directory.toString(), directory.toString());
  }

  @Test
  void aMissingDirectoryIsRefused(@TempDir Path directory) {
    String missing = directory.resolve("no-such").toString();
    assertThat(assertRefused(missing).err()).contains("'" + missing + "' is not a directory");
  }

  @Test
  void aFileInPlaceOfADirectoryIsRefused(@TempDir Path directory) {
    Exports.write(directory, "account.json", Exports.ACCOUNT);
    assertThat(assertRefused(directory.resolve("account.json").toString()).err())
        .contains("is not a directory");
  }

  @Test
  void helpNamesOptionsAndExitCodesAndWhichComesFirst() {
    AuditRun run = AuditRun.of("--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("DIRECTORY", "--edition", "--as-of", "--format", "--help", "--version")
        .contains("64", "65", "70")
        .contains("65 comes before 1, and 1 before 2")
        .doesNotContain("\u001b");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void versionIsThatOfTheBuild() {
    AuditRun run = AuditRun.of("--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .matches(
            "batch-comm \\d+\\.\\d+\\.\\d+\\S*\\Rlatest edition " + Editions.latest().id() + "\\R");
  }

  private static AuditRun assertRefused(String... args) {
    AuditRun run = AuditRun.of(args);
    assertThat(run.exitCode()).isEqualTo(64);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotEmpty().contains("See --help.");
    return run;
  }
}
