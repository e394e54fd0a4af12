package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Lists;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.endpoint.Need;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.migration.Impact;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.migration.Readiness;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.network.NetworkFlow;
import io.github.batchcomm.network.RequiredFlow;
import java.util.Comparator;

/** What the readiness of an account is, by the contract of its type. All hold of every edition. */
final class ReadinessLaws {

  private static final ImmutableSortedSet<CommunicationModel> SIMPLIFIED =
      ImmutableSortedSet.of(CommunicationModel.SIMPLIFIED);

  private ReadinessLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofAccount(
            "every-pool-is-assessed",
            "The readiness of an account is about that account and has each of its pools once, in"
                + " order of pool id.",
            Contract.of(MigrationReadiness.class, "account() and pools()"),
            ReadinessLaws::everyPool),
        Invariant.ofAccount(
            "the-order-of-pools-does-not-matter",
            "An account is assessed alike in whatever order its pools are given.",
            Contract.of(BatchCommunication.class, "migrationReadiness"),
            ReadinessLaws::orderDoesNotMatter),
        Invariant.ofAccount(
            "an-account-is-as-ready-as-its-worst-pool",
            "An account is as ready as its worst pool; without pools it is undetermined.",
            Contract.of(MigrationReadiness.class, "readiness()"),
            ReadinessLaws::worstPool),
        Invariant.ofAccount(
            "a-further-pool-never-makes-an-account-readier",
            "An account with a further pool is as ready as without it, or less.",
            Contract.of(MigrationReadiness.class, "readiness()"),
            ReadinessLaws::furtherPool),
        Invariant.ofAccount(
            "a-pool-is-assessed-alike-whatever-others-there-are",
            "What is said of a pool does not depend on the other pools of its account.",
            Contract.of(MigrationReadiness.class, "pools()"),
            ReadinessLaws::alikeAlone),
        Invariant.ofAccount(
            "readiness-rests-on-the-effective-model",
            "The model and the endpoints of a pool's readiness are its effective model and its"
                + " required endpoints at that instant.",
            Contract.of(PoolReadiness.class, "model() and endpoints()"),
            ReadinessLaws::restsOnModel),
        Invariant.ofAccount(
            "migrated-is-simplified-now-and-next",
            "A pool is migrated exactly if simplified is the one model in use and the one to come.",
            Contract.of(Readiness.class, "MIGRATED"),
            ReadinessLaws::migrated),
        Invariant.ofAccount(
            "ineligible-exactly-under-a-limitation",
            "A pool that is not migrated is ineligible exactly if a limitation stands.",
            Contract.of(Readiness.class, "INELIGIBLE"),
            ReadinessLaws::ineligible),
        Invariant.ofAccount(
            "nobody-is-ready-in-a-network-unseen",
            "A pool is ready only outside virtual networks, and its network must be changed only"
                + " within one.",
            Contract.of(Readiness.class, "READY and NETWORK_CHANGES_NEEDED"),
            ReadinessLaws::readyOutsideNetworks),
        Invariant.ofAccount(
            "readiness-follows-the-network-and-the-way-to-node-management",
            "Where no limitation can stand and a pool is not migrated, its network and the ways to"
                + " node management decide whether it is ready, and nothing else does.",
            Contract.of(Readiness.class, "READY, UNDETERMINED and NETWORK_CHANGES_NEEDED"),
            ReadinessLaws::decided),
        Invariant.ofAccount(
            "impact-follows-the-network",
            "The change of model can affect a pool in a virtual network, and one outside only by"
                + " software firewalls.",
            Contract.of(Impact.class, "introduction"),
            ReadinessLaws::impact),
        Invariant.ofAccount(
            "findings-are-the-most-urgent-first",
            "What is remarked about an account and about each pool stands in order of severity, and"
                + " no pool repeats what is said of the account.",
            Contract.of(MigrationReadiness.class, "findings()"),
            ReadinessLaws::findings),
        Invariant.ofAccount(
            "limitations-of-an-account-are-findings-of-its-pools",
            "The limitations of an account are exactly those findings of its pools' models that bear"
                + " the code of a rule by which a limitation stands.",
            Contract.of(MigrationReadiness.class, "limitations()"),
            ReadinessLaws::limitations));
  }

  private static void everyPool(AccountAnswers answers, Objections objections) {
    MigrationReadiness readiness = answers.readiness();
    objections.unlessEqual(answers.account(), readiness.account(), () -> "the account");
    objections.unlessEqual(
        answers.inventoryAccount().pools().stream()
            .sorted(Comparator.comparing(BatchPool::id))
            .map(BatchPool::id)
            .collect(toImmutableList()),
        readiness.pools().stream().map(it -> it.pool().id()).collect(toImmutableList()),
        () -> "the list of pools");
    objections.unless(
        answers
            .inventoryAccount()
            .pools()
            .containsAll(readiness.pools().stream().map(PoolReadiness::pool).toList()),
        () -> "pools are assessed that are not in the account");
  }

  private static void orderDoesNotMatter(AccountAnswers answers, Objections objections) {
    ImmutableList<BatchPool> pools = answers.inventoryAccount().pools();
    MigrationReadiness reversed = answers.readinessOf(Lists.reverse(pools));
    objections.unlessEqual(
        answers.readiness(), reversed, () -> "the answer about the pools in reverse order");
    if (pools.size() > 2) {
      ImmutableList<BatchPool> rotated =
          ImmutableList.<BatchPool>builder()
              .addAll(pools.subList(1, pools.size()))
              .add(pools.get(0))
              .build();
      objections.unlessEqual(
          answers.readiness(),
          answers.readinessOf(rotated),
          () -> "the answer about the pools from the second on and the first last");
    }
  }

  private static void worstPool(AccountAnswers answers, Objections objections) {
    objections.unlessEqual(
        answers.readiness().pools().stream()
            .map(PoolReadiness::readiness)
            .max(Comparator.naturalOrder())
            .orElse(Readiness.UNDETERMINED),
        answers.readiness().readiness(),
        () -> "the account with pools " + Answers.of(answers.readiness().pools()));
  }

  private static void furtherPool(AccountAnswers answers, Objections objections) {
    ImmutableList<BatchPool> pools = answers.inventoryAccount().pools();
    if (pools.size() < 2) {
      return;
    }
    for (BatchPool further : ImmutableList.of(pools.get(0), pools.get(pools.size() - 1))) {
      Readiness without =
          answers
              .readinessOf(
                  pools.stream().filter(it -> !it.equals(further)).collect(toImmutableList()))
              .readiness();
      objections.unless(
          answers.readiness().readiness().compareTo(without) >= 0,
          () ->
              "%s without pool %s, and %s with it"
                  .formatted(without, further.id(), answers.readiness().readiness()));
    }
  }

  private static void alikeAlone(AccountAnswers answers, Objections objections) {
    for (PoolReadiness pool : answers.readiness().pools()) {
      objections.unlessEqual(
          ImmutableList.of(pool),
          answers.readinessOf(ImmutableList.of(pool.pool())).pools(),
          () -> "pool %s alone".formatted(pool.pool().id()));
    }
  }

  private static void restsOnModel(AccountAnswers answers, Objections objections) {
    for (PoolReadiness pool : answers.readiness().pools()) {
      answers.pools().stream()
          .filter(it -> it.pool().equals(pool.pool()))
          .forEach(
              asked -> {
                objections.unlessEqual(
                    asked.model(), pool.model(), () -> "the model of " + pool.pool().id());
                objections.unlessEqual(
                    asked.endpoints(),
                    pool.endpoints(),
                    () -> "the list of endpoints of " + pool.pool().id());
              });
    }
  }

  private static void migrated(AccountAnswers answers, Objections objections) {
    for (PoolReadiness pool : answers.readiness().pools()) {
      objections.unless(
          (pool.readiness() == Readiness.MIGRATED)
              == (pool.model().current().equals(SIMPLIFIED)
                  && pool.model().next().equals(SIMPLIFIED)),
          () -> Answers.of(pool));
    }
  }

  private static void ineligible(AccountAnswers answers, Objections objections) {
    for (PoolReadiness pool : answers.readiness().pools()) {
      boolean stands = pool.model().limitation() == LimitationStatus.STANDS;
      objections.unless(
          pool.readiness() == Readiness.MIGRATED
              || (pool.readiness() == Readiness.INELIGIBLE) == stands,
          () -> Answers.of(pool));
    }
  }

  private static void readyOutsideNetworks(AccountAnswers answers, Objections objections) {
    for (PoolReadiness pool : answers.readiness().pools()) {
      boolean right =
          switch (pool.readiness()) {
            case READY ->
                pool.pool().subnet().isAbsent()
                    && pool.model().limitation() == LimitationStatus.NONE;
            case NETWORK_CHANGES_NEEDED ->
                pool.pool().subnet().isPresent()
                    && pool.model().limitation() == LimitationStatus.NONE;
            case MIGRATED, UNDETERMINED, INELIGIBLE -> true;
          };
      objections.unless(right, () -> Answers.of(pool));
    }
  }

  private static void impact(AccountAnswers answers, Objections objections) {
    for (PoolReadiness pool : answers.readiness().pools()) {
      Impact wanted = Impact.UNKNOWN;
      if (pool.pool().subnet().isPresent()) {
        wanted = Impact.MAY_BE_AFFECTED;
      } else if (pool.pool().subnet().isAbsent()) {
        wanted = Impact.ONLY_BY_SOFTWARE_FIREWALLS;
      }
      objections.unlessEqual(wanted, pool.impact(), () -> "the impact on pool " + pool.pool().id());
    }
  }

  private static void findings(AccountAnswers answers, Objections objections) {
    ImmutableList<Finding> ofAccount = answers.readiness().findings();
    objections.unless(isSorted(ofAccount), () -> "findings " + Answers.codes(ofAccount));
    for (PoolReadiness pool : answers.readiness().pools()) {
      objections.unless(
          isSorted(pool.findings()) && pool.findings().stream().noneMatch(ofAccount::contains),
          () ->
              "findings %s of pool %s beside %s of the account"
                  .formatted(
                      Answers.codes(pool.findings()), pool.pool().id(), Answers.codes(ofAccount)));
    }
  }

  private static boolean isSorted(ImmutableList<Finding> findings) {
    return Comparators.isInOrder(findings, Comparator.comparing(Finding::severity));
  }

  private static void limitations(AccountAnswers answers, Objections objections) {
    ImmutableSet<String> standing =
        answers.communication().edition().decisionTable().stream()
            .filter(row -> row.content().limitation() == LimitationStatus.STANDS)
            .map(row -> row.content().code())
            .collect(toImmutableSet());
    objections.unlessEqual(
        answers.readiness().pools().stream()
            .flatMap(pool -> pool.model().findings().stream())
            .filter(finding -> standing.contains(finding.code()))
            .collect(toImmutableSet()),
        answers.readiness().limitations(),
        () -> "the set of limitations");
  }

  private static void decided(AccountAnswers answers, Objections objections) {
    for (PoolReadiness pool : answers.readiness().pools()) {
      WayReading way =
          new WayReading(answers.communication().edition(), answers.account(), pool.pool());
      objections.unlessEqual(
          decided(answers.account(), pool, way),
          pool.readiness(),
          () -> "the readiness of " + Answers.of(pool));
    }
  }

  private static Readiness decided(BatchAccount account, PoolReadiness pool, WayReading way) {
    if (pool.model().current().equals(SIMPLIFIED) && pool.model().next().equals(SIMPLIFIED)) {
      return Readiness.MIGRATED;
    }
    if (pool.model().limitation() == LimitationStatus.STANDS) {
      return Readiness.INELIGIBLE;
    }
    if (pool.model().limitation() == LimitationStatus.NONE) {
      boolean shut = way.isClosed() || (needsPublicEndpoint(pool) && refusesNodes(account, way));
      if (pool.pool().subnet().isPresent() && shut) {
        return Readiness.NETWORK_CHANGES_NEEDED;
      }
      if (pool.pool().subnet().isAbsent() && way.publicEndpoint() == WayReading.Way.OPEN) {
        return Readiness.READY;
      }
    }
    return Readiness.UNDETERMINED;
  }

  /** Whether an edition requires the public endpoint whatever the account says of it. */
  private static boolean needsPublicEndpoint(PoolReadiness pool) {
    return pool.network().flows().stream()
        .map(NetworkFlow::flow)
        .filter(flow -> !flow.advisory())
        .map(RequiredFlow::endpoint)
        .anyMatch(
            endpoint ->
                endpoint.need().kind() == Need.Kind.REQUIRED
                    && endpoint.direction() == Direction.OUTBOUND
                    && endpoint.models().contains(CommunicationModel.SIMPLIFIED)
                    && endpoint.remote() instanceof RemoteParty.Tag remote
                    && remote.tag().isNodeManagement());
  }

  /** Which addresses a perimeter or IP rules let in cannot be told without the nodes' own. */
  private static boolean refusesNodes(BatchAccount account, WayReading way) {
    return way.publicEndpoint() == WayReading.Way.CLOSED
        && account.publicNetworkAccess() == PublicNetworkAccess.DISABLED;
  }
}
