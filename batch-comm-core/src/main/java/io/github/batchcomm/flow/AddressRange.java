package io.github.batchcomm.flow;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import java.io.Serializable;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * A run of addresses of one family, both ends included.
 *
 * <p>Host names and scopes of the ends are dropped. Ranges are ordered by their first and then by
 * their last addresses, those of IPv4 before those of IPv6.
 *
 * @param first the lowest address
 * @param last the highest address, of the same family
 */
public record AddressRange(InetAddress first, InetAddress last)
    implements Comparable<AddressRange>, Serializable {

  /**
   * Creates the range from its two ends.
   *
   * @param first the lowest address
   * @param last the highest address, of the same family
   * @throws IllegalArgumentException if the ends are of different families or swapped
   */
  public AddressRange {
    first = AddressFamily.plain(first);
    last = AddressFamily.plain(last);
    checkArgument(
        AddressFamily.of(first) == AddressFamily.of(last),
        "Address range %s-%s has ends of two families; give one range for each",
        InetAddresses.toAddrString(first),
        InetAddresses.toAddrString(last));
    checkArgument(
        compare(first, last) <= 0,
        "Address range %s-%s has its ends swapped",
        InetAddresses.toAddrString(first),
        InetAddresses.toAddrString(last));
  }

  /**
   * Creates the range of the addresses of a network.
   *
   * @param prefix the network
   * @return all its addresses
   */
  public static AddressRange of(IpPrefix prefix) {
    return new AddressRange(prefix.first(), prefix.last());
  }

  /** {@return the family of the addresses in this range} */
  public AddressFamily family() {
    return AddressFamily.of(first);
  }

  /**
   * Tells whether an address lies in this range.
   *
   * @param address the address asked about
   * @return true if it is of the same family and not outside the ends
   */
  public boolean contains(InetAddress address) {
    return AddressFamily.of(address) == family()
        && compare(first, address) <= 0
        && compare(address, last) <= 0;
  }

  /**
   * {@return the fewest networks that hold the addresses of this range and no others, in ascending
   * order}
   */
  public ImmutableList<IpPrefix> prefixes() {
    ImmutableList.Builder<IpPrefix> prefixes = ImmutableList.builder();
    int bits = family().bits();
    BigInteger next = InetAddresses.toBigInteger(first);
    BigInteger end = InetAddresses.toBigInteger(last).add(BigInteger.ONE);
    while (next.compareTo(end) < 0) {
      int aligned = next.signum() == 0 ? bits : next.getLowestSetBit();
      int hostBits = Math.min(aligned, end.subtract(next).bitLength() - 1);
      prefixes.add(new IpPrefix(family().address(next), bits - hostBits));
      next = next.add(BigInteger.ONE.shiftLeft(hostBits));
    }
    return prefixes.build();
  }

  @Override
  public int compareTo(AddressRange other) {
    int byFirst = compare(first, other.first);
    return byFirst != 0 ? byFirst : compare(last, other.last);
  }

  /**
   * {@return the range in the shortest way: {@code 10.0.0.4}, {@code 10.0.0.0/24} or {@code
   * 10.0.0.4-10.0.0.9}}
   */
  @Override
  public String toString() {
    if (first.equals(last)) {
      return InetAddresses.toAddrString(first);
    }
    ImmutableList<IpPrefix> prefixes = prefixes();
    return prefixes.size() == 1
        ? prefixes.get(0).toString()
        : InetAddresses.toAddrString(first) + "-" + InetAddresses.toAddrString(last);
  }

  /** Addresses of IPv4 are shorter, and so come first. */
  private static int compare(InetAddress one, InetAddress other) {
    byte[] bytes = one.getAddress();
    byte[] others = other.getAddress();
    return bytes.length == others.length
        ? Arrays.compareUnsigned(bytes, others)
        : Integer.compare(bytes.length, others.length);
  }
}
