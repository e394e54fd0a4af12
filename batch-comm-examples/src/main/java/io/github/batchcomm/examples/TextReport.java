package io.github.batchcomm.examples;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.examples.Table.Cell;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.migration.Readiness;
import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * The audit for a person at a terminal: all pools at a glance, then what to do, account by account.
 */
final class TextReport {

  private final Audit audit;
  private final Page page;

  private TextReport(Audit audit, Page page) {
    this.audit = audit;
    this.page = page;
  }

  /** {@return the report, in lines of at most {@link Page#WIDTH} columns} */
  static String of(Audit audit, Ansi ansi) {
    Page page = new Page(ansi);
    new TextReport(audit, page).write();
    return page.toString();
  }

  private void write() {
    heading();
    poolTable();
    SourceList sources = new SourceList();
    byUrgency().forEach(account -> new AccountSection(account, sources, page).write());
    sources.write(page);
    documents();
    conclusion();
  }

  private void heading() {
    page.paragraph(
        0,
        "Azure Batch node communication, by edition %s, as of %s"
            .formatted(audit.edition().id(), audit.asOf()),
        Style.bold);
    page.paragraph(
        0,
        "%s, %s%s"
            .formatted(
                Wording.count(audit.accounts().size(), "account"),
                Wording.count(audit.pools().count(), "pool"),
                counts()));
  }

  private String counts() {
    String counts =
        Stream.of(Readiness.values())
            .map(readiness -> count(readiness) + " " + Wording.words(readiness))
            .filter(count -> !count.startsWith("0 "))
            .collect(joining(", "));
    return counts.isEmpty() ? "" : ": " + counts;
  }

  private long count(Readiness readiness) {
    return audit.pools().filter(pool -> pool.readiness() == readiness).count();
  }

  private void poolTable() {
    Table table =
        new Table(
            ImmutableSet.of(0, 1, 5),
            "ACCOUNT",
            "POOL",
            "NOW",
            "AFTER SCALE-OUT",
            "READINESS",
            "NETWORK");
    for (AuditedAccount account : audit.accounts()) {
      for (PoolReadiness pool : account.migration().pools()) {
        table.add(row(account, pool));
      }
    }
    if (!table.isEmpty()) {
      page.blank();
      page.table(0, table);
    }
  }

  private static Cell[] row(AuditedAccount account, PoolReadiness pool) {
    return new Cell[] {
      Cell.of(account.name()),
      Cell.of(pool.pool().id()),
      Cell.of(Wording.models(pool.model().current(), "no nodes")),
      Cell.of(Wording.models(pool.model().next(), "no new nodes")),
      Cell.of(Wording.words(pool.readiness()), Wording.style(pool.readiness())),
      Cell.of(Wording.network(pool.pool()))
    };
  }

  private ImmutableList<AuditedAccount> byUrgency() {
    return ImmutableList.sortedCopyOf(
        Comparator.comparing(
            (AuditedAccount account) -> account.migration().readiness(), Comparator.reverseOrder()),
        audit.accounts());
  }

  private void documents() {
    if (!audit.problems().isEmpty()) {
      title("Could not be read");
      audit.problems().forEach(it -> about(it.document(), it.pointer(), it.text()));
    }
    if (!audit.notices().isEmpty()) {
      title("Remarks about the documents");
      audit.notices().forEach(it -> about(it.document(), it.pointer(), it.text()));
    }
    if (!audit.unrecognised().isEmpty()) {
      title("Passed over, being neither Batch accounts nor pools");
      audit.unrecognised().forEach((kind, count) -> page.paragraph(2, kind + ": " + count));
    }
  }

  private void title(String title) {
    page.blank();
    page.paragraph(0, title, Style.bold);
  }

  private void about(String document, String pointer, String text) {
    page.paragraph(2, document + (pointer.isEmpty() ? "" : " at " + pointer));
    page.paragraph(6, text);
  }

  private void conclusion() {
    Conclusion conclusion = audit.conclusion();
    page.blank();
    page.paragraph(
        0,
        "Result: %s (exit code %d).".formatted(conclusion.text(), conclusion.exitCode()),
        Wording.style(conclusion),
        Style.bold);
  }
}
