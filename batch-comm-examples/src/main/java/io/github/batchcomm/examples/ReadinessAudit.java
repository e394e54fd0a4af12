package io.github.batchcomm.examples;

import com.google.common.collect.ImmutableList;
import com.google.common.io.MoreFiles;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.azure.InventoryDocument;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Tells which communication model every pool in an export of Batch accounts uses and will use, what
 * each needs from the network, and what stands between it and simplified communication.
 */
@Command(
    name = "readiness-audit",
    description = {
      "Tells which communication model every pool of the exported Azure Batch accounts uses and"
          + " will use, what each needs from the network, and what stands between it and"
          + " simplified communication.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    versionProvider = ProgramVersion.class,
    exitCodeOnInvalidInput = ReadinessAudit.WRONG_USAGE,
    exitCodeOnExecutionException = ReadinessAudit.FAILED,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:every pool is migrated or ready",
      " 1:something needs doing: a network must change, a pool is ineligible, or a migrated one cannot"
          + " connect",
      " 2:something is undetermined, or a list is incomplete, and nothing is worse",
      "64:the command was used wrongly",
      "65:something could not be read, or no Batch account was found",
      "70:the program itself failed"
    },
    footer = {
      "",
      "Where several apply: 65 comes before 1, and 1 before 2. With 65 the report is printed"
          + " nevertheless; it covers what could be read."
    })
public final class ReadinessAudit implements Callable<Integer> {

  static final int WRONG_USAGE = 64;
  static final int FAILED = 70;

  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;
  private final Ansi ansi;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "DIRECTORY",
      arity = "0..1",
      description =
          "Directory of exported documents; every *.json file below it is read. Default: the sample"
              + " export that ships with this program.")
  private @Nullable Path directory;

  @Option(
      names = "--edition",
      paramLabel = "ID",
      defaultValue = "latest",
      converter = EditionConverter.class,
      description = "Edition of the documentation to go by, or latest. Default: latest.")
  private Edition edition = Editions.latest();

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "Instant to ask about, such as 2026-04-01T00:00:00Z. Default: now.")
  private @Nullable Instant asOf;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Format of the report: ${COMPLETION-CANDIDATES}. Default: text.")
  private Format format = Format.text;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "File to write the report to, as UTF-8 and without colour, rather than to standard output.")
  private @Nullable Path output;

  @Option(
      names = "--service-tags",
      paramLabel = "FILE",
      description =
          "Service tag file of a cloud, besides those in the directory. May be given once for each"
              + " cloud.")
  private List<Path> serviceTags = List.of();

  private ReadinessAudit(PrintStream out, PrintStream err, Clock clock, Ansi ansi) {
    this.out = out;
    this.err = err;
    this.clock = clock;
    this.ansi = ansi;
  }

  /**
   * Runs the audit and exits.
   *
   * @param args the options; {@code --help} lists them
   */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err, Clock.systemUTC(), Ansi.AUTO));
  }

  /**
   * Runs the audit.
   *
   * @param args the options
   * @param out where the report goes
   * @param err where complaints go
   * @param clock tells what now is
   * @param ansi whether to colour the text; {@code AUTO} colours on a terminal only
   * @return the exit code
   */
  static int run(String[] args, PrintStream out, PrintStream err, Clock clock, Ansi ansi) {
    CommandLine command = new CommandLine(new ReadinessAudit(out, err, clock, ansi));
    command.setOut(new PrintWriter(out, true, Charset.defaultCharset()));
    command.setErr(new PrintWriter(err, true, Charset.defaultCharset()));
    command.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setParameterExceptionHandler(ReadinessAudit::complain);
    int exitCode = command.execute(args);
    out.flush();
    return exitCode;
  }

  private static int complain(ParameterException mistake, String[] args) {
    PrintWriter err = mistake.getCommandLine().getErr();
    err.println(mistake.getMessage());
    err.println("See --help.");
    return WRONG_USAGE;
  }

  @Override
  public Integer call() throws IOException {
    Audit audit = Audit.of(AzureInventory.read(documents()), edition, instant());
    if (output != null) {
      write(output, report(audit, Ansi.OFF));
    } else {
      switch (format) {
        case text -> out.print(report(audit, ansi));
        // A program that reads it expects UTF-8, whatever the terminal's encoding.
        case json -> out.write(report(audit, ansi).getBytes(StandardCharsets.UTF_8));
      }
    }
    // The text report says so itself.
    if (format == Format.json && audit.conclusion() == Conclusion.NOTHING_FOUND) {
      err.println("Result: " + audit.conclusion().text() + ".");
    }
    return audit.conclusion().exitCode();
  }

  private void write(Path file, String report) {
    try {
      Files.writeString(file, report);
    } catch (IOException e) {
      throw new ParameterException(
          requireSpec().commandLine(),
          "'%s' cannot be written (%s). Give a file in an existing directory."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  private String report(Audit audit, Ansi colours) {
    return switch (format) {
      case text -> TextReport.of(audit, colours);
      case json -> JsonReport.of(audit);
    };
  }

  private ImmutableList<InventoryDocument> documents() throws IOException {
    return ImmutableList.<InventoryDocument>builder()
        .addAll(exported())
        .addAll(serviceTags.stream().map(this::serviceTags).toList())
        .build();
  }

  private InventoryDocument serviceTags(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(
          requireSpec().commandLine(),
          "'%s' is not a file. Give the service tag file as Microsoft publishes it."
              .formatted(file));
    }
    return new InventoryDocument(file.toString(), MoreFiles.asByteSource(file));
  }

  private ImmutableList<InventoryDocument> exported() throws IOException {
    if (directory == null) {
      return SampleExport.documents();
    }
    if (!Files.isDirectory(directory)) {
      throw new ParameterException(
          requireSpec().commandLine(),
          "'%s' is not a directory. Give the directory that holds the exported documents."
              .formatted(directory));
    }
    return ExportDirectory.documents(directory);
  }

  private CommandSpec requireSpec() {
    if (spec == null) {
      throw new IllegalStateException("picocli has not set the specification");
    }
    return spec;
  }

  private Instant instant() {
    return asOf == null ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : asOf;
  }

  /** In which form the report is written; the constants are spelled as the option's values. */
  enum Format {
    text,
    json
  }
}
