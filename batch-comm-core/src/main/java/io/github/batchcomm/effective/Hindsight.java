package io.github.batchcomm.effective;

/** What a pool's description shows that came only after the instant asked about. */
enum Hindsight {
  /** Nothing that is dated. */
  NONE,
  /** When the nodes came. */
  ABOUT_NODES,
  /** When the pool was created. */
  ABOUT_CREATION
}
