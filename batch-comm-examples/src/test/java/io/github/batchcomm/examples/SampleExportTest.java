package io.github.batchcomm.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.azure.InventoryDocument;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.endpoint.DependencyJudgement.Verdict;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.migration.Readiness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample export shows what it is meant to show. */
class SampleExportTest {

  private static final Path FOLDER =
      Path.of("src/main/resources/io/github/batchcomm/examples/sample");

  private static final Audit AUDIT = audit(AuditRun.NOW);

  @Test
  void theFolderHoldsWhatTheProgramReads() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(SampleExport.NAMES);
    }
  }

  @Test
  void readingItAsADirectoryGivesTheSame() {
    assertThat(AuditRun.of(FOLDER.toString())).isEqualTo(AuditRun.of());
  }

  @Test
  void nothingInItIsUnreadableOrRemarkable() {
    assertThat(AUDIT.problems()).isEmpty();
    assertThat(AUDIT.notices()).isEmpty();
    assertThat(AUDIT.unrecognised())
        .isEqualTo(ImmutableMap.of("microsoft.storage/storageaccounts", 1));
  }

  @Test
  void everyReadinessOccurs() {
    assertThat(AUDIT.pools().map(PoolReadiness::readiness)).contains(Readiness.values());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "contosoarchive/ocr,              UNDETERMINED,           region-contradiction",
    "contosofleet/routing,            MIGRATED,               ",
    "contosogenomics/align-v1,        INELIGIBLE,             v1-without-virtual-network-retired",
    "contosogenomics/align-v1-subnet, UNDETERMINED,           network-not-examined",
    "contosogenomics/align-v2,        MIGRATED,               ",
    "contosogenomics/variants,        UNDETERMINED,           classic-target-after-retirement",
    "contosolab/experiments,          UNDETERMINED,           network-not-examined",
    "contosorender/encoders,          INELIGIBLE,             cloud-services-retired",
    "contosorender/frames-classic,    NETWORK_CHANGES_NEEDED, flow-blocked",
    "contosorender/frames-simplified, MIGRATED,               flow-blocked",
    "contosorender/nightly,           NETWORK_CHANGES_NEEDED, flow-blocked",
    "contosorender/previews,          READY,                  classic-nodes-unsupported",
    "contosorisk/montecarlo,          NETWORK_CHANGES_NEEDED, node-management-private-endpoint-missing",
    "contosoweather/forecast,         NETWORK_CHANGES_NEEDED, flow-undetermined",
    "contosoweather/maps,             UNDETERMINED,           node-management-restricted",
  })
  void eachPoolShowsItsCase(String pool, Readiness readiness, String finding) {
    PoolReadiness shown = pool(pool);
    assertThat(shown.readiness()).isEqualTo(readiness);
    if (finding == null) {
      assertThat(shown.findings()).isEmpty();
    } else {
      assertThat(shown.findings()).extracting(it -> it.code()).contains(finding);
    }
  }

  @Test
  void noPoolIsWithoutACase() throws NoSuchMethodException {
    CsvSource cases =
        SampleExportTest.class
            .getDeclaredMethod("eachPoolShowsItsCase", String.class, Readiness.class, String.class)
            .getAnnotation(CsvSource.class);
    assertThat(Arrays.stream(cases.value()).map(line -> line.substring(0, line.indexOf(','))))
        .containsExactlyElementsOf(
            AUDIT.accounts().stream()
                .flatMap(
                    account ->
                        account.migration().pools().stream()
                            .map(pool -> account.name() + "/" + pool.pool().id()))
                .toList());
  }

  @Test
  void theDependencyListsAreJudgedDifferently() {
    assertThat(AUDIT.accounts().stream().flatMap(account -> account.dependencies().stream()))
        .extracting(judgement -> judgement.verdict())
        .containsExactly(Verdict.NO_CLASSIC_LEFT, Verdict.STILL_CLASSIC);
  }

  @Test
  void itComesToTheSameInLaterYears() {
    assertThat(readiness(audit(Instant.parse("2030-01-01T00:00:00Z")))).isEqualTo(readiness(AUDIT));
  }

  @Test
  void itsAddressesAreThoseForDocumentation() throws IOException {
    var address =
        java.util.regex.Pattern.compile("\\b(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})\\.\\d{1,3}\\b");
    for (InventoryDocument document : SampleExport.documents()) {
      String text = document.content().asCharSource(StandardCharsets.UTF_8).read();
      assertThat(address.matcher(text).results().map(match -> match.group(1)))
          .allMatch(
              network ->
                  network.startsWith("10.")
                      || ImmutableSet.of("192.0.2", "198.51.100", "203.0.113", "0.0.0")
                          .contains(network));
    }
  }

  private static Audit audit(Instant asOf) {
    return Audit.of(AzureInventory.read(SampleExport.documents()), Editions.latest(), asOf);
  }

  private static ImmutableList<Readiness> readiness(Audit audit) {
    return audit.pools().map(PoolReadiness::readiness).collect(ImmutableList.toImmutableList());
  }

  private static PoolReadiness pool(String name) {
    int slash = name.indexOf('/');
    return AUDIT.accounts().stream()
        .filter(account -> account.name().equals(name.substring(0, slash)))
        .flatMap(account -> account.migration().pools().stream())
        .filter(pool -> pool.pool().id().equals(name.substring(slash + 1)))
        .findFirst()
        .orElseThrow();
  }
}
