package io.github.batchcomm.model;

/** Whether a pool is being resized. */
public enum AllocationState {
  /** No resize is under way. */
  STEADY,
  /** Nodes are being added or removed. */
  RESIZING,
  /** A resize is being stopped. */
  STOPPING,
  /** Not given, or given with a value this library does not know. */
  UNKNOWN
}
