package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Histories of an account's model with changes in them. */
final class Histories {

  private Histories() {}

  /**
   * One to three changes in order of time.
   *
   * @param confirmed whether the last is always confirmed
   * @param optedIn whether the last confirmed one is always there, and to simplified
   */
  static Arbitrary<ModelHistory> changes(boolean confirmed, boolean optedIn) {
    Arbitrary<Change> changes =
        Combinators.combine(
                BatchArbitraries.instants(),
                BatchArbitraries.instants(),
                Arbitraries.of(CommunicationModel.SIMPLIFIED, CommunicationModel.CLASSIC))
            .as(Change::new);
    Arbitrary<Boolean> pending =
        confirmed ? Arbitraries.just(false) : Arbitraries.of(false, false, true);
    return Combinators.combine(changes.list().ofMinSize(1).ofMaxSize(3), pending)
        .as((list, last) -> history(list, last && !(optedIn && list.size() == 1), optedIn));
  }

  /** A change before it has its place in a history. */
  private record Change(Instant one, Instant other, CommunicationModel to) {}

  private static ModelHistory history(List<Change> list, boolean pending, boolean optedIn) {
    List<Instant> sorted =
        list.stream().flatMap(it -> Stream.of(it.one, it.other)).sorted().toList();
    int lastConfirmed = list.size() - (pending ? 2 : 1);
    ImmutableList.Builder<CommunicationModelChange> changes = ImmutableList.builder();
    for (int i = 0; i < list.size(); i++) {
      changes.add(
          CommunicationModelChange.builder()
              .to(optedIn && i == lastConfirmed ? CommunicationModel.SIMPLIFIED : list.get(i).to)
              .requestedAt(sorted.get(2 * i))
              .confirmedAt(
                  i <= lastConfirmed ? Optional.of(sorted.get(2 * i + 1)) : Optional.empty())
              .build());
    }
    return new ModelHistory(changes.build());
  }
}
