package io.github.batchcomm.testkit.internal;

import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;

import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.DefaultModeSchedule;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModelChange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The instants at which answers may change: what holds before one need not hold from it on. */
public final class DecisiveInstants {

  private DecisiveInstants() {}

  /**
   * Lists the dates that an edition names.
   *
   * @param edition the edition
   * @return the first instants of these days in UTC
   */
  public static ImmutableSortedSet<Instant> of(Edition edition) {
    Stream<LocalDate> days =
        Stream.of(
                Stream.of(edition.date()),
                edition.defaultModeSchedule().map(Clause::content).stream()
                    .flatMap(DecisiveInstants::days),
                edition.retirements().stream()
                    .map(retirement -> retirement.content().lastDay().plusDays(1)))
            .flatMap(days_ -> days_);
    return days.map(DecisiveInstants::startOf)
        .collect(toImmutableSortedSet(Comparator.naturalOrder()));
  }

  /**
   * Lists when an account asked for another model and when it got it.
   *
   * @param account the account
   * @return the instants; none if nothing is declared
   */
  public static ImmutableSortedSet<Instant> of(BatchAccount account) {
    return account.modelHistory().stream()
        .flatMap(history -> history.changes().stream())
        .flatMap(DecisiveInstants::of)
        .collect(toImmutableSortedSet(Comparator.naturalOrder()));
  }

  /**
   * Lists when something happened to a pool.
   *
   * @param pool the pool
   * @return the instants that are known
   */
  public static ImmutableSortedSet<Instant> of(BatchPool pool) {
    return Stream.of(
            pool.creationTime(), pool.lastScaledFromZero(), pool.allocationStateTransitionTime())
        .flatMap(Optional::stream)
        .collect(toImmutableSortedSet(Comparator.naturalOrder()));
  }

  private static Stream<Instant> of(CommunicationModelChange change) {
    return Stream.concat(Stream.of(change.requestedAt()), change.confirmedAt().stream());
  }

  /** The day itself and the days on both sides of what is uncertain about it. */
  private static Stream<LocalDate> days(DefaultModeSchedule schedule) {
    LocalDate last = schedule.lastClassicDay();
    return Stream.of(
        last.minusDays(schedule.uncertainDays()),
        last,
        last.plusDays(1),
        last.plusDays(schedule.uncertainDays() + 1L));
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
