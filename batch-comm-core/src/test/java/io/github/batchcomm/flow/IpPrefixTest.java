package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IPv4 and IPv6 networks. */
class IpPrefixTest {

  @Nested
  class Reading {

    @ParameterizedTest
    @CsvSource({
      "203.0.113.77/24, 203.0.113.0/24",
      "203.0.113.77/31, 203.0.113.76/31",
      "203.0.113.77/0, 0.0.0.0/0",
      "203.0.113.77/32, 203.0.113.77/32",
      "2001:db8::ffff/112, 2001:db8::/112",
      "2001:db8:ffff::/33, 2001:db8:8000::/33",
      "2001:DB8::1/128, 2001:db8::1/128",
    })
    void hostBitsAreCleared(String text, String expected) {
      assertThat(IpPrefix.parse(text)).hasToString(expected);
    }

    @Test
    void networksThatDifferInHostBitsOnlyAreEqual() {
      assertThat(IpPrefix.parse("198.51.100.200/25"))
          .isEqualTo(IpPrefix.parse("198.51.100.129/25"))
          .hasSameHashCodeAs(IpPrefix.parse("198.51.100.129/25"));
    }

    @Test
    void aBareIpv4AddressIsTheNetworkOfItAlone() {
      assertThat(IpPrefix.parse("192.0.2.1")).hasToString("192.0.2.1/32");
    }

    @Test
    void aBareIpv6AddressIsTheNetworkOfItAlone() {
      assertThat(IpPrefix.parse("2001:db8::1")).hasToString("2001:db8::1/128");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "/",
          "/24",
          "192.0.2",
          "192.0.2.0/",
          "192.0.2.0/x",
          "192.0.2.0/+8",
          "192.0.2.0/8/9",
          " 192.0.2.0/24",
          "192.0.2.0 /24",
          "192.0.2.256/24",
          "192.0.2.0-192.0.2.9",
          "2001:db8::/3 2",
          "fe80::1%eth0/64",
          "localhost",
          "example.com/24",
          "Internet",
          "*"
        })
    void whatIsNoAddressAndNoCidrIsRefused(String text) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> IpPrefix.parse(text))
          .withMessage("'%s' is not an IPv4 or IPv6 address or CIDR", text);
    }

    @ParameterizedTest
    @CsvSource({
      "192.0.2.0/33, Prefix length 33 is outside 0 to 32 for 192.0.2.0",
      "192.0.2.0/-1, Prefix length -1 is outside 0 to 32 for 192.0.2.0",
    })
    void aLengthThatDoesNotFitTheFamilyIsRefused(String text, String message) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> IpPrefix.parse(text))
          .withMessage(message);
    }

    @Test
    void anIpv6LengthBeyond128IsRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> IpPrefix.parse("2001:db8::/129"))
          .withMessageStartingWith("Prefix length 129 is outside 0 to 128 for ");
    }
  }

  @Nested
  class Containing {

    @ParameterizedTest
    @CsvSource({
      "203.0.113.0/24, 203.0.113.0, true",
      "203.0.113.0/24, 203.0.113.255, true",
      "203.0.113.0/24, 203.0.114.0, false",
      "203.0.113.0/24, 203.0.112.255, false",
      "203.0.113.4/32, 203.0.113.4, true",
      "203.0.113.4/32, 203.0.113.5, false",
      "2001:db8::/32, 2001:db8:ffff::1, true",
      "2001:db8::/32, 2001:db9::, false",
    })
    void aNetworkContainsTheAddressesThatShareItsFixedBits(
        String prefix, String address, boolean contains) {
      assertThat(IpPrefix.parse(prefix).contains(InetAddresses.forString(address)))
          .isEqualTo(contains);
    }

    @Test
    void theNetworkOfAllIpv4AddressesContainsNoIpv6Address() {
      assertThat(IpPrefix.parse("0.0.0.0/0").contains(InetAddresses.forString("2001:db8::1")))
          .isFalse();
    }

    @Test
    void theNetworkOfAllIpv6AddressesContainsNoIpv4Address() {
      assertThat(IpPrefix.parse("::/0").contains(InetAddresses.forString("192.0.2.1"))).isFalse();
    }
  }

  @Nested
  class HostBits {

    @ParameterizedTest
    @CsvSource({
      "203.0.113.77/24, true",
      "203.0.113.0/24, false",
      "203.0.113.77/32, false",
      "203.0.113.77, false",
      "203.0.113.77/0, true",
      "2001:db8::1/64, true",
      "2001:db8::/64, false",
      "2001:DB8:0::1, false",
      "::ffff:192.0.2.1/120, true",
      "::ffff:192.0.2.0/120, false",
    })
    void areSetIfTheAddressIsNotTheLowestOfItsNetwork(String text, boolean set) {
      assertThat(IpPrefix.hasHostBits(text)).isEqualTo(set);
    }

    @Test
    void ofWhatIsNoCidrCannotBeTold() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> IpPrefix.hasHostBits("203.0.113.0/x"))
          .withMessage("'203.0.113.0/x' is not an IPv4 or IPv6 address or CIDR");
    }
  }

  @Nested
  class Ends {

    @ParameterizedTest
    @CsvSource({
      "203.0.113.0/24, 203.0.113.0, 203.0.113.255",
      "203.0.113.77/32, 203.0.113.77, 203.0.113.77",
      "0.0.0.0/0, 0.0.0.0, 255.255.255.255",
      "2001:db8::/33, 2001:db8::, 2001:db8:7fff:ffff:ffff:ffff:ffff:ffff",
      "::/0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    })
    void areItsLowestAndItsHighestAddress(String text, String first, String last) {
      IpPrefix prefix = IpPrefix.parse(text);
      assertThat(prefix.first()).isEqualTo(InetAddresses.forString(first));
      assertThat(prefix.last()).isEqualTo(InetAddresses.forString(last));
    }

    @Test
    void tellItsFamily() {
      assertThat(IpPrefix.parse("0.0.0.0/0").family()).isEqualTo(AddressFamily.IPV4);
      assertThat(IpPrefix.parse("::/0").family()).isEqualTo(AddressFamily.IPV6);
    }
  }

  /** Java takes {@code ::ffff:192.0.2.1} for the IPv4 address in it, unless one takes care. */
  @Nested
  class MappedIpv4Addresses {

    @ParameterizedTest
    @CsvSource({
      "::ffff:192.0.2.1, ::ffff:c000:201/128",
      "::ffff:192.0.2.1/128, ::ffff:c000:201/128",
      "::ffff:c000:201/120, ::ffff:c000:200/120",
      "::FFFF:0:0/96, ::ffff:0:0/96",
      "::ffff:192.0.2.1/95, ::fffe:0:0/95",
      "::ffff:192.0.2.1/0, ::/0",
    })
    void aTextWithColonsIsOfIpv6(String text, String expected) {
      IpPrefix prefix = IpPrefix.parse(text);
      assertThat(prefix).hasToString(expected);
      assertThat(prefix.network()).isInstanceOf(Inet6Address.class);
    }

    @Test
    void theirNetworkIsAmongTheIpv6Addresses() {
      assertThat(IpPrefix.parse("::/0").contains(IpPrefix.parse("::ffff:192.0.2.1").network()))
          .isTrue();
    }

    @Test
    void theirNetworkHoldsNoIpv4Address() {
      assertThat(IpPrefix.parse("::ffff:0:0/96").contains(InetAddresses.forString("192.0.2.1")))
          .isFalse();
    }

    @Test
    void theirHighestIsOneOfThem() {
      assertThat(IpPrefix.parse("::ffff:0:0/96").last()).isInstanceOf(Inet6Address.class);
    }

    @Test
    void whatIsPrintedIsReadBack() {
      IpPrefix mapped = IpPrefix.parse("::ffff:192.0.2.0/120");
      assertThat(IpPrefix.parse(mapped.toString())).isEqualTo(mapped);
    }
  }
}
