package io.github.batchcomm.benchmarks;

import static com.google.common.base.Preconditions.checkState;

import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.NetworkSecurityGroup;

/**
 * A question to an engine, and what is right to say.
 *
 * @param group the group whose outbound rules are asked
 * @param required the packets that must get out
 * @param isImplied whether the group allows all of them, known from how it was made
 */
public record Workload(NetworkSecurityGroup group, FlowProduct required, boolean isImplied) {

  /** {@return what an engine says} */
  Answer ask(NetworkEngine engine) {
    return engine.decide(group, required);
  }

  /** Refuses a wrong verdict, and a witness that is not required or is allowed. */
  void check(Answer answer) {
    checkState(
        answer.isImplied() == isImplied,
        "The answer is %s, but the requirement is %s",
        answer,
        isImplied ? "implied" : "not implied");
    if (answer instanceof Answer.NotImplied notImplied) {
      checkState(
          required.contains(notImplied.witness()),
          "The witness %s is not required",
          notImplied.witness());
      checkState(
          !LiteralRules.allows(group, notImplied.witness()),
          "The witness %s is allowed",
          notImplied.witness());
    }
  }
}
