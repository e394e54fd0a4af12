package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A resource while its views are brought together: a value that gives way to changed copies.
 *
 * @param <R> the resource
 */
final class Draft<R> {

  private R resource;

  private Draft(R resource) {
    this.resource = resource;
  }

  /** {@return how to bring together the views of a resource that makes changed copies of itself} */
  @SafeVarargs
  static <R> Merge<R, Draft<R>> merge(Merge.Field<R, Draft<R>, ?>... fields) {
    ImmutableList.Builder<Merge.Field<R, Draft<R>, ?>> all = ImmutableList.builder();
    for (Merge.Field<R, Draft<R>, ?> field : fields) {
      all.add(field);
    }
    return new Merge<>(Draft::new, draft -> draft.resource, all.build());
  }

  /** {@return a field in which equal values agree, and the unknown with any} */
  static <R, V> Merge.Field<R, Draft<R>, V> field(
      String name, Function<R, V> value, BiFunction<R, V, R> with) {
    return field(name, value, with, Merge.Combination.ofEqual());
  }

  /** {@return a field} */
  static <R, V> Merge.Field<R, Draft<R>, V> field(
      String name,
      Function<R, V> value,
      BiFunction<R, V, R> with,
      Merge.Combination<V> combination) {
    return new Merge.Field<>(
        name,
        value,
        (draft, combined) -> draft.resource = with.apply(draft.resource, combined),
        combination);
  }
}
