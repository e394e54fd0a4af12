package io.github.batchcomm.model;

/** Which network policies of a subnet apply to the private endpoints in it. */
public enum PrivateEndpointNetworkPolicies {
  /** None. Azure's default. */
  DISABLED,
  /** Network security groups and route tables. */
  ENABLED,
  /** Network security groups alone. */
  NETWORK_SECURITY_GROUP_ENABLED,
  /** Route tables alone. */
  ROUTE_TABLE_ENABLED,
  /** Not given, or given with a value this library does not know. */
  UNKNOWN
}
