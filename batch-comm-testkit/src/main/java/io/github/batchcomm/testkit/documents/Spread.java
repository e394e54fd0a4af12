package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Spreads what is known of a resource over several views of it, so that each thing stands in at
 * least one of them, and in others again or not.
 *
 * @param <B> the builder of a view
 * @param views the views
 * @param variation decides which view shows what
 */
record Spread<B>(ImmutableList<B> views, Variation variation) {

  /** Shows one thing. */
  void show(Consumer<B> thing) {
    show(thing, thing);
  }

  /**
   * Shows one thing.
   *
   * @param thing shows it
   * @param less shows less of it, where another view shows all
   */
  void show(Consumer<B> thing, Consumer<B> less) {
    if (views.isEmpty()) {
      return;
    }
    B sure = variation.of(views);
    for (B view : views) {
      if (view == sure) {
        thing.accept(view);
      } else {
        switch (variation.below(4)) {
          case 2 -> thing.accept(view);
          case 3 -> less.accept(view);
          default -> {
            // Not here.
          }
        }
      }
    }
  }

  /** {@return the same over those views that have a form which shows resource ids} */
  Spread<B> whereIdsAreShown(ImmutableList<ResourceForm> forms) {
    return new Spread<>(
        IntStream.range(0, views.size())
            .filter(i -> forms.get(i).showsIds())
            .mapToObj(views::get)
            .collect(toImmutableList()),
        variation);
  }
}
