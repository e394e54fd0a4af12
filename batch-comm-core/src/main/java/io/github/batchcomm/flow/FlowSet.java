package io.github.batchcomm.flow;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A set of packets, known exactly.
 *
 * <p>Any finite union of {@linkplain FlowProduct products} is one, and so is whatever unions,
 * intersections and differences make of them. Two sets are equal if they hold the same packets,
 * whatever way they were made. This class is immutable and thread-safe.
 */
public final class FlowSet implements ExactSet<FlowSet> {

  /** No packet. */
  public static final FlowSet NONE =
      ofOneFamily(
          new FlowProduct(
              ProtocolSet.NONE, AddressSet.NONE, PortSet.NONE, AddressSet.NONE, PortSet.NONE));

  /** Every packet. */
  public static final FlowSet ALL = of(FlowProduct.ALL);

  private static final long serialVersionUID = 1L;

  /** From the protocol to the destination, its port, the source and its port. */
  private final Relation<
          ProtocolSet, Relation<AddressSet, Relation<PortSet, Relation<AddressSet, PortSet>>>>
      packets;

  private FlowSet(
      Relation<ProtocolSet, Relation<AddressSet, Relation<PortSet, Relation<AddressSet, PortSet>>>>
          packets) {
    this.packets = packets;
  }

  /**
   * Creates the set of the packets of some products.
   *
   * @param products the products, in any order, which may overlap
   * @return the packets that lie in at least one of them
   */
  public static FlowSet of(FlowProduct... products) {
    return copyOf(Arrays.asList(products));
  }

  /**
   * Creates the set of the packets of some products.
   *
   * @param products the products, in any order, which may overlap
   * @return the packets that lie in at least one of them
   */
  public static FlowSet copyOf(Iterable<FlowProduct> products) {
    ImmutableList.Builder<FlowProduct> apart = ImmutableList.builder();
    for (FlowProduct product : products) {
      // Apart by family, because a packet has both addresses of one.
      product.families().forEach(family -> apart.add(product.only(family)));
    }
    ImmutableList<FlowSet> sets =
        joined(apart.build()).stream().map(FlowSet::ofOneFamily).collect(toImmutableList());
    return ExactSet.unionOf(sets, NONE);
  }

  /**
   * Joins products that differ in nothing but destinations, then those that differ in nothing but
   * sources: what long lists of rules leave mostly does, and sets of addresses are united many
   * times faster than sets of packets.
   */
  private static List<FlowProduct> joined(List<FlowProduct> products) {
    if (products.size() < 2) {
      return products;
    }
    ListMultimap<FlowProduct, AddressSet> destinations =
        MultimapBuilder.linkedHashKeys().arrayListValues().build();
    for (FlowProduct it : products) {
      destinations.put(with(it, it.sources(), AddressSet.NONE), it.destinations());
    }
    ListMultimap<FlowProduct, AddressSet> sources =
        MultimapBuilder.linkedHashKeys().arrayListValues().build();
    destinations
        .asMap()
        .forEach(
            (rest, all) -> sources.put(with(rest, AddressSet.NONE, union(all)), rest.sources()));
    return sources.asMap().entrySet().stream()
        .map(it -> with(it.getKey(), union(it.getValue()), it.getKey().destinations()))
        .toList();
  }

  private static AddressSet union(Collection<AddressSet> sets) {
    AddressSet.Builder union = AddressSet.builder();
    sets.forEach(union::addAll);
    return union.build();
  }

  private static FlowProduct with(
      FlowProduct product, AddressSet sources, AddressSet destinations) {
    return new FlowProduct(
        product.protocols(),
        sources,
        product.sourcePorts(),
        destinations,
        product.destinationPorts());
  }

  /** {@return true if this set holds no packet} */
  @Override
  public boolean isEmpty() {
    return packets.isEmpty();
  }

  /** {@return how many packets this set holds} */
  public BigInteger count() {
    return products().stream().map(FlowProduct::count).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /**
   * Tells whether a packet is in this set.
   *
   * @param packet the packet asked about
   * @return true if it is
   */
  public boolean contains(Packet packet) {
    return packets
        .restOf(protocols -> protocols.contains(packet.protocol()))
        .flatMap(it -> it.restOf(destinations -> destinations.contains(packet.destination())))
        .flatMap(it -> it.restOf(ports -> ports.contains(packet.destinationPort())))
        .flatMap(it -> it.restOf(sources -> sources.contains(packet.source())))
        .filter(ports -> ports.contains(packet.sourcePort()))
        .isPresent();
  }

  /**
   * Tells whether the other set is a part of this one.
   *
   * @param other the set asked about
   * @return true if this set holds all packets that the other holds
   */
  @Override
  public boolean containsAll(FlowSet other) {
    return packets.containsAll(other.packets);
  }

  /**
   * Tells whether the two sets have something in common.
   *
   * @param other the set asked about
   * @return true if there is a packet that both sets hold
   */
  @Override
  public boolean intersects(FlowSet other) {
    return packets.intersects(other.packets);
  }

  /**
   * Unites this set with another.
   *
   * @param other the other set
   * @return the packets that at least one of the two holds
   */
  @Override
  public FlowSet union(FlowSet other) {
    return new FlowSet(packets.union(other.packets));
  }

  /**
   * Intersects this set with another.
   *
   * @param other the other set
   * @return the packets that both hold
   */
  @Override
  public FlowSet intersection(FlowSet other) {
    return new FlowSet(packets.intersection(other.packets));
  }

  /**
   * Subtracts another set from this one.
   *
   * @param other the other set
   * @return the packets that this set holds and the other does not
   */
  @Override
  public FlowSet difference(FlowSet other) {
    return intersects(other) ? new FlowSet(packets.difference(other.packets)) : this;
  }

  /** {@return all packets that this set does not hold} */
  public FlowSet complement() {
    return complementIn(ALL);
  }

  /**
   * Complements this set within another.
   *
   * @param universe the packets that there are
   * @return those of them that this set does not hold
   */
  public FlowSet complementIn(FlowSet universe) {
    return universe.difference(this);
  }

  /**
   * {@return products that have no packet in common and together hold the packets of this set, in
   * an order that depends on these alone}
   *
   * <p>Equal sets have equal products. Both addresses of a product are of one family.
   */
  public ImmutableList<FlowProduct> products() {
    ImmutableList.Builder<FlowProduct> products = ImmutableList.builder();
    for (var byProtocol : packets.branches()) {
      for (var byDestination : byProtocol.rest().branches()) {
        for (var byPort : byDestination.rest().branches()) {
          for (var bySource : byPort.rest().branches()) {
            products.add(
                new FlowProduct(
                    byProtocol.values(),
                    bySource.values(),
                    bySource.rest(),
                    byDestination.values(),
                    byPort.values()));
          }
        }
      }
    }
    return products.build();
  }

  /**
   * {@return a packet of this set that a person recognises, always the same, or empty if there is
   * none; see {@link FlowProduct#sample()}}
   */
  public Optional<Packet> sample() {
    return products().stream()
        .flatMap(product -> product.sample().stream())
        .min(FamiliarPackets.ORDER);
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof FlowSet other && packets.equals(other.packets);
  }

  @Override
  public int hashCode() {
    return packets.hashCode();
  }

  /** {@return the products, one after another, and {@code none} for no packet} */
  @Override
  public String toString() {
    return isEmpty()
        ? "none"
        : products().stream().map(FlowProduct::toString).collect(joining("; "));
  }

  private static FlowSet ofOneFamily(FlowProduct product) {
    return new FlowSet(
        Relation.of(
            product.protocols(),
            Relation.of(
                product.destinations(),
                Relation.of(
                    product.destinationPorts(),
                    Relation.of(product.sources(), product.sourcePorts())))));
  }
}
