package io.github.batchcomm.migration;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.edition.Severity;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.EffectiveModelResolver;
import io.github.batchcomm.effective.RegionFindings;
import io.github.batchcomm.endpoint.NodeManagementPath;
import io.github.batchcomm.endpoint.NodeManagementPath.Availability;
import io.github.batchcomm.endpoint.RequiredEndpoints;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.network.NetworkAudit;
import io.github.batchcomm.network.NetworkEvaluation;
import io.github.batchcomm.network.OtherRegion;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;

/**
 * Assesses what stands between accounts and simplified communication, by one edition.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class ReadinessAssessment {

  private static final Source INPUT = new Source("Input", "as given");

  private static final Source VIRTUAL_NETWORKS =
      new Source("Create a Batch pool in a virtual network, 09/20/2023", "Prerequisites");

  private final Edition edition;
  private final EffectiveModelResolver models;
  private final RequiredEndpoints endpoints;
  private final NetworkEvaluation networks;

  /**
   * Creates the assessment by an edition.
   *
   * @param edition the rules to go by
   */
  public ReadinessAssessment(Edition edition) {
    this.edition = edition;
    this.models = new EffectiveModelResolver(edition);
    this.endpoints = new RequiredEndpoints(edition);
    this.networks = new NetworkEvaluation(edition);
  }

  /**
   * Decides whether a network lets through what a pool needs: simplified flows if it is migrated,
   * else those of both models.
   *
   * @param account the pool's account
   * @param pool the pool
   * @param network everything known of networks
   * @param asOf the instant asked about, in UTC
   * @return the verdicts
   */
  public NetworkAudit audit(BatchAccount account, BatchPool pool, Network network, Instant asOf) {
    return audit(account, pool, network, models.resolve(account, pool, asOf), asOf);
  }

  private NetworkAudit audit(
      BatchAccount account, BatchPool pool, Network network, EffectiveModel model, Instant asOf) {
    return networks.evaluate(
        account,
        pool,
        model.isMigrated()
            ? endpoints.forModels(account, pool, model.current())
            : endpoints.union(account, pool),
        network,
        asOf);
  }

  /**
   * Assesses an account with its pools.
   *
   * @param account the account
   * @param pools all its pools, in any order
   * @param network everything known of networks
   * @param asOf the instant asked about, in UTC
   * @return the answer for the account and each pool
   */
  public MigrationReadiness assess(
      BatchAccount account, Collection<BatchPool> pools, Network network, Instant asOf) {
    ImmutableList<Finding> accountFindings = accountFindings(account, pools);
    ImmutableList<PoolReadiness> assessed =
        pools.stream()
            .sorted(Comparator.comparing(BatchPool::id))
            .map(pool -> assess(account, pool, network, asOf, accountFindings))
            .collect(toImmutableList());
    return MigrationReadiness.builder()
        .account(account)
        .readiness(
            assessed.stream()
                .map(PoolReadiness::readiness)
                .reduce(Readiness::worse)
                .orElse(Readiness.UNDETERMINED))
        .pools(assessed)
        .limitations(limitations(assessed))
        .findings(accountFindings)
        .build();
  }

  private PoolReadiness assess(
      BatchAccount account,
      BatchPool pool,
      Network network,
      Instant asOf,
      Collection<Finding> accountFindings) {
    EffectiveModel model = models.resolve(account, pool, asOf);
    NodeManagementPath path = NodeManagementPath.of(edition, account, pool, network);
    NetworkAudit audit = audit(account, pool, network, model, asOf);
    FlowJudgement flows = FlowJudgement.of(audit, path);
    Readiness readiness =
        OtherRegion.of(account, pool, network).isPresent()
            ? inOtherRegion(readiness(pool, model, path, flows))
            : readiness(pool, model, path, flows);
    ImmutableSet<Finding> findings =
        ImmutableSet.<Finding>builder()
            .addAll(model.findings())
            .addAll(networkFindings(account, pool, network, readiness, path, audit))
            .addAll(NetworkEvaluation.shows(pool, network) ? flows.findings() : ImmutableList.of())
            .build();
    return PoolReadiness.builder()
        .pool(pool)
        .readiness(readiness)
        .model(model)
        .endpoints(endpoints.forModels(account, pool, model.possible()))
        .network(audit)
        .impact(impact(pool))
        .findings(
            findings.stream()
                .filter(finding -> !accountFindings.contains(finding))
                .sorted(Comparator.comparing(Finding::severity))
                .collect(toImmutableList()))
        .build();
  }

  /** Of a pool that cannot be where documents show it, more must be known before it is ready. */
  private static Readiness inOtherRegion(Readiness readiness) {
    return readiness == Readiness.READY ? Readiness.UNDETERMINED : readiness;
  }

  private static Readiness readiness(
      BatchPool pool, EffectiveModel model, NodeManagementPath path, FlowJudgement flows) {
    if (model.isMigrated()) {
      return Readiness.MIGRATED;
    }
    if (model.limitation() == LimitationStatus.STANDS) {
      return Readiness.INELIGIBLE;
    }
    if (model.limitation() == LimitationStatus.POSSIBLE || pool.subnet().isUnknown()) {
      return Readiness.UNDETERMINED;
    }
    if (pool.subnet().isPresent()) {
      return path.isClosed() ? Readiness.NETWORK_CHANGES_NEEDED : flows.readiness();
    }
    return path.publicEndpoint() == Availability.AVAILABLE
        ? flows.readiness()
        : Readiness.UNDETERMINED;
  }

  private Set<Finding> networkFindings(
      BatchAccount account,
      BatchPool pool,
      Network network,
      Readiness readiness,
      NodeManagementPath path,
      NetworkAudit audit) {
    ImmutableSet.Builder<Finding> findings = ImmutableSet.builder();
    boolean open = readiness != Readiness.MIGRATED && readiness != Readiness.INELIGIBLE;
    if (open && pool.subnet().isUnknown()) {
      findings.add(
          new Finding(
              "network-unknown",
              Severity.WARNING,
              "Whether the pool stands in a virtual network is not known. Export the whole pool"
                  + " with its networkConfiguration.",
              INPUT));
    }
    if (open && pool.subnet().isPresent() && !NetworkEvaluation.shows(pool, network)) {
      findings.add(
          new Finding(
              "network-not-examined",
              Severity.WARNING,
              "The pool stands in a virtual network whose security rules, routes and firewalls have"
                  + " not been examined. Compare them with the union of both models' endpoints.",
              edition.scopeOfImpact().isEmpty() ? INPUT : edition.scopeOfImpact().get(0).source()));
    }
    OtherRegion.of(account, pool, network)
        .ifPresent(it -> findings.add(virtualNetworkRegion(pool, it)));
    findings.addAll(new NodeManagementFindings(edition, account).of(pool, path, audit));
    return findings.build();
  }

  private static Finding virtualNetworkRegion(BatchPool pool, OtherRegion regions) {
    return new Finding(
        "virtual-network-region",
        Severity.ERROR,
        "Virtual network "
            + regions.virtualNetwork().name()
            + " of pool "
            + pool.id()
            + " stands in region "
            + regions.networkRegion()
            + ", and account "
            + regions.account()
            + " in "
            + regions.accountRegion()
            + "; Batch takes no pool into a network of another region. Place the pool in a network"
            + " of the account's region, or export both again if one of them is out of date.",
        VIRTUAL_NETWORKS);
  }

  private ImmutableList<Finding> accountFindings(
      BatchAccount account, Collection<BatchPool> pools) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    findings.addAll(RegionFindings.of(edition, account));
    if (pools.isEmpty()) {
      findings.add(
          new Finding(
              "no-pools-given",
              Severity.WARNING,
              "No pool of this account was given. If it has none there is nothing to migrate;"
                  + " otherwise export its pools.",
              INPUT));
    }
    if (edition.modelChoice().content() == ModelChoice.ACCOUNT_OPT_IN
        && account.modelHistory().isEmpty()) {
      findings.add(
          new Finding(
              "model-changes-undeclared",
              Severity.WARNING,
              "Whether the account was ever opted in is not declared. Declare its"
                  + " communicationModelChanges, an empty list if there was none.",
              edition.modelChoice().source()));
    }
    return ImmutableList.sortedCopyOf(Comparator.comparing(Finding::severity), findings.build());
  }

  private ImmutableSet<Finding> limitations(ImmutableList<PoolReadiness> pools) {
    ImmutableSet<String> codes =
        edition.decisionTable().stream()
            .filter(rule -> rule.content().limitation() == LimitationStatus.STANDS)
            .map(rule -> rule.content().code())
            .collect(toImmutableSet());
    return pools.stream()
        .flatMap(pool -> pool.model().findings().stream())
        .filter(finding -> codes.contains(finding.code()))
        .collect(toImmutableSet());
  }

  private static Impact impact(BatchPool pool) {
    if (pool.subnet().isUnknown()) {
      return Impact.UNKNOWN;
    }
    return pool.subnet().isPresent() ? Impact.MAY_BE_AFFECTED : Impact.ONLY_BY_SOFTWARE_FIREWALLS;
  }
}
