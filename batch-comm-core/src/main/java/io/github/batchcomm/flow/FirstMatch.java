package io.github.batchcomm.flow;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts packets up by the first of several products that holds them: what a list of rules does of
 * which the first that matches decides.
 *
 * <p>The fields are taken one after another. A field's values fall into groups that the same
 * products hold; within a group the rest is decided by the products of that group alone, until one
 * holds everything that is left.
 */
public final class FirstMatch {

  private final ImmutableList.Builder<Part> parts = ImmutableList.builder();
  private final int none;

  private FirstMatch(int none) {
    this.none = none;
  }

  /**
   * Packets that one product is the first to hold.
   *
   * @param product the product's place in the list; the list's size for packets that none holds
   * @param packets the packets, both addresses being of one family
   */
  public record Part(int product, FlowProduct packets) {}

  /**
   * Cuts a product up.
   *
   * @param universe the packets to cut up
   * @param products the products in the order in which they are asked
   * @return parts that have no packet in common and together are the universe; none is empty
   */
  public static ImmutableList<Part> partition(FlowProduct universe, List<FlowProduct> products) {
    FirstMatch match = new FirstMatch(products.size());
    for (AddressFamily family : universe.families()) {
      match.partitionOneFamily(universe.only(family), products);
    }
    return match.parts.build();
  }

  private void partitionOneFamily(FlowProduct universe, List<FlowProduct> products) {
    int[] cuts = new int[Field.ALL.size()];
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < products.size(); i++) {
      FlowProduct product = products.get(i);
      if (product.intersects(universe)) {
        Candidate candidate = Candidate.of(i, product, universe);
        candidates.add(candidate);
        if (candidate.cutFields == 0) {
          break;
        }
        Field.ALL.forEach(field -> cuts[field.index()] += candidate.cuts(field) ? 1 : 0);
      }
    }
    // Fields that few products cut come first: they make few groups, each with fewer products.
    ImmutableList<Field<?>> fields =
        Field.ALL.stream()
            .filter(field -> cuts[field.index()] > 0)
            .sorted(Comparator.comparingInt(field -> cuts[field.index()]))
            .collect(ImmutableList.toImmutableList());
    split(universe, candidates, fields);
  }

  /** Cuts up a region of which every candidate holds all, apart from the fields given. */
  private void split(
      FlowProduct region, List<Candidate> candidates, ImmutableList<Field<?>> fields) {
    if (candidates.isEmpty()) {
      parts.add(new Part(none, region));
      return;
    }
    Candidate first = candidates.get(0);
    if (fields.stream().noneMatch(first::cuts)) {
      parts.add(new Part(first.place, region));
      return;
    }
    split(region, candidates, fields.get(0), fields.subList(1, fields.size()));
  }

  private <S extends ValueSet<S>> void split(
      FlowProduct region,
      List<Candidate> candidates,
      Field<S> field,
      ImmutableList<Field<?>> rest) {
    if (rest.isEmpty()) {
      paint(region, candidates, field);
      return;
    }
    for (ValueGroup<S> group : ValueGroup.of(field, region, candidates)) {
      split(field.with(region, group.values()), upToCover(group.members(), rest), rest);
    }
  }

  /** Gives each value of the last field to the first candidate that holds it. */
  private <S extends ValueSet<S>> void paint(
      FlowProduct region, List<Candidate> candidates, Field<S> field) {
    S left = field.of(region);
    for (Candidate candidate : candidates) {
      if (!candidate.cuts(field)) {
        parts.add(new Part(candidate.place, field.with(region, left)));
        return;
      }
      S held = field.of(candidate.product);
      if (held.intersects(left)) {
        parts.add(new Part(candidate.place, field.with(region, left.intersection(held))));
        left = left.difference(held);
        if (left.isEmpty()) {
          return;
        }
      }
    }
    parts.add(new Part(none, field.with(region, left)));
  }

  /** Leaves out the candidates after one that holds all that is left. */
  private static List<Candidate> upToCover(
      List<Candidate> candidates, ImmutableList<Field<?>> fields) {
    for (int i = 0; i < candidates.size(); i++) {
      if (fields.stream().noneMatch(candidates.get(i)::cuts)) {
        return candidates.subList(0, i + 1);
      }
    }
    return candidates;
  }

  /**
   * A product that may be the first to hold some packet.
   *
   * @param place its place in the list
   * @param product the product
   * @param cutFields a bit for each field of which it does not hold all values of the universe
   */
  record Candidate(int place, FlowProduct product, int cutFields) {

    static Candidate of(int place, FlowProduct product, FlowProduct universe) {
      int cutFields = 0;
      for (Field<?> field : Field.ALL) {
        cutFields |= field.isCut(universe, product) ? 1 << field.index() : 0;
      }
      return new Candidate(place, product, cutFields);
    }

    boolean cuts(Field<?> field) {
      return (cutFields & 1 << field.index()) != 0;
    }
  }
}
