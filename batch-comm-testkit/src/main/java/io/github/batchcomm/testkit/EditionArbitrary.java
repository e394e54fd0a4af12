package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ArbitraryDecorator;

/**
 * Generates editions: those of Microsoft's page that batch-comm knows, and user-made ones that
 * change clauses of one of them. A user-made one tells by its id what was changed, such as {@code
 * 2026-01-12, without rule target-classic}. Shrinks towards the earliest edition and few changes.
 *
 * <p>Immutable: each method gives an arbitrary that is narrowed further, and throws an {@link
 * IllegalArgumentException} that names the constraints where they exclude each other.
 */
public final class EditionArbitrary extends ArbitraryDecorator<Edition> {

  /** Who states the edition. */
  enum Maker {
    MICROSOFT,
    USER
  }

  // Changed only in copies, before anybody sees them.
  private Choice<Edition> base = Choice.evenly("the edition", Editions.all());
  private Choice<Maker> maker =
      Choice.evenly("the maker of the edition", ImmutableSet.copyOf(Maker.values()));

  EditionArbitrary() {}

  /** A copy to be narrowed; jqwik's clone would keep what was already made of the original. */
  private EditionArbitrary(EditionArbitrary original) {
    this.base = original.base;
    this.maker = original.maker;
  }

  /**
   * Leaves some editions, and user-made ones that change them.
   *
   * @param ids the ids of the editions wanted, such as {@code 2022-06-02}
   * @return these editions
   * @throws IllegalArgumentException if there is no edition of such an id
   */
  public EditionArbitrary of(String... ids) {
    return of("of" + List.of(ids), List.of(ids));
  }

  /** {@return editions of Microsoft's page only} */
  public EditionArbitrary published() {
    return published("published()");
  }

  /** {@return user-made editions only} */
  public EditionArbitrary userMade() {
    return userMade("userMade()");
  }

  EditionArbitrary of(String constraint, List<String> ids) {
    for (String id : ids) {
      if (Editions.withId(id).isEmpty()) {
        throw new IllegalArgumentException(
            "%s names '%s', which is no edition; there are %s"
                .formatted(
                    constraint,
                    id,
                    Editions.all().stream().map(Edition::id).collect(toImmutableList())));
      }
    }
    EditionArbitrary narrowed = new EditionArbitrary(this);
    narrowed.base = base.only(constraint, it -> ids.contains(it.id()));
    return narrowed;
  }

  EditionArbitrary published(String constraint) {
    EditionArbitrary narrowed = new EditionArbitrary(this);
    narrowed.maker = maker.only(constraint, ImmutableSet.of(Maker.MICROSOFT));
    return narrowed;
  }

  EditionArbitrary userMade(String constraint) {
    EditionArbitrary narrowed = new EditionArbitrary(this);
    narrowed.maker = maker.only(constraint, ImmutableSet.of(Maker.USER));
    return narrowed;
  }

  /** The published editions that are left, which user-made ones change. */
  ImmutableSet<Edition> unchanged() {
    return base.allowed();
  }

  @Override
  protected Arbitrary<Edition> arbitrary() {
    List<Tuple.Tuple2<Integer, Arbitrary<Edition>>> kinds =
        maker.allowed().stream()
            .map(
                it ->
                    it == Maker.MICROSOFT
                        ? Tuple.of(2, base.arbitrary())
                        : Tuple.of(1, base.arbitrary().flatMap(EditionArbitrary::changed)))
            .toList();
    return Arbitraries.frequencyOf(kinds).withoutEdgeCases();
  }

  private static Arbitrary<Edition> changed(Edition edition) {
    return EditionChange.of(edition)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            changes -> {
              Edition changed = edition;
              for (EditionChange change : changes) {
                changed = change.applyTo(changed);
              }
              return changed;
            });
  }
}
