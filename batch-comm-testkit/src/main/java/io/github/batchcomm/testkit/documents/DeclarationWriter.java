package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multimaps;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
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

  /** Declares the software firewall on the nodes of a pool. */
  void hostFirewall(
      BatchAccount account, BatchPool pool, HostFirewall firewall, Variation variation) {
    new Spread<>(declarations, variation)
        .show(
            it ->
                entry(it, "pools", account.name() + "/" + pool.id(), variation)
                    .set("hostFirewall", hostFirewall(firewall, variation)));
  }

  /** Declares appliances, all in one declaration: the order among them is that of the documents. */
  void appliances(ImmutableList<ApplianceAssumption> assumptions, Variation variation) {
    if (assumptions.isEmpty()) {
      return;
    }
    new Spread<>(declarations, variation)
        .show(
            declaration -> {
              ObjectNode appliances = declaration.putObject("appliances");
              Multimaps.index(assumptions, ApplianceAssumption::appliance)
                  .asMap()
                  .forEach(
                      (address, all) ->
                          appliances.set(
                              InetAddresses.toAddrString(address), assumptions(all, variation)));
            });
  }

  /**
   * Declares of which subnet a document shows effective routes.
   *
   * @return takes the document's name, before the declarations are written down
   */
  Consumer<String> effectiveRoutes(ResourceId subnet, Variation variation) {
    List<ObjectNode> places = new ArrayList<>();
    new Spread<>(declarations, variation)
        .show(it -> places.add(it.withObjectProperty("effectiveRoutes")));
    String written = Literals.id(subnet, variation);
    return document -> places.forEach(it -> it.put(document, written));
  }

  private static ObjectNode hostFirewall(HostFirewall firewall, Variation variation) {
    ObjectNode json = JSON.objectNode();
    json.put("defaultInbound", Literals.declared(firewall.defaultInbound(), variation));
    json.put("defaultOutbound", Literals.declared(firewall.defaultOutbound(), variation));
    if (!firewall.rules().isEmpty() || variation.maybe()) {
      ArrayNode rules = json.putArray("rules");
      firewall.rules().forEach(it -> rules.add(rule(it, variation)));
    }
    return json;
  }

  private static ObjectNode rule(HostFirewall.Rule rule, Variation variation) {
    ObjectNode json =
        JSON.objectNode()
            .put("name", rule.name())
            .put("direction", Literals.declared(rule.direction(), variation))
            .put("action", Literals.declared(rule.action(), variation));
    ImmutableList<String> protocols = RuleLiterals.protocols(rule.protocols(), variation);
    if (protocols.size() == 1 && variation.maybe()) {
      json.put("protocol", protocols.get(0));
    } else {
      json.set("protocol", Literals.array(protocols));
    }
    json.set(
        "remoteAddresses",
        Literals.array(RuleLiterals.entries(RuleAddresses.of(rule.remoteAddresses()), variation)));
    return json.set(
        "ports",
        RuleLiterals.numbersOrTexts(RuleLiterals.ports(rule.ports(), variation), variation));
  }

  private static JsonNode assumptions(Collection<ApplianceAssumption> all, Variation variation) {
    ArrayNode array = JSON.arrayNode();
    for (ApplianceAssumption assumption : all) {
      array
          .addObject()
          .put("assume", assumption.action() == RuleAction.ALLOW ? "PERMITS" : "DENIES")
          .set("remote", Literals.array(RuleLiterals.entries(assumption.remote(), variation)));
    }
    return array.size() == 1 && variation.maybe() ? array.get(0) : array;
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
