package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.SubnetReference;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings the views of one resource together: what one view leaves open is taken from another; views
 * that contradict each other make a problem.
 *
 * @param <R> the resource
 * @param <B> its builder
 * @param start makes a builder for a resource of which a view is given
 * @param finish makes the resource of a builder that has received all fields
 * @param fields the fields to bring together
 */
record Merge<R, B>(
    Function<R, B> start, Function<B, R> finish, ImmutableList<Field<R, B, ?>> fields) {

  /** Two values that together are longer would hide in a message what differs. */
  private static final int LONGEST_SHOWN = 500;

  /**
   * Brings views together.
   *
   * @param views at least one
   * @param what the resource's name in a message
   * @param problems receives the contradiction that was found, if one was
   * @return what all views together tell; empty if they contradict each other
   */
  Optional<R> of(List<Sighting<R>> views, String what, Consumer<InventoryProblem> problems) {
    return of(views, what, "It is left out", problems);
  }

  /**
   * Brings views together.
   *
   * @param views at least one
   * @param what the resource's name in a message
   * @param consequence what a contradiction leads to, in a message
   * @param problems receives the contradiction that was found, if one was
   * @return what all views together tell; empty if they contradict each other
   */
  Optional<R> of(
      List<Sighting<R>> views,
      String what,
      String consequence,
      Consumer<InventoryProblem> problems) {
    B merged = start.apply(views.get(0).value());
    for (Field<R, B, ?> field : fields) {
      Optional<InventoryProblem> contradiction = field.into(merged, views, what, consequence);
      if (contradiction.isPresent()) {
        problems.accept(contradiction.get());
        return Optional.empty();
      }
    }
    return Optional.of(finish.apply(merged));
  }

  /**
   * A field of the resource.
   *
   * @param <R> the resource
   * @param <B> its builder
   * @param <V> the field's value
   * @param name the field's name
   * @param value gets it
   * @param copy sets it
   * @param combination brings two values together
   */
  record Field<R, B, V>(
      String name, Function<R, V> value, BiConsumer<B, V> copy, Combination<V> combination) {

    private Optional<InventoryProblem> into(
        B merged, List<Sighting<R>> views, String what, String consequence) {
      Sighting<R> source = views.get(0);
      V known = value.apply(source.value());
      for (Sighting<R> view : views.subList(1, views.size())) {
        V other = value.apply(view.value());
        Optional<V> combined = combination.of(known, other);
        if (combined.isEmpty()) {
          return Optional.of(view.problem(contradiction(what, consequence, other, known, source)));
        }
        source = isKnown(known) ? source : view;
        known = combined.get();
      }
      copy.accept(merged, known);
      return Optional.empty();
    }

    private String contradiction(
        String what, String consequence, V here, V there, Sighting<R> source) {
      boolean isShort = shown(here).length() + shown(there).length() <= LONGEST_SHOWN;
      return what
          + " is given differently elsewhere: "
          + name
          + " is "
          + (isShort ? shown(here) + " here and " + shown(there) : "not what it is")
          + " in '"
          + Quoted.text(source.document())
          + "' at '"
          + source.pointer()
          + "'. "
          + consequence
          + "; keep the newer of the two documents";
    }
  }

  /**
   * Brings two values of a field together.
   *
   * @param <V> the value
   */
  interface Combination<V> {

    /** {@return what both values together tell; empty if they contradict each other} */
    Optional<V> of(V first, V second);

    /** {@return the combination by which equal values agree, and the unknown with any} */
    static <V> Combination<V> ofEqual() {
      return ofEqual(value -> value);
    }

    /**
     * Makes the combination by which values of equal meaning agree, and the unknown with any.
     *
     * @param meaning what is left of a value without that in which its views may differ
     */
    static <V> Combination<V> ofEqual(Function<? super V, ?> meaning) {
      return (first, second) -> {
        if (!isKnown(second) || meaning.apply(first).equals(meaning.apply(second))) {
          return Optional.of(first);
        }
        return isKnown(first) ? Optional.empty() : Optional.of(second);
      };
    }
  }

  /** {@return false for the values by which the model says that it does not know} */
  private static boolean isKnown(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent();
    }
    if (value instanceof OptionalInt optional) {
      return optional.isPresent();
    }
    if (value instanceof Presence<?> presence) {
      return !presence.isUnknown();
    }
    if (value instanceof Collection<?> collection) {
      return !collection.isEmpty();
    }
    return !(value instanceof Enum<?> constant) || !constant.name().equals("UNKNOWN");
  }

  private static String shown(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.<String>map(Merge::shown).orElse("none");
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? Integer.toString(number.getAsInt()) : "none";
    }
    if (value instanceof Presence<?> presence) {
      return shown(presence.value());
    }
    if (value instanceof SubnetReference subnet) {
      return shown(subnet.id());
    }
    return Quoted.text(value.toString());
  }
}
