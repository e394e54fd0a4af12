package io.github.batchcomm.effective;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import java.time.Instant;
import java.util.Optional;

/**
 * The standing of an account over time, as its history of changes tells it: classic at first, and
 * from each confirmed change on what was asked for. Between a request and its confirmation the
 * documentation does not say which applies.
 */
final class AccountTimeline {

  private static final AccountTimeline UNDECLARED =
      new AccountTimeline(AccountStanding.PERHAPS_OPTED_IN, ImmutableList.of());
  private static final AccountTimeline UNCHANGED =
      new AccountTimeline(AccountStanding.NEVER_CHANGED, ImmutableList.of());

  private final AccountStanding first;
  private final ImmutableList<CommunicationModelChange> changes;

  private AccountTimeline(AccountStanding first, ImmutableList<CommunicationModelChange> changes) {
    this.first = first;
    this.changes = changes;
  }

  static AccountTimeline of(Optional<ModelHistory> history) {
    if (history.isEmpty()) {
      return UNDECLARED;
    }
    ImmutableList<CommunicationModelChange> changes = history.get().changes();
    return changes.isEmpty()
        ? UNCHANGED
        : new AccountTimeline(AccountStanding.NEVER_CHANGED, changes);
  }

  /** How the account stands at an instant. */
  AccountStanding at(Instant at) {
    AccountStanding settled = first;
    for (int i = 0; i < changes.size(); i++) {
      CommunicationModelChange change = changes.get(i);
      if (change.requestedAt().isAfter(at)) {
        break;
      }
      FactValue wanted = accountModel(change);
      Optional<Instant> confirmed = change.confirmedAt();
      if (confirmed.isEmpty() || confirmed.get().isAfter(at)) {
        return settled.whileChangingTo(wanted);
      }
      settled = settled.changedTo(wanted);
    }
    return settled;
  }

  /**
   * The moments of a closed interval, as {@link Moment#bit bits}. All that is told of moments
   * changes at boundaries only, of the calendar and of this timeline, and a boundary belongs to
   * what follows it; so the interval's start and the boundaries within it stand for every instant
   * of it.
   */
  long momentsWithin(Instant earliest, Instant latest, Calendar calendar) {
    int firstPeriod = calendar.periodOf(earliest);
    int lastPeriod = calendar.periodOf(latest);
    long moments = Moment.bit(firstPeriod, at(earliest));
    for (int period = firstPeriod + 1; period <= lastPeriod; period++) {
      moments |= Moment.bit(period, at(calendar.startOf(period)));
    }
    for (int i = 0; i < changes.size(); i++) {
      CommunicationModelChange change = changes.get(i);
      moments |= momentIfWithin(change.requestedAt(), earliest, latest, calendar);
      Optional<Instant> confirmed = change.confirmedAt();
      if (confirmed.isPresent()) {
        moments |= momentIfWithin(confirmed.get(), earliest, latest, calendar);
      }
    }
    return moments;
  }

  private long momentIfWithin(Instant at, Instant earliest, Instant latest, Calendar calendar) {
    return at.isBefore(earliest) || at.isAfter(latest)
        ? 0
        : Moment.bit(calendar.periodOf(at), at(at));
  }

  private static FactValue accountModel(CommunicationModelChange change) {
    return switch (change.to()) {
      case CLASSIC -> FactValue.ACCOUNT_CLASSIC;
      case SIMPLIFIED -> FactValue.ACCOUNT_SIMPLIFIED;
    };
  }
}
