package io.github.batchcomm.flow;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A set of transport-layer ports, 0 to 65535.
 *
 * <p>Two sets are equal if they hold the same ports, whatever ranges they were made of. This class
 * is immutable and thread-safe.
 */
public final class PortSet extends ValueSet<PortSet> {

  /** Every port, 0 to 65535. */
  public static final PortSet ALL = new PortSet(Intervals.all(16));

  /** No port. */
  public static final PortSet NONE = new PortSet(Intervals.none(16));

  private static final long serialVersionUID = 1L;

  private static final int HIGHEST = 65_535;

  private final Intervals ports;

  private PortSet(Intervals ports) {
    this.ports = ports;
  }

  /**
   * Creates the set of some ports.
   *
   * @param ports the ports, each 0 to 65535, in any order
   * @return the set of these
   * @throws IllegalArgumentException if a port is outside 0 to 65535
   */
  public static PortSet of(int... ports) {
    return copyOf(Arrays.stream(ports).mapToObj(PortRange::of).toList());
  }

  /**
   * Creates the set of the ports in some ranges.
   *
   * @param ranges the ranges, in any order, which may overlap
   * @return the ports that lie in at least one of them
   */
  public static PortSet of(PortRange... ranges) {
    return copyOf(Arrays.asList(ranges));
  }

  /**
   * Creates the set of the ports in some ranges.
   *
   * @param ranges the ranges, in any order, which may overlap
   * @return the ports that lie in at least one of them
   */
  public static PortSet copyOf(Iterable<PortRange> ranges) {
    ImmutableList.Builder<Intervals> ports = ImmutableList.builder();
    for (PortRange range : ranges) {
      ports.add(Intervals.between(16, new int[] {range.first()}, new int[] {range.last()}));
    }
    return of(ExactSet.unionOf(ports.build(), NONE.ports));
  }

  /** {@return true if this set holds no port} */
  @Override
  public boolean isEmpty() {
    return ports.isEmpty();
  }

  /** {@return true if this set holds every port} */
  @Override
  public boolean isAll() {
    return ports.isAll();
  }

  /** {@return how many ports this set holds, 0 to 65536} */
  public int size() {
    return ports.cardinality().intValueExact();
  }

  /**
   * Tells whether a port is in this set.
   *
   * @param port the port asked about
   * @return true if it is; false for a number that is no port
   */
  public boolean contains(int port) {
    return port >= 0 && port <= HIGHEST && ports.contains(new int[] {port});
  }

  /**
   * Tells whether the other set is a part of this one.
   *
   * @param other the set asked about
   * @return true if this set holds all ports that the other holds
   */
  @Override
  public boolean containsAll(PortSet other) {
    return ports.containsAll(other.ports);
  }

  /**
   * Tells whether the two sets have something in common.
   *
   * @param other the set asked about
   * @return true if there is a port that both sets hold
   */
  @Override
  public boolean intersects(PortSet other) {
    return ports.intersects(other.ports);
  }

  /**
   * Unites this set with another.
   *
   * @param other the other set
   * @return the ports that at least one of the two holds
   */
  @Override
  public PortSet union(PortSet other) {
    return of(ports.union(other.ports));
  }

  /**
   * Intersects this set with another.
   *
   * @param other the other set
   * @return the ports that both hold
   */
  @Override
  public PortSet intersection(PortSet other) {
    return of(ports.intersection(other.ports));
  }

  /**
   * Subtracts another set from this one.
   *
   * @param other the other set
   * @return the ports that this set holds and the other does not
   */
  @Override
  public PortSet difference(PortSet other) {
    return of(ports.difference(other.ports));
  }

  /** {@return all ports that this set does not hold} */
  @Override
  public PortSet complement() {
    return of(ports.complement());
  }

  /** {@return the lowest port, or empty if there is none} */
  public OptionalInt first() {
    return isEmpty() ? OptionalInt.empty() : OptionalInt.of(ports.first(0)[0]);
  }

  /** {@return the fewest ranges that hold these ports and no others, in ascending order} */
  public ImmutableList<PortRange> ranges() {
    return IntStream.range(0, ports.size())
        .mapToObj(i -> new PortRange(ports.first(i)[0], ports.last(i)[0]))
        .collect(toImmutableList());
  }

  /** The ports by their numbers. */
  Intervals numbers() {
    return ports;
  }

  @Override
  int compareLowest(PortSet other) {
    return ports.compareLowest(other.ports);
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof PortSet other && ports.equals(other.ports);
  }

  @Override
  public int hashCode() {
    return ports.hashCode();
  }

  /**
   * {@return the ranges as Azure writes them, such as {@code 443, 1000-2000}; {@code *} for all
   * ports and {@code none} for none}
   */
  @Override
  public String toString() {
    return isEmpty() ? "none" : ranges().stream().map(PortRange::toString).collect(joining(", "));
  }

  /** The ports with certain numbers. */
  static PortSet of(Intervals ports) {
    return new PortSet(ports);
  }
}
