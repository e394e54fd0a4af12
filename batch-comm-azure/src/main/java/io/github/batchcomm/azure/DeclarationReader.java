package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.Workload;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads our own document, which declares what Azure does not tell.
 *
 * <p>Nothing in it is passed over: a key or value that is not known is a mistake of its author.
 */
final class DeclarationReader {

  private static final String MARK = "batchComm";
  private static final int VERSION = 1;

  private DeclarationReader() {}

  /**
   * Tells whether a document is a declaration.
   *
   * @throws InvalidDocumentException if it has the mark of one, but not as its first key
   */
  static boolean isDeclaration(JsonCursor root) {
    if (!root.isObject() || root.member(MARK).isEmpty()) {
      return false;
    }
    if (!root.names().get(0).equals(MARK)) {
      throw root.invalid(
          "The key '" + MARK + "' marks a declaration only in front. Make it the first key");
    }
    return true;
  }

  static Declaration read(String document, JsonCursor root, Notices notices) {
    StrictKeys.allow(root, MARK, "accounts", "pools", "appliances", "effectiveRoutes");
    JsonCursor version = root.member(MARK).orElseThrow();
    if (!version.node().isNumber() || version.node().doubleValue() != VERSION) {
      throw version.invalid(
          "This version of a declaration is not known. Write \"" + MARK + "\": " + VERSION);
    }
    return new Declaration(
        document,
        ImmutableList.<Declaration.Entry>builder()
            .addAll(entries(root.member("accounts"), DeclarationReader::account))
            .addAll(entries(root.member("pools"), it -> pool(it, notices)))
            .build(),
        ApplianceReader.read(root.member("appliances"), notices),
        routePlaces(root.member("effectiveRoutes")));
  }

  private static ImmutableList<Declaration.RoutePlace> routePlaces(Optional<JsonCursor> documents) {
    ImmutableList.Builder<Declaration.RoutePlace> places = ImmutableList.builder();
    for (String name : documents.map(JsonCursor::names).orElse(ImmutableList.of())) {
      JsonCursor subnet = documents.get().member(name).orElseThrow();
      places.add(
          new Declaration.RoutePlace(
              subnet.pointer(), name, subnet.checked(() -> SubnetReference.parse(subnet.text()))));
    }
    return places.build();
  }

  private static ImmutableList<Declaration.Entry> entries(
      Optional<JsonCursor> named, Function<Named, Declaration.Entry> read) {
    ImmutableList.Builder<Declaration.Entry> entries = ImmutableList.builder();
    Set<String> keys = new HashSet<>();
    for (String name : named.map(JsonCursor::names).orElse(ImmutableList.of())) {
      JsonCursor value = named.get().member(name).orElseThrow();
      Declaration.Entry entry = read.apply(new Named(name, value.object()));
      if (!keys.add(entry.key())) {
        throw value.invalid(
            "'" + Quoted.text(name) + "' is named twice; case does not matter. Keep one of them");
      }
      entries.add(entry);
    }
    return entries.build();
  }

  private static Declaration.Entry account(Named account) {
    JsonCursor json = account.json;
    StrictKeys.allow(json, "communicationModelChanges");
    if (account.name.isEmpty() || account.name.indexOf('/') >= 0) {
      throw json.invalid(
          "'" + Quoted.text(account.name) + "' is not an account's name. Write it as in acct1");
    }
    return new Declaration.Entry(
        json.pointer(),
        account.name,
        Optional.empty(),
        json.member("communicationModelChanges")
            .<ImmutableList<Declaration.Fact<?>>>map(
                it -> ImmutableList.of(new Declaration.History(it.pointer(), history(it))))
            .orElse(ImmutableList.of()));
  }

  private static ModelHistory history(JsonCursor json) {
    ImmutableList<CommunicationModelChange> changes =
        json.elements().stream()
            .map(DeclarationReader::change)
            .collect(ImmutableList.toImmutableList());
    return json.checked(() -> new ModelHistory(changes));
  }

  private static CommunicationModelChange change(JsonCursor json) {
    StrictKeys.allow(json, "to", "requestedAt", "confirmedAt");
    CommunicationModel to =
        StrictKeys.constant(
            json.member("to")
                .orElseThrow(
                    () -> json.invalid("The change has no 'to'. Name the model it leads to")),
            CommunicationModel.class);
    Optional<Instant> requested = json.member("requestedAt").map(JsonCursor::instant);
    Optional<JsonCursor> confirmation = json.member("confirmedAt");
    Optional<Instant> confirmed = confirmation.filter(it -> !it.isNull()).map(JsonCursor::instant);
    if (requested.isEmpty() && confirmed.isEmpty()) {
      throw json.invalid(
          "The change has no instant to begin with. Write requestedAt, confirmedAt or both");
    }
    if (confirmation.isEmpty() || requested.isEmpty()) {
      return CommunicationModelChange.at(to, requested.or(() -> confirmed).orElseThrow());
    }
    return json.checked(
        () ->
            CommunicationModelChange.builder()
                .to(to)
                .requestedAt(requested.get())
                .confirmedAt(confirmed)
                .build());
  }

  private static Declaration.Entry pool(Named pool, Notices notices) {
    JsonCursor json = pool.json;
    StrictKeys.allow(
        json, "lastScaledFromZero", "noPublicIpGeneration", "workloads", "hostFirewall");
    int slash = pool.name.indexOf('/');
    if (slash <= 0 || slash == pool.name.length() - 1 || pool.name.indexOf('/', slash + 1) >= 0) {
      throw json.invalid(
          "'" + Quoted.text(pool.name) + "' does not name a pool. Write account/pool");
    }
    ImmutableList.Builder<Declaration.Fact<?>> facts = ImmutableList.builder();
    json.member("lastScaledFromZero")
        .map(it -> new Declaration.ScaledFromZero(it.pointer(), it.instant()))
        .ifPresent(facts::add);
    json.member("noPublicIpGeneration")
        .map(
            it ->
                new Declaration.Generation(
                    it.pointer(), StrictKeys.constant(it, NoPublicIpGeneration.class)))
        .ifPresent(facts::add);
    json.member("workloads")
        .map(it -> new Declaration.Workloads(it.pointer(), workloads(it)))
        .ifPresent(facts::add);
    json.member("hostFirewall")
        .map(
            it ->
                new Declaration.NodeFirewall(
                    it.pointer(), HostFirewallReader.read(it.object(), notices)))
        .ifPresent(facts::add);
    return new Declaration.Entry(
        json.pointer(),
        pool.name.substring(0, slash),
        Optional.of(pool.name.substring(slash + 1)),
        facts.build());
  }

  private static ImmutableSet<Workload> workloads(JsonCursor json) {
    return json.elements().stream()
        .map(it -> StrictKeys.constant(it, Workload.class))
        .collect(ImmutableSet.toImmutableSet());
  }

  /** A member of an object: a resource's name and what is declared of it. */
  private record Named(String name, JsonCursor json) {}
}
