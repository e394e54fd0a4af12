package io.github.batchcomm.flow;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * The packets whose five fields each lie in a set: what one rule of a network speaks of.
 *
 * <p>Packets have both addresses of one family, so a product with sources of IPv4 and destinations
 * of IPv6 alone holds none. Products are equal if their five sets are; to compare by packets, make
 * a {@link FlowSet} of each.
 *
 * @param protocols the protocols
 * @param sources the addresses of senders
 * @param sourcePorts the ports of senders
 * @param destinations the addresses of receivers
 * @param destinationPorts the ports of receivers
 */
public record FlowProduct(
    ProtocolSet protocols,
    AddressSet sources,
    PortSet sourcePorts,
    AddressSet destinations,
    PortSet destinationPorts)
    implements Serializable {

  /** Every packet. */
  public static final FlowProduct ALL =
      new FlowProduct(ProtocolSet.ALL, AddressSet.ALL, PortSet.ALL, AddressSet.ALL, PortSet.ALL);

  /** {@return true if this product holds no packet} */
  public boolean isEmpty() {
    return isEmpty(AddressFamily.IPV4) && isEmpty(AddressFamily.IPV6);
  }

  /**
   * Tells whether a packet is in this product.
   *
   * @param packet the packet asked about
   * @return true if each of its fields lies in the set for it
   */
  public boolean contains(Packet packet) {
    return protocols.contains(packet.protocol())
        && destinationPorts.contains(packet.destinationPort())
        && sourcePorts.contains(packet.sourcePort())
        && destinations.contains(packet.destination())
        && sources.contains(packet.source());
  }

  /**
   * Tells whether another product is a part of this one.
   *
   * @param other the product asked about
   * @return true if this product holds every packet that the other holds
   */
  public boolean containsAll(FlowProduct other) {
    return other.isEmpty()
        || (protocols.containsAll(other.protocols)
            && destinationPorts.containsAll(other.destinationPorts)
            && sourcePorts.containsAll(other.sourcePorts)
            && containsAll(AddressFamily.IPV4, other)
            && containsAll(AddressFamily.IPV6, other));
  }

  /**
   * Tells whether the two products have a packet in common.
   *
   * @param other the product asked about
   * @return true if there is a packet that both hold
   */
  public boolean intersects(FlowProduct other) {
    return protocols.intersects(other.protocols)
        && destinationPorts.intersects(other.destinationPorts)
        && sourcePorts.intersects(other.sourcePorts)
        && (intersects(AddressFamily.IPV4, other) || intersects(AddressFamily.IPV6, other));
  }

  /**
   * Intersects this product with another.
   *
   * @param other the other product
   * @return the packets that both hold
   */
  public FlowProduct intersection(FlowProduct other) {
    return new FlowProduct(
        protocols.intersection(other.protocols),
        sources.intersection(other.sources),
        sourcePorts.intersection(other.sourcePorts),
        destinations.intersection(other.destinations),
        destinationPorts.intersection(other.destinationPorts));
  }

  /** {@return how many packets this product holds} */
  public BigInteger count() {
    BigInteger ends =
        families().stream()
            .map(family -> sources.only(family).count().multiply(destinations.only(family).count()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    return ends.multiply(BigInteger.valueOf(protocols.size()))
        .multiply(BigInteger.valueOf(sourcePorts.size()))
        .multiply(BigInteger.valueOf(destinationPorts.size()));
  }

  /**
   * {@return a packet of this product that a person recognises, always the same, or empty if there
   * is none}
   *
   * <p>It is of IPv4 rather than IPv6, and of TCP rather than UDP, ICMP or others. Its destination
   * port is a well-known one such as 443 where it can be, and its source port one that clients use.
   * Its addresses are the lowest that hosts can have. A protocol without ports has them 0 where
   * that is in the product.
   */
  public Optional<Packet> sample() {
    return families().stream().findFirst().map(family -> FamiliarPackets.sample(only(family)));
  }

  /** {@return the five sets in words: {@code TCP from 10.0.0.0/24 ports * to * ports 443}} */
  @Override
  public String toString() {
    return "%s from %s ports %s to %s ports %s"
        .formatted(protocols, sources, sourcePorts, destinations, destinationPorts);
  }

  /** The families of which there is a packet, IPv4 first. */
  ImmutableList<AddressFamily> families() {
    return Arrays.stream(AddressFamily.values())
        .filter(family -> !isEmpty(family))
        .collect(ImmutableList.toImmutableList());
  }

  /** The packets of one family. */
  FlowProduct only(AddressFamily family) {
    return new FlowProduct(
        protocols, sources.only(family), sourcePorts, destinations.only(family), destinationPorts);
  }

  private boolean isEmpty(AddressFamily family) {
    return sources.isEmpty(family)
        || destinations.isEmpty(family)
        || protocols.isEmpty()
        || sourcePorts.isEmpty()
        || destinationPorts.isEmpty();
  }

  private boolean containsAll(AddressFamily family, FlowProduct other) {
    return other.isEmpty(family)
        || (destinations.containsAll(family, other.destinations)
            && sources.containsAll(family, other.sources));
  }

  private boolean intersects(AddressFamily family, FlowProduct other) {
    return destinations.intersects(family, other.destinations)
        && sources.intersects(family, other.sources);
  }
}
