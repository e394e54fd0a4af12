package io.github.batchcomm.edition;

/** What a step of a migration or rollback does. */
public enum StepAction {
  /** Look at the account's public network access and prepare a private endpoint if it is off. */
  CHECK_PUBLIC_NETWORK_ACCESS,
  /** Open the network to the union of both models. */
  OPEN_UNION,
  /** Open what the workload needs besides. */
  OPEN_WORKLOAD_FLOWS,
  /** Ask for the account to be opted in. */
  OPT_IN,
  /** Ask for the account to be opted out. */
  OPT_OUT,
  /** Set the pools' target mode to simplified, on new pools or before a resize through zero. */
  TARGET_SIMPLIFIED,
  /** Set the pools' target mode to classic, on new pools or before a resize through zero. */
  TARGET_CLASSIC,
  /** Replace pools, or resize them to zero and out again. */
  REALLOCATE_NODES,
  /** See that the model wanted is in use everywhere. */
  VERIFY,
  /** Reduce the network to what simplified communication needs. */
  TRIM_NETWORK,
  /** Undo what only simplified communication allowed to close. */
  RESTORE_NETWORK
}
