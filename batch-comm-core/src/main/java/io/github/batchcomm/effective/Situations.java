package io.github.batchcomm.effective;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.github.batchcomm.edition.FactValue.BATCH_NETWORK;
import static io.github.batchcomm.edition.FactValue.CLOUD_SERVICES_CONFIGURATION;
import static io.github.batchcomm.edition.FactValue.CUSTOMER_NETWORK;
import static io.github.batchcomm.edition.FactValue.NOT_OBSERVED;
import static io.github.batchcomm.edition.FactValue.NO_PUBLIC_IP_V1;
import static io.github.batchcomm.edition.FactValue.NO_PUBLIC_IP_V2;
import static io.github.batchcomm.edition.FactValue.OBSERVED_CLASSIC;
import static io.github.batchcomm.edition.FactValue.OBSERVED_SIMPLIFIED;
import static io.github.batchcomm.edition.FactValue.PRIVATE_ACCOUNT;
import static io.github.batchcomm.edition.FactValue.PUBLIC_ACCOUNT;
import static io.github.batchcomm.edition.FactValue.PUBLIC_IP;
import static io.github.batchcomm.edition.FactValue.REGION_NOT_SUPPORTED;
import static io.github.batchcomm.edition.FactValue.REGION_SUPPORTED;
import static io.github.batchcomm.edition.FactValue.TARGET_CLASSIC;
import static io.github.batchcomm.edition.FactValue.TARGET_DEFAULT;
import static io.github.batchcomm.edition.FactValue.TARGET_IN_FORCE;
import static io.github.batchcomm.edition.FactValue.TARGET_SET_SINCE;
import static io.github.batchcomm.edition.FactValue.TARGET_SIMPLIFIED;
import static io.github.batchcomm.edition.FactValue.VIRTUAL_MACHINE_CONFIGURATION;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Fact;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.Situation;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import java.time.Instant;
import java.util.stream.Stream;

/** Every situation that the known facts about a pool allow. */
final class Situations {

  private final Edition edition;
  private final Calendar calendar;
  private final BatchAccount account;
  private final BatchPool pool;
  private final Instant asOf;
  private final AccountTimeline timeline;

  Situations(
      Edition edition, Calendar calendar, BatchAccount account, BatchPool pool, Instant asOf) {
    this.edition = edition;
    this.calendar = calendar;
    this.account = account;
    this.pool = pool;
    this.asOf = asOf;
    this.timeline = new AccountTimeline(account.modelHistory());
  }

  /** The situations of the pool's present nodes. */
  ImmutableSet<Situation> ofPresentNodes() {
    return expand(timed(earliestAllocation(), latestAllocation()), Question.PRESENT_NODES);
  }

  /** The situations of nodes allocated at the instant asked about. */
  ImmutableSet<Situation> ofNextScaleOut() {
    return expand(timed(asOf, asOf), Question.NEXT_SCALE_OUT);
  }

  /** Whether at some instant of possible allocation the account's model is open. */
  boolean leaveAccountModelOpen(Question question) {
    ImmutableSortedSet<Instant> allocations =
        question == Question.PRESENT_NODES
            ? representatives(earliestAllocation(), latestAllocation())
            : ImmutableSortedSet.of(asOf);
    return allocations.stream().anyMatch(at -> timeline.modelAt(at).size() > 1);
  }

  private Instant earliestAllocation() {
    return pool.lastScaledFromZero().or(pool::creationTime).orElse(Instant.MIN);
  }

  private Instant latestAllocation() {
    Instant latest = pool.lastScaledFromZero().or(pool::allocationStateTransitionTime).orElse(asOf);
    Instant earliest = earliestAllocation();
    return latest.isBefore(earliest) ? earliest : latest;
  }

  /**
   * The situations that differ in what time decides, for nodes allocated in a closed interval. All
   * answers change at boundaries only, and a boundary belongs to what follows it, so the interval's
   * start and the boundaries within it stand for every instant of it.
   */
  private ImmutableSet<Situation> timed(Instant earliest, Instant latest) {
    ImmutableSet.Builder<Situation> situations = ImmutableSet.builder();
    for (Instant allocated : representatives(earliest, latest)) {
      Situation base =
          calendar.allocatedAt(Situation.firstOfEachFact(), allocated).with(calendar.askedAt(asOf));
      for (FactValue model : timeline.modelAt(allocated)) {
        for (FactValue optIn : timeline.previewOptInBy(allocated)) {
          for (FactValue created : creation(allocated)) {
            situations.add(base.with(model).with(optIn).with(created));
          }
        }
      }
    }
    return situations.build();
  }

  private ImmutableSortedSet<Instant> representatives(Instant earliest, Instant latest) {
    return ImmutableSortedSet.<Instant>naturalOrder()
        .add(earliest)
        .addAll(within(calendar.boundaries(), earliest, latest))
        .addAll(within(timeline.boundaries(), earliest, latest))
        .build();
  }

  /** When the pool may have been created, if its nodes were allocated at an instant. */
  private ImmutableSet<FactValue> creation(Instant allocated) {
    return pool.creationTime()
        .map(created -> ImmutableSet.of(calendar.createdAt(created)))
        .orElseGet(
            () ->
                Stream.concat(
                        Stream.of(Instant.MIN),
                        within(calendar.boundaries(), Instant.MIN, allocated).stream())
                    .map(calendar::createdAt)
                    .collect(toImmutableSet()));
  }

  private static ImmutableSortedSet<Instant> within(
      ImmutableSortedSet<Instant> instants, Instant earliest, Instant latest) {
    return instants.subSet(earliest, true, latest, true);
  }

  /** Adds every combination of the facts that time does not decide. */
  private ImmutableSet<Situation> expand(ImmutableSet<Situation> timed, Question question) {
    ImmutableSet<Situation> situations = timed;
    for (Fact fact : edition.decisiveFacts()) {
      ImmutableSet<FactValue> answers = timelessAnswers(fact, question);
      if (!answers.isEmpty()) {
        situations =
            situations.stream()
                .flatMap(situation -> answers.stream().map(situation::with))
                .collect(toImmutableSet());
      }
    }
    return situations;
  }

  /** The answers that the known facts allow; none for what time decides. */
  private ImmutableSet<FactValue> timelessAnswers(Fact fact, Question question) {
    return switch (fact) {
      case OBSERVED_MODE ->
          ImmutableSet.of(question == Question.PRESENT_NODES ? observed() : NOT_OBSERVED);
      case CONFIGURATION -> configuration();
      case REGION -> region();
      case ACCOUNT_ACCESS -> accountAccess();
      case PUBLIC_IP -> publicIp();
      case NETWORK -> network();
      case TARGET_MODE -> targetMode();
      case TARGET_TIMING ->
          question == Question.PRESENT_NODES
              ? ImmutableSet.of(TARGET_IN_FORCE, TARGET_SET_SINCE)
              : ImmutableSet.of(TARGET_IN_FORCE);
      case ACCOUNT_MODEL,
          PREVIEW_OPT_IN,
          CREATED,
          ALLOCATED_VERSUS_DEFAULT_SWITCH,
          ALLOCATED_VERSUS_CLASSIC_RETIREMENT,
          ALLOCATED_VERSUS_CLOUD_SERVICES_RETIREMENT,
          ALLOCATED_VERSUS_V1_RETIREMENT,
          ASKED_VERSUS_CLASSIC_RETIREMENT ->
          ImmutableSet.of();
    };
  }

  private FactValue observed() {
    return switch (pool.currentMode()) {
      case CLASSIC -> OBSERVED_CLASSIC;
      case SIMPLIFIED -> OBSERVED_SIMPLIFIED;
      case DEFAULT, UNKNOWN -> NOT_OBSERVED;
    };
  }

  private ImmutableSet<FactValue> configuration() {
    return switch (pool.configuration()) {
      case VIRTUAL_MACHINE -> ImmutableSet.of(VIRTUAL_MACHINE_CONFIGURATION);
      case CLOUD_SERVICES -> ImmutableSet.of(CLOUD_SERVICES_CONFIGURATION);
      case UNKNOWN -> ImmutableSet.of(VIRTUAL_MACHINE_CONFIGURATION, CLOUD_SERVICES_CONFIGURATION);
    };
  }

  private ImmutableSet<FactValue> region() {
    return switch (edition.regionSupport().content().supports(account.region())) {
      case SUPPORTED, NOT_LISTED -> ImmutableSet.of(REGION_SUPPORTED);
      case NOT_SUPPORTED -> ImmutableSet.of(REGION_NOT_SUPPORTED);
      case UNKNOWN -> ImmutableSet.of(REGION_SUPPORTED, REGION_NOT_SUPPORTED);
    };
  }

  private ImmutableSet<FactValue> accountAccess() {
    return switch (account.publicNetworkAccess()) {
      case ENABLED -> ImmutableSet.of(PUBLIC_ACCOUNT);
      case DISABLED -> ImmutableSet.of(PRIVATE_ACCOUNT);
      case SECURED_BY_PERIMETER, UNKNOWN -> ImmutableSet.of(PUBLIC_ACCOUNT, PRIVATE_ACCOUNT);
    };
  }

  private ImmutableSet<FactValue> publicIp() {
    return switch (pool.publicIpProvision()) {
      case BATCH_MANAGED, USER_MANAGED -> ImmutableSet.of(PUBLIC_IP);
      case NO_PUBLIC_IP_ADDRESSES -> generation();
      case UNKNOWN -> ImmutableSet.<FactValue>builder().add(PUBLIC_IP).addAll(generation()).build();
    };
  }

  private ImmutableSet<FactValue> generation() {
    return switch (pool.noPublicIpGeneration()) {
      case V1_PREVIEW -> ImmutableSet.of(NO_PUBLIC_IP_V1);
      case V2_SIMPLIFIED -> ImmutableSet.of(NO_PUBLIC_IP_V2);
      case UNKNOWN -> ImmutableSet.of(NO_PUBLIC_IP_V1, NO_PUBLIC_IP_V2);
    };
  }

  private ImmutableSet<FactValue> network() {
    if (pool.subnet().isUnknown()) {
      return ImmutableSet.of(CUSTOMER_NETWORK, BATCH_NETWORK);
    }
    return ImmutableSet.of(pool.subnet().isPresent() ? CUSTOMER_NETWORK : BATCH_NETWORK);
  }

  private ImmutableSet<FactValue> targetMode() {
    return switch (pool.targetMode()) {
      case DEFAULT -> ImmutableSet.of(TARGET_DEFAULT);
      case CLASSIC -> ImmutableSet.of(TARGET_CLASSIC);
      case SIMPLIFIED -> ImmutableSet.of(TARGET_SIMPLIFIED);
      case UNKNOWN -> ImmutableSet.of(TARGET_DEFAULT, TARGET_CLASSIC, TARGET_SIMPLIFIED);
    };
  }
}
