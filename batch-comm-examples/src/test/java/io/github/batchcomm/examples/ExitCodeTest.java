package io.github.batchcomm.examples;

import static io.github.batchcomm.examples.Exports.ACCOUNT;
import static io.github.batchcomm.examples.Exports.CLASSIC;
import static io.github.batchcomm.examples.Exports.SIMPLIFIED;
import static io.github.batchcomm.examples.Exports.SUBNET;
import static io.github.batchcomm.examples.Exports.cloudServicesPool;
import static io.github.batchcomm.examples.Exports.pool;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the exit code says, and what comes first where several could be said. */
class ExitCodeTest {

  @TempDir Path directory;

  @BeforeEach
  void writeAccount() {
    Exports.write(directory, "account.json", ACCOUNT);
  }

  @Test
  void isZeroWhereEveryPoolIsMigrated() {
    Exports.write(directory, "pool.json", pool("p1", SUBNET, SIMPLIFIED));
    assertLastLineSays(0, "every pool is migrated or ready");
  }

  @Test
  void isZeroWhereEveryPoolIsMigratedOrReady() {
    Exports.write(directory, "p1.json", pool("p1", SUBNET, SIMPLIFIED));
    Exports.write(directory, "p2.json", pool("p2", CLASSIC));
    assertLastLineSays(0, "every pool is migrated or ready");
  }

  @Test
  void isOneWhereAPoolIsIneligibleAnywhere() {
    Exports.write(directory, "p1.json", pool("p1", SUBNET, CLASSIC));
    Exports.write(directory, "p2.json", cloudServicesPool("p2"));
    assertLastLineSays(1, "something needs doing");
  }

  @Test
  void isOneWhereANetworkNeedsChanges() {
    Exports.write(directory, "account.json", ACCOUNT.replace("Enabled", "Disabled"));
    Exports.write(directory, "pool.json", pool("p1", SUBNET, CLASSIC));
    assertLastLineSays(1, "something needs doing");
  }

  @Test
  void isTwoWhereSomethingIsUndeterminedAndNothingWorse() {
    Exports.write(directory, "p1.json", pool("p1", SUBNET, CLASSIC));
    Exports.write(directory, "p2.json", pool("p2", CLASSIC));
    assertLastLineSays(2, "undetermined");
  }

  @Test
  void isOneWhereAMigratedPoolCannotConnect() {
    Exports.write(directory, "account.json", ACCOUNT.replace("Enabled", "Disabled"));
    Exports.write(directory, "pool.json", pool("p1", SUBNET, SIMPLIFIED));
    AuditRun run = assertLastLineSays(1, "something needs doing");
    assertThat(run.out())
        .contains("acct1 (westeurope): migrated")
        .contains("node-management-private-endpoint-missing");
  }

  @Test
  void isTwoWhereAListGoesOnElsewhere() {
    Exports.write(
        directory,
        "pools.json",
        "{\"value\": [%s], \"nextLink\": \"https://example.net/next\"}"
            .formatted(pool("p1", SUBNET, SIMPLIFIED)));
    AuditRun run = assertLastLineSays(2, "undetermined");
    assertThat(run.out()).contains("goes on in another page");
  }

  @Test
  void isTwoWhereAPoolInAVirtualNetworkHasNoNodesThatShowTheModel() {
    Exports.write(
        directory,
        "pool.json",
        pool("p1", SUBNET, "\"targetNodeCommunicationMode\": \"simplified\"")
            .replace("\"currentDedicatedNodes\": 2", "\"currentDedicatedNodes\": 0"));
    assertLastLineSays(2, "undetermined");
  }

  @Test
  void isTwoForAnAccountWithoutPools() {
    assertLastLineSays(2, "undetermined");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p1", "p2"})
  void is65WhereADocumentCannotBeReadWhateverElseHolds(String good) {
    Exports.write(
        directory, "p.json", good.equals("p1") ? pool("p1", SIMPLIFIED) : cloudServicesPool("p2"));
    Exports.write(directory, "cut.json", "{\"id\": ");
    AuditRun run = assertLastLineSays(65, "could not be read");
    assertThat(run.out()).contains("cut.json").contains("acct1").contains(good);
  }

  @Test
  void is65WhereNoAccountIsFound(@TempDir Path empty) {
    AuditRun text = AuditRun.of(empty);
    assertThat(text.exitCode()).isEqualTo(65);
    assertThat(text.out()).contains("0 accounts, 0 pools").contains("no Batch account was found");

    AuditRun json = AuditRun.of("--format", "json", empty.toString());
    assertThat(json.exitCode()).isEqualTo(65);
    assertThat(json.out()).startsWith("{").contains("\"accounts\": []");
    assertThat(json.err()).contains("no Batch account was found");
  }

  @Test
  void is65WhereOnlyOtherResourcesAreFound(@TempDir Path other) {
    Exports.write(other, "x.json", "{\"type\": \"Microsoft.Compute/disks\", \"name\": \"d\"}");
    AuditRun run = AuditRun.of(other);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.out()).contains("microsoft.compute/disks: 1");
  }

  @Test
  void isTheSameForBothFormats() {
    Exports.write(directory, "p1.json", cloudServicesPool("p1"));
    assertThat(AuditRun.of("--format=json", directory.toString()).exitCode()).isEqualTo(1);
  }

  private AuditRun assertLastLineSays(int exitCode, String words) {
    AuditRun run = AuditRun.of(directory);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out().lines().reduce((first, second) -> second).orElseThrow())
        .startsWith("Result: ")
        .contains(words)
        .endsWith("(exit code " + exitCode + ").");
    return run;
  }
}
