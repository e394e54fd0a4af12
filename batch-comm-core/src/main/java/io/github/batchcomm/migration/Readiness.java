package io.github.batchcomm.migration;

/** What stands between a pool or an account and simplified communication, the best first. */
public enum Readiness {
  /** It uses simplified communication, and will after its next scale-out. */
  MIGRATED,
  /** It can be moved as it is. */
  READY,
  /** What is known does not decide it. */
  UNDETERMINED,
  /** Its network must be changed first. */
  NETWORK_CHANGES_NEEDED,
  /** It cannot be moved as it is: a limitation stands. */
  INELIGIBLE;

  /**
   * Chooses the worse of two.
   *
   * @param other the other
   * @return the one that comes later in the order above
   */
  public Readiness worse(Readiness other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
