package io.github.batchcomm.testkit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Addresses of both families. */
final class Addresses {

  private Addresses() {}

  static Arbitrary<InetAddress> arbitrary() {
    return Arbitraries.oneOf(bytes(4), bytes(16).filter(bytes -> !mapsIpv4(bytes)))
        .map(Addresses::address);
  }

  private static Arbitrary<byte[]> bytes(int count) {
    return Arbitraries.bytes().array(byte[].class).ofSize(count).withoutEdgeCases();
  }

  private static boolean mapsIpv4(byte[] bytes) {
    return Arrays.equals(
        Arrays.copyOf(bytes, 12), new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1});
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("4 and 16 bytes make an address", e);
    }
  }
}
