package io.github.batchcomm.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.SecurityRule;

/** Rules whose addresses are all written out, read as the sets of packets that they match. */
final class LiteralRules {

  private LiteralRules() {}

  /** The packets that a rule matches. */
  static FlowProduct matches(SecurityRule rule) {
    checkArgument(
        rule.sources().isLiteral() && rule.destinations().isLiteral(),
        "Rule '%s' names addresses that are not written out; give it addresses only",
        rule.name());
    return new FlowProduct(
        rule.protocols(),
        rule.sources().addresses(),
        rule.sourcePorts(),
        rule.destinations().addresses(),
        rule.destinationPorts());
  }

  /** Whether a rule lets what it matches pass. */
  static boolean allows(SecurityRule rule) {
    return rule.action() != RuleAction.DENY;
  }

  /** Whether a group lets one packet out: the first rule that matches it decides. */
  static boolean allows(NetworkSecurityGroup group, Packet packet) {
    for (SecurityRule rule : group.outbound()) {
      if (matches(rule).contains(packet)) {
        return allows(rule);
      }
    }
    return false;
  }

  /** The packets of a product whose addresses are of one family. */
  static FlowProduct only(AddressFamily family, FlowProduct product) {
    AddressSet all = family == AddressFamily.IPV4 ? AddressSet.ALL_IPV4 : AddressSet.ALL_IPV6;
    return product.intersection(
        new FlowProduct(ProtocolSet.ALL, all, PortSet.ALL, all, PortSet.ALL));
  }
}
