package io.github.batchcomm.examples;

import static io.github.batchcomm.examples.Exports.ACCOUNT;
import static io.github.batchcomm.examples.Exports.CLASSIC;
import static io.github.batchcomm.examples.Exports.SUBNET;
import static io.github.batchcomm.examples.Exports.pool;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** The report for people. */
class TextReportTest {

  private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*m");

  private static final String SAMPLE = AuditRun.of().out();

  @TempDir Path directory;

  @Test
  void noLineOfTheSampleIsWiderThan120Columns() {
    assertThat(SAMPLE.lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  void noLineEndsInSpaces() {
    assertThat(SAMPLE.lines()).allMatch(line -> line.equals(line.stripTrailing()));
  }

  @Test
  void everyPoolHasALineInTheTable() {
    assertThat(SAMPLE)
        .containsPattern(
            "contosorisk +montecarlo +classic +simplified +network changes needed +vnet-risk/compute\n")
        .containsPattern(
            "contosorender +encoders +no nodes +no new nodes +ineligible +Batch's own\n");
  }

  @Test
  void theWorstAccountsComeFirst() {
    assertThat(List.of("contosogenomics (", "contosorender (", "contosorisk (", "contosoarchive ("))
        .extracting(SAMPLE::indexOf)
        .doesNotContain(-1)
        .isSorted();
    assertThat(SAMPLE.indexOf("contosofleet (")).isGreaterThan(SAMPLE.indexOf("contosoweather ("));
  }

  @Test
  void aFindingIsToldOncePerAccountWithThePoolsItConcerns() {
    Exports.write(directory, "account.json", ACCOUNT);
    Exports.write(directory, "p1.json", pool("p1", SUBNET, CLASSIC));
    Exports.write(directory, "p2.json", pool("p2", SUBNET, CLASSIC));
    String report = AuditRun.of(directory).out();
    assertThat(report).containsOnlyOnce("network-not-examined: p1, p2\n");
    assertThat(report).containsOnlyOnce("The network must let through, for p1, p2\n");
  }

  @Test
  void manyPoolsThatAreAllConcernedAreNotNamedOneByOne() {
    Exports.write(directory, "account.json", ACCOUNT);
    for (int i = 0; i < 5; i++) {
      Exports.write(directory, "p" + i + ".json", pool("p" + i, SUBNET, CLASSIC));
    }
    assertThat(AuditRun.of(directory).out()).contains("network-not-examined: all 5 pools\n");
  }

  @Test
  void anUndeterminedPoolSaysWhatToLookUp() {
    assertThat(SAMPLE)
        .contains("experiments, now: Read currentNodeCommunicationMode of the pool")
        .doesNotContain("previews, after scale-out: The documentation does not decide");
  }

  @Test
  void everySourceReferredToIsListed() {
    String body = SAMPLE.substring(0, SAMPLE.indexOf("\nSources\n"));
    String sources = SAMPLE.substring(SAMPLE.indexOf("\nSources\n"));
    assertThat(Pattern.compile("\\[\\d+]").matcher(body).results().map(it -> it.group()))
        .isNotEmpty()
        .allMatch(sources::contains);
  }

  @Test
  void colourIsOffWhereItIsNotATerminal() {
    assertThat(SAMPLE).doesNotContain("\u001b");
  }

  @Test
  void colourChangesNothingButColour() {
    String coloured = AuditRun.of(Ansi.ON).out();
    assertThat(coloured).contains("\u001b[31m");
    assertThat(ESCAPES.matcher(coloured).replaceAll("")).isEqualTo(SAMPLE);
  }

  @Test
  void jsonIsNeverColoured() {
    assertThat(AuditRun.of(Ansi.ON, "--format", "json").out()).doesNotContain("\u001b");
  }

  @Test
  void controlCharactersInADocumentDoNotReachTheTerminal() {
    Exports.write(directory, "account.json", ACCOUNT);
    Exports.write(
        directory,
        "pool.json",
        pool("p\\u001b[2J\\u0085\\n\\u2028").replace("/pools/p", "/pools/q"));
    assertThat(AuditRun.of(directory).out())
        .doesNotContain("\u001b")
        .doesNotContain("\u0085")
        .doesNotContain("\u2028");
  }
}
