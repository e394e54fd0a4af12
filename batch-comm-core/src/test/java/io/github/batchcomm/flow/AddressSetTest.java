package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sets of addresses of both families. */
class AddressSetTest {

  @Nested
  class Creating {

    @Test
    void neighboursAndOverlapsBecomeOneNetwork() {
      assertThat(set("192.0.2.128/25", "192.0.2.0/26", "192.0.2.64/26", "192.0.2.7/32"))
          .isEqualTo(set("192.0.2.0/24"))
          .hasSameHashCodeAs(set("192.0.2.0/24"));
    }

    @Test
    void ipv6NeighboursBecomeOneAcrossWords() {
      assertThat(set("2001:db8::/33", "2001:db8:8000::/33")).isEqualTo(set("2001:db8::/32"));
      assertThat(
              AddressSet.of(
                  range("2001:db8::", "2001:db8::ffff:ffff:ffff:ffff"),
                  range("2001:db8:0:1::", "2001:db8:0:1:ffff:ffff:ffff:ffff")))
          .isEqualTo(set("2001:db8::/63"));
    }

    @Test
    void halvesOfAFamilyMakeItWhole() {
      assertThat(set("128.0.0.0/1", "0.0.0.0/1")).isEqualTo(AddressSet.ALL_IPV4);
      assertThat(set("8000::/1", "::/1")).isEqualTo(AddressSet.ALL_IPV6);
      assertThat(set("::/0", "0.0.0.0/0")).isEqualTo(AddressSet.ALL);
    }

    @Test
    void oneNetworkIsASet() {
      assertThat(AddressSet.of(IpPrefix.parse("192.0.2.0/24"))).isEqualTo(set("192.0.2.0/24"));
    }

    @Test
    void addressesAreASet() {
      assertThat(AddressSet.of(address("192.0.2.1"), address("192.0.2.0")))
          .isEqualTo(set("192.0.2.0/31"));
    }

    @Test
    void aBuilderTakesNetworksRangesAndSets() {
      assertThat(
              AddressSet.builder()
                  .addAll(List.of(IpPrefix.parse("198.51.100.0/25")))
                  .add(IpPrefix.parse("198.51.100.128/25"))
                  .add(range("192.0.2.0", "192.0.2.255"))
                  .addAll(set("2001:db8::/32"))
                  .build())
          .isEqualTo(set("192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32"));
      assertThat(AddressSet.builder().build()).isEqualTo(AddressSet.NONE);
    }

    @Test
    void aBuilderTakesTensOfThousandsOfNetworks() {
      AddressSet.Builder builder = AddressSet.builder();
      IntStream.range(0, 30_000)
          .map(i -> i * 7_919 % 30_000)
          .forEach(
              i -> {
                builder.add(IpPrefix.parse("10.%d.%d.0/25".formatted(i / 256, i % 256)));
                builder.add(IpPrefix.parse("2001:db8:%x::/49".formatted(i)));
              });
      AddressSet set = builder.build();
      assertThat(set.ranges()).hasSize(60_000);
      assertThat(set.only(AddressFamily.IPV4).count()).isEqualTo(30_000 * 128);
    }
  }

  @Nested
  class Asking {

    @ParameterizedTest
    @CsvSource({
      "192.0.2.0, true",
      "192.0.2.255, true",
      "192.0.1.255, false",
      "192.0.3.0, false",
      "255.255.255.255, true",
      "255.255.255.254, false",
      "0.0.0.0, false",
      "2001:db8::, true",
      "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
      "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, false",
      "2001:db9::, false",
      "::ffff:192.0.2.0, false",
    })
    void aSetContainsTheAddressesOfItsNetworks(String address, boolean contains) {
      assertThat(
              set("192.0.2.0/24", "255.255.255.255/32", "2001:db8::/32").contains(address(address)))
          .isEqualTo(contains);
    }

    @Test
    void aSetContainsItsParts() {
      AddressSet set = set("192.0.2.0/24", "255.0.0.0/8", "2001:db8::/32", "ffff::/16");
      assertThat(set.containsAll(set)).isTrue();
      assertThat(set.containsAll(set("192.0.2.7", "255.255.255.255", "ffff:1::/32"))).isTrue();
      assertThat(set.containsAll(set("192.0.2.0/23"))).isFalse();
      assertThat(set.containsAll(set("192.0.2.0/25", "254.0.0.0/7"))).isFalse();
      assertThat(set.containsAll(set("192.0.2.0/25", "2001:db9::"))).isFalse();
      assertThat(set.containsAll(AddressSet.NONE)).isTrue();
    }

    @Test
    void setsThatOnlyTouchDoNotIntersect() {
      AddressSet set = set("192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32");
      assertThat(set.intersects(set("192.0.3.0/24", "192.0.1.0/24", "2001:db9::/32"))).isFalse();
      assertThat(set.intersects(set("192.0.3.0/24", "198.51.0.0/16"))).isTrue();
      assertThat(set.intersects(set("2001:db8:1::/48"))).isTrue();
      assertThat(set.intersects(AddressSet.NONE)).isFalse();
    }

    @Test
    void theFamiliesShareNoAddress() {
      assertThat(AddressSet.ALL_IPV4.intersects(AddressSet.ALL_IPV6)).isFalse();
      assertThat(AddressSet.ALL_IPV4.union(AddressSet.ALL_IPV6)).isEqualTo(AddressSet.ALL);
      assertThat(AddressSet.ALL_IPV4.isAll()).isFalse();
      assertThat(AddressSet.ALL.isAll()).isTrue();
      assertThat(AddressSet.NONE.isEmpty()).isTrue();
      assertThat(AddressSet.ALL_IPV6.isEmpty()).isFalse();
    }

    @Test
    void theCountIsExact() {
      BigInteger ipv4 = BigInteger.TWO.pow(32);
      BigInteger ipv6 = BigInteger.TWO.pow(128);
      assertThat(AddressSet.NONE.count()).isZero();
      assertThat(AddressSet.ALL.count()).isEqualTo(ipv4.add(ipv6));
      assertThat(AddressSet.ALL.difference(set("2001:db8::1", "192.0.2.0/24")).count())
          .isEqualTo(ipv4.add(ipv6).subtract(BigInteger.valueOf(257)));
    }

    @Test
    void aSetCanBeRestrictedToAFamily() {
      AddressSet set = set("192.0.2.0/24", "2001:db8::/32");
      assertThat(set.only(AddressFamily.IPV4)).isEqualTo(set("192.0.2.0/24"));
      assertThat(set.only(AddressFamily.IPV6)).isEqualTo(set("2001:db8::/32"));
      assertThat(set.families()).containsExactly(AddressFamily.IPV4, AddressFamily.IPV6);
      assertThat(set("::1").families()).containsExactly(AddressFamily.IPV6);
      assertThat(AddressSet.NONE.families()).isEmpty();
    }

    @Test
    void theFirstIsTheLowestAndOfIpv4IfThereIsAny() {
      assertThat(set("2001:db8::/32", "192.0.2.0/24", "128.0.0.0/8").first())
          .hasValue(address("128.0.0.0"));
      assertThat(set("2001:db8::/32").first()).hasValue(address("2001:db8::"));
      assertThat(AddressSet.NONE.first()).isEmpty();
    }
  }

  @Nested
  class Operations {

    @Test
    void aUnionHoldsWhatEitherHolds() {
      assertThat(set("192.0.2.0/25", "2001:db8::/33").union(set("192.0.2.128/25")))
          .isEqualTo(set("192.0.2.0/24", "2001:db8::/33"));
    }

    @Test
    void anIntersectionHoldsWhatBothHold() {
      assertThat(
              set("192.0.2.0/24", "2001:db8::/32", "ffff::/16")
                  .intersection(set("192.0.0.0/16", "2001:db8:1::/48", "::1", "ff00::/8")))
          .isEqualTo(set("192.0.2.0/24", "2001:db8:1::/48", "ffff::/16"));
    }

    @Test
    void aDifferenceHoldsWhatIsLeft() {
      assertThat(set("192.0.2.0/24").difference(set("192.0.2.0/32", "192.0.2.255/32")).ranges())
          .containsExactly(range("192.0.2.1", "192.0.2.254"));
    }

    @Test
    void aComplementHoldsTheOthersOfBothFamilies() {
      assertThat(set("0.0.0.0/1").complement()).isEqualTo(set("128.0.0.0/1", "::/0"));
      assertThat(set("8000::/1").complement()).isEqualTo(set("0.0.0.0/0", "::/1"));
      assertThat(AddressSet.ALL.complement()).isEqualTo(AddressSet.NONE);
      assertThat(AddressSet.NONE.complement()).isEqualTo(AddressSet.ALL);
    }
  }

  /** Java takes them for IPv4 addresses, unless one takes care. */
  @Nested
  class MappedIpv4Addresses {

    private final AddressSet mapped = set("::ffff:0:0/96");

    @Test
    void areAmongTheIpv6Addresses() {
      assertThat(AddressSet.ALL_IPV6.containsAll(mapped)).isTrue();
      assertThat(mapped.families()).containsExactly(AddressFamily.IPV6);
      assertThat(mapped.contains(address("::ffff:192.0.2.1"))).isTrue();
      assertThat(mapped.contains(address("192.0.2.1"))).isFalse();
    }

    @Test
    void standAsEndsOfRanges() {
      assertThat(mapped.prefixes()).containsExactly(IpPrefix.parse("::ffff:0:0/96"));
      assertThat(mapped.ranges())
          .containsExactly(range("::ffff:0.0.0.0", "::ffff:255.255.255.255"));
      assertThat(mapped.first()).hasValue(address("::ffff:0:0"));
    }

    @Test
    void canBeCutOutOfEverything() {
      AddressSet others = mapped.complement();
      assertThat(others.contains(address("192.0.2.1"))).isTrue();
      assertThat(others.contains(address("::ffff:192.0.2.1"))).isFalse();
      assertThat(others.only(AddressFamily.IPV6).ranges())
          .containsExactly(
              range("::", "::fffe:ffff:ffff"),
              range("::1:0:0:0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
      assertThat(AddressSet.copyOf(others.prefixes())).isEqualTo(others);
    }

    @Test
    void canBeCutInPieces() {
      AddressSet pieces = mapped.difference(set("::ffff:192.0.2.0/120"));
      assertThat(AddressSet.copyOfRanges(pieces.ranges())).isEqualTo(pieces);
      assertThat(pieces.union(set("::ffff:c000:200/120"))).isEqualTo(mapped);
    }
  }

  @Test
  void aSetIsListedAsTheFewestPrefixes() {
    assertThat(
            AddressSet.of(
                    range("192.0.2.0", "192.0.2.255"),
                    range("192.0.3.0", "192.0.3.2"),
                    range("2001:db8::1", "2001:db8::2"))
                .prefixes()
                .stream()
                .map(IpPrefix::toString))
        .containsExactly(
            "192.0.2.0/24", "192.0.3.0/31", "192.0.3.2/32", "2001:db8::1/128", "2001:db8::2/128");
  }

  @Test
  void aSetPrintsItsRanges() {
    assertThat(set("2001:db8::/32", "10.0.0.0/24")).hasToString("10.0.0.0/24, 2001:db8::/32");
    assertThat(set("10.0.0.4", "10.0.2.0/25", "10.0.2.128/32"))
        .hasToString("10.0.0.4, 10.0.2.0-10.0.2.128");
    assertThat(AddressSet.ALL).hasToString("*");
    assertThat(AddressSet.ALL_IPV4).hasToString("0.0.0.0/0");
    assertThat(AddressSet.NONE).hasToString("none");
  }

  private static AddressSet set(String... prefixes) {
    return AddressSet.copyOf(Arrays.stream(prefixes).map(IpPrefix::parse).toList());
  }

  private static AddressRange range(String first, String last) {
    return new AddressRange(address(first), address(last));
  }

  private static InetAddress address(String text) {
    return IpPrefix.parse(text).network();
  }
}
