package io.github.batchcomm.testkit.laws;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Question;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Inventory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One walk over the grid by an edition, with what was met on it. */
final class GridSweep {

  private static final int SHOWN = 5;

  private static final Invariant READING =
      Invariants.named("agrees-with-an-independent-reading").orElseThrow();

  /** By edition; the walks are long, so each is taken once. */
  private static final Map<String, GridSweep> SWEEPS = new ConcurrentHashMap<>();

  /** What answers and an independent reading do not agree upon; only a few are kept. */
  final List<String> disagreements = new ArrayList<>();

  /** Questions about which everything is known and yet several rules decide; only a few. */
  final List<String> exceptions = new ArrayList<>();

  /** The codes of the rules that decided something. */
  final Set<String> codes = new HashSet<>();

  int asked;
  int fullyKnown;

  private final Edition edition;
  private final BatchCommunication communication;

  private GridSweep(Edition edition) {
    this.edition = edition;
    this.communication = BatchCommunication.of(edition);
    new ResolutionGrid(edition).forEach(this::meet);
  }

  static GridSweep of(Edition edition) {
    return SWEEPS.computeIfAbsent(edition.id(), id -> new GridSweep(edition));
  }

  private void meet(BatchAccount account, BatchPool pool, Instant asOf) {
    asked++;
    InventoryAnswers answers =
        new InventoryAnswers(communication, Inventory.of(account, pool), asOf);
    EffectiveModel model = answers.accounts().get(0).pools().get(0).model();
    model.reasons().forEach(reason -> codes.add(reason.code()));
    READING
        .objections(answers)
        .breaches()
        .forEach(breach -> note(disagreements, breach.toString()));
    if (FullKnowledge.isComplete(edition, account, pool, asOf)) {
      fullyKnown++;
      if (Answers.codes(model, Question.NEXT_SCALE_OUT).size() != 1
          || Answers.codes(model, Question.PRESENT_NODES).size()
              != FullKnowledge.rulesForPresentNodes(edition, account, pool)) {
        note(exceptions, "%s %s at %s: %s".formatted(account, pool, asOf, Answers.of(model)));
      }
    }
  }

  private static void note(List<String> notes, String note) {
    if (notes.size() < SHOWN) {
      notes.add(note);
    }
  }
}
