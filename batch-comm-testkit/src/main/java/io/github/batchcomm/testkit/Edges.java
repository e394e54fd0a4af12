package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.arbitraries.ArbitraryDecorator;

/** An arbitrary with edge cases of our own in place of those that jqwik puts together. */
final class Edges<T> extends ArbitraryDecorator<T> {

  private final Arbitrary<T> arbitrary;
  private final ImmutableList<T> edges;

  private Edges(Arbitrary<T> arbitrary, ImmutableList<T> edges) {
    this.arbitrary = arbitrary;
    this.edges = edges;
  }

  static <T> Arbitrary<T> of(Arbitrary<T> arbitrary, Iterable<T> edges) {
    return new Edges<>(arbitrary.withoutEdgeCases(), ImmutableList.copyOf(edges));
  }

  @Override
  protected Arbitrary<T> arbitrary() {
    return arbitrary;
  }

  @Override
  public EdgeCases<T> edgeCases(int maxEdgeCases) {
    return EdgeCases.fromSuppliers(
        edges.stream()
            .limit(maxEdgeCases)
            .<Supplier<Shrinkable<T>>>map(edge -> () -> Shrinkable.unshrinkable(edge))
            .collect(toImmutableList()));
  }
}
