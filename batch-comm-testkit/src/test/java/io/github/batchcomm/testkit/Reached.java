package io.github.batchcomm.testkit;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import net.jqwik.api.statistics.Statistics;

/** Checks at the end of a property that every shape was generated. */
final class Reached {

  private Reached() {}

  /** Counts what a value shows, and fails at the end if something wanted was never shown. */
  static <T> void each(String label, T shown, Collection<? extends T> wanted) {
    Statistics.label(label)
        .collect(shown)
        .coverage(coverage -> wanted.forEach(it -> coverage.check(it).count(count -> count > 0)));
  }

  /** Every constant of an enum. */
  static <E extends Enum<E>> void each(String label, E shown) {
    each(label, shown, Arrays.asList(shown.getDeclaringClass().getEnumConstants()));
  }

  /** Both answers. */
  static void both(String label, boolean shown) {
    each(label, shown, List.of(true, false));
  }
}
