package io.github.batchcomm.effective;

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
import static io.github.batchcomm.edition.FactValue.TARGET_CLASSIC;
import static io.github.batchcomm.edition.FactValue.TARGET_DEFAULT;
import static io.github.batchcomm.edition.FactValue.TARGET_SIMPLIFIED;
import static io.github.batchcomm.edition.FactValue.VIRTUAL_MACHINE_CONFIGURATION;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Fact;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.internal.Memo;
import io.github.batchcomm.model.AllocationState;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.SubnetReference;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads off a pool and its account what answers by one edition depend on.
 *
 * <p>Done for every question, so nothing here is looked up, compared as text or allocated that need
 * not be.
 */
final class Examination {

  private static final int MOST_REGIONS = 1 << 10;

  /** What findings and settlements look at, whether the table asks about it or not. */
  private static final ImmutableList<Fact> ALWAYS_TOLD =
      ImmutableList.of(Fact.OBSERVED_MODE, Fact.PUBLIC_IP, Fact.TARGET_MODE, Fact.CREATED);

  private static final FactReading<NodeCommunicationMode> OBSERVED =
      new FactReading<>(NodeCommunicationMode.class, Examination::observed);
  private static final FactReading<PoolConfiguration> CONFIGURATION =
      new FactReading<>(PoolConfiguration.class, Examination::configuration);
  private static final FactReading<PublicNetworkAccess> ACCESS =
      new FactReading<>(PublicNetworkAccess.class, Examination::accountAccess);
  private static final FactReading<PublicIpProvision> PROVISION =
      new FactReading<>(PublicIpProvision.class, Examination::provision);
  private static final FactReading<NoPublicIpGeneration> GENERATION =
      new FactReading<>(NoPublicIpGeneration.class, Examination::generation);
  private static final FactReading<NodeCommunicationMode> TARGET =
      new FactReading<>(NodeCommunicationMode.class, Examination::targetMode);
  private static final long CUSTOMER = FactMask.of(ImmutableSet.of(CUSTOMER_NETWORK));
  private static final long BATCH = FactMask.of(ImmutableSet.of(BATCH_NETWORK));

  private final Calendar calendar;
  private final Memo<Region, RegionRuling> regions;

  /** The values of facts that some answer depends on. */
  private final long told;

  /** What follows for a pool created in each period. */
  private final long[] creations;

  Examination(Edition edition, Calendar calendar) {
    this.calendar = calendar;
    Memo<RegionRuling, RegionRuling> rulings = Memo.ofEqualValues(MOST_REGIONS);
    this.regions =
        new Memo<>(MOST_REGIONS, region -> rulings.get(RegionRuling.of(edition, region)));
    this.told = FactMask.ofAll(edition.decisiveFacts()) | FactMask.ofAll(ALWAYS_TOLD);
    this.creations =
        IntStream.range(0, calendar.periods())
            .mapToObj(calendar::createdIn)
            .mapToLong(created -> FactMask.of(ImmutableSet.of(created)))
            .toArray();
  }

  Knowledge of(BatchAccount account, BatchPool pool, Instant asOf) {
    RegionRuling region = regions.get(account.region());
    Optional<ModelHistory> history = account.modelHistory();
    AccountTimeline timeline = AccountTimeline.of(history);
    NodePresence nodes = pool.nodes();
    Optional<Instant> created = pool.creationTime();
    Optional<Instant> scaled = pool.lastScaledFromZero();
    Optional<Instant> changed = scaled.isPresent() ? scaled : pool.allocationStateTransitionTime();
    long values =
        OBSERVED.of(pool.currentMode())
            | CONFIGURATION.of(pool.configuration())
            | region.support()
            | ACCESS.of(account.publicNetworkAccess())
            | (PROVISION.of(pool.publicIpProvision()) & GENERATION.of(pool.noPublicIpGeneration()))
            | network(pool.subnet())
            | TARGET.of(pool.targetMode())
            | (created.isPresent() ? creations[calendar.periodOf(created.get())] : 0);
    return Knowledge.of(
        values & told,
        region,
        nodes == NodePresence.NONE ? 0 : allocations(created, scaled, changed, asOf, timeline),
        Moment.number(calendar.periodOf(asOf), timeline.at(asOf)),
        nodes,
        hindsight(created, changed, asOf),
        isBeingResized(pool.allocationState()),
        history.isPresent(),
        scaled.isPresent());
  }

  private long allocations(
      Optional<Instant> created,
      Optional<Instant> scaled,
      Optional<Instant> changed,
      Instant asOf,
      AccountTimeline timeline) {
    if (scaled.isPresent()) {
      return Moment.bit(calendar.periodOf(scaled.get()), timeline.at(scaled.get()));
    }
    Instant earliest = created.orElse(Instant.MIN);
    Instant latest = changed.orElse(asOf);
    return timeline.momentsWithin(
        earliest, latest.isBefore(earliest) ? earliest : latest, calendar);
  }

  private static Hindsight hindsight(
      Optional<Instant> created, Optional<Instant> changed, Instant asOf) {
    if (created.isPresent() && created.get().isAfter(asOf)) {
      return Hindsight.ABOUT_CREATION;
    }
    return changed.isPresent() && changed.get().isAfter(asOf)
        ? Hindsight.ABOUT_NODES
        : Hindsight.NONE;
  }

  private static boolean isBeingResized(AllocationState state) {
    return state == AllocationState.RESIZING || state == AllocationState.STOPPING;
  }

  private static ImmutableSet<FactValue> observed(NodeCommunicationMode currentMode) {
    return switch (currentMode) {
      case CLASSIC -> ImmutableSet.of(OBSERVED_CLASSIC);
      case SIMPLIFIED -> ImmutableSet.of(OBSERVED_SIMPLIFIED);
      case DEFAULT, UNKNOWN -> ImmutableSet.of(NOT_OBSERVED);
    };
  }

  private static ImmutableSet<FactValue> configuration(PoolConfiguration configuration) {
    return switch (configuration) {
      case VIRTUAL_MACHINE -> ImmutableSet.of(VIRTUAL_MACHINE_CONFIGURATION);
      case CLOUD_SERVICES -> ImmutableSet.of(CLOUD_SERVICES_CONFIGURATION);
      case UNKNOWN -> ImmutableSet.of(VIRTUAL_MACHINE_CONFIGURATION, CLOUD_SERVICES_CONFIGURATION);
    };
  }

  private static ImmutableSet<FactValue> accountAccess(PublicNetworkAccess access) {
    return switch (access) {
      case ENABLED -> ImmutableSet.of(PUBLIC_ACCOUNT);
      case DISABLED -> ImmutableSet.of(PRIVATE_ACCOUNT);
      case SECURED_BY_PERIMETER, UNKNOWN -> ImmutableSet.of(PUBLIC_ACCOUNT, PRIVATE_ACCOUNT);
    };
  }

  /** What is possible as far as the provision tells; the generation tells the rest. */
  private static ImmutableSet<FactValue> provision(PublicIpProvision provision) {
    return switch (provision) {
      case BATCH_MANAGED, USER_MANAGED -> ImmutableSet.of(PUBLIC_IP);
      case NO_PUBLIC_IP_ADDRESSES -> ImmutableSet.of(NO_PUBLIC_IP_V1, NO_PUBLIC_IP_V2);
      case UNKNOWN -> ImmutableSet.of(PUBLIC_IP, NO_PUBLIC_IP_V1, NO_PUBLIC_IP_V2);
    };
  }

  /** What is possible as far as the generation tells, which says nothing of other pools. */
  private static ImmutableSet<FactValue> generation(NoPublicIpGeneration generation) {
    return switch (generation) {
      case V1_PREVIEW -> ImmutableSet.of(PUBLIC_IP, NO_PUBLIC_IP_V1);
      case V2_SIMPLIFIED -> ImmutableSet.of(PUBLIC_IP, NO_PUBLIC_IP_V2);
      case UNKNOWN -> ImmutableSet.of(PUBLIC_IP, NO_PUBLIC_IP_V1, NO_PUBLIC_IP_V2);
    };
  }

  private static ImmutableSet<FactValue> targetMode(NodeCommunicationMode targetMode) {
    return switch (targetMode) {
      case DEFAULT -> ImmutableSet.of(TARGET_DEFAULT);
      case CLASSIC -> ImmutableSet.of(TARGET_CLASSIC);
      case SIMPLIFIED -> ImmutableSet.of(TARGET_SIMPLIFIED);
      case UNKNOWN -> ImmutableSet.of(TARGET_DEFAULT, TARGET_CLASSIC, TARGET_SIMPLIFIED);
    };
  }

  private static long network(Presence<SubnetReference> subnet) {
    if (subnet.isUnknown()) {
      return CUSTOMER | BATCH;
    }
    return subnet.isPresent() ? CUSTOMER : BATCH;
  }
}
