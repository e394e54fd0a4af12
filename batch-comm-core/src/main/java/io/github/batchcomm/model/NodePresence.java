package io.github.batchcomm.model;

/** Whether a pool has compute nodes. */
public enum NodePresence {
  /** It has none. */
  NONE,
  /** It has at least one. */
  SOME,
  /** The counts given do not tell. */
  UNKNOWN
}
