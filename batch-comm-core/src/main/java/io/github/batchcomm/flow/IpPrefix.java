package io.github.batchcomm.flow;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Ints;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An IPv4 or IPv6 network: the addresses that share their first bits.
 *
 * <p>Host bits given as set are cleared, as Azure does, so equal networks are equal values.
 *
 * @param network the lowest address of the network
 * @param length the number of leading bits that are fixed, 0 to 32 for IPv4 and 0 to 128 for IPv6
 */
public record IpPrefix(InetAddress network, int length) implements Serializable {

  /**
   * Creates the network that holds an address.
   *
   * @param network the lowest address of the network
   * @param length the number of leading bits that are fixed, 0 to 32 for IPv4 and 0 to 128 for IPv6
   * @throws IllegalArgumentException if the length does not fit the address family
   */
  public IpPrefix {
    int bits = network.getAddress().length * 8;
    checkArgument(
        length >= 0 && length <= bits,
        "Prefix length %s is outside 0 to %s for %s",
        length,
        bits,
        network.getHostAddress());
    network = lowest(network, length);
  }

  /**
   * Reads a CIDR such as {@code 203.0.113.0/24}, or a bare address as the network of it alone.
   *
   * @param text the text
   * @return the network it names
   * @throws IllegalArgumentException if the text is no address or its length does not fit
   */
  public static IpPrefix parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    checkArgument(
        InetAddresses.isInetAddress(address) && address.indexOf('%') < 0,
        "'%s' is not an IPv4 or IPv6 address or CIDR",
        text);
    InetAddress parsed = InetAddresses.forString(address);
    if (slash < 0) {
      return new IpPrefix(parsed, parsed.getAddress().length * 8);
    }
    Integer length = Ints.tryParse(text.substring(slash + 1));
    checkArgument(length != null, "'%s' is not an IPv4 or IPv6 address or CIDR", text);
    return new IpPrefix(parsed, length);
  }

  /**
   * Tells whether an address lies in this network.
   *
   * @param address the address asked about
   * @return true if it is of the same family and shares the fixed bits
   */
  public boolean contains(InetAddress address) {
    return address.getAddress().length == network.getAddress().length
        && lowest(address, length).equals(network);
  }

  /** {@return the network in CIDR notation} */
  @Override
  public String toString() {
    return InetAddresses.toAddrString(network) + "/" + length;
  }

  private static InetAddress lowest(InetAddress address, int length) {
    byte[] bytes = address.getAddress();
    for (int bit = length; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] &= (byte) ~(0x80 >>> (bit % 8));
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("An address keeps its length when bits are cleared", e);
    }
  }
}
