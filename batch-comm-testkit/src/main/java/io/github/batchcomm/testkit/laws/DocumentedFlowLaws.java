package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.edition.NodeManagementAccess;
import io.github.batchcomm.endpoint.Need;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.ServiceTag;
import java.util.function.Predicate;

/**
 * What Microsoft's page says that nodes need, a sentence each. All are about published editions
 * only.
 */
final class DocumentedFlowLaws {

  private static final String SECTION = "Compute node communication changes";

  private static final PortRange NODE_AGENT = new PortRange(29_876, 29_877);

  private static final PortRange HTTPS = PortRange.of(443);

  private DocumentedFlowLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofPool(
            "classic-is-called-on-its-ports",
            "Classic nodes need TCP inbound on ports 29876 and 29877 from node management of their"
                + " region; without public IP addresses that is in doubt where pools have a target"
                + " mode.",
            Contract.page(SECTION),
            DocumentedFlowLaws::classicInbound),
        Invariant.ofPool(
            "classic-calls-storage",
            "Classic nodes need TCP outbound to port 443 of Storage in their region.",
            Contract.page(SECTION),
            DocumentedFlowLaws::classicStorage),
        Invariant.ofPool(
            "simplified-calls-node-management",
            "Simplified nodes need TCP outbound to port 443 of node management: by the service tag"
                + " of their region or, where the edition knows that way, by a private endpoint.",
            Contract.page(SECTION),
            DocumentedFlowLaws::simplifiedOutbound),
        Invariant.ofPool(
            "simplified-needs-the-tag-if-that-is-the-only-way",
            "Simplified nodes need node management's tag without condition where the account answers"
                + " every public address and shows that it has no private endpoint.",
            Contract.page(SECTION),
            DocumentedFlowLaws::simplifiedByTag),
        Invariant.ofPool(
            "simplified-needs-no-inbound",
            "Nothing but people who sign in to nodes needs to reach simplified nodes from outside.",
            Contract.page("Benefits of the new model"),
            DocumentedFlowLaws::simplifiedInbound));
  }

  private static void classicInbound(PoolAnswers answers, Objections objections) {
    if (!answers.isPublished()) {
      return;
    }
    boolean inDoubt =
        answers.edition().modelChoice().content() == ModelChoice.POOL_TARGET_MODE
            && answers.pool().publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES;
    Need.Kind wanted = inDoubt ? Need.Kind.CONDITIONAL : Need.Kind.REQUIRED;
    Predicate<RequiredEndpoint> inbound =
        flow ->
            isTcp(flow, Direction.INBOUND, NODE_AGENT)
                && flow.remote().equals(tag(ServiceTag.BATCH_NODE_MANAGEMENT, answers.account()))
                && flow.need().kind() == wanted;
    boolean classic = answers.model().possible().contains(CommunicationModel.CLASSIC);
    objections.unless(
        classic == hasFor(CommunicationModel.CLASSIC, answers.endpoints(), inbound),
        () -> notFor(answers, answers.endpoints()));
    objections.unless(
        hasFor(CommunicationModel.CLASSIC, answers.union(), inbound),
        () -> "in the union " + notFor(answers, answers.union()));
  }

  private static void classicStorage(PoolAnswers answers, Objections objections) {
    if (!answers.isPublished()) {
      return;
    }
    Predicate<RequiredEndpoint> storage =
        flow ->
            isTcp(flow, Direction.OUTBOUND, HTTPS)
                && flow.remote().equals(tag(ServiceTag.STORAGE, answers.account()))
                && flow.need().kind() == Need.Kind.REQUIRED;
    objections.unless(
        !answers.model().possible().contains(CommunicationModel.CLASSIC)
            || hasFor(CommunicationModel.CLASSIC, answers.endpoints(), storage),
        () -> notFor(answers, answers.endpoints()));
    // In the union a flow to anywhere may stand for it.
    objections.unless(
        answers.union().stream()
            .anyMatch(
                flow ->
                    flow.models().contains(CommunicationModel.CLASSIC)
                        && isTcp(flow, Direction.OUTBOUND, HTTPS)
                        && flow.need().kind() == Need.Kind.REQUIRED
                        && (storage.test(flow) || flow.remote() instanceof RemoteParty.Anywhere)),
        () -> "in the union " + notFor(answers, answers.union()));
  }

  private static void simplifiedOutbound(PoolAnswers answers, Objections objections) {
    if (!answers.isPublished()) {
      return;
    }
    boolean knowsPrivateEndpoints =
        answers.edition().nodeManagementAccess().content()
            != NodeManagementAccess.PUBLIC_ENDPOINT_ONLY;
    Predicate<RequiredEndpoint> nodeManagement =
        flow ->
            isTcp(flow, Direction.OUTBOUND, HTTPS)
                && (flow.remote().equals(tag(ServiceTag.BATCH_NODE_MANAGEMENT, answers.account()))
                    || (knowsPrivateEndpoints
                        && flow.remote() instanceof RemoteParty.NodeManagementPrivateEndpoint));
    boolean simplified = answers.model().possible().contains(CommunicationModel.SIMPLIFIED);
    objections.unless(
        simplified == hasFor(CommunicationModel.SIMPLIFIED, answers.endpoints(), nodeManagement),
        () -> notFor(answers, answers.endpoints()));
    objections.unless(
        hasFor(CommunicationModel.SIMPLIFIED, answers.union(), nodeManagement),
        () -> "in the union " + notFor(answers, answers.union()));
  }

  private static void simplifiedByTag(PoolAnswers answers, Objections objections) {
    if (!answers.isPublished()
        || !answersEveryPublicAddress(answers.account())
        || !showsNoPrivateEndpoint(answers.account())) {
      return;
    }
    Predicate<RequiredEndpoint> byTag =
        flow ->
            isTcp(flow, Direction.OUTBOUND, HTTPS)
                && flow.remote().equals(tag(ServiceTag.BATCH_NODE_MANAGEMENT, answers.account()))
                && flow.need().kind() == Need.Kind.REQUIRED;
    Predicate<RequiredEndpoint> byPrivateEndpoint =
        flow -> flow.remote() instanceof RemoteParty.NodeManagementPrivateEndpoint;
    objections.unless(
        hasFor(CommunicationModel.SIMPLIFIED, answers.union(), byTag)
            && answers.union().stream().noneMatch(byPrivateEndpoint),
        () -> "in the union " + notFor(answers, answers.union()));
    objections.unless(
        !answers.model().possible().contains(CommunicationModel.SIMPLIFIED)
            || (hasFor(CommunicationModel.SIMPLIFIED, answers.endpoints(), byTag)
                && answers.endpoints().stream().noneMatch(byPrivateEndpoint)),
        () -> notFor(answers, answers.endpoints()));
  }

  private static boolean answersEveryPublicAddress(BatchAccount account) {
    return account.publicNetworkAccess() == PublicNetworkAccess.ENABLED
        && !account.nodeManagementAccess().isPresent();
  }

  private static boolean showsNoPrivateEndpoint(BatchAccount account) {
    return account.privateEndpointConnections().stream().anyMatch(ImmutableList::isEmpty);
  }

  private static void simplifiedInbound(PoolAnswers answers, Objections objections) {
    if (!answers.isPublished()) {
      return;
    }
    for (RequiredEndpoint flow : FlowLaws.everyFlow(answers)) {
      objections.unless(
          flow.direction() == Direction.OUTBOUND
              || !flow.models().contains(CommunicationModel.SIMPLIFIED)
              || (flow.remote() instanceof RemoteParty.Administrators
                  && flow.need().kind() == Need.Kind.OPTIONAL),
          () -> Answers.of(flow));
    }
  }

  private static boolean hasFor(
      CommunicationModel model,
      ImmutableList<RequiredEndpoint> flows,
      Predicate<RequiredEndpoint> wanted) {
    return flows.stream().anyMatch(flow -> flow.models().contains(model) && wanted.test(flow));
  }

  private static boolean isTcp(RequiredEndpoint flow, Direction direction, PortRange ports) {
    return flow.direction() == direction
        && flow.protocols().equals(ImmutableSortedSet.of(Protocol.TCP))
        && flow.ports().equals(ImmutableSortedSet.of(ports));
  }

  private static RemoteParty tag(ServiceTag service, BatchAccount account) {
    return new RemoteParty.Tag(service.in(account.region()));
  }

  private static String notFor(PoolAnswers answers, ImmutableList<RequiredEndpoint> flows) {
    return "where %s are possible: %s".formatted(answers.model().possible(), Answers.of(flows));
  }
}
