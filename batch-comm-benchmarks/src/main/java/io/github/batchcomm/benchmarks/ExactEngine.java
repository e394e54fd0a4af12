package io.github.batchcomm.benchmarks;

import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.model.NetworkSecurityGroup;

/** An engine that knows all required packets that are not allowed, not only one of them. */
public interface ExactEngine extends NetworkEngine {

  /**
   * Finds what is blocked.
   *
   * @param group the group, of which the outbound rules are asked
   * @param required the required packets
   * @return exactly the required packets that the group does not allow
   */
  FlowSet blocked(NetworkSecurityGroup group, FlowProduct required);

  @Override
  default Answer decide(NetworkSecurityGroup group, FlowProduct required) {
    return blocked(group, required)
        .sample()
        .<Answer>map(Answer.NotImplied::new)
        .orElseGet(Answer.Implied::new);
  }
}
