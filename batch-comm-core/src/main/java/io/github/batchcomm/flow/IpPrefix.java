package io.github.batchcomm.flow;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Ints;
import java.io.Serializable;
import java.net.InetAddress;

/**
 * An IPv4 or IPv6 network: the addresses that share their first bits.
 *
 * <p>Host bits given as set are cleared, as Azure does, so equal networks are equal values. A
 * network of IPv6 addresses that map IPv4 ones, such as {@code ::ffff:0:0/96}, is one of IPv6.
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
    int bits = AddressFamily.of(network).bits();
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
    InetAddress address = addressOf(text);
    if (slash < 0) {
      return new IpPrefix(address, AddressFamily.of(address).bits());
    }
    Integer length = Ints.tryParse(text.substring(slash + 1));
    checkArgument(length != null, "'%s' is not an IPv4 or IPv6 address or CIDR", text);
    return new IpPrefix(address, length);
  }

  /**
   * Tells whether a CIDR names an address other than the lowest of its network, such as {@code
   * 203.0.113.77/24}. {@link #parse} clears these host bits; whoever wrote them may have meant
   * something else.
   *
   * @param text a text that {@link #parse} reads
   * @return true if host bits are set in it; a bare address has none
   * @throws IllegalArgumentException if the text is no address or its length does not fit
   */
  public static boolean hasHostBits(String text) {
    return !parse(text).network.equals(addressOf(text));
  }

  /** {@return the family of the addresses in this network} */
  public AddressFamily family() {
    return AddressFamily.of(network);
  }

  /** {@return the lowest address of this network, which is the network itself} */
  public InetAddress first() {
    return network;
  }

  /** {@return the highest address of this network} */
  public InetAddress last() {
    byte[] bytes = network.getAddress();
    for (int bit = length; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] |= (byte) (0x80 >>> (bit % 8));
    }
    return family().address(bytes);
  }

  /**
   * Tells whether an address lies in this network.
   *
   * @param address the address asked about
   * @return true if it is of the same family and shares the fixed bits
   */
  public boolean contains(InetAddress address) {
    return AddressFamily.of(address) == family() && lowest(address, length).equals(network);
  }

  /** {@return the network in CIDR notation} */
  @Override
  public String toString() {
    return InetAddresses.toAddrString(network) + "/" + length;
  }

  private static InetAddress addressOf(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    checkArgument(
        AddressFamily.isAddress(address), "'%s' is not an IPv4 or IPv6 address or CIDR", text);
    return AddressFamily.parse(address);
  }

  private static InetAddress lowest(InetAddress address, int length) {
    byte[] bytes = address.getAddress();
    for (int bit = length; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] &= (byte) ~(0x80 >>> (bit % 8));
    }
    return AddressFamily.of(address).address(bytes);
  }
}
