package io.github.batchcomm.benchmarks;

/**
 * How often something is done.
 *
 * @param perSecond how often a second, as the median
 * @param bytes how much memory is allocated each time
 */
record Rate(double perSecond, double bytes) {

  /** Such as {@code 3,200,000 a second, 210 bytes each}. */
  @Override
  public String toString() {
    return "%,d a second, %.0f bytes each"
        .formatted(Math.round(perSecond / 10_000) * 10_000, bytes);
  }
}
