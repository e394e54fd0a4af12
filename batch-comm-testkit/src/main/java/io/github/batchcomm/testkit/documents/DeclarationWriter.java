package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import java.util.stream.Stream;

/** Writes what is declared: the facts that no document of Azure tells. */
final class DeclarationWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ImmutableList<ObjectNode> declarations;
  private final boolean isForNothing;

  /**
   * Begins one or two declarations.
   *
   * @param variation decides how many there are, and whether one that holds nothing is written
   */
  DeclarationWriter(Variation variation) {
    this.declarations =
        Stream.generate(() -> JSON.objectNode().put("batchComm", 1))
            .limit(1 + variation.below(2))
            .collect(toImmutableList());
    this.isForNothing = variation.below(4) == 3;
  }

  /** {@return the declarations of all facts so far} */
  ImmutableList<ObjectNode> written() {
    return declarations.stream()
        .filter(it -> it.size() > 1 || isForNothing)
        .collect(toImmutableList());
  }

  /** Declares what is to be declared of an account. */
  void account(BatchAccount account, Variation variation) {
    Spread<ObjectNode> spread = new Spread<>(declarations, variation);
    account
        .modelHistory()
        .ifPresent(
            history ->
                spread.show(
                    it ->
                        entry(it, "accounts", account.name(), variation)
                            .set("communicationModelChanges", changes(history, variation))));
  }

  /** Declares what is to be declared of a pool. */
  void pool(BatchAccount account, BatchPool pool, Variation variation) {
    Spread<ObjectNode> spread = new Spread<>(declarations, variation);
    String name = account.name() + "/" + pool.id();
    pool.lastScaledFromZero()
        .ifPresent(
            at ->
                spread.show(
                    it ->
                        entry(it, "pools", name, variation)
                            .put("lastScaledFromZero", Literals.instant(at, variation))));
    if (pool.noPublicIpGeneration() != NoPublicIpGeneration.UNKNOWN) {
      spread.show(
          it ->
              entry(it, "pools", name, variation)
                  .put(
                      "noPublicIpGeneration",
                      Literals.declared(pool.noPublicIpGeneration(), variation)));
    }
    pool.workloads()
        .ifPresent(
            workloads ->
                spread.show(
                    it -> {
                      ArrayNode all = entry(it, "pools", name, variation).putArray("workloads");
                      workloads.forEach(one -> all.add(Literals.declared(one, variation)));
                      if (!workloads.isEmpty() && variation.seldom()) {
                        all.add(all.get(0));
                      }
                    }));
  }

  /** The entry of a resource, once in each declaration; its name may be in another case. */
  private static ObjectNode entry(
      ObjectNode declaration, String kind, String name, Variation variation) {
    ObjectNode entries = declaration.withObjectProperty(kind);
    String loud = Ascii.toUpperCase(name);
    String written = entries.has(name) || (!entries.has(loud) && !variation.seldom()) ? name : loud;
    return entries.withObjectProperty(written);
  }

  private static ArrayNode changes(ModelHistory history, Variation variation) {
    ArrayNode changes = JSON.arrayNode();
    history.changes().forEach(change -> changes.add(change(change, variation)));
    return changes;
  }

  private static ObjectNode change(CommunicationModelChange change, Variation variation) {
    ObjectNode json = JSON.objectNode().put("to", Literals.declared(change.to(), variation));
    boolean atOnce = change.confirmedAt().filter(it -> it.equals(change.requestedAt())).isPresent();
    int way = atOnce ? variation.below(3) : 2;
    if (way != 1) {
      json.put("requestedAt", Literals.instant(change.requestedAt(), variation));
    }
    if (way != 0) {
      change
          .confirmedAt()
          .ifPresentOrElse(
              at -> json.put("confirmedAt", Literals.instant(at, variation)),
              () -> json.putNull("confirmedAt"));
    }
    return json;
  }
}
