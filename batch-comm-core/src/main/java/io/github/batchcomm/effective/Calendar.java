package io.github.batchcomm.effective;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.github.batchcomm.edition.FactValue.ALLOCATED_AFTER_CLASSIC_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.ALLOCATED_AFTER_CLOUD_SERVICES_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.ALLOCATED_AFTER_DEFAULT_SWITCH;
import static io.github.batchcomm.edition.FactValue.ALLOCATED_AFTER_V1_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.ALLOCATED_BEFORE_CLASSIC_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.ALLOCATED_BEFORE_CLOUD_SERVICES_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.ALLOCATED_BEFORE_DEFAULT_SWITCH;
import static io.github.batchcomm.edition.FactValue.ALLOCATED_BEFORE_V1_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.ASKED_AFTER_CLASSIC_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.ASKED_BEFORE_CLASSIC_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.CREATED_AFTER_CLASSIC_RETIREMENT;
import static io.github.batchcomm.edition.FactValue.CREATED_AFTER_DEFAULT_SWITCH;
import static io.github.batchcomm.edition.FactValue.CREATED_AROUND_DEFAULT_SWITCH;
import static io.github.batchcomm.edition.FactValue.CREATED_BEFORE_DEFAULT_SWITCH;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DefaultModeSchedule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.edition.RetiredFeature;
import io.github.batchcomm.edition.Situation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * The dates of an edition as instants, and which side of them an instant lies on.
 *
 * <p>They divide time into periods, counted from 0. All instants of one period are on the same
 * sides.
 */
final class Calendar {

  /** How many periods there can be. */
  static final int MOST_PERIODS = 6;

  private final Instant switchBegins;
  private final Instant switchEnds;
  private final Instant classicRetired;
  private final Instant cloudServicesRetired;
  private final Instant firstGenerationRetired;

  /** The first instant of each period, the first period having begun before all time. */
  private final ImmutableList<Instant> starts;

  /** The starts but the first; of whole seconds, as days begin, so that these decide. */
  private final long[] boundarySeconds;

  Calendar(Edition edition) {
    this.switchBegins =
        edition.defaultModeSchedule().map(Clause::content).map(Calendar::begin).orElse(Instant.MAX);
    this.switchEnds =
        edition.defaultModeSchedule().map(Clause::content).map(Calendar::end).orElse(Instant.MAX);
    this.classicRetired = retired(edition, RetiredFeature.CLASSIC_MODEL);
    this.cloudServicesRetired = retired(edition, RetiredFeature.CLOUD_SERVICES_CONFIGURATION);
    this.firstGenerationRetired = retired(edition, RetiredFeature.NO_PUBLIC_IP_V1);
    this.starts =
        Stream.of(
                Instant.MIN,
                switchBegins,
                switchEnds,
                classicRetired,
                cloudServicesRetired,
                firstGenerationRetired)
            .filter(instant -> !instant.equals(Instant.MAX))
            .distinct()
            .sorted()
            .collect(toImmutableList());
    this.boundarySeconds = starts.stream().skip(1).mapToLong(Instant::getEpochSecond).toArray();
  }

  /** The period in which an instant lies; a boundary belongs to what follows it. */
  int periodOf(Instant at) {
    long second = at.getEpochSecond();
    int period = 0;
    for (long boundary : boundarySeconds) {
      // To the end: where to stop would have to be guessed, which takes longer than to count.
      period += boundary <= second ? 1 : 0;
    }
    return period;
  }

  /** How many periods there are. */
  int periods() {
    return starts.size();
  }

  /** The first instant of a period. */
  Instant startOf(int period) {
    return starts.get(period);
  }

  /** Fills in what depends on when nodes were allocated. */
  Situation allocatedIn(int period, Situation situation) {
    Instant at = startOf(period);
    return situation
        .with(
            at.isBefore(switchBegins)
                ? ALLOCATED_BEFORE_DEFAULT_SWITCH
                : ALLOCATED_AFTER_DEFAULT_SWITCH)
        .with(
            at.isBefore(classicRetired)
                ? ALLOCATED_BEFORE_CLASSIC_RETIREMENT
                : ALLOCATED_AFTER_CLASSIC_RETIREMENT)
        .with(
            at.isBefore(cloudServicesRetired)
                ? ALLOCATED_BEFORE_CLOUD_SERVICES_RETIREMENT
                : ALLOCATED_AFTER_CLOUD_SERVICES_RETIREMENT)
        .with(
            at.isBefore(firstGenerationRetired)
                ? ALLOCATED_BEFORE_V1_RETIREMENT
                : ALLOCATED_AFTER_V1_RETIREMENT);
  }

  /** Tells what follows from when a pool was created. */
  FactValue createdIn(int period) {
    Instant at = startOf(period);
    if (!at.isBefore(classicRetired)) {
      return CREATED_AFTER_CLASSIC_RETIREMENT;
    }
    if (at.isBefore(switchBegins)) {
      return CREATED_BEFORE_DEFAULT_SWITCH;
    }
    return at.isBefore(switchEnds) ? CREATED_AROUND_DEFAULT_SWITCH : CREATED_AFTER_DEFAULT_SWITCH;
  }

  /** Tells what follows from when the question is asked. */
  FactValue askedIn(int period) {
    return startOf(period).isBefore(classicRetired)
        ? ASKED_BEFORE_CLASSIC_RETIREMENT
        : ASKED_AFTER_CLASSIC_RETIREMENT;
  }

  private static Instant begin(DefaultModeSchedule schedule) {
    // Without uncertain days the day itself still belongs to what ends.
    return schedule.uncertainDays() == 0
        ? startOf(schedule.lastClassicDay().plusDays(1))
        : startOf(schedule.lastClassicDay().minusDays(schedule.uncertainDays()));
  }

  private static Instant end(DefaultModeSchedule schedule) {
    return startOf(schedule.lastClassicDay().plusDays(schedule.uncertainDays() + 1L));
  }

  private static Instant retired(Edition edition, RetiredFeature feature) {
    return edition
        .retirementOf(feature)
        .map(retirement -> startOf(retirement.lastDay().plusDays(1)))
        .orElse(Instant.MAX);
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
