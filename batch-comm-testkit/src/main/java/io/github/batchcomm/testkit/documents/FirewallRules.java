package io.github.batchcomm.testkit.documents;

import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;

/** The kinds of rules that a firewall's own collections are of, in the order they are read in. */
enum FirewallRules {
  NAT("natRuleCollections"),
  NETWORK("networkRuleCollections"),
  APPLICATION("applicationRuleCollections");

  private final String property;

  FirewallRules(String property) {
    this.property = property;
  }

  /** {@return the property of a firewall that holds collections of this kind} */
  String property() {
    return property;
  }

  /** {@return the kind of a collection's rules; that of NAT if there are none} */
  static FirewallRules of(FirewallRuleCollection collection) {
    return collection.rules().stream().map(FirewallRules::of).findFirst().orElse(NAT);
  }

  private static FirewallRules of(FirewallRule rule) {
    if (rule instanceof FirewallRule.Network) {
      return NETWORK;
    }
    return rule instanceof FirewallRule.Application ? APPLICATION : NAT;
  }
}
