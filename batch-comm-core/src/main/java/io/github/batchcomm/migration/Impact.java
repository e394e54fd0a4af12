package io.github.batchcomm.migration;

/** Whether the change of model can affect a pool, by the edition's scope of impact. */
public enum Impact {
  /** Its nodes stand in a customer's virtual network, whose rules may not fit. */
  MAY_BE_AFFECTED,
  /** Its nodes stand in Batch's own network; only software firewalls on them could matter. */
  ONLY_BY_SOFTWARE_FIREWALLS,
  /** In whose network its nodes stand is not known. */
  UNKNOWN
}
