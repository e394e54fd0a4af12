package io.github.batchcomm.flow;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Packets of one family of addresses that several products may cut up, all as numbers of 32 bits at
 * most.
 *
 * <p>Longer numbers, those of IPv6, are replaced by their ranks: how they are cut depends on their
 * order alone.
 */
final class CutProduct {

  /** A bit for each field. */
  static final int ALL_FIELDS = 0b11111;

  private static final int PROTOCOL = 0;
  private static final int SOURCE = 1;
  private static final int SOURCE_PORT = 2;
  private static final int DESTINATION = 3;
  private static final int DESTINATION_PORT = 4;

  private final FlowProduct product;
  private final AddressFamily family;

  /** What the packets have in each field. */
  private final Intervals[] numbers;

  private final List<Candidate> candidates = new ArrayList<>();
  private UnaryOperator<Intervals> sources = UnaryOperator.identity();
  private UnaryOperator<Intervals> destinations = UnaryOperator.identity();

  /**
   * Looks for the products that hold some of the packets.
   *
   * @param product the packets, with addresses of one family
   * @param family the family
   * @param products the products, in the order in which they are asked
   */
  CutProduct(FlowProduct product, AddressFamily family, List<FlowProduct> products) {
    this.product = product;
    this.family = family;
    this.numbers = new Intervals[Integer.bitCount(ALL_FIELDS)];
    Arrays.setAll(numbers, field -> numbers(product, field));
    findCandidates(products);
    if (family.bits() > Integer.SIZE) {
      sources = rank(SOURCE);
      destinations = rank(DESTINATION);
    }
  }

  /** What the packets have in each field. */
  Intervals[] numbers() {
    return numbers;
  }

  /**
   * The products that hold some of the packets, in order, up to the first that holds all. If none
   * does, the last is in the place after all products.
   */
  ImmutableList<Candidate> candidates() {
    return ImmutableList.copyOf(candidates);
  }

  /**
   * Those of the packets that have some numbers.
   *
   * @param some the numbers in each field
   * @param whole a bit for each field in which they have all that there are
   */
  FlowProduct packets(Intervals[] some, int whole) {
    return new FlowProduct(
        has(whole, PROTOCOL) ? product.protocols() : ProtocolSet.of(some[PROTOCOL]),
        has(whole, SOURCE)
            ? product.sources()
            : AddressSet.only(family, sources.apply(some[SOURCE])),
        has(whole, SOURCE_PORT) ? product.sourcePorts() : PortSet.of(some[SOURCE_PORT]),
        has(whole, DESTINATION)
            ? product.destinations()
            : AddressSet.only(family, destinations.apply(some[DESTINATION])),
        has(whole, DESTINATION_PORT)
            ? product.destinationPorts()
            : PortSet.of(some[DESTINATION_PORT]));
  }

  private static boolean has(int fields, int field) {
    return (fields & 1 << field) != 0;
  }

  private void findCandidates(List<FlowProduct> products) {
    for (int place = 0; place < products.size(); place++) {
      Candidate candidate = candidate(place, products.get(place));
      if (candidate.holdsAny()) {
        candidates.add(candidate);
        if (!candidate.cutsAny(ALL_FIELDS)) {
          return;
        }
      }
    }
    candidates.add(new Candidate(products.size(), 0, numbers.clone()));
  }

  private Candidate candidate(int place, FlowProduct other) {
    Intervals[] held = numbers.clone();
    int cut = 0;
    for (int field = 0; field < held.length; field++) {
      if (!holdsAll(other, field)) {
        held[field] = numbers[field].intersection(numbers(other, field));
        cut |= 1 << field;
      }
    }
    return new Candidate(place, cut, held);
  }

  private boolean holdsAll(FlowProduct other, int field) {
    return field == PROTOCOL
        ? other.protocols().containsAll(product.protocols())
        : numbers(other, field).containsAll(numbers[field]);
  }

  private Intervals numbers(FlowProduct other, int field) {
    return switch (field) {
      case PROTOCOL -> other.protocols().numbers();
      case SOURCE -> other.sources().in(family);
      case SOURCE_PORT -> other.sourcePorts().numbers();
      case DESTINATION -> other.destinations().in(family);
      case DESTINATION_PORT -> other.destinationPorts().numbers();
      default -> throw new AssertionError(field);
    };
  }

  /** Replaces the numbers of a field by their ranks, and tells how to get them back. */
  private UnaryOperator<Intervals> rank(int field) {
    List<Intervals> sets = new ArrayList<>();
    sets.add(numbers[field]);
    candidates.forEach(candidate -> sets.add(candidate.held(field)));
    Ranks ranks = new Ranks(sets);
    numbers[field] = ranks.of(numbers[field]);
    candidates.replaceAll(candidate -> candidate.with(field, ranks.of(candidate.held(field))));
    return ranks::numbers;
  }
}
