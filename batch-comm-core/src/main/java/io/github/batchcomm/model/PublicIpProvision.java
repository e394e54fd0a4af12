package io.github.batchcomm.model;

/** Who provides the public IP addresses of a pool. */
public enum PublicIpProvision {
  /** Batch does. */
  BATCH_MANAGED,
  /** The customer names them. */
  USER_MANAGED,
  /** The pool has none ({@code NoPublicIPAddresses}). */
  NO_PUBLIC_IP_ADDRESSES,
  /** Not given, or given with a value this library does not know. */
  UNKNOWN
}
