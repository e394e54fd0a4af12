package io.github.batchcomm.model;

/** Where the peering of two virtual networks stands. */
public enum PeeringState {
  /** Both sides are joined. */
  CONNECTED,
  /** Only this side asked. */
  INITIATED,
  /** The other side is gone. */
  DISCONNECTED,
  /** Not given, or given with a value this library does not know. */
  UNKNOWN
}
