package io.github.batchcomm.flow;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts packets up by the first of several products that holds them: what a list of rules does of
 * which the first that matches decides.
 *
 * <p>The fields are taken one after another. A field's values fall into groups that the same
 * products hold; within a group the rest is decided by the products of that group alone, up to the
 * first that holds everything that is left. Which field comes next is chosen anew each time: the
 * one after which the fewest pairs of products are left to be told apart.
 */
public final class FirstMatch {

  private final CutProduct universe;
  private final ImmutableList.Builder<Part> parts;

  private FirstMatch(CutProduct universe, ImmutableList.Builder<Part> parts) {
    this.universe = universe;
    this.parts = parts;
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
    ImmutableList.Builder<Part> parts = ImmutableList.builder();
    for (AddressFamily family : universe.families()) {
      CutProduct cut = new CutProduct(universe.only(family), family, products);
      new FirstMatch(cut, parts).split(cut.numbers(), cut.candidates(), CutProduct.ALL_FIELDS);
    }
    return parts.build();
  }

  /**
   * Finds what no product holds. The set is the universe less the set of the products' packets, and
   * takes less time where there are many hundred products.
   *
   * @param universe the packets to look among
   * @param products the products, in any order
   * @return the packets of the universe that lie in none of them
   */
  public static FlowSet unmatched(FlowProduct universe, List<FlowProduct> products) {
    return FlowSet.copyOf(
        partition(universe, products).stream()
            .filter(part -> part.product() == products.size())
            .map(Part::packets)
            .toList());
  }

  /**
   * Cuts up a region.
   *
   * @param region what its packets have in each field
   * @param candidates who may hold some, in order; the last holds all
   * @param whole a bit for each field in which they have all that there is; the candidates hold all
   *     that the region has in the others
   */
  private void split(Intervals[] region, ImmutableList<Candidate> candidates, int whole) {
    int cut = 0;
    for (Candidate candidate : candidates) {
      cut |= candidate.cutFields() & whole;
    }
    if (!candidates.get(0).cutsAny(whole)) {
      add(candidates.get(0), region, whole);
    } else if (Integer.bitCount(cut) == 1) {
      paint(region, candidates, Integer.numberOfTrailingZeros(cut), whole);
    } else {
      IntervalSweep sweep = cheapest(region, candidates, cut);
      int rest = whole & ~(1 << sweep.field());
      for (IntervalSweep.Group group : sweep.groups(rest)) {
        split(with(region, sweep.field(), group.values()), group.members(), rest);
      }
    }
  }

  private static IntervalSweep cheapest(
      Intervals[] region, ImmutableList<Candidate> candidates, int fields) {
    return IntStream.range(0, region.length)
        .filter(field -> (fields & (1 << field)) != 0)
        .mapToObj(field -> new IntervalSweep(field, region[field], candidates))
        .min(Comparator.comparingLong(IntervalSweep::pairs))
        .orElseThrow();
  }

  /** Gives each value of the only field that is cut to the first candidate that holds it. */
  private void paint(
      Intervals[] region, ImmutableList<Candidate> candidates, int field, int whole) {
    int rest = whole & ~(1 << field);
    Intervals left = region[field];
    for (Candidate candidate : candidates) {
      Intervals held = candidate.held(field);
      if (held.intersects(left)) {
        add(candidate, with(region, field, left.intersection(held)), rest);
        left = left.difference(held);
        if (left.isEmpty()) {
          return;
        }
      }
    }
  }

  private void add(Candidate candidate, Intervals[] region, int whole) {
    parts.add(new Part(candidate.place(), universe.packets(region, whole)));
  }

  private static Intervals[] with(Intervals[] region, int field, Intervals values) {
    Intervals[] other = region.clone();
    other[field] = values;
    return other;
  }
}
