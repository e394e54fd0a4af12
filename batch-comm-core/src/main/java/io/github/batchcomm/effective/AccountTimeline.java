package io.github.batchcomm.effective;

import static io.github.batchcomm.edition.FactValue.ACCOUNT_CLASSIC;
import static io.github.batchcomm.edition.FactValue.ACCOUNT_SIMPLIFIED;
import static io.github.batchcomm.edition.FactValue.NEVER_OPTED_IN;
import static io.github.batchcomm.edition.FactValue.OPTED_IN_DURING_PREVIEW;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.FactValue;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import java.time.Instant;
import java.util.Optional;

/**
 * The model of an account over time, as its history of changes tells it: classic at first, and from
 * each confirmed change on what was asked for. Between a request and its confirmation the
 * documentation does not say which applies.
 */
final class AccountTimeline {

  private static final ImmutableSet<FactValue> EITHER =
      ImmutableSet.of(ACCOUNT_CLASSIC, ACCOUNT_SIMPLIFIED);

  private final Optional<ModelHistory> history;

  AccountTimeline(Optional<ModelHistory> history) {
    this.history = history;
  }

  /** The instants at which the model may change; each belongs to what follows it. */
  ImmutableSortedSet<Instant> boundaries() {
    ImmutableSortedSet.Builder<Instant> instants = ImmutableSortedSet.naturalOrder();
    for (CommunicationModelChange change : changes()) {
      instants.add(change.requestedAt());
      change.confirmedAt().ifPresent(instants::add);
    }
    return instants.build();
  }

  /** The models that the account may have had at an instant. */
  ImmutableSet<FactValue> modelAt(Instant at) {
    if (history.isEmpty()) {
      return EITHER;
    }
    FactValue settled = ACCOUNT_CLASSIC;
    for (CommunicationModelChange change : changes()) {
      if (change.requestedAt().isAfter(at)) {
        break;
      }
      FactValue wanted = accountModel(change.to());
      if (change.confirmedAt().isEmpty() || change.confirmedAt().get().isAfter(at)) {
        return ImmutableSet.of(settled, wanted);
      }
      settled = wanted;
    }
    return ImmutableSet.of(settled);
  }

  /** Whether the account had ever been opted in by an instant. */
  ImmutableSet<FactValue> previewOptInBy(Instant at) {
    if (history.isEmpty()) {
      return ImmutableSet.of(NEVER_OPTED_IN, OPTED_IN_DURING_PREVIEW);
    }
    ImmutableSet.Builder<FactValue> answers = ImmutableSet.builder();
    boolean confirmed = false;
    boolean pending = false;
    for (CommunicationModelChange change : changes()) {
      if (change.to() == CommunicationModel.SIMPLIFIED && !change.requestedAt().isAfter(at)) {
        boolean confirmedBy =
            change.confirmedAt().filter(confirmedAt -> !confirmedAt.isAfter(at)).isPresent();
        confirmed |= confirmedBy;
        pending |= !confirmedBy;
      }
    }
    if (!confirmed) {
      answers.add(NEVER_OPTED_IN);
    }
    if (confirmed || pending) {
      answers.add(OPTED_IN_DURING_PREVIEW);
    }
    return answers.build();
  }

  private Iterable<CommunicationModelChange> changes() {
    return history.map(ModelHistory::changes).orElse(ImmutableList.of());
  }

  private static FactValue accountModel(CommunicationModel model) {
    return switch (model) {
      case CLASSIC -> ACCOUNT_CLASSIC;
      case SIMPLIFIED -> ACCOUNT_SIMPLIFIED;
    };
  }
}
