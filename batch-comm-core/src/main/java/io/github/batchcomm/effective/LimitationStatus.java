package io.github.batchcomm.effective;

/** Whether a limitation keeps a pool's next nodes from simplified communication. */
public enum LimitationStatus {
  /** None does. */
  NONE,
  /** The known facts do not decide it. */
  POSSIBLE,
  /** One does. */
  STANDS
}
