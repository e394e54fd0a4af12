package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.EndpointRequirement;
import io.github.batchcomm.edition.EndpointRequirement.Occasion;
import io.github.batchcomm.edition.EndpointRequirement.OverPrivateEndpoint;
import io.github.batchcomm.edition.EndpointRequirement.OverPublicEndpoint;
import io.github.batchcomm.edition.Remote;
import io.github.batchcomm.endpoint.Need;
import io.github.batchcomm.endpoint.NodeManagementPath;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.testkit.laws.NeedReading.Wanted;
import java.util.Optional;
import java.util.function.Predicate;

/** Which flows are listed, and how much they are needed. All hold of every edition. */
final class NeedLaws {

  private NeedLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofPool(
            "flows-follow-the-open-way-to-node-management",
            "A flow over the public or a private endpoint of node management is listed exactly where"
                + " the account's document leaves that way open, without condition where it leaves"
                + " no other.",
            Contract.of(NodeManagementPath.class, "of"),
            NeedLaws::overOpenWays),
        Invariant.ofPool(
            "exactly-the-flows-with-an-occasion-are-listed",
            "Of the edition's flows exactly those are listed whose occasion holds, each as much"
                + " needed as the edition states.",
            Contract.of(EndpointRequirement.class, "occasion() and configurations()"),
            (answers, objections) -> check(answers, it -> !isOverEndpoint(it), objections)),
        Invariant.ofPool(
            "the-union-holds-nothing-that-no-model-needs",
            "Every flow of the union is one that each of its models needs, or that the edition lists"
                + " for the move itself.",
            Contract.of(BatchCommunication.class, "unionEndpoints"),
            NeedLaws::nothingUnneeded));
  }

  private static boolean isOverEndpoint(Occasion occasion) {
    return occasion instanceof OverPublicEndpoint || occasion instanceof OverPrivateEndpoint;
  }

  private static void overOpenWays(PoolAnswers answers, Objections objections) {
    check(answers, NeedLaws::isOverEndpoint, objections);
    WayReading way = new NeedReading(answers).way();
    for (RequiredEndpoint flow : FlowLaws.everyFlow(answers)) {
      if (flow.remote() instanceof RemoteParty.NodeManagementPrivateEndpoint party) {
        objections.unlessEqual(
            way.privateEndpoints(), party.endpoints(), () -> "the list of private endpoints");
      }
    }
  }

  private static void check(
      PoolAnswers answers, Predicate<Occasion> concerned, Objections objections) {
    NeedReading reading = new NeedReading(answers);
    for (Clause<EndpointRequirement> clause : answers.edition().endpoints()) {
      EndpointRequirement requirement = clause.content();
      if (concerned.test(requirement.occasion())) {
        boolean ofPossibleModel =
            !Sets.intersection(requirement.models(), answers.model().possible()).isEmpty();
        Optional<Wanted> now =
            ofPossibleModel ? reading.need(requirement, false) : Optional.empty();
        ImmutableList<RequiredEndpoint> listed = ofId(requirement, answers.endpoints());
        objections.unless(
            agree(now, listed), () -> disagreement(requirement, now, listed, "listed"));
        Optional<Wanted> moving =
            requirement.models().isEmpty() ? Optional.empty() : reading.need(requirement, true);
        ImmutableList<RequiredEndpoint> united = ofId(requirement, answers.union());
        objections.unless(
            agree(moving, united) || (united.isEmpty() && isCovered(requirement, moving, answers)),
            () -> disagreement(requirement, moving, united, "in the union"));
      }
    }
  }

  private static String disagreement(
      EndpointRequirement requirement,
      Optional<Wanted> wanted,
      ImmutableList<RequiredEndpoint> flows,
      String where) {
    return "%s is %s %s instead of %s"
        .formatted(
            requirement.id(),
            flows.isEmpty()
                ? "not"
                : flows.stream().map(RequiredEndpoint::need).collect(toImmutableList()),
            where,
            wanted.isPresent() ? wanted.get() : "absent");
  }

  private static ImmutableList<RequiredEndpoint> ofId(
      EndpointRequirement requirement, ImmutableList<RequiredEndpoint> flows) {
    return flows.stream()
        .filter(flow -> flow.id().equals(requirement.id()))
        .collect(toImmutableList());
  }

  private static boolean agree(Optional<Wanted> wanted, ImmutableList<RequiredEndpoint> flows) {
    return wanted.isPresent()
        ? !flows.isEmpty() && flows.stream().allMatch(flow -> wanted.get().isMetBy(flow.need()))
        : flows.isEmpty();
  }

  private static boolean isCovered(
      EndpointRequirement requirement, Optional<Wanted> wanted, PoolAnswers answers) {
    return answers.union().stream()
        .anyMatch(
            flow ->
                covers(flow, requirement, answers)
                    && (flow.need().kind() == Need.Kind.REQUIRED
                        || wanted.stream().anyMatch(it -> it.isMetBy(flow.need()))));
  }

  /** Whether a flow lets through what an edition states. */
  private static boolean covers(
      RequiredEndpoint flow, EndpointRequirement requirement, PoolAnswers answers) {
    return flow.direction() == requirement.direction()
        && (leadsTo(flow.remote(), requirement.remote(), answers.account())
            || FlowLaws.leadsToStorage(requirement, flow.remote(), answers))
        && flow.protocols().containsAll(requirement.protocols())
        && flow.advisoryProtocols().containsAll(requirement.advisoryProtocols())
        && requirement.ports().stream()
            .allMatch(port -> flow.ports().stream().anyMatch(own -> own.contains(port)));
  }

  private static boolean leadsTo(RemoteParty party, Remote remote, BatchAccount account) {
    if (remote instanceof Remote.RegionalService regional) {
      return party.equals(new RemoteParty.Tag(regional.service().in(account.region())));
    }
    if (remote instanceof Remote.GlobalService global) {
      return party.equals(new RemoteParty.Tag(global.service()));
    }
    if (remote instanceof Remote.Host host) {
      return party.equals(new RemoteParty.Host(host.name()));
    }
    if (remote instanceof Remote.NodeManagementPrivateEndpoint) {
      return party instanceof RemoteParty.NodeManagementPrivateEndpoint;
    }
    return remote instanceof Remote.Anywhere
        ? party instanceof RemoteParty.Anywhere
        : party instanceof RemoteParty.Administrators;
  }

  private static void nothingUnneeded(PoolAnswers answers, Objections objections) {
    NeedReading reading = new NeedReading(answers);
    for (RequiredEndpoint flow : answers.union()) {
      boolean needed =
          FlowLaws.requirement(answers.edition(), flow)
              .filter(it -> reading.need(it.content(), true).isPresent())
              .isPresent();
      boolean byEachModel =
          !flow.models().isEmpty()
              && flow.models().stream()
                  .allMatch(
                      model ->
                          answers.edition().endpoints().stream()
                              .map(Clause::content)
                              .anyMatch(
                                  it ->
                                      it.models().contains(model)
                                          && reading.need(it, true).isPresent()
                                          && covers(flow, it, answers)));
      objections.unless(needed && byEachModel, () -> "in the union " + Answers.of(flow));
    }
  }
}
