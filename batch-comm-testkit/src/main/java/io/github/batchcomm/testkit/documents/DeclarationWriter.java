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
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import java.util.stream.Stream;

/** Writes what is declared: the facts that no document of Azure tells. */
final class DeclarationWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Variation variation;

  private DeclarationWriter(Variation variation) {
    this.variation = variation;
  }

  /** {@return one or two declarations of all facts; one or none if there is nothing to declare} */
  static ImmutableList<ObjectNode> write(Inventory inventory, Variation variation) {
    return new DeclarationWriter(variation).write(inventory);
  }

  private ImmutableList<ObjectNode> write(Inventory inventory) {
    ImmutableList<ObjectNode> declarations =
        Stream.generate(() -> JSON.objectNode().put("batchComm", 1))
            .limit(1 + variation.below(2))
            .collect(toImmutableList());
    Spread<ObjectNode> spread = new Spread<>(declarations, variation);
    for (InventoryAccount account : inventory.accounts()) {
      account(spread, account.account());
      account.pools().forEach(pool -> pool(spread, account.account(), pool));
    }
    boolean isForNothing = variation.below(4) == 3;
    return declarations.stream()
        .filter(it -> it.size() > 1 || isForNothing)
        .collect(toImmutableList());
  }

  private void account(Spread<ObjectNode> spread, BatchAccount account) {
    account
        .modelHistory()
        .ifPresent(
            history ->
                spread.show(
                    it ->
                        entry(it, "accounts", account.name())
                            .set("communicationModelChanges", changes(history))));
  }

  private void pool(Spread<ObjectNode> spread, BatchAccount account, BatchPool pool) {
    String name = account.name() + "/" + pool.id();
    pool.lastScaledFromZero()
        .ifPresent(
            at ->
                spread.show(
                    it ->
                        entry(it, "pools", name)
                            .put("lastScaledFromZero", Literals.instant(at, variation))));
    if (pool.noPublicIpGeneration() != NoPublicIpGeneration.UNKNOWN) {
      spread.show(
          it ->
              entry(it, "pools", name)
                  .put(
                      "noPublicIpGeneration",
                      Literals.declared(pool.noPublicIpGeneration(), variation)));
    }
    pool.workloads()
        .ifPresent(
            workloads ->
                spread.show(
                    it -> {
                      ArrayNode all = entry(it, "pools", name).putArray("workloads");
                      workloads.forEach(one -> all.add(Literals.declared(one, variation)));
                      if (!workloads.isEmpty() && variation.seldom()) {
                        all.add(all.get(0));
                      }
                    }));
  }

  /** The entry of a resource, once in each declaration; its name may be in another case. */
  private ObjectNode entry(ObjectNode declaration, String kind, String name) {
    ObjectNode entries = declaration.withObjectProperty(kind);
    String loud = Ascii.toUpperCase(name);
    String written = entries.has(name) || (!entries.has(loud) && !variation.seldom()) ? name : loud;
    return entries.withObjectProperty(written);
  }

  private ArrayNode changes(ModelHistory history) {
    ArrayNode changes = JSON.arrayNode();
    history.changes().forEach(change -> changes.add(change(change)));
    return changes;
  }

  private ObjectNode change(CommunicationModelChange change) {
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
