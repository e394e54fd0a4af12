package io.github.batchcomm.benchmarks;

import com.github.javabdd.BDD;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.SecurityRule;

/**
 * Makes a binary decision diagram of all that a group allows, with JavaBDD, and subtracts it from
 * that of what is required.
 */
public final class BddEngine implements NetworkEngine {

  @Override
  public String name() {
    return "BDD";
  }

  @Override
  public Answer decide(NetworkSecurityGroup group, FlowProduct required) {
    for (AddressFamily family : AddressFamily.values()) {
      if (!LiteralRules.only(family, required).isEmpty()) {
        try (BddPackets packets = new BddPackets(family, group.outbound().size())) {
          BDD blocked =
              BddPackets.without(packets.of(required), policy(group.outbound(), packets).allowed());
          if (!blocked.isZero()) {
            return new Answer.NotImplied(packets.any(blocked));
          }
        }
      }
    }
    return new Answer.Implied();
  }

  /** Of a list of rules, the packets that some rule matches, and those that it allows. */
  private record Policy(BDD matched, BDD allowed) {}

  /** Halves first: what the first half does not match, the second decides. */
  private static Policy policy(ImmutableList<SecurityRule> rules, BddPackets packets) {
    if (rules.size() == 1) {
      BDD matched = packets.of(LiteralRules.matches(rules.get(0)));
      BDD allowed = LiteralRules.allows(rules.get(0)) ? matched.id() : packets.none();
      return new Policy(matched, allowed);
    }
    int half = rules.size() / 2;
    Policy first = policy(rules.subList(0, half), packets);
    Policy second = policy(rules.subList(half, rules.size()), packets);
    BDD allowedLater = BddPackets.without(second.allowed(), first.matched());
    return new Policy(
        first.matched().orWith(second.matched()), first.allowed().orWith(allowedLater));
  }
}
