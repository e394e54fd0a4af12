package io.github.batchcomm.effective;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Fact;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.edition.Severity;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.NodePresence;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be remarked about a pool's effective model. */
final class ModelFindings {

  private static final Source POOL = new Source("Batch pool", "as given");

  private final Edition edition;
  private final Knowledge known;

  ModelFindings(Edition edition, Knowledge known) {
    this.edition = edition;
    this.known = known;
  }

  /**
   * What is to be remarked besides, and last, about a pool created after the instant asked about.
   */
  static Finding createdLater(Instant created) {
    return new Finding(
        "created-after-instant-asked",
        Severity.WARNING,
        "The pool was created at %s, after the instant asked about. Ask about a later one."
            .formatted(created),
        POOL);
  }

  ImmutableList<Finding> of(
      Optional<Decision> present, Decision next, Optional<Decision> apartFromObservation) {
    ImmutableSet.Builder<Finding> findings = ImmutableSet.builder();
    present.ifPresent(decision -> findings.addAll(decision.findings()));
    findings.addAll(next.findings());
    standingLimitations(next).forEach(findings::add);
    possibleLimitation(next).ifPresent(findings::add);
    findings.addAll(known.region().findings());
    aboutObservation(apartFromObservation.flatMap(Decision::documented)).forEach(findings::add);
    aboutTime().forEach(findings::add);
    return findings.build().asList();
  }

  /** All limitations, not only the one that decides; each under its own code. */
  private static Stream<Finding> standingLimitations(Decision next) {
    return next.limitation() == LimitationStatus.STANDS
        ? next.limitations().stream()
            .flatMap(
                rule -> rule.content().remarks().stream().map(remark -> remark.from(rule.source())))
        : Stream.empty();
  }

  private Optional<Finding> possibleLimitation(Decision next) {
    if (next.limitation() != LimitationStatus.POSSIBLE) {
      return Optional.empty();
    }
    Clause<?> first =
        next.rules().stream()
            .filter(rule -> rule.content().limitation() != LimitationStatus.NONE)
            .findFirst()
            .orElseThrow();
    return Optional.of(
        new Finding(
            "limitation-undetermined",
            Severity.WARNING,
            "Whether a limitation keeps this pool from simplified communication is not decided by"
                + " what is known; the reasons name the rules that may apply.",
            first.source()));
  }

  private Stream<Finding> aboutObservation(Optional<CommunicationModel> documented) {
    Optional<CommunicationModel> observed = observed();
    if (observed.isEmpty()) {
      return Stream.empty();
    }
    CommunicationModel current = observed.get();
    if (edition.modelChoice().content() == ModelChoice.ACCOUNT_OPT_IN) {
      return Stream.of(
          new Finding(
              "observed-mode-not-in-edition",
              Severity.INFO,
              "Azure reports %s as the mode in use; this edition is older than that property and decides without it."
                  .formatted(current),
              POOL));
    }
    Stream.Builder<Finding> findings = Stream.builder();
    if (documented.isPresent() && documented.get() != current) {
      findings.add(
          new Finding(
              "observed-differs-from-documented",
              Severity.WARNING,
              "Azure reports %s as the mode in use where the documentation leads to %s. The report is followed; verify it again after the next resize."
                  .formatted(current, documented.get()),
              edition.verification().source()));
    }
    CommunicationModel other = other(current);
    if (known.nodes() == NodePresence.SOME
        && known.answers(Fact.TARGET_MODE).equals(ImmutableSet.of(target(other)))) {
      findings.add(
          new Finding(
              "target-not-yet-in-effect",
              Severity.INFO,
              "The pool asks for %s while %s is in use; the change takes effect once the pool is resized to zero nodes and out again."
                  .formatted(other, current),
              edition.verification().source()));
    }
    return findings.build();
  }

  private Stream<Finding> aboutTime() {
    Stream.Builder<Finding> findings = Stream.builder();
    if (known.nodes() == NodePresence.UNKNOWN) {
      findings.add(
          new Finding(
              "node-count-unknown",
              Severity.WARNING,
              "The number of nodes is not given; the answer holds if there are any. Export the"
                  + " pool with its node counts.",
              POOL));
    }
    if (known.resizing()) {
      findings.add(
          new Finding(
              "allocation-in-progress",
              Severity.WARNING,
              "The pool is being resized; ask again once its allocation state is steady.",
              POOL));
    }
    if (known.hindsight() == Hindsight.ABOUT_NODES) {
      findings.add(
          new Finding(
              "pool-newer-than-instant-asked",
              Severity.INFO,
              "The pool is described as it was after the instant asked about; its nodes are taken"
                  + " to be those described.",
              POOL));
    }
    return findings.build();
  }

  private Optional<CommunicationModel> observed() {
    if (known.allows(FactValue.OBSERVED_CLASSIC)) {
      return Optional.of(CommunicationModel.CLASSIC);
    }
    return known.allows(FactValue.OBSERVED_SIMPLIFIED)
        ? Optional.of(CommunicationModel.SIMPLIFIED)
        : Optional.empty();
  }

  private static CommunicationModel other(CommunicationModel model) {
    return model == CommunicationModel.CLASSIC
        ? CommunicationModel.SIMPLIFIED
        : CommunicationModel.CLASSIC;
  }

  private static FactValue target(CommunicationModel model) {
    return switch (model) {
      case CLASSIC -> FactValue.TARGET_CLASSIC;
      case SIMPLIFIED -> FactValue.TARGET_SIMPLIFIED;
    };
  }
}
