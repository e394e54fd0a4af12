package io.github.batchcomm.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import picocli.CommandLine.Help.Ansi;

/** One run of the audit, with what it printed. */
record AuditRun(int exitCode, String out, String err) {

  static final Instant NOW = Instant.parse("2026-05-04T10:20:30.123456789Z");

  static AuditRun of(String... args) {
    return of(Ansi.OFF, args);
  }

  static AuditRun of(Path directory) {
    return of(directory.toString());
  }

  static AuditRun of(Ansi ansi, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        ReadinessAudit.run(args, stream(out), stream(err), Clock.fixed(NOW, ZoneOffset.UTC), ansi);
    return new AuditRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
