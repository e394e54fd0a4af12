package io.github.batchcomm.examples;

import static io.github.batchcomm.examples.Exports.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.batchcomm.azure.InventoryDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a directory are read. */
class ExportDirectoryTest {

  @TempDir Path directory;

  @Test
  void everyJsonFileBelowTheDirectoryIsReadInOrderOfItsPath() throws IOException {
    for (String name : List.of("b.json", "a/z.json", "a/b/c.json", "A.JSON", "b.txt", "json")) {
      Exports.write(directory, name, "{}");
    }
    assertThat(names()).containsExactly("A.JSON", "a/b/c.json", "a/z.json", "b.json");
  }

  @Test
  void aLinkThatLeadsBackIsNotFollowed() throws IOException {
    Exports.write(directory, "a/account.json", Exports.ACCOUNT);
    Files.createSymbolicLink(directory.resolve("a/loop"), directory);
    assertThat(names()).containsExactly("a/account.json");
  }

  @Test
  void aLinkToElsewhereIsFollowed(@TempDir Path elsewhere) throws IOException {
    Exports.write(elsewhere, "account.json", Exports.ACCOUNT);
    Files.createSymbolicLink(directory.resolve("link"), elsewhere);
    assertThat(names()).containsExactly("link/account.json");
  }

  @Test
  void aLinkToNothingIsAProblem() throws IOException {
    Exports.write(directory, "account.json", Exports.ACCOUNT);
    Files.createSymbolicLink(directory.resolve("gone.json"), directory.resolve("no-such"));
    AuditRun run = AuditRun.of(directory);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.out()).contains("gone.json");
  }

  @Test
  void aDirectoryThatMayNotBeReadIsAProblem() throws IOException {
    Exports.write(directory, "account.json", Exports.ACCOUNT);
    Path closed = Files.createDirectory(directory.resolve("closed"));
    assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed));
    AuditRun run = AuditRun.of(directory);
    closed.toFile().setReadable(true);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.out()).contains("closed");
  }

  @Test
  void aPipeIsAProblemAndNotWaitedFor() throws IOException, InterruptedException {
    Exports.write(directory, "account.json", Exports.ACCOUNT);
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    new ProcessBuilder("/usr/bin/mkfifo", directory.resolve("pipe.json").toString())
        .start()
        .waitFor();
    AuditRun run = AuditRun.of(directory);
    assertThat(run.exitCode()).isEqualTo(65);
    assertThat(run.out()).contains("pipe.json").contains("is not a file");
  }

  @Test
  void badDocumentsAreReportedByNameAndTheOthersStillRead() {
    Exports.write(directory, "account.json", Exports.ACCOUNT);
    Exports.write(directory, "bad/cut.json", "[1, ");
    Exports.write(directory, "bad/empty.json", "");
    Exports.write(directory, "pools/p1.json", pool("p1"));
    AuditRun run = AuditRun.of(directory);
    assertThat(run.out())
        .contains("Could not be read")
        .contains("bad/cut.json", "bad/empty.json", "acct1", "p1");
  }

  @Test
  void whichFileHoldsWhatDoesNotMatter(@TempDir Path shuffled) {
    Exports.write(directory, "1.json", Exports.ACCOUNT);
    Exports.write(directory, "2.json", pool("p1"));
    Exports.write(directory, "3.json", pool("p2", Exports.SIMPLIFIED));
    Exports.write(shuffled, "x/3.json", Exports.ACCOUNT);
    Exports.write(
        shuffled, "2.json", "[" + pool("p2", Exports.SIMPLIFIED) + "," + pool("p1") + "]");
    for (String format : List.of("text", "json")) {
      assertThat(AuditRun.of("--format", format, shuffled.toString()))
          .isEqualTo(AuditRun.of("--format", format, directory.toString()));
    }
  }

  private List<String> names() throws IOException {
    return ExportDirectory.documents(directory).stream().map(InventoryDocument::name).toList();
  }
}
