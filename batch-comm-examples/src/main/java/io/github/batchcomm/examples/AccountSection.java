package io.github.batchcomm.examples;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SetMultimap;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.effective.Question;
import io.github.batchcomm.effective.Reason;
import io.github.batchcomm.endpoint.DependencyJudgement;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.migration.Readiness;
import java.util.Comparator;
import java.util.Set;
import picocli.CommandLine.Help.Ansi.Style;

/** What the text report says about one account: what is wrong, why, and what its pools need. */
final class AccountSection {

  private static final int INDENT = 2;
  private static final int FINDING_INDENT = 11;
  private static final int TEXT_INDENT = 4;

  private final AuditedAccount account;
  private final MigrationReadiness migration;
  private final SourceList sources;
  private final Page page;

  AccountSection(AuditedAccount account, SourceList sources, Page page) {
    this.account = account;
    this.migration = account.migration();
    this.sources = sources;
    this.page = page;
  }

  void write() {
    page.blank();
    page.paragraph(
        0,
        "%s (%s): %s"
            .formatted(
                account.name(), migration.account().region(), Wording.words(migration.readiness())),
        Wording.style(migration.readiness()),
        Style.bold);
    findings();
    openQuestions();
    account.dependencies().ifPresent(this::dependencies);
    new FlowTable(migration, account.network(), page).write();
    new EndpointTables(migration, sources, page).write();
    reasons();
  }

  /** Each finding once, the most urgent first, those of the account before those of its pools. */
  private void findings() {
    SetMultimap<Finding, PoolReadiness> concerned =
        MultimapBuilder.linkedHashKeys().linkedHashSetValues().build();
    for (PoolReadiness pool : migration.pools()) {
      pool.findings().forEach(finding -> concerned.put(finding, pool));
    }
    ImmutableSet.<Finding>builder()
        .addAll(migration.findings())
        .addAll(concerned.keySet())
        .build()
        .stream()
        .sorted(
            Comparator.comparing(Finding::severity)
                .thenComparing(it -> worst(concerned.get(it)), Comparator.reverseOrder()))
        .forEach(finding -> finding(finding, concerned.get(finding)));
  }

  /** The readiness of the pools concerned; that of the account, where it is the account itself. */
  private Readiness worst(Set<PoolReadiness> pools) {
    return pools.stream()
        .map(PoolReadiness::readiness)
        .reduce(Readiness::worse)
        .orElse(migration.readiness());
  }

  private void finding(Finding finding, Set<PoolReadiness> concerned) {
    ImmutableSet<String> pools =
        concerned.stream().map(pool -> pool.pool().id()).collect(ImmutableSet.toImmutableSet());
    page.labelled(
        "  " + finding.severity(),
        FINDING_INDENT,
        finding.code() + ": " + (pools.isEmpty() ? "the account" : Wording.pools(pools, migration)),
        Wording.style(finding.severity()));
    page.paragraph(FINDING_INDENT, finding.text() + " " + sources.reference(finding.source()));
  }

  private void openQuestions() {
    SetMultimap<OpenQuestion, String> pools =
        MultimapBuilder.linkedHashKeys().linkedHashSetValues().build();
    for (PoolReadiness pool : migration.pools()) {
      if (pool.readiness() == Readiness.UNDETERMINED) {
        OpenQuestion.of(pool.model()).forEach(open -> pools.put(open, pool.pool().id()));
      }
    }
    if (pools.isEmpty()) {
      return;
    }
    heading("What to look up, to know the model");
    for (OpenQuestion open : pools.keySet()) {
      about(pools.get(open), open.concerns(), open.observation().advice());
    }
  }

  /** Each reason once, save those that a finding has told already. */
  private void reasons() {
    SetMultimap<Reason, String> pools =
        MultimapBuilder.linkedHashKeys().linkedHashSetValues().build();
    for (PoolReadiness pool : migration.pools()) {
      ImmutableSet<String> told =
          pool.findings().stream().map(Finding::code).collect(ImmutableSet.toImmutableSet());
      pool.model().reasons().stream()
          .filter(reason -> !told.contains(reason.code()))
          .forEach(reason -> pools.put(reason, pool.pool().id()));
    }
    if (pools.isEmpty()) {
      return;
    }
    heading("Why these models");
    for (Reason reason : pools.keySet()) {
      about(
          pools.get(reason),
          reason.concerns(),
          (reason.certain() ? "" : "Possibly: ")
              + reason.text()
              + " "
              + sources.reference(reason.source()));
    }
  }

  private void dependencies(DependencyJudgement judgement) {
    heading("Outbound dependencies: " + Wording.verdict(judgement.verdict()));
    hanging(judgement.text() + " " + sources.reference(judgement.source()));
    if (!judgement.decidedBy().isEmpty()) {
      hanging(
          "Decided by "
              + judgement.decidedBy().stream()
                  .map(entry -> entry.domain().toString())
                  .collect(joining(", ")));
    }
  }

  private void about(Set<String> pools, Set<Question> concerns, String text) {
    hanging(
        "%s, %s: %s".formatted(Wording.pools(pools, migration), Wording.question(concerns), text));
  }

  private void heading(String heading) {
    page.blank();
    page.paragraph(INDENT, heading, Style.bold);
  }

  private void hanging(String text) {
    page.hanging(TEXT_INDENT, TEXT_INDENT + 2, text);
  }
}
