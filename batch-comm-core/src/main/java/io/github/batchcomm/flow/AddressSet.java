package io.github.batchcomm.flow;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A set of IPv4 and IPv6 addresses.
 *
 * <p>Two sets are equal if they hold the same addresses, whatever networks they were made of. An
 * IPv6 address that maps an IPv4 one is not that IPv4 address. A range of addresses takes 8 bytes
 * in IPv4 and 32 in IPv6, so whole catalogues of networks fit in memory. This class is immutable
 * and thread-safe.
 */
public final class AddressSet extends ValueSet<AddressSet> {

  /** No address. */
  public static final AddressSet NONE = new AddressSet(Intervals.none(32), Intervals.none(128));

  /** Every IPv4 address and no other. */
  public static final AddressSet ALL_IPV4 = new AddressSet(Intervals.all(32), NONE.ipv6);

  /** Every IPv6 address and no other. */
  public static final AddressSet ALL_IPV6 = new AddressSet(NONE.ipv4, Intervals.all(128));

  /** Every address of both families. */
  public static final AddressSet ALL = new AddressSet(ALL_IPV4.ipv4, ALL_IPV6.ipv6);

  private static final long serialVersionUID = 1L;

  private final Intervals ipv4;
  private final Intervals ipv6;

  private AddressSet(Intervals ipv4, Intervals ipv6) {
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
  }

  /**
   * Creates the set of the addresses of one network.
   *
   * @param prefix the network
   * @return its addresses
   */
  public static AddressSet of(IpPrefix prefix) {
    return only(prefix.family(), intervals(prefix.first(), prefix.last()));
  }

  /**
   * Creates the set of the addresses in some networks.
   *
   * @param prefixes the networks, in any order, which may overlap
   * @return the addresses that lie in at least one of them
   */
  public static AddressSet of(IpPrefix... prefixes) {
    return copyOf(Arrays.asList(prefixes));
  }

  /**
   * Creates the set of the addresses in some ranges.
   *
   * @param ranges the ranges, in any order, which may overlap
   * @return the addresses that lie in at least one of them
   */
  public static AddressSet of(AddressRange... ranges) {
    return copyOfRanges(Arrays.asList(ranges));
  }

  /**
   * Creates the set of some addresses.
   *
   * @param addresses the addresses, in any order
   * @return the set of these
   */
  public static AddressSet of(InetAddress... addresses) {
    return copyOfRanges(
        Arrays.stream(addresses).map(address -> new AddressRange(address, address)).toList());
  }

  /**
   * Creates the set of the addresses in some networks.
   *
   * @param prefixes the networks, in any order, which may overlap
   * @return the addresses that lie in at least one of them
   */
  public static AddressSet copyOf(Iterable<IpPrefix> prefixes) {
    Builder builder = builder();
    prefixes.forEach(builder::add);
    return builder.build();
  }

  /**
   * Creates the set of the addresses in some ranges.
   *
   * @param ranges the ranges, in any order, which may overlap
   * @return the addresses that lie in at least one of them
   */
  public static AddressSet copyOfRanges(Iterable<AddressRange> ranges) {
    Builder builder = builder();
    ranges.forEach(builder::add);
    return builder.build();
  }

  /** {@return a builder of a set, to which nothing has been added} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return true if this set holds no address} */
  @Override
  public boolean isEmpty() {
    return ipv4.isEmpty() && ipv6.isEmpty();
  }

  /** {@return true if this set holds every address} */
  @Override
  public boolean isAll() {
    return ipv4.isAll() && ipv6.isAll();
  }

  /** {@return how many addresses this set holds, 0 to 2³² + 2¹²⁸} */
  public BigInteger count() {
    return ipv4.cardinality().add(ipv6.cardinality());
  }

  /**
   * Tells whether an address is in this set.
   *
   * @param address the address asked about
   * @return true if it is
   */
  public boolean contains(InetAddress address) {
    return in(AddressFamily.of(address)).contains(AddressFamily.words(address));
  }

  /**
   * Tells whether the other set is a part of this one.
   *
   * @param other the set asked about
   * @return true if this set holds all addresses that the other holds
   */
  @Override
  public boolean containsAll(AddressSet other) {
    return ipv4.containsAll(other.ipv4) && ipv6.containsAll(other.ipv6);
  }

  /**
   * Tells whether the two sets have something in common.
   *
   * @param other the set asked about
   * @return true if there is an address that both sets hold
   */
  @Override
  public boolean intersects(AddressSet other) {
    return ipv4.intersects(other.ipv4) || ipv6.intersects(other.ipv6);
  }

  /**
   * Unites this set with another.
   *
   * @param other the other set
   * @return the addresses that at least one of the two holds
   */
  @Override
  public AddressSet union(AddressSet other) {
    return new AddressSet(ipv4.union(other.ipv4), ipv6.union(other.ipv6));
  }

  /**
   * Intersects this set with another.
   *
   * @param other the other set
   * @return the addresses that both hold
   */
  @Override
  public AddressSet intersection(AddressSet other) {
    return new AddressSet(ipv4.intersection(other.ipv4), ipv6.intersection(other.ipv6));
  }

  /**
   * Subtracts another set from this one.
   *
   * @param other the other set
   * @return the addresses that this set holds and the other does not
   */
  @Override
  public AddressSet difference(AddressSet other) {
    return new AddressSet(ipv4.difference(other.ipv4), ipv6.difference(other.ipv6));
  }

  /** {@return all addresses that this set does not hold} */
  @Override
  public AddressSet complement() {
    return new AddressSet(ipv4.complement(), ipv6.complement());
  }

  /**
   * Restricts this set to one family.
   *
   * @param family the family
   * @return the addresses of this set that are of that family
   */
  public AddressSet only(AddressFamily family) {
    return only(family, in(family));
  }

  /** {@return the families of which this set holds any address, IPv4 first} */
  public ImmutableSet<AddressFamily> families() {
    return Arrays.stream(AddressFamily.values())
        .filter(family -> !in(family).isEmpty())
        .collect(toImmutableSet());
  }

  /** {@return the lowest address, one of IPv4 if there is any, or empty if there is none} */
  public Optional<InetAddress> first() {
    return streamRanges().map(AddressRange::first).findFirst();
  }

  /**
   * {@return the fewest ranges that hold these addresses and no others, in ascending order, those
   * of IPv4 first}
   */
  public ImmutableList<AddressRange> ranges() {
    return streamRanges().collect(toImmutableList());
  }

  /**
   * {@return the fewest networks that hold these addresses and no others, in ascending order, those
   * of IPv4 first}
   */
  public ImmutableList<IpPrefix> prefixes() {
    return streamRanges().flatMap(range -> range.prefixes().stream()).collect(toImmutableList());
  }

  /**
   * Finds the networks of this set that have something in common with another.
   *
   * @param other the other set
   * @return those of {@link #prefixes} that hold any address of the other set, in the same order
   */
  public ImmutableList<IpPrefix> prefixesThatMeet(AddressSet other) {
    if (!intersects(other)) {
      return ImmutableList.of();
    }
    return streamRanges()
        .filter(range -> other.intersects(of(range)))
        .flatMap(range -> range.prefixes().stream())
        .filter(prefix -> other.intersects(of(prefix)))
        .collect(toImmutableList());
  }

  /** {@return how many {@link #prefixes} there are, which is told faster than they are made} */
  public int prefixCount() {
    return ipv4.blocks() + ipv6.blocks();
  }

  @Override
  int compareLowest(AddressSet other) {
    if (ipv4.isEmpty() || other.ipv4.isEmpty()) {
      return ipv4.isEmpty() && other.ipv4.isEmpty()
          ? ipv6.compareLowest(other.ipv6)
          : Boolean.compare(ipv4.isEmpty(), other.ipv4.isEmpty());
    }
    return ipv4.compareLowest(other.ipv4);
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof AddressSet other && ipv4.equals(other.ipv4) && ipv6.equals(other.ipv6);
  }

  @Override
  public int hashCode() {
    return 31 * ipv4.hashCode() + ipv6.hashCode();
  }

  /**
   * {@return the ranges, such as {@code 10.0.0.0/24, 10.0.2.4-10.0.2.9, 2001:db8::/32}; {@code *}
   * for all addresses and {@code none} for none}
   */
  @Override
  public String toString() {
    if (isAll()) {
      return "*";
    }
    return isEmpty() ? "none" : streamRanges().map(AddressRange::toString).collect(joining(", "));
  }

  /** The ranges, made as they are read. */
  Stream<AddressRange> streamRanges() {
    return Arrays.stream(AddressFamily.values()).flatMap(this::streamRanges);
  }

  boolean isEmpty(AddressFamily family) {
    return in(family).isEmpty();
  }

  boolean containsAll(AddressFamily family, AddressSet other) {
    return in(family).containsAll(other.in(family));
  }

  boolean intersects(AddressFamily family, AddressSet other) {
    return in(family).intersects(other.in(family));
  }

  private Stream<AddressRange> streamRanges(AddressFamily family) {
    Intervals addresses = in(family);
    return IntStream.range(0, addresses.size())
        .mapToObj(
            i ->
                new AddressRange(
                    family.address(addresses.first(i)), family.address(addresses.last(i))));
  }

  /** The addresses of one family by their numbers. */
  Intervals in(AddressFamily family) {
    return family == AddressFamily.IPV4 ? ipv4 : ipv6;
  }

  /** The addresses of one family with certain numbers. */
  static AddressSet only(AddressFamily family, Intervals addresses) {
    return family == AddressFamily.IPV4
        ? new AddressSet(addresses, NONE.ipv6)
        : new AddressSet(NONE.ipv4, addresses);
  }

  private static Intervals intervals(InetAddress first, InetAddress last) {
    return Intervals.between(
        AddressFamily.of(first).bits(), AddressFamily.words(first), AddressFamily.words(last));
  }

  /**
   * A builder of an {@link AddressSet} from many networks and ranges, in any order. Its time grows
   * with their number if they ascend, and little faster if they do not.
   *
   * <p>A builder is not safe for use by several threads.
   */
  public static final class Builder {

    private final IntervalsBuilder ipv4 = new IntervalsBuilder(NONE.ipv4);
    private final IntervalsBuilder ipv6 = new IntervalsBuilder(NONE.ipv6);
    private final PlainPrefix plain = new PlainPrefix();

    private Builder() {}

    /**
     * Adds the addresses of a network.
     *
     * @param prefix the network
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder add(IpPrefix prefix) {
      return add(prefix.first(), prefix.last());
    }

    /**
     * Adds the addresses of a range.
     *
     * @param range the range
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder add(AddressRange range) {
      return add(range.first(), range.last());
    }

    /**
     * Reads a network and adds its addresses: what {@link IpPrefix#parse} and {@link
     * #add(IpPrefix)} do, many times faster, for lists of very many networks.
     *
     * @param text an array that holds the text
     * @param offset where in the array the text begins
     * @param length how many characters it has
     * @return true if it has host bits, which are cleared, as {@link IpPrefix#hasHostBits} tells
     * @throws IllegalArgumentException as {@link IpPrefix#parse}; then nothing has been added
     * @throws IndexOutOfBoundsException if the text is not within the array
     */
    @CanIgnoreReturnValue
    public boolean addParsed(char[] text, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, text.length);
      if (plain.read(text, offset, length)) {
        plain.addTo(in(plain.family()));
        return plain.hasHostBits();
      }
      String other = new String(text, offset, length);
      add(IpPrefix.parse(other));
      return IpPrefix.hasHostBits(other);
    }

    /**
     * Adds the addresses of some networks.
     *
     * @param prefixes the networks
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder addAll(Iterable<IpPrefix> prefixes) {
      prefixes.forEach(this::add);
      return this;
    }

    /**
     * Adds the addresses of another set.
     *
     * @param addresses the other set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder addAll(AddressSet addresses) {
      ipv4.addAll(addresses.ipv4);
      ipv6.addAll(addresses.ipv6);
      return this;
    }

    /** {@return the set of all addresses added} */
    public AddressSet build() {
      return new AddressSet(ipv4.build(), ipv6.build());
    }

    @CanIgnoreReturnValue
    private Builder add(InetAddress first, InetAddress last) {
      in(AddressFamily.of(first)).add(AddressFamily.words(first), AddressFamily.words(last));
      return this;
    }

    private IntervalsBuilder in(AddressFamily family) {
      return family == AddressFamily.IPV4 ? ipv4 : ipv6;
    }
  }
}
