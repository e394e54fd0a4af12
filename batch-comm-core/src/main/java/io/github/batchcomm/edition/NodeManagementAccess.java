package io.github.batchcomm.edition;

/** What an edition says about simplified nodes that reach the service by a private endpoint. */
public enum NodeManagementAccess {
  /** Nothing: the public endpoint is the only way described. */
  PUBLIC_ENDPOINT_ONLY,
  /** A private endpoint to node management may take the public endpoint's place. */
  PRIVATE_ENDPOINT_POSSIBLE,
  /**
   * As before, and the public endpoint refuses nodes while the account's public network access is
   * disabled.
   */
  PRIVATE_ENDPOINT_REQUIRED_WITHOUT_PUBLIC_ACCESS
}
