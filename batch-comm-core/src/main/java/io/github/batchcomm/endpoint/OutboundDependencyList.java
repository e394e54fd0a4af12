package io.github.batchcomm.endpoint;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.edition.Verification;
import io.github.batchcomm.endpoint.DependencyJudgement.Verdict;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.model.OutboundDependency;
import io.github.batchcomm.model.ResourceId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an account's list of outbound network dependencies should hold, and what a list that Azure
 * answered says about the models in use.
 *
 * <p>Entries and conditions are those of the REST API's examples; how they show the model follows
 * from the verification step of the editions up to 06/02/2022. No page states it more closely.
 */
public final class OutboundDependencyList {

  private static final String BATCH = "Azure Batch";
  private static final String STORAGE = "Azure Storage";
  private static final String PACKAGES = "Microsoft Package Repository";
  private static final String KEY_VAULT = "Azure Key Vault";

  private static final ImmutableList<String> STORAGE_SERVICES =
      ImmutableList.of("blob", "table", "queue");

  private static final Source EXAMPLE =
      new Source(
          "Batch management REST API, outbound network dependencies example, 2024-02-01",
          "response");

  private OutboundDependencyList() {}

  /**
   * Predicts the entries of an account's list.
   *
   * @param account the account
   * @param models the models that its pools use, all together
   * @return the entries; none if the account's region, and so its cloud's host names, is unknown
   */
  public static ImmutableList<PredictedDependency> predict(
      BatchAccount account, Set<CommunicationModel> models) {
    Optional<Cloud> cloud = account.region().cloud();
    return cloud.isEmpty() ? ImmutableList.of() : predict(account, models, cloud.get());
  }

  private static ImmutableList<PredictedDependency> predict(
      BatchAccount account, Set<CommunicationModel> models, Cloud cloud) {
    String region = account.region().location();
    ImmutableList.Builder<PredictedDependency> entries = ImmutableList.builder();
    entries.add(
        entry(
            BATCH,
            Ascii.toLowerCase(account.name()) + "." + region + "." + cloud.batchSuffix(),
            "pools whose tasks call Batch: Job Manager tasks, job-scoped authentication"));
    if (models.contains(CommunicationModel.SIMPLIFIED)) {
      entries.add(entry(BATCH, region + ".service." + cloud.batchSuffix(), "all simplified pools"));
    }
    account
        .autoStorage()
        .value()
        .ifPresent(
            storage ->
                entries.add(
                    entry(
                        STORAGE,
                        Ascii.toLowerCase(storage.name()) + ".blob." + cloud.storageSuffix(),
                        "all pools, for the auto-storage account")));
    if (models.contains(CommunicationModel.CLASSIC)) {
      for (String service : STORAGE_SERVICES) {
        entries.add(
            entry(STORAGE, "*." + service + "." + cloud.storageSuffix(), "all classic pools"));
      }
    }
    entries.add(entry(PACKAGES, "packages.microsoft.com", "pools that mount file systems"));
    entries.add(
        entry(
            KEY_VAULT,
            "*." + cloud.keyVaultSuffix(),
            "pools with disk encryption on sizes without encryption at host"));
    return entries.build();
  }

  private static PredictedDependency entry(String category, String host, String condition) {
    return new PredictedDependency(
        new OutboundDependency(category, new HostName(host), ImmutableSortedSet.of(443)),
        condition);
  }

  /**
   * Judges what a list that Azure answered says about the models in use.
   *
   * <p>Editions since each pool has a current mode verify by that instead; the rule for this list
   * is then that of the last edition which verified by it.
   *
   * @param edition the rules to go by
   * @param account the account the list is of
   * @param list the list
   * @param pools the account's pools; without nodes in one of them, the absence of an entry proves
   *     nothing
   * @return the judgement with the entries that decided
   */
  public static DependencyJudgement judge(
      Edition edition, BatchAccount account, OutboundDependencies list, Iterable<BatchPool> pools) {
    Source source = verificationByList(edition);
    ImmutableList<OutboundDependency> storage =
        list.entries().stream()
            .filter(OutboundDependencyList::isStorage)
            .collect(toImmutableList());
    ImmutableList<OutboundDependency> patterns =
        storage.stream().filter(entry -> entry.domain().isPattern()).collect(toImmutableList());
    ImmutableList<OutboundDependency> accounts =
        storage.stream().filter(entry -> !entry.domain().isPattern()).collect(toImmutableList());

    ImmutableList<OutboundDependency> foreign = foreign(account, accounts);
    if (!foreign.isEmpty()) {
      return new DependencyJudgement(
          Verdict.STILL_CLASSIC,
          foreign,
          "The list names storage accounts other than the auto-storage account, which only classic"
              + " pools need.",
          source);
    }
    if (!patterns.isEmpty()) {
      return judgePatterns(list, patterns, source);
    }
    if (account.autoStorage().isUnknown() && !accounts.isEmpty()) {
      return new DependencyJudgement(
          Verdict.CANNOT_TELL,
          accounts,
          "The list names one storage account; whether it is the auto-storage account is not known."
              + " Export the Batch account with its autoStorage.",
          source);
    }
    return judgeAbsence(list, pools, source);
  }

  /** The entries of storage accounts that are certainly not the auto-storage account alone. */
  private static ImmutableList<OutboundDependency> foreign(
      BatchAccount account, ImmutableList<OutboundDependency> accounts) {
    if (account.autoStorage().isUnknown()) {
      ImmutableSet<String> names =
          accounts.stream().map(entry -> entry.domain().firstLabel()).collect(toImmutableSet());
      return names.size() > 1 ? accounts : ImmutableList.of();
    }
    Optional<String> autoStorage =
        account.autoStorage().value().map(ResourceId::name).map(Ascii::toLowerCase);
    return accounts.stream()
        .filter(entry -> !autoStorage.equals(Optional.of(entry.domain().firstLabel())))
        .collect(toImmutableList());
  }

  private static DependencyJudgement judgePatterns(
      OutboundDependencies list, ImmutableList<OutboundDependency> patterns, Source source) {
    ImmutableList<OutboundDependency> nodeManagement =
        list.entries().stream()
            .filter(entry -> entry.domain().text().contains(".service.batch."))
            .collect(toImmutableList());
    if (nodeManagement.isEmpty()) {
      return new DependencyJudgement(
          Verdict.STILL_CLASSIC,
          patterns,
          "The list names all of Azure Storage, which only classic pools need.",
          source);
    }
    return new DependencyJudgement(
        Verdict.CANNOT_TELL,
        Stream.concat(patterns.stream(), nodeManagement.stream()).collect(toImmutableList()),
        "The list names what classic pools need and what simplified pools need, as Azure's own"
            + " examples do for any account: classic is still possible. Read the pools' current"
            + " modes.",
        EXAMPLE);
  }

  private static DependencyJudgement judgeAbsence(
      OutboundDependencies list, Iterable<BatchPool> pools, Source source) {
    boolean someNodes = false;
    for (BatchPool pool : pools) {
      someNodes |= pool.nodes() == NodePresence.SOME;
      if (pool.nodes() != NodePresence.NONE
          && pool.currentMode() == NodeCommunicationMode.CLASSIC) {
        return new DependencyJudgement(
            Verdict.CANNOT_TELL,
            ImmutableList.of(),
            "The list names no storage that classic pools need, yet pool '"
                + pool.id()
                + "' reports classic as its current mode: the two contradict each other. Query both"
                + " again.",
            source);
      }
    }
    if (list.entries().isEmpty() || !someNodes) {
      return new DependencyJudgement(
          Verdict.CANNOT_TELL,
          ImmutableList.of(),
          list.entries().isEmpty()
              ? "The list is empty, which says nothing. Query it again."
              : "The list names no storage that classic pools need, but no pool is known to have"
                  + " nodes, so that proves nothing. Query it again once pools have nodes.",
          source);
    }
    return new DependencyJudgement(
        Verdict.NO_CLASSIC_LEFT,
        ImmutableList.of(),
        "The list names no storage but the auto-storage account, so no pool is classic any more.",
        source);
  }

  private static Source verificationByList(Edition edition) {
    return ImmutableList.<Edition>builder()
        .add(edition)
        .addAll(Editions.all().reverse())
        .build()
        .stream()
        .map(Edition::verification)
        .filter(clause -> clause.content() == Verification.OUTBOUND_DEPENDENCIES)
        .findFirst()
        .orElseThrow()
        .source();
  }

  private static boolean isStorage(OutboundDependency entry) {
    return Ascii.equalsIgnoreCase(entry.category(), STORAGE)
        || Stream.of(Cloud.values())
            .anyMatch(cloud -> entry.domain().text().endsWith("." + cloud.storageSuffix()));
  }
}
