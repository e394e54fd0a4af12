package io.github.batchcomm.benchmarks;

/**
 * How often to measure something, by how long it takes: fast engines need many calls until they are
 * compiled, slow ones would need hours for as many.
 *
 * @param batch how many calls are measured at once
 * @param warmups how many batches go before, without being measured
 * @param measurements how many batches are measured
 */
record Pace(int batch, int warmups, int measurements) {

  private static final double BATCH_MILLISECONDS = 100;

  /** So few that what was just made for a batch still is near the processor. */
  private static final int LARGEST_BATCH = 10;

  /** As long as compilation goes on, in all batches before the measured ones together. */
  private static final double WARMUP_MILLISECONDS = 20_000;

  private static final int MOST_WARMUPS = 200;

  /** The pace for calls that take so long when they are cold. */
  static Pace of(double milliseconds) {
    if (milliseconds > 2_000) {
      return new Pace(1, 1, 3);
    }
    if (milliseconds > BATCH_MILLISECONDS) {
      return new Pace(1, 5, 5);
    }
    int batch = (int) Math.min(LARGEST_BATCH, BATCH_MILLISECONDS / milliseconds);
    double warmups = WARMUP_MILLISECONDS / (batch * milliseconds);
    return new Pace(batch, (int) Math.min(MOST_WARMUPS, warmups), 25);
  }
}
