package io.github.batchcomm.model;

import java.time.Instant;

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
  UNKNOWN;

  /**
   * When subnets could first be made private: the public preview of November 2023. (Azure updates,
   * "Private subnet", taken as of the first day of that month.)
   */
  private static final Instant PRIVATE_SUBNETS_SINCE = Instant.parse("2023-11-01T00:00:00Z");

  /**
   * Tells what the switch is at an instant. While subnets could not be made private, one that is
   * not known to show the switch had none.
   *
   * @param instant the instant asked about, in UTC
   * @return this, or {@link #UNSTATED} in place of {@link #UNKNOWN} before November 2023
   */
  public DefaultOutboundAccess asOf(Instant instant) {
    return this == UNKNOWN && instant.isBefore(PRIVATE_SUBNETS_SINCE) ? UNSTATED : this;
  }
}
