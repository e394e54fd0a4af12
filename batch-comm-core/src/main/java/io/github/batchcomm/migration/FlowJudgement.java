package io.github.batchcomm.migration;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.Severity;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.endpoint.Need;
import io.github.batchcomm.endpoint.NodeManagementPath;
import io.github.batchcomm.endpoint.NodeManagementPath.Availability;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.network.Assumption;
import io.github.batchcomm.network.Blocker;
import io.github.batchcomm.network.NetworkAudit;
import io.github.batchcomm.network.NetworkFlow;
import io.github.batchcomm.network.NetworkVerdict;
import io.github.batchcomm.network.NetworkVerdict.Blocked;
import io.github.batchcomm.network.NetworkVerdict.Permitted;
import io.github.batchcomm.network.NetworkVerdict.Undetermined;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the verdicts about a pool's flows come to.
 *
 * @param readiness ready if the network lets through every flow that is needed
 * @param findings what is to be remarked
 */
record FlowJudgement(Readiness readiness, ImmutableList<Finding> findings) {

  private static final Source DEFAULT_OUTBOUND_ACCESS =
      new Source(
          "Default outbound access in Azure, 01/30/2026", "Why it is recommended to disable it");

  /**
   * Judges the flows.
   *
   * @param path the ways to node management: where no private endpoint leads there, the public
   *     endpoint is all that nodes can reach
   */
  static FlowJudgement of(NetworkAudit audit, NodeManagementPath path) {
    boolean byPrivateEndpoint = isReachedByPrivateEndpoint(audit);
    boolean byPublicEndpoint =
        path.privateEndpoint() == Availability.UNAVAILABLE && isReachedByPublicEndpoint(audit);
    Readiness readiness = Readiness.READY;
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (NetworkFlow flow : audit.flows()) {
      // A name that resolves to the private endpoint does not lead to the public one.
      boolean isNotNeeded =
          (byPrivateEndpoint && isPublicAlternative(flow))
              || (byPublicEndpoint && isPrivateEndpoint(flow));
      if (!isNotNeeded) {
        readiness = readiness.worse(readiness(flow));
        findings.addAll(findings(flow));
      }
    }
    defaultOutboundAccess(audit).ifPresent(findings::add);
    return new FlowJudgement(readiness, findings.build());
  }

  /** {@return true if it is proved that the network lets nodes reach the private endpoint} */
  static boolean isReachedByPrivateEndpoint(NetworkAudit audit) {
    return audit.flows().stream()
        .anyMatch(it -> isPrivateEndpoint(it) && it.verdict() instanceof Permitted);
  }

  /** {@return true if it is proved that nodes reach the public endpoint and are answered there} */
  static boolean isReachedByPublicEndpoint(NetworkAudit audit) {
    return audit.flows().stream()
        .anyMatch(
            it ->
                isPublicAlternative(it)
                    && !it.flow().advisory()
                    && it.verdict() instanceof Permitted);
  }

  /** Azure advises against what nodes leave by. */
  private static Optional<Finding> defaultOutboundAccess(NetworkAudit audit) {
    return audit.flows().stream()
        .filter(it -> !it.flow().advisory())
        .flatMap(
            it ->
                it.verdict() instanceof Permitted permitted
                    ? permitted.assumptions().stream()
                    : Stream.of())
        .filter(Assumption::isOfDefaultOutboundAccess)
        .findFirst()
        .map(
            assumption ->
                new Finding(
                    "default-outbound-access",
                    Severity.WARNING,
                    assumption.text()
                        + " It is not meant for production, its addresses may change at any time,"
                        + " and Azure takes it away. Give the subnet a NAT gateway, or the pool"
                        + " public IP addresses.",
                    DEFAULT_OUTBOUND_ACCESS));
  }

  private static boolean isPrivateEndpoint(NetworkFlow flow) {
    return flow.flow().endpoint().remote() instanceof RemoteParty.NodeManagementPrivateEndpoint;
  }

  /** The public way is needed on a condition where there is a private one besides. */
  private static boolean isPublicAlternative(NetworkFlow flow) {
    RequiredEndpoint endpoint = flow.flow().endpoint();
    return endpoint.need().kind() == Need.Kind.CONDITIONAL
        && endpoint.direction() == Direction.OUTBOUND
        && endpoint.remote() instanceof RemoteParty.Tag remote
        && remote.tag().isNodeManagement();
  }

  private static Readiness readiness(NetworkFlow flow) {
    Need.Kind need = flow.flow().endpoint().need().kind();
    if (flow.verdict() instanceof Permitted
        || flow.flow().advisory()
        || need == Need.Kind.OPTIONAL) {
      return Readiness.READY;
    }
    return flow.verdict() instanceof Blocked && need == Need.Kind.REQUIRED
        ? Readiness.NETWORK_CHANGES_NEEDED
        : Readiness.UNDETERMINED;
  }

  private static ImmutableList<Finding> findings(NetworkFlow flow) {
    NetworkVerdict verdict = flow.verdict();
    if (verdict instanceof Blocked blocked) {
      return blocked.blockers().stream()
          .map(blocker -> blocked(flow, blocker))
          .collect(ImmutableList.toImmutableList());
    }
    if (verdict instanceof Undetermined undetermined && !flow.flow().advisory()) {
      return undetermined.missing().stream()
          .map(
              missing ->
                  new Finding(
                      "flow-undetermined",
                      Severity.WARNING,
                      missing.what() + " " + missing.settledBy(),
                      flow.flow().endpoint().source()))
          .collect(ImmutableList.toImmutableList());
    }
    return ImmutableList.of();
  }

  private static Finding blocked(NetworkFlow flow, Blocker blocker) {
    boolean advisory = flow.flow().advisory();
    boolean required = flow.flow().endpoint().need().kind() == Need.Kind.REQUIRED;
    return new Finding(
        advisory ? "advisory-flow-blocked" : "flow-blocked",
        required && !advisory ? Severity.ERROR : Severity.WARNING,
        flow.flow().endpoint().id()
            + ", "
            + flow.flow().protocol()
            + ": "
            + blocker.sentence()
            + (advisory ? " Nothing uses it today." : ""),
        flow.flow().endpoint().source());
  }
}
