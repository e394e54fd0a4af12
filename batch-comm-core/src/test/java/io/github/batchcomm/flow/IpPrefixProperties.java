package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IpPrefixProperties {

  @Property
  void whatIsPrintedIsReadBack(@ForAll("prefixes") IpPrefix prefix) {
    assertThat(IpPrefix.parse(prefix.toString())).isEqualTo(prefix);
  }

  @Property
  void aNetworkContainsItsLowestAddress(@ForAll("prefixes") IpPrefix prefix) {
    assertThat(prefix.contains(prefix.network())).isTrue();
  }

  @Property
  void anAddressLiesInEveryNetworkMadeOfIt(
      @ForAll("addresses") InetAddress address, @ForAll("fractions") double fraction) {
    assertThat(prefixOf(address, fraction).contains(address)).isTrue();
  }

  @Property
  void networksThatShareAnAddressAreNested(
      @ForAll("addresses") InetAddress address,
      @ForAll("fractions") double one,
      @ForAll("fractions") double other) {
    IpPrefix shorter = prefixOf(address, Math.min(one, other));
    IpPrefix longer = prefixOf(address, Math.max(one, other));
    assertThat(shorter.contains(longer.network())).isTrue();
  }

  @Property
  void theAddressBeforeANetworkIsNotInIt(@ForAll("prefixes") IpPrefix prefix) {
    boolean isVeryFirst = InetAddresses.toBigInteger(prefix.network()).signum() == 0;
    if (!isVeryFirst) {
      assertThat(prefix.contains(InetAddresses.decrement(prefix.network()))).isFalse();
    }
  }

  @Provide
  Arbitrary<InetAddress> addresses() {
    return Arbitraries.oneOf(bytes(4), bytes(16))
        .map(IpPrefixProperties::address)
        .filter(address -> address.getAddress().length == 4 || !mapsIpv4(address));
  }

  @Provide
  Arbitrary<Double> fractions() {
    return Arbitraries.doubles().between(0, 1);
  }

  @Provide
  Arbitrary<IpPrefix> prefixes() {
    return addresses().flatMap(address -> fractions().map(fraction -> prefixOf(address, fraction)));
  }

  private static Arbitrary<byte[]> bytes(int count) {
    return Arbitraries.bytes().array(byte[].class).ofSize(count);
  }

  private static IpPrefix prefixOf(InetAddress address, double fraction) {
    return new IpPrefix(address, (int) Math.round(fraction * address.getAddress().length * 8));
  }

  /** Such addresses are IPv4 addresses to Java, whatever their text looks like. */
  private static boolean mapsIpv4(InetAddress address) {
    return InetAddresses.isMappedIPv4Address(InetAddresses.toAddrString(address));
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("4 and 16 bytes make an address", e);
    }
  }
}
