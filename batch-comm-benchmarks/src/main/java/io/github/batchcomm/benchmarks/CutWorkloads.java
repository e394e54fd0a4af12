package io.github.batchcomm.benchmarks;

import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.RuleAction;

/**
 * Rules that leave of the requirement more and more pieces: each takes one to three parts of the
 * required source and one to four parts of the required destinations.
 *
 * <p>All rules allow where the requirement shall be implied; where not, 30% deny. The last eight
 * allow everything that is required.
 */
final class CutWorkloads {

  private static final long SEED = 2_000;

  private static final IpPrefix SOURCE = IpPrefix.parse("10.20.0.0/16");

  private static final PortSet HTTPS = PortSet.of(443);

  private CutWorkloads() {}

  static Workload make(int count, boolean implied) {
    RandomFields random = new RandomFields(SEED);
    RequiredFlow flow = RequiredFlow.of(SOURCE, HTTPS, random, 16, 16);
    OutboundRules rules = new OutboundRules();
    while (rules.count() < count - WorkloadKind.COVERING) {
      // The first denies, so that something does in a short list too.
      boolean denies = random.chance(30) || rules.count() == 0;
      rules.add(denies && !implied ? RuleAction.DENY : RuleAction.ALLOW, cut(random, flow));
    }
    flow.allowTogether(rules);
    return new Workload(rules.group(), flow.product(), implied);
  }

  private static FlowProduct cut(RandomFields random, RequiredFlow flow) {
    return new FlowProduct(
        ProtocolSet.ALL,
        random.addresses(3, () -> random.within(SOURCE, 18, 24)),
        PortSet.ALL,
        random.addresses(4, () -> random.within(random.oneOf(flow.destinations()), 17, 24)),
        HTTPS);
  }
}
