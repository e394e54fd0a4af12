package io.github.batchcomm.model;

/** What an access rule does with the traffic it matches. */
public enum AccessAction {
  /** Lets it pass. */
  ALLOW,
  /** Stops it. */
  DENY,
  /** Not given, or given with a value this library does not know. */
  UNKNOWN
}
