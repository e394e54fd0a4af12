package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.edition.RegionSupport;
import io.github.batchcomm.edition.Severity;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Question;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.migration.Readiness;
import io.github.batchcomm.model.AllocationState;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.testkit.laws.WayReading.Way;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What is remarked, and where. All hold of every edition. */
final class FindingLaws {

  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final ImmutableSet<String> ABOUT_THE_REGION =
      ImmutableSet.of("regions-not-listed", "region-unknown", "region-caution");

  private static final ImmutableSet<String> ABOUT_THE_INPUT =
      ImmutableSet.of(
          "node-count-unknown",
          "allocation-in-progress",
          "created-after-instant-asked",
          "pool-newer-than-instant-asked",
          "observed-mode-not-in-edition",
          "observed-differs-from-documented",
          "target-not-yet-in-effect",
          "limitation-undetermined");

  private static final ImmutableSet<String> ABOUT_THE_NETWORK =
      ImmutableSet.of("network-not-examined", "network-unknown");

  private static final ImmutableSet<String> ABOUT_THE_WAY =
      ImmutableSet.of(
          "public-network-access-unknown",
          "node-management-restricted",
          "perimeter-unverified",
          "private-account-in-batch-network",
          "node-management-private-endpoint-missing",
          "node-management-private-endpoint-unknown");

  private static final ImmutableSet<String> ABOUT_THE_ACCOUNT =
      ImmutableSet.of("no-pools-given", "model-changes-undeclared");

  private FindingLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofPool(
            "what-is-given-is-remarked-upon",
            "What is missing, outdated or at odds with the answer in what is given of a pool is"
                + " remarked upon, and nothing is that is not.",
            Contract.of(EffectiveModel.class, "findings()"),
            FindingLaws::aboutInput),
        Invariant.ofPool(
            "the-region-is-remarked-upon",
            "A region that is unknown, that the edition lists nothing about or that calls for care"
                + " is remarked upon, and no other.",
            Contract.of(EffectiveModel.class, "findings()"),
            (answers, objections) ->
                regionFindings(
                    answers.edition(), answers.account(), answers.model().findings(), objections)),
        Invariant.ofPool(
            "remarks-of-deciding-rules-are-findings",
            "What all rules that decide a question remark upon alike is a finding, and so is what a"
                + " standing limitation remarks upon; no other remark of a rule is.",
            Contract.of(EffectiveModel.class, "findings()"),
            FindingLaws::remarks),
        Invariant.ofAccount(
            "an-account-is-remarked-upon-as-a-whole",
            "What is remarked about an account is about its region, that no pools or no changes of"
                + " its model were given, and that exactly where it is so.",
            Contract.of(MigrationReadiness.class, "findings()"),
            FindingLaws::ofAccount),
        Invariant.ofAccount(
            "pools-keep-the-findings-of-their-models",
            "The findings of a pool hold every finding of its model that its account does not"
                + " carry, and every finding has a code, a text and a source.",
            Contract.of(PoolReadiness.class, "findings()"),
            FindingLaws::ofModels),
        Invariant.ofAccount(
            "a-network-to-be-examined-is-remarked-upon",
            "Exactly where a pool is neither migrated nor ineligible it is remarked upon that its"
                + " virtual network was not examined, or whether it has one is unknown.",
            Contract.of(PoolReadiness.class, "findings()"),
            FindingLaws::network),
        Invariant.ofAccount(
            "a-closed-way-to-node-management-is-remarked-upon",
            "It is remarked upon exactly where the account's document does not leave the public"
                + " endpoint of node management open, and why.",
            Contract.of(PoolReadiness.class, "findings()"),
            FindingLaws::way));
  }

  private static void aboutInput(PoolAnswers answers, Objections objections) {
    ImmutableSet.Builder<String> wanted = ImmutableSet.builder();
    BatchPool pool = answers.pool();
    if (pool.nodes() == NodePresence.UNKNOWN) {
      wanted.add("node-count-unknown");
    }
    if (pool.allocationState() == AllocationState.RESIZING
        || pool.allocationState() == AllocationState.STOPPING) {
      wanted.add("allocation-in-progress");
    }
    Optional<Instant> changed = pool.lastScaledFromZero().or(pool::allocationStateTransitionTime);
    if (pool.creationTime().stream().anyMatch(answers.asOf()::isBefore)) {
      wanted.add("created-after-instant-asked");
    } else if (changed.stream().anyMatch(answers.asOf()::isBefore)) {
      wanted.add("pool-newer-than-instant-asked");
    }
    if (answers.model().limitation() == LimitationStatus.POSSIBLE) {
      wanted.add("limitation-undetermined");
    }
    if (showsModel(pool.currentMode())) {
      wanted.addAll(aboutObservation(answers));
    }
    unlessExactly(
        wanted.build(), ABOUT_THE_INPUT, answers.model().findings(), () -> "finding", objections);
  }

  private static ImmutableSet<String> aboutObservation(PoolAnswers answers) {
    BatchPool pool = answers.pool();
    if (answers.edition().modelChoice().content() == ModelChoice.ACCOUNT_OPT_IN) {
      return ImmutableSet.of("observed-mode-not-in-edition");
    }
    ImmutableSet.Builder<String> wanted = ImmutableSet.builder();
    CommunicationModel observed = CommunicationModel.valueOf(pool.currentMode().name());
    EffectiveModel apart =
        answers.about(pool.toBuilder().currentMode(NodeCommunicationMode.UNKNOWN).build()).model();
    Optional<CommunicationModel> documented =
        apart.expected().or(() -> apart.current().stream().findFirst());
    if (pool.nodes() != NodePresence.NONE
        && (apart.expected().isPresent() || apart.current().size() == 1)
        && documented.stream().noneMatch(observed::equals)) {
      wanted.add("observed-differs-from-documented");
    }
    if (pool.nodes() == NodePresence.SOME
        && showsModel(pool.targetMode())
        && pool.targetMode() != pool.currentMode()) {
      wanted.add("target-not-yet-in-effect");
    }
    return wanted.build();
  }

  private static boolean showsModel(NodeCommunicationMode mode) {
    return mode == NodeCommunicationMode.CLASSIC || mode == NodeCommunicationMode.SIMPLIFIED;
  }

  private static void regionFindings(
      Edition edition,
      BatchAccount account,
      ImmutableList<Finding> findings,
      Objections objections) {
    ImmutableSet.Builder<String> wanted = ImmutableSet.builder();
    if (edition.regionSupport().content().supports(account.region())
        == RegionSupport.Answer.NOT_LISTED) {
      wanted.add("regions-not-listed");
    }
    if (!account.region().isKnown()) {
      wanted.add("region-unknown");
    }
    ImmutableList<Finding> cautions =
        edition.regionCautions().stream()
            .filter(caution -> caution.content().region().equals(account.region()))
            .map(
                caution ->
                    new Finding(
                        "region-caution",
                        Severity.INFO,
                        caution.content().text(),
                        caution.source()))
            .collect(toImmutableList());
    if (!cautions.isEmpty()) {
      wanted.add("region-caution");
    }
    unlessExactly(wanted.build(), ABOUT_THE_REGION, findings, () -> "finding", objections);
    objections.unless(
        findings.containsAll(cautions),
        () -> "findings %s without %s".formatted(findings, cautions));
  }

  private static void remarks(PoolAnswers answers, Objections objections) {
    TableReading table = new TableReading(answers.edition(), answers.model());
    ImmutableList<Finding> findings = answers.model().findings();
    for (Question question : Question.values()) {
      ImmutableList<Finding> common = table.remarksInCommon(question);
      objections.unless(
          findings.containsAll(common),
          () ->
              "findings %s lack some of %s"
                  .formatted(Answers.codes(findings), Answers.codes(common)));
    }
    ImmutableSet<Finding> allowed =
        ImmutableSet.<Finding>builder()
            .addAll(table.remarksInCommon(Question.PRESENT_NODES))
            .addAll(table.remarksInCommon(Question.NEXT_SCALE_OUT))
            .addAll(
                answers.model().limitation() == LimitationStatus.STANDS
                    ? remarksOfLimitations(answers.edition())
                    : ImmutableSet.of())
            .build();
    ImmutableList<Finding> unfounded =
        findings.stream()
            .filter(it -> !ABOUT_THE_INPUT.contains(it.code()))
            .filter(it -> !ABOUT_THE_REGION.contains(it.code()))
            .filter(it -> !allowed.contains(it))
            .collect(toImmutableList());
    objections.unless(unfounded.isEmpty(), () -> "findings of no rule: " + unfounded);
  }

  private static ImmutableSet<Finding> remarksOfLimitations(Edition edition) {
    return edition.decisionTable().stream()
        .filter(row -> row.content().limitation() == LimitationStatus.STANDS)
        .flatMap(row -> row.content().remarks().stream().map(it -> it.from(row.source())))
        .collect(toImmutableSet());
  }

  private static void ofAccount(AccountAnswers answers, Objections objections) {
    ofAccount(answers, answers.readiness(), answers.pools().isEmpty(), objections);
    ofAccount(answers, answers.readinessOf(ImmutableList.of()), true, objections);
  }

  private static void ofAccount(
      AccountAnswers answers,
      MigrationReadiness readiness,
      boolean withoutPools,
      Objections objections) {
    Edition edition = answers.communication().edition();
    regionFindings(edition, answers.account(), readiness.findings(), objections);
    ImmutableSet.Builder<String> wanted = ImmutableSet.builder();
    if (withoutPools) {
      wanted.add("no-pools-given");
    }
    if (edition.modelChoice().content() == ModelChoice.ACCOUNT_OPT_IN
        && answers.account().modelHistory().isEmpty()) {
      wanted.add("model-changes-undeclared");
    }
    unlessExactly(
        wanted.build(), ABOUT_THE_ACCOUNT, readiness.findings(), () -> "finding", objections);
    readiness.findings().forEach(finding -> wellFormed(finding, objections));
  }

  private static void ofModels(AccountAnswers answers, Objections objections) {
    ImmutableList<Finding> ofAccount = answers.readiness().findings();
    for (PoolReadiness pool : answers.readiness().pools()) {
      ImmutableList<Finding> missing =
          pool.model().findings().stream()
              .filter(it -> !ofAccount.contains(it) && !pool.findings().contains(it))
              .collect(toImmutableList());
      objections.unless(
          missing.isEmpty(),
          () -> "pool %s lacks %s".formatted(pool.pool().id(), Answers.codes(missing)));
      pool.findings().forEach(finding -> wellFormed(finding, objections));
    }
  }

  private static void wellFormed(Finding finding, Objections objections) {
    objections.unless(
        CODE.matcher(finding.code()).matches()
            && !finding.text().isBlank()
            && !finding.source().document().isBlank()
            && !finding.source().section().isBlank(),
        finding::toString);
  }

  private static void network(AccountAnswers answers, Objections objections) {
    for (PoolReadiness pool : answers.readiness().pools()) {
      ImmutableSet.Builder<String> wanted = ImmutableSet.builder();
      if (pool.readiness() != Readiness.MIGRATED && pool.readiness() != Readiness.INELIGIBLE) {
        if (pool.pool().subnet().isPresent()) {
          wanted.add("network-not-examined");
        } else if (pool.pool().subnet().isUnknown()) {
          wanted.add("network-unknown");
        }
      }
      unlessExactly(
          wanted.build(),
          ABOUT_THE_NETWORK,
          pool.findings(),
          () -> "finding of pool " + pool.pool().id(),
          objections);
    }
  }

  private static void way(AccountAnswers answers, Objections objections) {
    for (PoolReadiness pool : answers.readiness().pools()) {
      unlessExactly(
          aboutWay(answers, pool.pool()),
          ABOUT_THE_WAY,
          pool.findings(),
          () -> "finding of pool " + pool.pool().id(),
          objections);
    }
  }

  private static ImmutableSet<String> aboutWay(AccountAnswers answers, BatchPool pool) {
    WayReading way = new WayReading(answers.communication().edition(), answers.account(), pool);
    PublicNetworkAccess access = answers.account().publicNetworkAccess();
    if (way.publicEndpoint() == Way.OPEN) {
      return ImmutableSet.of();
    }
    if (way.publicEndpoint() == Way.UNKNOWN) {
      return ImmutableSet.of(
          access == PublicNetworkAccess.UNKNOWN
              ? "public-network-access-unknown"
              : "node-management-restricted");
    }
    ImmutableSet.Builder<String> wanted = ImmutableSet.builder();
    if (access == PublicNetworkAccess.SECURED_BY_PERIMETER) {
      wanted.add("perimeter-unverified");
    }
    if (pool.subnet().isAbsent()) {
      wanted.add("private-account-in-batch-network");
    } else if (way.privateEndpoint() == Way.CLOSED) {
      wanted.add("node-management-private-endpoint-missing");
    } else if (way.privateEndpoint() == Way.UNKNOWN) {
      wanted.add("node-management-private-endpoint-unknown");
    }
    return wanted.build();
  }

  /** Of some codes exactly those wanted are among the findings. */
  private static void unlessExactly(
      Set<String> wanted,
      Set<String> codes,
      ImmutableList<Finding> findings,
      Supplier<String> what,
      Objections objections) {
    Set<String> found = Sets.intersection(codes, ImmutableSet.copyOf(Answers.codes(findings)));
    objections.unless(
        wanted.equals(found), () -> "%s %s instead of %s".formatted(what.get(), found, wanted));
  }
}
