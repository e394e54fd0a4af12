package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Question;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.NodePresence;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of every published edition once more, as plain branches over plain values, with their
 * dates and regions written down beside them. It knows nothing of decision tables: every unknown
 * fact is replaced by each of its values, every open instant by the instants around each date, and
 * each of the worlds so made is decided by itself.
 */
final class IndependentReading {

  /**
   * The answers to compare with.
   *
   * @param current the models of present nodes
   * @param next the models of next nodes
   * @param expected the model that is promised
   * @param limitation whether a limitation keeps next nodes from simplified communication
   * @param currentRules the rules that decide about present nodes
   * @param nextRules the rules that decide about next nodes
   */
  record Answer(
      ImmutableSortedSet<CommunicationModel> current,
      ImmutableSortedSet<CommunicationModel> next,
      Optional<CommunicationModel> expected,
      LimitationStatus limitation,
      ImmutableSortedSet<String> currentRules,
      ImmutableSortedSet<String> nextRules) {

    /** {@return what an answer of the library says of the same} */
    static Answer of(EffectiveModel model, NodePresence nodes) {
      return new Answer(
          model.current(),
          model.next(),
          model.expected(),
          model.limitation(),
          nodes == NodePresence.NONE
              ? ImmutableSortedSet.of()
              : ImmutableSortedSet.copyOf(Answers.codes(model, Question.PRESENT_NODES)),
          ImmutableSortedSet.copyOf(Answers.codes(model, Question.NEXT_SCALE_OUT)));
    }

    /** {@return the answer in short} */
    @Override
    public String toString() {
      return "current %s by %s, next %s by %s, expected %s, limitation %s"
          .formatted(current, currentRules, next, nextRules, Answers.of(expected), limitation);
    }
  }

  private final PageReading page;

  IndependentReading(String editionId) {
    this.page = new PageReading(editionId);
  }

  Answer answer(BatchAccount account, BatchPool pool, Instant asOf) {
    OpenWorlds worlds = new OpenWorlds(page, account, pool, asOf);
    Set<Ruling> next = worlds.rulingsOnNextNodes();
    ImmutableSortedSet<CommunicationModel> nextModels =
        models(Sets.filter(next, ruling -> ruling.conclusion().newNodes()));
    if (pool.nodes() == NodePresence.NONE) {
      // Where no new nodes can be had, nothing is promised to them.
      return new Answer(
          ImmutableSortedSet.of(),
          nextModels,
          promise(next).filter(nextModels::contains),
          limitation(next),
          ImmutableSortedSet.of(),
          codes(next));
    }
    Set<Ruling> present = worlds.rulingsOnPresentNodes();
    Set<Ruling> reports = worlds.reportsOfPresentNodes();
    Set<Ruling> deciding = reports.isEmpty() ? present : reports;
    return new Answer(
        models(deciding),
        nextModels,
        promise(present),
        limitation(next),
        codes(deciding),
        codes(next));
  }

  private static ImmutableSortedSet<CommunicationModel> models(Set<Ruling> rulings) {
    ImmutableSortedSet.Builder<CommunicationModel> models = ImmutableSortedSet.naturalOrder();
    rulings.forEach(ruling -> models.addAll(ruling.conclusion().models()));
    return models.build();
  }

  private static Optional<CommunicationModel> promise(Set<Ruling> rulings) {
    ImmutableSet<Optional<CommunicationModel>> promises =
        rulings.stream().map(ruling -> ruling.conclusion().promise()).collect(toImmutableSet());
    return promises.size() == 1 ? promises.iterator().next() : Optional.empty();
  }

  private static LimitationStatus limitation(Set<Ruling> rulings) {
    ImmutableSet<LimitationStatus> statuses =
        rulings.stream().map(ruling -> ruling.conclusion().limitation()).collect(toImmutableSet());
    return statuses.size() == 1 ? statuses.iterator().next() : LimitationStatus.POSSIBLE;
  }

  private static ImmutableSortedSet<String> codes(Set<Ruling> rulings) {
    return rulings.stream()
        .map(Ruling::code)
        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
  }
}
