package io.github.batchcomm.flow;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A set of pairs of a value and something further, which may again be a pair: to each value, the
 * set of what it stands with.
 *
 * <p>INVARIANT: the values of branches are disjoint and not empty; their rests are different and
 * not empty; branches are in the order of their lowest values. So each set of pairs has one form.
 *
 * @param <V> the type of sets of values
 * @param <R> the type of sets of what values stand with
 */
final class Relation<V extends ValueSet<V>, R extends ExactSet<R>>
    implements ExactSet<Relation<V, R>> {

  private static final long serialVersionUID = 1L;

  private final ImmutableList<Branch<V, R>> branches;

  /** Computed when it is first asked for; it goes deep, and is asked for often. */
  private transient int hash;

  private Relation(ImmutableList<Branch<V, R>> branches) {
    this.branches = branches;
  }

  /**
   * The values that stand with the same.
   *
   * @param values the values
   * @param rest what they stand with
   */
  record Branch<V extends ValueSet<V>, R extends ExactSet<R>>(V values, R rest)
      implements Serializable {}

  /** Each of the values with all of the rest. */
  static <V extends ValueSet<V>, R extends ExactSet<R>> Relation<V, R> of(V values, R rest) {
    return new Branches<V, R>().add(values, rest).build();
  }

  ImmutableList<Branch<V, R>> branches() {
    return branches;
  }

  /** What the values that fulfil a condition stand with, of which there are all or none. */
  Optional<R> restOf(Predicate<V> holdsValue) {
    return branches.stream()
        .filter(branch -> holdsValue.test(branch.values()))
        .map(Branch::rest)
        .findFirst();
  }

  @Override
  public boolean isEmpty() {
    return branches.isEmpty();
  }

  @Override
  public Relation<V, R> union(Relation<V, R> other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    Branches<V, R> result = new Branches<>();
    for (Branch<V, R> branch : branches) {
      V alone = branch.values();
      for (Branch<V, R> another : other.branches) {
        if (branch.values().intersects(another.values())) {
          V both = branch.values().intersection(another.values());
          result.add(both, branch.rest().union(another.rest()));
          alone = alone.difference(both);
        }
      }
      result.add(alone, branch.rest());
    }
    V values = values();
    for (Branch<V, R> another : other.branches) {
      result.add(another.values().difference(values), another.rest());
    }
    return result.build();
  }

  @Override
  public Relation<V, R> intersection(Relation<V, R> other) {
    Branches<V, R> result = new Branches<>();
    for (Branch<V, R> branch : branches) {
      for (Branch<V, R> another : other.branches) {
        if (branch.values().intersects(another.values())) {
          V both = branch.values().intersection(another.values());
          result.add(both, branch.rest().intersection(another.rest()));
        }
      }
    }
    return result.build();
  }

  @Override
  public Relation<V, R> difference(Relation<V, R> other) {
    Branches<V, R> result = new Branches<>();
    for (Branch<V, R> branch : branches) {
      V alone = branch.values();
      for (Branch<V, R> another : other.branches) {
        if (branch.values().intersects(another.values())) {
          V both = branch.values().intersection(another.values());
          result.add(both, branch.rest().difference(another.rest()));
          alone = alone.difference(both);
        }
      }
      result.add(alone, branch.rest());
    }
    return result.build();
  }

  @Override
  public boolean containsAll(Relation<V, R> other) {
    return other.branches.stream().allMatch(this::containsAll);
  }

  @Override
  public boolean intersects(Relation<V, R> other) {
    for (Branch<V, R> branch : branches) {
      for (Branch<V, R> another : other.branches) {
        if (branch.values().intersects(another.values())
            && branch.rest().intersects(another.rest())) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Relation<?, ?> other && branches.equals(other.branches);
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = branches.hashCode();
    }
    return hash;
  }

  private boolean containsAll(Branch<V, R> other) {
    V left = other.values();
    for (Branch<V, R> branch : branches) {
      if (branch.values().intersects(left)) {
        if (!branch.rest().containsAll(other.rest())) {
          return false;
        }
        left = left.difference(branch.values());
      }
    }
    return left.isEmpty();
  }

  /** All values that stand with something, of which there is at least one. */
  private V values() {
    List<V> values = branches.stream().map(Branch::values).toList();
    return ExactSet.unionOf(values, values.get(0));
  }

  /** Branches with disjoint values, from which the one form is made. */
  private static final class Branches<V extends ValueSet<V>, R extends ExactSet<R>> {

    private final Map<R, List<V>> valuesByRest = new LinkedHashMap<>();

    Branches<V, R> add(V values, R rest) {
      if (!values.isEmpty() && !rest.isEmpty()) {
        valuesByRest.computeIfAbsent(rest, key -> new ArrayList<>()).add(values);
      }
      return this;
    }

    Relation<V, R> build() {
      return new Relation<>(
          valuesByRest.entrySet().stream()
              .map(
                  entry ->
                      new Branch<V, R>(
                          ExactSet.unionOf(entry.getValue(), entry.getValue().get(0)),
                          entry.getKey()))
              .sorted(Comparator.comparing(Branch::values, ValueSet::compareLowest))
              .collect(toImmutableList()));
    }
  }
}
