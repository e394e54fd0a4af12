package io.github.batchcomm.model;

/** Where a private endpoint connection stands. Only an approved one carries traffic. */
public enum PrivateEndpointConnectionStatus {
  /** Approved: traffic passes. */
  APPROVED,
  /** Waiting for approval. */
  PENDING,
  /** Rejected. */
  REJECTED,
  /** Disconnected. */
  DISCONNECTED,
  /** Not given, or given with a value this library does not know. */
  UNKNOWN
}
