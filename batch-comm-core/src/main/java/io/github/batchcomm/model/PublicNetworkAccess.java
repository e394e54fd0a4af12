package io.github.batchcomm.model;

/**
 * Whether a Batch account's endpoints answer calls from public addresses. It never decides the
 * communication model; it decides whether simplified nodes can connect without a private endpoint.
 */
public enum PublicNetworkAccess {
  /** They answer, within the account's IP rules. */
  ENABLED,
  /** They answer private endpoints only, whatever the IP rules say. */
  DISABLED,
  /** A network security perimeter decides. What nodes then see is not documented. */
  SECURED_BY_PERIMETER,
  /** Not given, or given with a value this library does not know. */
  UNKNOWN
}
