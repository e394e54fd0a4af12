package io.github.batchcomm.benchmarks;

import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.AddressFamily;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses by their numbers. */
final class Addresses {

  private static final int NO_SCOPE = -1;

  private Addresses() {}

  /** The address with a number; one of IPv6 stays so, even if it maps one of IPv4. */
  static InetAddress of(AddressFamily family, BigInteger number) {
    if (family == AddressFamily.IPV4) {
      return InetAddresses.fromIPv4BigInteger(number);
    }
    byte[] bytes = new byte[16];
    byte[] digits = number.toByteArray();
    int count = Math.min(digits.length, bytes.length);
    System.arraycopy(digits, digits.length - count, bytes, bytes.length - count, count);
    try {
      return Inet6Address.getByAddress(null, bytes, NO_SCOPE);
    } catch (UnknownHostException e) {
      throw new AssertionError("An address of 16 bytes is one", e);
    }
  }
}
