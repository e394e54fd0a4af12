package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.EndpointRequirement;
import io.github.batchcomm.edition.EndpointRequirement.Always;
import io.github.batchcomm.edition.EndpointRequirement.ForConvenience;
import io.github.batchcomm.edition.EndpointRequirement.ForWorkloads;
import io.github.batchcomm.edition.Remote;
import io.github.batchcomm.endpoint.Need;
import io.github.batchcomm.endpoint.NetworkOwner;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Workload;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What every list of required flows is. All hold of every edition. */
final class FlowLaws {

  private FlowLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofPool(
            "flows-are-those-of-the-edition",
            "Every flow is stated by the edition, with its ports, protocols and source.",
            Contract.of(BatchCommunication.class, "requiredEndpoints and unionEndpoints"),
            FlowLaws::stated),
        Invariant.ofPool(
            "flows-stand-in-the-order-of-the-edition",
            "The required flows stand in the order of the edition, each once.",
            Contract.of(BatchCommunication.class, "requiredEndpoints"),
            FlowLaws::inOrder),
        Invariant.ofPool(
            "flows-are-for-possible-models",
            "A flow is required for some of the possible models, and for all of them that the"
                + " edition names with it.",
            Contract.of(RequiredEndpoint.class, "models()"),
            FlowLaws::forPossibleModels),
        Invariant.ofPool(
            "every-possible-model-has-its-flows",
            "Whatever a possible model always needs is required without condition, but for a doubt"
                + " that the edition itself has.",
            Contract.of(BatchCommunication.class, "requiredEndpoints"),
            FlowLaws::everyModelHasItsFlows),
        Invariant.ofPool(
            "no-flow-without-occasion",
            "No flow is listed for a kind of pool or a workload that the pool is known not to be or"
                + " to have.",
            Contract.of(EndpointRequirement.class, "occasion() and configurations()"),
            FlowLaws::occasion),
        Invariant.ofPool(
            "regional-tags-are-of-the-accounts-region",
            "The service tags of regional services are those of the account's region, and the tags"
                + " of global services are whole.",
            Contract.of(Remote.class, "RegionalService and GlobalService"),
            FlowLaws::regionalTags),
        Invariant.ofPool(
            "flows-name-whose-network-lets-them-through",
            "The customer has to let flows through for a pool in a virtual network, Batch for one"
                + " outside.",
            Contract.of(RequiredEndpoint.class, "network()"),
            FlowLaws::network));
  }

  /** Everything listed, whether required now or for a move. */
  static ImmutableList<RequiredEndpoint> everyFlow(PoolAnswers answers) {
    return Stream.concat(answers.endpoints().stream(), answers.union().stream())
        .collect(toImmutableList());
  }

  static Optional<Clause<EndpointRequirement>> requirement(
      Edition edition, RequiredEndpoint endpoint) {
    return edition.endpoints().stream()
        .filter(it -> it.content().id().equals(endpoint.id()))
        .findFirst();
  }

  private static void stated(PoolAnswers answers, Objections objections) {
    for (RequiredEndpoint flow : everyFlow(answers)) {
      objections.unless(
          requirement(answers.edition(), flow).filter(it -> states(it, flow)).isPresent(),
          () -> Answers.of(flow) + " from " + flow.source());
    }
  }

  private static boolean states(Clause<EndpointRequirement> clause, RequiredEndpoint flow) {
    EndpointRequirement requirement = clause.content();
    return requirement.direction() == flow.direction()
        && requirement.protocols().equals(flow.protocols())
        && requirement.advisoryProtocols().equals(flow.advisoryProtocols())
        && requirement.ports().equals(flow.ports())
        && clause.source().equals(flow.source());
  }

  private static void inOrder(PoolAnswers answers, Objections objections) {
    ImmutableList<String> listed =
        answers.endpoints().stream()
            .map(RequiredEndpoint::id)
            // One for each storage account.
            .distinct()
            .collect(toImmutableList());
    objections.unlessEqual(
        answers.edition().endpoints().stream()
            .map(it -> it.content().id())
            .filter(listed::contains)
            .collect(toImmutableList()),
        listed,
        () -> "the order of the flows");
  }

  private static void forPossibleModels(PoolAnswers answers, Objections objections) {
    Set<CommunicationModel> possible = answers.model().possible();
    for (RequiredEndpoint flow : answers.endpoints()) {
      requirement(answers.edition(), flow)
          .ifPresent(
              it ->
                  objections.unless(
                      !flow.models().isEmpty()
                          && flow.models()
                              .equals(Sets.intersection(it.content().models(), possible)),
                      () -> "%s where %s are possible".formatted(Answers.of(flow), possible)));
    }
  }

  private static void everyModelHasItsFlows(PoolAnswers answers, Objections objections) {
    Set<CommunicationModel> possible = answers.model().possible();
    for (Clause<EndpointRequirement> clause : answers.edition().endpoints()) {
      EndpointRequirement requirement = clause.content();
      if (requirement.occasion() instanceof Always
          && concerns(requirement, answers.pool())
          && !Sets.intersection(requirement.models(), possible).isEmpty()) {
        boolean doubtful =
            requirement.doubtWithoutPublicIp().isPresent()
                || answers.pool().configuration() == PoolConfiguration.UNKNOWN;
        objections.unless(
            answers.endpoints().stream()
                .anyMatch(
                    flow ->
                        flow.id().equals(requirement.id())
                            && (doubtful || flow.need().equals(Need.REQUIRED))),
            () ->
                "%s is missing or on condition, where %s are possible"
                    .formatted(requirement.id(), possible));
      }
    }
  }

  /** Whether the pool is, as far as is known, of a kind that a requirement concerns. */
  private static boolean concerns(EndpointRequirement requirement, BatchPool pool) {
    return requirement.configurations().isEmpty()
        || requirement.configurations().contains(pool.configuration())
        || pool.configuration() == PoolConfiguration.UNKNOWN;
  }

  private static void occasion(PoolAnswers answers, Objections objections) {
    answers.endpoints().forEach(flow -> occasion(answers, flow, false, objections));
    answers.union().forEach(flow -> occasion(answers, flow, true, objections));
  }

  private static void occasion(
      PoolAnswers answers, RequiredEndpoint flow, boolean union, Objections objections) {
    Optional<EndpointRequirement> requirement =
        requirement(answers.edition(), flow).map(Clause::content);
    objections.unless(
        requirement.isEmpty()
            || (concerns(requirement.get(), answers.pool())
                && hasWorkloads(requirement.get(), answers, union)),
        () -> (union ? "in the union " : "") + Answers.of(flow));
  }

  private static boolean hasWorkloads(
      EndpointRequirement requirement, PoolAnswers answers, boolean union) {
    if (requirement.occasion() instanceof ForWorkloads workloads) {
      boolean listedByThePage =
          workloads.baseline() && (union || answers.pool().workloads().isEmpty());
      return listedByThePage || hasAny(answers, workloads.workloads());
    }
    return !(requirement.occasion() instanceof ForConvenience convenience)
        || hasAny(answers, convenience.workloads());
  }

  private static boolean hasAny(PoolAnswers answers, Set<Workload> workloads) {
    return answers.pool().workloads().stream()
            .anyMatch(declared -> declared.stream().anyMatch(workloads::contains))
        || new StorageReading(answers.account(), answers.pool()).shows(workloads);
  }

  /** Whether a flow goes to a storage account in place of all that a requirement states. */
  static boolean leadsToStorage(
      EndpointRequirement requirement, RemoteParty party, PoolAnswers answers) {
    return party instanceof RemoteParty.StorageAccount storage
        && requirement.occasion() instanceof ForWorkloads workloads
        && new StorageReading(answers.account(), answers.pool())
            .shows(storage, workloads.workloads());
  }

  private static void regionalTags(PoolAnswers answers, Objections objections) {
    for (RequiredEndpoint flow : everyFlow(answers)) {
      requirement(answers.edition(), flow)
          .map(Clause::content)
          .ifPresent(
              it ->
                  objections.unless(
                      isIn(it.remote(), flow.remote(), answers)
                          || leadsToStorage(it, flow.remote(), answers),
                      () -> "%s for %s".formatted(Answers.of(flow), it.remote())));
    }
  }

  private static boolean isIn(Remote remote, RemoteParty party, PoolAnswers answers) {
    if (remote instanceof Remote.RegionalService regional) {
      return party.equals(new RemoteParty.Tag(regional.service().in(answers.account().region())));
    }
    if (remote instanceof Remote.GlobalService global) {
      return party.equals(new RemoteParty.Tag(global.service()));
    }
    return !(party instanceof RemoteParty.Tag);
  }

  private static void network(PoolAnswers answers, Objections objections) {
    NetworkOwner wanted = NetworkOwner.UNKNOWN;
    if (answers.pool().subnet().isPresent()) {
      wanted = NetworkOwner.CUSTOMER;
    } else if (answers.pool().subnet().isAbsent()) {
      wanted = NetworkOwner.BATCH;
    }
    for (RequiredEndpoint flow : everyFlow(answers)) {
      objections.unlessEqual(
          wanted, flow.network(), () -> "the owner of the network of " + flow.id());
    }
  }
}
