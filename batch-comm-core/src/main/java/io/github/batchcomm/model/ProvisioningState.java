package io.github.batchcomm.model;

/**
 * What Azure says of the last change to a resource. A document shows what was asked for; only in
 * state {@link #SUCCEEDED} does Azure say that the resource is so.
 */
public enum ProvisioningState {
  /** The resource is as it is shown. */
  SUCCEEDED,
  /** The last change failed, and the resource may be otherwise than it is shown. */
  FAILED,
  /** The last change was given up. */
  CANCELED,
  /** The resource is being made. */
  CREATING,
  /** The resource is being changed. */
  UPDATING,
  /** The resource is being deleted. */
  DELETING,
  /** Not given, or given with a value this library does not know. */
  UNKNOWN;

  /** {@return true if Azure says that the resource is, or may be, otherwise than it is shown} */
  public boolean isUnsettled() {
    return this != SUCCEEDED && this != UNKNOWN;
  }
}
