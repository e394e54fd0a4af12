package io.github.batchcomm.flow;

/** Who opens a connection, seen from the compute node. */
public enum Direction {
  /** The other side opens the connection to the node. */
  INBOUND,
  /** The node opens the connection. */
  OUTBOUND
}
