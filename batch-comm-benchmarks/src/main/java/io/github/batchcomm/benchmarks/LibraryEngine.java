package io.github.batchcomm.benchmarks;

import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.network.SecurityGroupAnswer;
import io.github.batchcomm.network.SecurityGroupEvaluation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The library's own engine. Its answers come with the rule that decides about each part; here only
 * the verdict is looked at.
 */
public final class LibraryEngine implements ExactEngine {

  /** The group asked last, as an application would keep it. */
  private @Nullable SecurityGroupEvaluation last;

  @Override
  public String name() {
    return SecondQuestionBenchmark.ENGINE;
  }

  @Override
  public FlowSet blocked(NetworkSecurityGroup group, FlowProduct required) {
    return FlowSet.copyOf(
        ask(group, required).stopped().stream().map(SecurityGroupAnswer.Part::packets).toList());
  }

  @Override
  public Answer decide(NetworkSecurityGroup group, FlowProduct required) {
    SecurityGroupAnswer answer = ask(group, required);
    if (!answer.open().isEmpty()) {
      throw new IllegalStateException("Rules with written out addresses leave nothing open");
    }
    return answer.stopped().stream()
        .flatMap(part -> part.packets().sample().stream())
        .findFirst()
        .<Answer>map(Answer.NotImplied::new)
        .orElseGet(Answer.Implied::new);
  }

  private SecurityGroupAnswer ask(NetworkSecurityGroup group, FlowProduct required) {
    if (last == null || last.group() != group) {
      last = SecurityGroupEvaluation.of(group, Optional.empty());
    }
    return last.evaluate(Direction.OUTBOUND, required);
  }
}
