package io.github.batchcomm.model;

/** In whose subscription a Batch account's nodes are allocated. It does not decide the model. */
public enum PoolAllocationMode {
  /** In a subscription of the Batch service. */
  BATCH_SERVICE,
  /** In the customer's own subscription. */
  USER_SUBSCRIPTION,
  /** Not given, or given with a value this library does not know. */
  UNKNOWN
}
