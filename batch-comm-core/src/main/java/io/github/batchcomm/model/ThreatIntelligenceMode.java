package io.github.batchcomm.model;

/** What Azure Firewall does with addresses and hosts that Microsoft knows as malicious. */
public enum ThreatIntelligenceMode {
  /** Nothing. */
  OFF,
  /** It reports them. */
  ALERT,
  /** It drops their traffic, before any rule is asked. */
  DENY,
  /** Not given, or given with a value this library does not know. */
  UNKNOWN
}
