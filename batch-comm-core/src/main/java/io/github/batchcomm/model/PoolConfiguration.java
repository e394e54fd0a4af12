package io.github.batchcomm.model;

/** What kind of machines a pool is made of. */
public enum PoolConfiguration {
  /** Virtual Machine Configuration. */
  VIRTUAL_MACHINE,
  /** Cloud Services Configuration, retired by Azure. */
  CLOUD_SERVICES,
  /** Not given. */
  UNKNOWN
}
