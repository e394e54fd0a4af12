package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs of addresses. */
class AddressRangeTest {

  @Nested
  class Creating {

    @Test
    void endsOfTwoFamiliesAreRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> range("192.0.2.1", "2001:db8::1"))
          .withMessage(
              "Address range 192.0.2.1-2001:db8::1 has ends of two families; give one range for"
                  + " each");
    }

    @Test
    void swappedEndsAreRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> range("192.0.2.200", "192.0.2.3"))
          .withMessage("Address range 192.0.2.200-192.0.2.3 has its ends swapped");
    }

    @Test
    void aNetworkIsTheRangeOfItsAddresses() {
      assertThat(AddressRange.of(IpPrefix.parse("192.0.2.0/25")))
          .isEqualTo(range("192.0.2.0", "192.0.2.127"));
    }

    @Test
    void aRangeThatMapsIpv4AddressesStaysOneOfIpv6() {
      AddressRange mapped = AddressRange.of(IpPrefix.parse("::ffff:0:0/96"));
      assertThat(mapped.family()).isEqualTo(AddressFamily.IPV6);
      assertThat(mapped.last()).isInstanceOf(Inet6Address.class);
      assertThat(mapped).hasToString("::ffff:0:0/96");
    }

    @Test
    void hostNamesAndScopesAreDropped() throws Exception {
      byte[] linkLocal = new byte[16];
      linkLocal[0] = (byte) 0xfe;
      linkLocal[1] = (byte) 0x80;
      InetAddress scoped = Inet6Address.getByAddress("host.example", linkLocal, 3);
      assertThat(new AddressRange(scoped, scoped)).hasToString("fe80::");
      assertThat(new AddressRange(scoped, scoped).first().toString()).startsWith("/");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.4, 192.0.2.4, 192.0.2.4",
    "192.0.2.4, 192.0.2.7, 192.0.2.4/30",
    "192.0.2.4, 192.0.2.8, 192.0.2.4-192.0.2.8",
    "0.0.0.0, 255.255.255.255, 0.0.0.0/0",
    "2001:db8::, 2001:db8::ffff, 2001:db8::/112",
    "::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ::/0",
  })
  void aRangePrintsInTheShortestWay(String first, String last, String text) {
    assertThat(range(first, last)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.4, true",
    "192.0.2.9, true",
    "192.0.2.3, false",
    "192.0.2.10, false",
    "2001:db8::1, false",
    "::ffff:192.0.2.5, false",
  })
  void aRangeContainsItsEndsAndWhatIsBetween(String address, boolean contains) {
    assertThat(range("192.0.2.4", "192.0.2.9").contains(address(address))).isEqualTo(contains);
  }

  @Test
  void prefixesAreAsFewAsCanBe() {
    assertThat(range("192.0.2.1", "192.0.2.8").prefixes().stream().map(IpPrefix::toString))
        .containsExactly("192.0.2.1/32", "192.0.2.2/31", "192.0.2.4/30", "192.0.2.8/32");
  }

  @Test
  void addressesAreOrderedAsUnsignedAndIpv4ComesFirst() {
    assertThat(range("127.0.0.1", "127.0.0.1"))
        .isLessThan(range("128.0.0.0", "128.0.0.0"))
        .isLessThan(range("127.0.0.1", "127.0.0.2"))
        .isLessThan(range("::", "::"))
        .isEqualByComparingTo(range("127.0.0.1", "127.0.0.1"));
  }

  private static AddressRange range(String first, String last) {
    return new AddressRange(address(first), address(last));
  }

  private static InetAddress address(String text) {
    return IpPrefix.parse(text).network();
  }
}
