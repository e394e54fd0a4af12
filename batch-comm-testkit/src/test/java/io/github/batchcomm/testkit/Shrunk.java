package io.github.batchcomm.testkit;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;

/** What a failing sample shrinks to. */
final class Shrunk {

  private Shrunk() {}

  /**
   * Generates until a predicate fails, then goes on to the first plainer sample that fails it.
   *
   * @param mostTried how many plainer samples are tried in all
   */
  static <T> T of(Arbitrary<T> samples, Random random, int mostTried, Predicate<T> isFailure) {
    Shrinkable<T> sample =
        samples.generator(1_000).stream(random)
            .filter(it -> isFailure.test(it.value()))
            .findFirst()
            .orElseThrow();
    AtomicInteger tried = new AtomicInteger();
    while (true) {
      Shrinkable<T> from = sample;
      Optional<Shrinkable<T>> plainer;
      try (Stream<Shrinkable<T>> shrunk = from.shrink()) {
        plainer =
            shrunk
                .takeWhile(it -> tried.incrementAndGet() <= mostTried)
                .filter(it -> it.distance().compareTo(from.distance()) < 0)
                .filter(it -> isFailure.test(it.value()))
                .findFirst();
      }
      if (plainer.isEmpty()) {
        return sample.value();
      }
      sample = plainer.get();
    }
  }
}
