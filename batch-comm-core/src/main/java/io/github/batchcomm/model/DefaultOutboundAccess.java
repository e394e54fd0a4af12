package io.github.batchcomm.model;

/**
 * Whether Azure lends public addresses to machines of a subnet that have none of their own. (The
 * switch {@code defaultOutboundAccess}, which subnets have since api-version 2023-05-01.)
 */
public enum DefaultOutboundAccess {
  /** The subnet says that it does. */
  ENABLED,
  /** The subnet says that it does not: a private subnet. */
  DISABLED,
  /**
   * The subnet was shown by an api-version that has the switch, and does not show it: it was never
   * set. Azure then lends addresses; where newer api-versions make subnets private by default, they
   * set the switch.
   */
  UNSTATED,
  /** Not given, or not known to be given by an api-version that has the switch. */
  UNKNOWN
}
