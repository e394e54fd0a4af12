package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of several products is the first to hold a packet. */
class FirstMatchTest {
  private static final FlowProduct UNIVERSE = to("203.0.113.0/24", 443);

  @Test
  void withoutProductsAllIsRest() {
    assertThat(partition(UNIVERSE)).containsExactly(part(0, UNIVERSE));
  }

  @Test
  void aProductThatHoldsEverythingTakesEverything() {
    assertThat(partition(UNIVERSE, FlowProduct.ALL, UNIVERSE)).containsExactly(part(0, UNIVERSE));
  }

  @Test
  void ofEqualProductsTheFirstTakesAll() {
    FlowProduct half = to("203.0.113.0/25", 443);
    assertThat(held(0, UNIVERSE, half, half)).isEqualTo(FlowSet.of(half));
    assertThat(held(1, UNIVERSE, half, half)).isEqualTo(FlowSet.NONE);
  }

  @Test
  void aLaterProductTakesOnlyWhatEarlierOnesLeave() {
    FlowProduct quarter = to("203.0.113.0/26", 443);
    FlowProduct half = to("203.0.113.0/25", 443);
    assertThat(held(0, UNIVERSE, quarter, half)).isEqualTo(FlowSet.of(quarter));
    assertThat(held(1, UNIVERSE, quarter, half)).isEqualTo(FlowSet.of(to("203.0.113.64/26", 443)));
    assertThat(held(2, UNIVERSE, quarter, half)).isEqualTo(FlowSet.of(to("203.0.113.128/25", 443)));
  }

  @Test
  void orderDecidesAboutWhatTwoProductsShare() {
    FlowProduct quarter = to("203.0.113.0/26", 443);
    FlowProduct half = to("203.0.113.0/25", 443);
    assertThat(held(0, UNIVERSE, half, quarter)).isEqualTo(FlowSet.of(half));
    assertThat(held(1, UNIVERSE, half, quarter)).isEqualTo(FlowSet.NONE);
  }

  @Test
  void productsThatOverlapInPartInTwoFieldsAreCutExactly() {
    FlowProduct universe = to("203.0.113.0/24", 1, 100);
    FlowProduct wide = to("203.0.113.0/25", 1, 100);
    FlowProduct tall = to("203.0.113.0/24", 40, 60);
    assertThat(held(0, universe, wide, tall)).isEqualTo(FlowSet.of(wide));
    assertThat(held(1, universe, wide, tall)).isEqualTo(FlowSet.of(to("203.0.113.128/25", 40, 60)));
    assertThat(held(2, universe, wide, tall))
        .isEqualTo(FlowSet.of(to("203.0.113.128/25", 1, 39), to("203.0.113.128/25", 61, 100)));
  }

  @Test
  void productsThatOverlapInPartInEveryFieldAreCutExactly() {
    FlowProduct universe =
        product(
            ProtocolSet.of(Protocol.TCP, Protocol.UDP),
            "10.1.0.0/24",
            1,
            1000,
            "203.0.113.0/24",
            1,
            1000);
    FlowProduct first =
        product(ProtocolSet.of(Protocol.TCP), "10.1.0.0/25", 1, 600, "203.0.113.0/25", 1, 600);
    FlowProduct second =
        product(
            ProtocolSet.of(Protocol.TCP, Protocol.UDP),
            "10.1.0.64/26",
            400,
            1000,
            "203.0.113.64/26",
            400,
            1000);
    FlowProduct third =
        product(ProtocolSet.ALL, "10.1.0.0/24", 500, 500, "203.0.113.0/24", 500, 500);
    FlowSet expectedSecond = FlowSet.of(second).difference(FlowSet.of(first));
    FlowSet expectedThird =
        FlowSet.of(third).intersection(FlowSet.of(universe)).difference(FlowSet.of(first, second));
    assertThat(held(0, universe, first, second, third)).isEqualTo(FlowSet.of(first));
    assertThat(held(1, universe, first, second, third)).isEqualTo(expectedSecond);
    assertThat(held(2, universe, first, second, third)).isEqualTo(expectedThird);
    assertThat(held(3, universe, first, second, third))
        .isEqualTo(FlowSet.of(universe).difference(FlowSet.of(first, second, third)));
    assertParts(universe, first, second, third);
  }

  @Test
  void productsOutsideTheUniverseTakeNothingOfIt() {
    assertThat(partition(UNIVERSE, to("198.51.100.0/24", 443), to("203.0.113.0/24", 80)))
        .containsExactly(part(2, UNIVERSE));
  }

  @Test
  void twoFamiliesAreCutEachByItself() {
    FlowProduct universe =
        new FlowProduct(
            ProtocolSet.of(Protocol.TCP),
            addresses("10.1.0.0/24", "fd00:1::/64"),
            PortSet.ALL,
            addresses("203.0.113.0/24", "2001:db8::/32"),
            PortSet.of(443));
    FlowProduct onlyIpv4 = to("0.0.0.0/0", 443);
    FlowProduct halfOfIpv6 =
        new FlowProduct(
            ProtocolSet.ALL, AddressSet.ALL, PortSet.ALL, addresses("2001:db8::/33"), PortSet.ALL);
    FlowSet ipv4 = FlowSet.of(to("203.0.113.0/24", 443));
    assertThat(held(0, universe, onlyIpv4, halfOfIpv6)).isEqualTo(ipv4);
    assertThat(held(1, universe, onlyIpv4, halfOfIpv6)).isEqualTo(ipv6("2001:db8::/33"));
    assertThat(held(2, universe, onlyIpv4, halfOfIpv6)).isEqualTo(ipv6("2001:db8:8000::/33"));
    assertParts(universe, onlyIpv4, halfOfIpv6);
  }

  @Test
  void whatIsLeftOfLongAddressesIsCutExactlyToo() {
    FlowProduct universe =
        new FlowProduct(
            ProtocolSet.ALL,
            addresses("2001:db8::/126"),
            PortSet.ALL,
            addresses("::/0"),
            PortSet.of(443));
    FlowProduct first = between("2001:db8::/128", "8000::/1");
    FlowProduct second = between("2001:db8::2/127", "ffff::/16");
    assertThat(held(0, universe, first, second)).isEqualTo(FlowSet.of(first));
    assertThat(held(1, universe, first, second)).isEqualTo(FlowSet.of(second));
    assertThat(held(2, universe, first, second))
        .isEqualTo(FlowSet.of(universe).difference(FlowSet.of(first, second)));
    assertParts(universe, first, second);
  }

  private static FlowProduct between(String source, String destination) {
    return new FlowProduct(
        ProtocolSet.ALL, addresses(source), PortSet.ALL, addresses(destination), PortSet.of(443));
  }

  @Test
  void sourcesOfOneFamilyWithDestinationsOfTheOtherMakeNoPacket() {
    FlowProduct mixed =
        new FlowProduct(
            ProtocolSet.of(Protocol.TCP),
            addresses("10.1.0.0/24"),
            PortSet.ALL,
            addresses("2001:db8::/32"),
            PortSet.of(443));
    assertThat(partition(mixed, FlowProduct.ALL)).isEmpty();
    assertThat(partition(UNIVERSE, mixed)).containsExactly(part(1, UNIVERSE));
  }

  private static void assertParts(FlowProduct universe, FlowProduct... products) {
    ImmutableList<FirstMatch.Part> parts = partition(universe, products);
    assertThat(parts).noneMatch(part -> part.packets().isEmpty());
    assertThat(
            parts.stream().map(it -> it.packets().count()).reduce(BigInteger.ZERO, BigInteger::add))
        .isEqualTo(universe.count());
    assertThat(FlowSet.copyOf(parts.stream().map(FirstMatch.Part::packets).toList()))
        .isEqualTo(FlowSet.of(universe));
  }

  private static ImmutableList<FirstMatch.Part> partition(
      FlowProduct universe, FlowProduct... products) {
    return FirstMatch.partition(universe, List.of(products));
  }

  /** The packets that one of the products is the first to hold. */
  private static FlowSet held(int place, FlowProduct universe, FlowProduct... products) {
    return FlowSet.copyOf(
        partition(universe, products).stream()
            .filter(part -> part.product() == place)
            .map(FirstMatch.Part::packets)
            .toList());
  }

  private static FirstMatch.Part part(int product, FlowProduct packets) {
    return new FirstMatch.Part(product, packets);
  }

  private static FlowProduct to(String destination, int port) {
    return to(destination, port, port);
  }

  private static FlowProduct to(String destination, int firstPort, int lastPort) {
    return product(
        ProtocolSet.of(Protocol.TCP), "10.1.0.0/24", 0, 65_535, destination, firstPort, lastPort);
  }

  private static FlowSet ipv6(String destination) {
    return FlowSet.of(
        new FlowProduct(
            ProtocolSet.of(Protocol.TCP),
            addresses("fd00:1::/64"),
            PortSet.ALL,
            addresses(destination),
            PortSet.of(443)));
  }

  private static FlowProduct product(
      ProtocolSet protocols,
      String source,
      int firstSourcePort,
      int lastSourcePort,
      String destination,
      int firstPort,
      int lastPort) {
    return new FlowProduct(
        protocols,
        addresses(source),
        PortSet.of(new PortRange(firstSourcePort, lastSourcePort)),
        addresses(destination),
        PortSet.of(new PortRange(firstPort, lastPort)));
  }

  private static AddressSet addresses(String... prefixes) {
    return AddressSet.copyOf(Stream.of(prefixes).map(IpPrefix::parse).toList());
  }
}
