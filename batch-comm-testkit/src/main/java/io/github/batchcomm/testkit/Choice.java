package io.github.batchcomm.testkit;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * The values that one property may still take, with the constraints that ruled others out.
 *
 * @param property the property, for messages
 * @param weights each value allowed with how often it is chosen, the simplest first
 * @param constraints the constraints that ruled others out, in the order they came
 */
record Choice<E>(
    String property, ImmutableMap<E, Integer> weights, ImmutableList<String> constraints) {

  /** INVARIANT: at least one value is allowed. */
  static <E> Choice<E> of(String property, ImmutableMap<E, Integer> weights) {
    return new Choice<>(property, weights, ImmutableList.of());
  }

  /** Each value as often as another. */
  static <E> Choice<E> evenly(String property, Iterable<E> values) {
    ImmutableMap.Builder<E, Integer> weights = ImmutableMap.builder();
    values.forEach(value -> weights.put(value, 1));
    return of(property, weights.buildOrThrow());
  }

  ImmutableSet<E> allowed() {
    return weights.keySet();
  }

  /** The simplest of the values. */
  E first() {
    return weights.keySet().iterator().next();
  }

  /**
   * Rules out what does not fulfil a constraint.
   *
   * @throws IllegalArgumentException if no value is left
   */
  Choice<E> only(String constraint, Predicate<E> fulfils) {
    ImmutableMap.Builder<E, Integer> left = ImmutableMap.builder();
    weights.forEach(
        (value, weight) -> {
          if (fulfils.test(value)) {
            left.put(value, weight);
          }
        });
    ImmutableMap<E, Integer> remaining = left.buildOrThrow();
    if (!remaining.isEmpty()) {
      return new Choice<>(
          property,
          remaining,
          remaining.size() == weights.size()
              ? constraints
              : ImmutableList.<String>builder().addAll(constraints).add(constraint).build());
    }
    if (constraints.isEmpty()) {
      throw new IllegalArgumentException(
          "%s leaves no value for %s; there are %s".formatted(constraint, property, allowed()));
    }
    throw new IllegalArgumentException(
        "%s and %s exclude each other: no value is left for %s. Remove one of them"
            .formatted(Joiner.on(", ").join(constraints), constraint, property));
  }

  /** Allows further values too, unless a constraint has ruled out what is not named already. */
  Choice<E> orBeforeAnyConstraint(Iterable<E> further) {
    if (!constraints.isEmpty()) {
      return this;
    }
    ImmutableMap.Builder<E, Integer> all = ImmutableMap.<E, Integer>builder().putAll(weights);
    further.forEach(
        value -> {
          if (!weights.containsKey(value)) {
            all.put(value, 1);
          }
        });
    return new Choice<>(property, all.buildOrThrow(), constraints);
  }

  Choice<E> only(String constraint, Iterable<E> values) {
    return only(constraint, ImmutableSet.copyOf(values)::contains);
  }

  Arbitrary<E> arbitrary() {
    if (weights.size() == 1) {
      return Arbitraries.just(weights.keySet().iterator().next());
    }
    List<Tuple.Tuple2<Integer, E>> frequencies =
        weights.entrySet().stream()
            .map(entry -> Tuple.of(entry.getValue(), entry.getKey()))
            .toList();
    return Arbitraries.frequency(frequencies).withoutEdgeCases();
  }
}
