package io.github.batchcomm.flow;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Ints;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A version of the Internet Protocol, by the length of its addresses.
 *
 * <p>The IPv6 addresses that map IPv4 ones, {@code ::ffff:0:0/96}, are IPv6 addresses here. {@link
 * InetAddress#getByAddress(byte[])} and most parsers take them for the IPv4 addresses in them; what
 * this package makes of IPv6 addresses stays IPv6.
 */
public enum AddressFamily {
  /** IPv4, addresses of 32 bits. */
  IPV4(32),
  /** IPv6, addresses of 128 bits. */
  IPV6(128);

  private static final int NO_SCOPE = -1;

  private final int bits;

  AddressFamily(int bits) {
    this.bits = bits;
  }

  /**
   * Tells the family of an address.
   *
   * @param address the address
   * @return the family whose addresses are as long
   */
  public static AddressFamily of(InetAddress address) {
    return address instanceof Inet4Address ? IPV4 : IPV6;
  }

  /** {@return how many bits an address has: 32 or 128} */
  public int bits() {
    return bits;
  }

  /** The same address with neither host name nor scope, so that it prints and compares as bits. */
  static InetAddress plain(InetAddress address) {
    return of(address).address(address.getAddress());
  }

  /** Whether a text is an address of either family, without a scope. */
  static boolean isAddress(String text) {
    return InetAddresses.isInetAddress(text) && text.indexOf('%') < 0;
  }

  /** Reads what {@link #isAddress}; one with a colon is of IPv6, whatever it maps. */
  static InetAddress parse(String text) {
    InetAddress address = InetAddresses.forString(text);
    boolean isMapped = text.indexOf(':') >= 0 && address instanceof Inet4Address;
    return isMapped ? mapping(address.getAddress()) : address;
  }

  /** An address by its bytes, as many as the family has. */
  InetAddress address(byte[] bytes) {
    try {
      return this == IPV4
          ? InetAddress.getByAddress(bytes)
          : Inet6Address.getByAddress(null, bytes, NO_SCOPE);
    } catch (UnknownHostException e) {
      throw new AssertionError("An address of the family has that many bytes", e);
    }
  }

  /** An address by its number. */
  InetAddress address(BigInteger number) {
    byte[] bytes = new byte[bits / 8];
    byte[] digits = number.toByteArray();
    int count = Math.min(digits.length, bytes.length);
    System.arraycopy(digits, digits.length - count, bytes, bytes.length - count, count);
    return address(bytes);
  }

  /** An address by its words of 32 bits, the highest first. */
  InetAddress address(int[] words) {
    byte[] bytes = new byte[bits / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (words[i / 4] >>> (24 - i % 4 * 8));
    }
    return address(bytes);
  }

  /** The words of an address of either family, the highest first. */
  static int[] words(InetAddress address) {
    byte[] bytes = address.getAddress();
    int[] words = new int[bytes.length / 4];
    for (int i = 0; i < words.length; i++) {
      words[i] = Ints.fromBytes(bytes[4 * i], bytes[4 * i + 1], bytes[4 * i + 2], bytes[4 * i + 3]);
    }
    return words;
  }

  private static InetAddress mapping(byte[] ipv4) {
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    System.arraycopy(ipv4, 0, bytes, 12, 4);
    return IPV6.address(bytes);
  }
}
