package io.github.batchcomm.edition;

/** Something that Azure retires on a date. */
public enum RetiredFeature {
  /** The classic communication model. */
  CLASSIC_MODEL,
  /** Pools of Cloud Services Configuration. */
  CLOUD_SERVICES_CONFIGURATION,
  /** Pools without public IP addresses of the first preview. */
  NO_PUBLIC_IP_V1
}
