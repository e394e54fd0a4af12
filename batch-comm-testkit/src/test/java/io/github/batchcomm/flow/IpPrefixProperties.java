package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.github.batchcomm.testkit.BatchArbitraries;
import java.net.InetAddress;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class IpPrefixProperties {

  @Property
  void whatIsPrintedIsReadBack(@ForAll IpPrefix prefix) {
    assertThat(IpPrefix.parse(prefix.toString())).isEqualTo(prefix);
  }

  @Property
  void aNetworkContainsItsLowestAddress(@ForAll IpPrefix prefix) {
    assertThat(prefix.contains(prefix.network())).isTrue();
  }

  @Property
  void anAddressLiesInEveryNetworkMadeOfIt(
      @ForAll("addresses") InetAddress address, @ForAll @DoubleRange(max = 1) double fraction) {
    assertThat(prefixOf(address, fraction).contains(address)).isTrue();
  }

  @Property
  void networksThatShareAnAddressAreNested(
      @ForAll("addresses") InetAddress address,
      @ForAll @DoubleRange(max = 1) double one,
      @ForAll @DoubleRange(max = 1) double other) {
    IpPrefix shorter = prefixOf(address, Math.min(one, other));
    IpPrefix longer = prefixOf(address, Math.max(one, other));
    assertThat(shorter.contains(longer.network())).isTrue();
  }

  @Property
  void theAddressBeforeANetworkIsNotInIt(@ForAll IpPrefix prefix) {
    boolean isVeryFirst = InetAddresses.toBigInteger(prefix.network()).signum() == 0;
    if (!isVeryFirst) {
      assertThat(prefix.contains(InetAddresses.decrement(prefix.network()))).isFalse();
    }
  }

  @Provide
  Arbitrary<InetAddress> addresses() {
    return BatchArbitraries.addresses();
  }

  private static IpPrefix prefixOf(InetAddress address, double fraction) {
    return new IpPrefix(address, (int) Math.round(fraction * address.getAddress().length * 8));
  }
}
