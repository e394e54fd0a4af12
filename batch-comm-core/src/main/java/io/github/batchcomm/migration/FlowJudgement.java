package io.github.batchcomm.migration;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.Severity;
import io.github.batchcomm.endpoint.Need;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.network.Blocker;
import io.github.batchcomm.network.NetworkAudit;
import io.github.batchcomm.network.NetworkFlow;
import io.github.batchcomm.network.NetworkVerdict;
import io.github.batchcomm.network.NetworkVerdict.Blocked;
import io.github.batchcomm.network.NetworkVerdict.Permitted;
import io.github.batchcomm.network.NetworkVerdict.Undetermined;

/**
 * What the verdicts about a pool's flows come to.
 *
 * @param readiness ready if the network lets through every flow that is needed
 * @param findings what is to be remarked
 */
record FlowJudgement(Readiness readiness, ImmutableList<Finding> findings) {

  static FlowJudgement of(NetworkAudit audit) {
    boolean byPrivateEndpoint =
        audit.flows().stream()
            .anyMatch(it -> isPrivateEndpoint(it) && it.verdict() instanceof Permitted);
    Readiness readiness = Readiness.READY;
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (NetworkFlow flow : audit.flows()) {
      // A name that resolves to the private endpoint does not lead to the public one.
      if (!(byPrivateEndpoint && isPublicAlternative(flow))) {
        readiness = readiness.worse(readiness(flow));
        findings.addAll(findings(flow));
      }
    }
    return new FlowJudgement(readiness, findings.build());
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
