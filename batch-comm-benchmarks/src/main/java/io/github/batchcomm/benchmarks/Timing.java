package io.github.batchcomm.benchmarks;

/**
 * How long one verdict took, in milliseconds.
 *
 * @param median half of the measurements took no longer
 * @param least the shortest measurement
 * @param most the longest measurement
 */
record Timing(double median, double least, double most) {

  /** The time of one call, from that of several. */
  Timing dividedBy(int calls) {
    return new Timing(median / calls, least / calls, most / calls);
  }

  /** Such as {@code 12.3 (11.9–14.0)}. */
  @Override
  public String toString() {
    return "%s (%s–%s)".formatted(rounded(median), rounded(least), rounded(most));
  }

  /** To three digits that count. */
  private static String rounded(double milliseconds) {
    if (milliseconds >= 99.95) {
      return "%,.0f".formatted(milliseconds);
    }
    if (milliseconds >= 9.995) {
      return "%.1f".formatted(milliseconds);
    }
    if (milliseconds >= 0.9995) {
      return "%.2f".formatted(milliseconds);
    }
    return milliseconds >= 0.09995
        ? "%.3f".formatted(milliseconds)
        : "%.4f".formatted(milliseconds);
  }
}
