package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.Presence;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * A value that names what stands around it, such as the tag of a pool's own region. It is generated
 * before the place is known, so that a pool and its network shrink independently of each other.
 */
@FunctionalInterface
interface Draft<T> {

  T at(Place place);

  /** What is the same at every place. */
  static <T> Draft<T> of(T value) {
    return place -> value;
  }

  /** What is drafted, at places of their own. */
  static <T> Arbitrary<T> anywhere(Arbitrary<? extends Draft<? extends T>> drafts) {
    return Combinators.combine(Place.arbitrary(), drafts).as((place, draft) -> draft.at(place));
  }

  /** All of several values. */
  static <T> Draft<ImmutableList<T>> all(List<? extends Draft<? extends T>> drafts) {
    return place ->
        drafts.stream().<T>map(it -> it.at(place)).collect(ImmutableList.toImmutableList());
  }

  default <U> Draft<U> map(Function<? super T, ? extends U> mapping) {
    return place -> mapping.apply(at(place));
  }

  /**
   * What may be there or not, or, unless it must be known, unknown.
   *
   * @param often how often it is there, where it is not there once and unknown once
   */
  static <T extends Serializable> Arbitrary<Draft<Presence<T>>> presence(
      boolean known, int often, Draft<T> value) {
    Draft<Presence<T>> there = value.map(Presence::of);
    Draft<Presence<T>> none = place -> Presence.none();
    Draft<Presence<T>> unknown = place -> Presence.unknown();
    return known
        ? Arbitraries.frequency(Tuple.of(2, none), Tuple.of(often, there)).withoutEdgeCases()
        : Arbitraries.frequency(Tuple.of(1, unknown), Tuple.of(2, none), Tuple.of(often, there))
            .withoutEdgeCases();
  }

  /** What is given or, unless it must be, not. */
  static <T> Arbitrary<Optional<T>> given(boolean known, Arbitrary<T> values) {
    return known ? values.map(Optional::of) : values.optional(0.8);
  }
}
