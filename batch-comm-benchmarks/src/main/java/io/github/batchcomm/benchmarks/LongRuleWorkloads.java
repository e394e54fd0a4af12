package io.github.batchcomm.benchmarks;

import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.model.RuleAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Rules of 5,000 destination networks each, a third of them within required ones.
 *
 * <p>60% of the rules allow; those that deny are not about the required port. The required networks
 * are of length 18; their parts of length 24 are dealt to the last eight rules, which allow. Where
 * it shall not be implied, the first rule denies a single address to a single address.
 */
final class LongRuleWorkloads {

  private static final int PREFIXES = 5_000;

  private static final long SEED = 5_000;

  private static final IpPrefix SOURCE = IpPrefix.parse("10.20.30.0/24");

  private static final IpPrefix ELSEWHERE = IpPrefix.parse("128.0.0.0/2");

  private static final PortSet HTTPS = PortSet.of(443);

  private LongRuleWorkloads() {}

  static Workload make(int count, boolean implied) {
    RandomFields random = new RandomFields(SEED);
    RequiredFlow flow = RequiredFlow.of(SOURCE, HTTPS, random, 18, 18);
    OutboundRules rules = new OutboundRules();
    FlowProduct denied = flow.narrow(random);
    if (!implied) {
      rules.deny(denied);
    }
    while (rules.count() < count - WorkloadKind.COVERING) {
      boolean allows = random.chance(60);
      PortSet ports = allows ? random.ports() : random.ports().difference(HTTPS);
      rules.add(
          allows ? RuleAction.ALLOW : RuleAction.DENY,
          new FlowProduct(
              random.protocols(),
              AddressSet.of(random.around(SOURCE, 16)),
              PortSet.ALL,
              destinations(random, flow, List.of()),
              ports));
    }
    List<IpPrefix> parts = parts(flow);
    int share = parts.size() / WorkloadKind.COVERING;
    for (int rule = 0; rule < WorkloadKind.COVERING; rule++) {
      List<IpPrefix> own = parts.subList(rule * share, (rule + 1) * share);
      FlowProduct required = flow.product(own);
      rules.allow(
          new FlowProduct(
              required.protocols(),
              required.sources(),
              PortSet.ALL,
              destinations(random, flow, own),
              HTTPS));
    }
    return new Workload(rules.group(), flow.product(), implied);
  }

  /** The parts of length 24 of all that is required, shuffled. */
  private static List<IpPrefix> parts(RequiredFlow flow) {
    List<IpPrefix> parts = new ArrayList<>();
    for (IpPrefix destination : flow.destinations()) {
      int network = InetAddresses.coerceToInteger(destination.network());
      for (int part = 0; part < 64; part++) {
        parts.add(RandomFields.prefix(network + part * 256, 24));
      }
    }
    Collections.shuffle(parts, new Random(SEED));
    return parts;
  }

  /** 5,000 networks: those given and others. */
  private static AddressSet destinations(
      RandomFields random, RequiredFlow flow, List<IpPrefix> given) {
    AddressSet.Builder addresses = AddressSet.builder().addAll(given);
    for (int i = given.size(); i < PREFIXES; i++) {
      boolean inRequired = given.isEmpty() && random.chance(33);
      addresses.add(
          inRequired
              ? random.within(random.oneOf(flow.destinations()), 25, 30)
              : random.within(ELSEWHERE, 20, 28));
    }
    return addresses.build();
  }
}
