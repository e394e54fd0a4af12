package io.github.batchcomm.edition;

/** How much a finding matters, most urgent first. */
public enum Severity {
  /** Something does not work, or will stop working. */
  ERROR,
  /** Something may not work, or the answer rests on contradictory documentation. */
  WARNING,
  /** Good to know. */
  INFO
}
