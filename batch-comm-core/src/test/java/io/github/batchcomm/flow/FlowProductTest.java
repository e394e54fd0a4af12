package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Products of five sets. */
class FlowProductTest {

  private static final ProtocolSet TCP = ProtocolSet.of(Protocol.TCP);
  private static final AddressSet NODES = addresses("10.0.0.0/24", "2001:db8::/64");
  private static final AddressSet SERVICE = addresses("20.38.84.0/24");

  private static final FlowProduct HTTPS =
      new FlowProduct(TCP, NODES, PortSet.ALL, SERVICE, PortSet.of(443));

  /** Its only IPv6 addresses are sources, so no packet of IPv6 is in it. */
  private static final FlowProduct OF_TWO_FAMILIES =
      new FlowProduct(TCP, addresses("2001:db8::/64"), PortSet.ALL, SERVICE, PortSet.of(443));

  private static final Packet PACKET =
      new Packet(
          Protocol.TCP,
          IpPrefix.parse("10.0.0.4").network(),
          49_152,
          IpPrefix.parse("20.38.84.1").network(),
          443);

  @Nested
  class Asking {

    @Test
    void aProductContainsPacketsWithAllFiveFieldsInIt() {
      assertThat(HTTPS.contains(PACKET)).isTrue();
      assertThat(with(ProtocolSet.of(Protocol.UDP)).contains(PACKET)).isFalse();
      assertThat(withSources(addresses("10.0.0.5")).contains(PACKET)).isFalse();
      assertThat(withSourcePorts(PortSet.of(49_153)).contains(PACKET)).isFalse();
      assertThat(withDestinations(addresses("20.38.84.0")).contains(PACKET)).isFalse();
      assertThat(withDestinationPorts(PortSet.of(80)).contains(PACKET)).isFalse();
    }

    @Test
    void aProductIsEmptyIfOneSetIs() {
      assertThat(HTTPS.isEmpty()).isFalse();
      assertThat(with(ProtocolSet.NONE).isEmpty()).isTrue();
      assertThat(withSources(AddressSet.NONE).isEmpty()).isTrue();
      assertThat(withSourcePorts(PortSet.NONE).isEmpty()).isTrue();
      assertThat(withDestinations(AddressSet.NONE).isEmpty()).isTrue();
      assertThat(withDestinationPorts(PortSet.NONE).isEmpty()).isTrue();
    }

    @Test
    void noPacketGoesFromOneFamilyToTheOther() {
      assertThat(OF_TWO_FAMILIES.isEmpty()).isTrue();
      assertThat(OF_TWO_FAMILIES.count()).isZero();
      assertThat(OF_TWO_FAMILIES.sample()).isEmpty();
      assertThat(OF_TWO_FAMILIES.intersects(OF_TWO_FAMILIES)).isFalse();
    }

    @Test
    void packetsOfTwoFamiliesAreCountedApart() {
      FlowProduct product =
          new FlowProduct(
              ProtocolSet.of(Protocol.TCP, Protocol.UDP),
              addresses("10.0.0.0/31", "::/126"),
              PortSet.of(1, 2, 3),
              addresses("20.0.0.0/32", "2001:db8::/127"),
              PortSet.of(443));
      assertThat(product.count()).isEqualTo(2 * 3 * (2 * 1 + 4 * 2));
    }

    @Test
    void everythingIsCounted() {
      BigInteger ends = BigInteger.TWO.pow(64).add(BigInteger.TWO.pow(256));
      assertThat(FlowProduct.ALL.count()).isEqualTo(ends.multiply(BigInteger.TWO.pow(40)));
    }

    @Test
    void aProductContainsItsParts() {
      assertThat(FlowProduct.ALL.containsAll(HTTPS)).isTrue();
      assertThat(HTTPS.containsAll(FlowProduct.ALL)).isFalse();
      assertThat(HTTPS.containsAll(withSources(addresses("10.0.0.4")))).isTrue();
      assertThat(HTTPS.containsAll(withDestinationPorts(PortSet.of(80, 443)))).isFalse();
    }

    @Test
    void addressesInNoPacketDoNotMatterForContainment() {
      assertThat(withSources(addresses("10.0.0.0/24")).containsAll(HTTPS)).isTrue();
      assertThat(with(ProtocolSet.NONE).containsAll(OF_TWO_FAMILIES)).isTrue();
    }

    @Test
    void productsIntersectIfAllFiveSetsDo() {
      assertThat(HTTPS.intersects(FlowProduct.ALL)).isTrue();
      assertThat(HTTPS.intersects(with(ProtocolSet.of(Protocol.UDP)))).isFalse();
      assertThat(HTTPS.intersects(withSources(addresses("2001:db8::/64")))).isFalse();
      assertThat(HTTPS.intersects(withDestinationPorts(PortSet.of(80)))).isFalse();
      assertThat(HTTPS.intersection(FlowProduct.ALL)).isEqualTo(HTTPS);
    }
  }

  @Nested
  class Sampling {

    @Test
    void tcpComesBeforeUdpBeforeIcmpBeforeOthers() {
      assertSample(FlowProduct.ALL, "TCP 1.0.0.1:49152 -> 1.0.0.1:443");
      assertSample(with(TCP.complement()), "UDP 10.0.0.1:49152 -> 20.38.84.1:443");
      assertSample(
          with(ProtocolSet.of(Protocol.TCP, Protocol.UDP).complement()),
          "ICMP 10.0.0.1:0 -> 20.38.84.1:443");
      assertSample(
          with(ProtocolSet.of(Protocol.ESP, Protocol.AH)), "ESP 10.0.0.1:0 -> 20.38.84.1:443");
    }

    @Test
    void aProtocolWithoutPortsHasThemZeroWhereItCan() {
      assertSample(
          new FlowProduct(ProtocolSet.of(Protocol.ICMP), NODES, PortSet.ALL, SERVICE, PortSet.ALL),
          "ICMP 10.0.0.1 -> 20.38.84.1");
    }

    @Test
    void wellKnownPortsComeBeforeTheLowest() {
      assertThat(destinationPort(PortSet.ALL)).isEqualTo(443);
      assertThat(destinationPort(PortSet.of(443).complement())).isEqualTo(80);
      assertThat(destinationPort(PortSet.of(7, 22, 3389))).isEqualTo(22);
      assertThat(destinationPort(PortSet.of(29_877, 29_876))).isEqualTo(29_876);
      assertThat(destinationPort(PortSet.of(0, 9))).isEqualTo(9);
      assertThat(destinationPort(PortSet.of(0))).isZero();
    }

    @Test
    void thePortsOfClientsComeBeforeTheLowest() {
      assertThat(sourcePort(PortSet.ALL)).isEqualTo(49_152);
      assertThat(sourcePort(PortSet.of(80, 50_000, 50_001))).isEqualTo(50_000);
      assertThat(sourcePort(PortSet.of(0, 80, 443))).isEqualTo(80);
      assertThat(sourcePort(PortSet.of(0))).isZero();
    }

    @Test
    void theAddressOfANetworkIsSkippedWhereItCanBe() {
      assertThat(source("10.0.0.0/24")).isEqualTo("10.0.0.1");
      assertThat(source("10.0.0.0/32")).isEqualTo("10.0.0.0");
      assertThat(source("10.0.0.0/32", "10.0.1.7/32")).isEqualTo("10.0.1.7");
      assertThat(source("10.0.0.4/30")).isEqualTo("10.0.0.4");
    }

    @Test
    void addressesThatHostsCanHaveComeFirst() {
      assertThat(source("0.0.0.0/0")).isEqualTo("1.0.0.1");
      assertThat(source("127.0.0.0/8", "224.0.0.0/4", "198.51.100.0/24")).isEqualTo("198.51.100.1");
      assertThat(source("127.0.0.0/8")).isEqualTo("127.0.0.1");
    }

    @Test
    void ipv4ComesBeforeIpv6() {
      assertSample(HTTPS, "TCP 10.0.0.1:49152 -> 20.38.84.1:443");
      assertSample(
          withDestinations(addresses("20.38.84.0/24", "::/0")),
          "TCP 10.0.0.1:49152 -> 20.38.84.1:443");
      assertSample(
          withDestinations(AddressSet.ALL_IPV6), "TCP [2001:db8::1]:49152 -> [2000::1]:443");
    }

    private static void assertSample(FlowProduct product, String expected) {
      assertThat(product.sample()).hasValueSatisfying(it -> assertThat(it).hasToString(expected));
    }

    private static int destinationPort(PortSet ports) {
      return withDestinationPorts(ports).sample().orElseThrow().destinationPort();
    }

    private static int sourcePort(PortSet ports) {
      return withSourcePorts(ports).sample().orElseThrow().sourcePort();
    }

    private static String source(String... prefixes) {
      return withSources(addresses(prefixes)).sample().orElseThrow().source().getHostAddress();
    }
  }

  @Test
  void aProductPrintsItsSets() {
    assertThat(HTTPS)
        .hasToString("TCP from 10.0.0.0/24, 2001:db8::/64 ports * to 20.38.84.0/24 ports 443");
  }

  private static FlowProduct with(ProtocolSet protocols) {
    return new FlowProduct(protocols, NODES, PortSet.ALL, SERVICE, PortSet.of(443));
  }

  private static FlowProduct withSources(AddressSet sources) {
    return new FlowProduct(TCP, sources, PortSet.ALL, SERVICE, PortSet.of(443));
  }

  private static FlowProduct withSourcePorts(PortSet ports) {
    return new FlowProduct(TCP, NODES, ports, SERVICE, PortSet.of(443));
  }

  private static FlowProduct withDestinations(AddressSet destinations) {
    return new FlowProduct(TCP, NODES, PortSet.ALL, destinations, PortSet.of(443));
  }

  private static FlowProduct withDestinationPorts(PortSet ports) {
    return new FlowProduct(TCP, NODES, PortSet.ALL, SERVICE, ports);
  }

  private static AddressSet addresses(String... prefixes) {
    return AddressSet.copyOf(Arrays.stream(prefixes).map(IpPrefix::parse).toList());
  }
}
