package io.github.batchcomm.testkit.assertions;

import io.github.batchcomm.network.Blocker;
import io.github.batchcomm.network.Layer;
import io.github.batchcomm.network.NetworkVerdict;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractObjectAssert;

/** Assertions about what stops a flow that does not get through. */
public final class BlockedFlowAssert
    extends AbstractObjectAssert<BlockedFlowAssert, NetworkVerdict.Blocked> {

  private final NetworkAuditAssert audit;

  BlockedFlowAssert(NetworkVerdict.Blocked actual, NetworkAuditAssert audit) {
    super(actual, BlockedFlowAssert.class);
    this.audit = audit;
  }

  /**
   * Asserts that a rule stops some of its packets; others may too.
   *
   * @param resource the name of the resource the rule is in, such as that of a network security
   *     group
   * @param rule the rule's name
   * @return this
   */
  public BlockedFlowAssert by(String resource, String rule) {
    return some(
        "rule " + rule + " of " + resource,
        it -> it.rule().resource().equals(resource) && it.rule().rule().equals(rule));
  }

  /**
   * Asserts that a layer stops some of its packets; others may too.
   *
   * @param layer the layer
   * @return this
   */
  public BlockedFlowAssert in(Layer layer) {
    return some("something in " + layer, it -> it.rule().layer() == layer);
  }

  /**
   * Asserts that nothing else stops any of its packets than one rule.
   *
   * @param resource the name of the resource the rule is in
   * @param rule the rule's name
   * @return this
   */
  public BlockedFlowAssert onlyBy(String resource, String rule) {
    by(resource, rule);
    if (actual.blockers().size() > 1) {
      throw failure(
          "Expected only rule %s of %s to stop it, but what does is %s",
          rule, resource, NetworkAuditAssert.told(actual.blockers()));
    }
    return this;
  }

  /**
   * Goes back to the whole audit.
   *
   * @return the assertion about it
   */
  public NetworkAuditAssert and() {
    return audit;
  }

  private BlockedFlowAssert some(String wanted, Predicate<Blocker> fulfils) {
    if (actual.blockers().stream().noneMatch(fulfils)) {
      throw failure(
          "Expected %s to stop it, but what does is %s",
          wanted, NetworkAuditAssert.told(actual.blockers()));
    }
    return this;
  }
}
