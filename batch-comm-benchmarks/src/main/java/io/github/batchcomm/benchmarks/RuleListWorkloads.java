package io.github.batchcomm.benchmarks;

import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.model.RuleAction;

/**
 * Lists of ordinary rules, such as grow over the years.
 *
 * <p>60% of them allow; those that deny a required packet are made to allow. One to three source
 * networks, half of which overlap the required one; one to four destination networks, of which a
 * third lies within required ones; one to three ranges of ports. Then come the eight rules that
 * allow what is required. Where it shall not be implied, the first rule denies a single address to
 * a single address.
 *
 * @param ports the ports that are required
 */
record RuleListWorkloads(PortSet ports) {

  static final PortSet HTTPS = PortSet.of(443);

  static final PortSet EVERY_TCP_PORT = PortSet.ALL;

  private static final long SEED = 20_260_331;

  private static final IpPrefix SOURCE = IpPrefix.parse("10.20.30.0/24");

  private static final IpPrefix VIRTUAL_NETWORKS = IpPrefix.parse("10.0.0.0/8");

  private static final IpPrefix ELSEWHERE = IpPrefix.parse("128.0.0.0/2");

  Workload make(int count, boolean implied) {
    RandomFields random = new RandomFields(SEED);
    RequiredFlow flow = RequiredFlow.of(SOURCE, ports, random, 16, 24);
    FlowProduct required = flow.product();
    OutboundRules rules = new OutboundRules();
    FlowProduct denied = flow.narrow(random);
    if (!implied) {
      rules.deny(denied);
    }
    while (rules.count() < count - WorkloadKind.COVERING) {
      FlowProduct matches = ordinary(random, flow);
      boolean allows = random.chance(60) || matches.intersects(required);
      rules.add(allows ? RuleAction.ALLOW : RuleAction.DENY, matches);
    }
    flow.allowTogether(rules);
    return new Workload(rules.group(), required, implied);
  }

  private static FlowProduct ordinary(RandomFields random, RequiredFlow flow) {
    return new FlowProduct(
        random.protocols(),
        random.addresses(3, () -> source(random)),
        PortSet.ALL,
        random.addresses(4, () -> destination(random, flow)),
        random.ports());
  }

  private static IpPrefix source(RandomFields random) {
    if (random.chance(50)) {
      return random.within(VIRTUAL_NETWORKS, 16, 28);
    }
    return random.chance(50) ? random.around(SOURCE, 12) : random.within(SOURCE, 25, 30);
  }

  private static IpPrefix destination(RandomFields random, RequiredFlow flow) {
    return random.chance(33)
        ? random.within(random.oneOf(flow.destinations()), 20, 30)
        : random.within(ELSEWHERE, 8, 28);
  }
}
