package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.endpoint.Need;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.NodeCommunicationMode;

/** What the flows of a pool on the move are. All hold of every edition. */
final class UnionLaws {

  private UnionLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofPool(
            "every-flow-is-in-the-union",
            "Whoever lets the union of both models through lets every required flow through, without"
                + " condition or on the same one.",
            Contract.of(BatchCommunication.class, "unionEndpoints"),
            UnionLaws::everyFlow),
        Invariant.ofPool(
            "no-flow-of-the-union-is-superfluous",
            "No flow of the union lies within another that is required.",
            Contract.of(BatchCommunication.class, "unionEndpoints"),
            UnionLaws::noneSuperfluous),
        Invariant.ofPool(
            "the-union-does-not-depend-on-nodes-or-modes",
            "The union of both models does not depend on which nodes a pool has, nor on the modes it"
                + " asks for or shows.",
            Contract.of(BatchCommunication.class, "unionEndpoints"),
            UnionLaws::independentOfNodes));
  }

  private static void everyFlow(PoolAnswers answers, Objections objections) {
    for (RequiredEndpoint flow : answers.endpoints()) {
      objections.unless(
          answers.union().stream().anyMatch(covering -> standsFor(covering, flow)),
          () -> "%s, in no flow of %s".formatted(Answers.of(flow), Answers.of(answers.union())));
    }
  }

  private static boolean standsFor(RequiredEndpoint covering, RequiredEndpoint flow) {
    return covering.coversFlowOf(flow)
        && (covering.need().equals(Need.REQUIRED) || covering.need().equals(flow.need()))
        && covering.models().containsAll(flow.models())
        && covering.advisoryProtocols().containsAll(flow.advisoryProtocols());
  }

  private static void noneSuperfluous(PoolAnswers answers, Objections objections) {
    ImmutableList<RequiredEndpoint> union = answers.union();
    for (int i = 0; i < union.size(); i++) {
      RequiredEndpoint one = union.get(i);
      ImmutableList<RequiredEndpoint> others =
          ImmutableList.<RequiredEndpoint>builder()
              .addAll(union.subList(0, i))
              .addAll(union.subList(i + 1, union.size()))
              .build();
      ImmutableList<RequiredEndpoint> within =
          others.stream()
              .filter(other -> one.need().equals(Need.REQUIRED) && one.coversFlowOf(other))
              .filter(other -> one.advisoryProtocols().containsAll(other.advisoryProtocols()))
              .collect(toImmutableList());
      objections.unless(
          within.isEmpty(),
          () -> "%s lies within %s".formatted(Answers.of(within), Answers.of(one)));
    }
  }

  private static void independentOfNodes(PoolAnswers answers, Objections objections) {
    BatchPool empty =
        answers.pool().toBuilder()
            .currentDedicatedNodes(0)
            .currentLowPriorityNodes(0)
            .currentMode(NodeCommunicationMode.UNKNOWN)
            .targetMode(NodeCommunicationMode.UNKNOWN)
            .build();
    objections.unlessEqual(answers.about(empty).union(), answers.union(), () -> "the union");
  }
}
