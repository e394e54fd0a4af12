package io.github.batchcomm.model;

/**
 * Which of the two designs a pool without public IP addresses follows. No Azure property tells; it
 * is declared.
 */
public enum NoPublicIpGeneration {
  /** The first preview: Batch reaches the nodes through a private link service. */
  V1_PREVIEW,
  /** The second design, built on simplified communication in a virtual network. */
  V2_SIMPLIFIED,
  /** Not declared. */
  UNKNOWN
}
