package io.github.batchcomm.edition;

/** How an edition has customers verify which model is in use. */
public enum Verification {
  /** By the account's list of outbound network dependencies. */
  OUTBOUND_DEPENDENCIES,
  /** By the current mode that each pool reports. */
  CURRENT_MODE
}
