package io.github.batchcomm.endpoint;

/** In whose network a pool's nodes stand, and who therefore has to let its flows through. */
public enum NetworkOwner {
  /** The customer's virtual network. */
  CUSTOMER,
  /** Batch's own network, where Batch sees to it. */
  BATCH,
  /** Not known. */
  UNKNOWN
}
