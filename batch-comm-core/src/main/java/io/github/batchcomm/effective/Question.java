package io.github.batchcomm.effective;

/** Which nodes of a pool are asked about. */
public enum Question {
  /** The nodes the pool has. */
  PRESENT_NODES,
  /** The nodes it would get if it were scaled out from zero at the instant asked about. */
  NEXT_SCALE_OUT
}
