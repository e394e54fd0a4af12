package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import net.jqwik.api.arbitraries.ArbitraryDecorator;

/**
 * An arbitrary with edge cases of our own in place of those that jqwik puts together. An edge case
 * shrinks to the simplest value of all, and else to the edge cases before it; so what is special of
 * it is reported only where it matters.
 */
final class Edges<T> extends ArbitraryDecorator<T> {

  private static final int GEN_SIZE = 1_000;

  private final Arbitrary<T> arbitrary;
  private final ImmutableList<T> edges;

  /** Looked for only when something has failed. */
  private final Supplier<T> simplest;

  private Edges(Arbitrary<T> arbitrary, ImmutableList<T> edges) {
    this.arbitrary = arbitrary;
    this.edges = edges;
    this.simplest = Suppliers.memoize(() -> simplestOf(arbitrary));
  }

  /**
   * Sets the edge cases of an arbitrary.
   *
   * @param arbitrary the arbitrary, which keeps none of its own
   * @param edges the edge cases, the simplest first; one that is there twice counts once
   */
  static <T> Arbitrary<T> of(Arbitrary<T> arbitrary, Iterable<T> edges) {
    return new Edges<>(arbitrary.withoutEdgeCases(), ImmutableSet.copyOf(edges).asList());
  }

  @Override
  protected Arbitrary<T> arbitrary() {
    return arbitrary;
  }

  @Override
  public EdgeCases<T> edgeCases(int maxEdgeCases) {
    return EdgeCases.fromSuppliers(
        IntStream.range(0, Math.min(maxEdgeCases, edges.size()))
            .<java.util.function.Supplier<Shrinkable<T>>>mapToObj(i -> () -> new Edge<>(this, i))
            .collect(toImmutableList()));
  }

  /** Shrinks any value for as long as there is a simpler one. */
  private static <T> T simplestOf(Arbitrary<T> arbitrary) {
    Shrinkable<T> simplest = arbitrary.generator(GEN_SIZE).next(new Random(0));
    while (true) {
      Shrinkable<T> current = simplest;
      Optional<Shrinkable<T>> simpler =
          current
              .shrink()
              .filter(it -> it.distance().compareTo(current.distance()) < 0)
              .findFirst();
      if (simpler.isEmpty()) {
        return current.value();
      }
      simplest = simpler.get();
    }
  }

  /** One of the edge cases, by its position. */
  private record Edge<T>(Edges<T> of, int position) implements Shrinkable<T> {

    @Override
    public T value() {
      return of.edges.get(position);
    }

    @Override
    public Stream<Shrinkable<T>> shrink() {
      // The simplest is computed only when this stream is read.
      return Stream.concat(
          Stream.of(of.simplest)
              .map(Supplier::get)
              .filter(it -> !it.equals(value()))
              .map(it -> Shrinkable.unshrinkable(it, ShrinkingDistance.of(0))),
          IntStream.range(0, position).mapToObj(i -> new Edge<>(of, i)));
    }

    @Override
    public ShrinkingDistance distance() {
      return ShrinkingDistance.of(position + 1L);
    }
  }
}
