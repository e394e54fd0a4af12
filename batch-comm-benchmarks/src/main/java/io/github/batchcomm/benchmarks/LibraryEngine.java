package io.github.batchcomm.benchmarks;

import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.network.SecurityGroupAnswer;
import io.github.batchcomm.network.SecurityGroupEvaluation;
import java.util.Optional;

/**
 * The library's own engine. Its answers come with the rule that decides about each part; here only
 * the verdict is looked at.
 */
public final class LibraryEngine implements ExactEngine {

  /** The name under which it appears in tables. */
  static final String NAME = "batch-comm";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public FlowSet blocked(NetworkSecurityGroup group, FlowProduct required) {
    return FlowSet.copyOf(
        ask(evaluationOf(group), required).stopped().stream()
            .map(SecurityGroupAnswer.Part::packets)
            .toList());
  }

  @Override
  public Answer decide(NetworkSecurityGroup group, FlowProduct required) {
    return decide(evaluationOf(group), required);
  }

  /** What asks a group and remembers what it answered. */
  static SecurityGroupEvaluation evaluationOf(NetworkSecurityGroup group) {
    return SecurityGroupEvaluation.of(group, Optional.empty());
  }

  /** Decides by an evaluation that may have been asked before. */
  static Answer decide(SecurityGroupEvaluation evaluation, FlowProduct required) {
    SecurityGroupAnswer answer = ask(evaluation, required);
    if (!answer.open().isEmpty()) {
      throw new IllegalStateException("Rules with written out addresses leave nothing open");
    }
    return answer.stopped().stream()
        .flatMap(part -> part.packets().sample().stream())
        .findFirst()
        .<Answer>map(Answer.NotImplied::new)
        .orElseGet(Answer.Implied::new);
  }

  private static SecurityGroupAnswer ask(SecurityGroupEvaluation evaluation, FlowProduct required) {
    return evaluation.evaluate(Direction.OUTBOUND, required);
  }
}
