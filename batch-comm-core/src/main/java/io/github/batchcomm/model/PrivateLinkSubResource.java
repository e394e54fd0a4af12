package io.github.batchcomm.model;

/** The part of a Batch account that a private endpoint leads to. */
public enum PrivateLinkSubResource {
  /** {@code batchAccount}: the endpoint that people and tasks manage jobs through. */
  BATCH_ACCOUNT,
  /** {@code nodeManagement}: the endpoint that simplified nodes call. */
  NODE_MANAGEMENT,
  /** Not given, or given with a value this library does not know. */
  UNKNOWN
}
