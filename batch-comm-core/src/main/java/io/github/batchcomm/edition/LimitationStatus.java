package io.github.batchcomm.edition;

/** Whether a limitation keeps a pool from simplified communication. */
public enum LimitationStatus {
  /** None does. */
  NONE,
  /** It is not decided whether one does. */
  POSSIBLE,
  /** One does. */
  STANDS
}
