package io.github.batchcomm.testkit.laws;

import java.time.Duration;
import java.time.Instant;

/** Instants near others that stop at the first and the last one there is. */
final class Bounds {

  private Bounds() {}

  static Instant before(Instant at, Duration duration) {
    return Duration.between(Instant.MIN, at).compareTo(duration) < 0
        ? Instant.MIN
        : at.minus(duration);
  }

  static Instant after(Instant at, Duration duration) {
    return Duration.between(at, Instant.MAX).compareTo(duration) < 0
        ? Instant.MAX
        : at.plus(duration);
  }
}
