package io.github.batchcomm.model;

/** What the rules of a collection of Azure Firewall do with the traffic they match. */
public enum FirewallAction {
  /** Let it pass. */
  ALLOW,
  /** Drop it. */
  DENY,
  /** Send it to another address. */
  DNAT
}
