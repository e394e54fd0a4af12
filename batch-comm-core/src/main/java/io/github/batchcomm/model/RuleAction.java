package io.github.batchcomm.model;

/** What a rule of a network does with the packets it matches. */
public enum RuleAction {
  /** Lets them pass this rule list. */
  ALLOW,
  /** Drops them. */
  DENY,
  /**
   * Lets them pass this rule list and every network security group after it. Only security admin
   * rules of Virtual Network Manager can do so.
   */
  ALWAYS_ALLOW
}
