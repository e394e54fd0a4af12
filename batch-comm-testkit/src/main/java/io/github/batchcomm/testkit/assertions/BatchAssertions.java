package io.github.batchcomm.testkit.assertions;

/** Assertions about answers of batch-comm. */
public final class BatchAssertions {
  private BatchAssertions() {}
}
