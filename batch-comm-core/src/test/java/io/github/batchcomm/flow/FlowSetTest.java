package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Sets of packets. */
class FlowSetTest {

  private static final FlowSet WEB = FlowSet.of(product("10.0.0.0/24", "20.0.0.0/8", "80"));
  private static final FlowSet TLS = FlowSet.of(product("10.0.0.0/24", "20.0.0.0/8", "443"));

  @Nested
  class Form {

    @Test
    void setsOfTheSamePacketsAreEqualWhateverTheyWereMadeOf() {
      FlowSet whole = FlowSet.of(product("10.0.0.0/24", "20.0.0.0/8", "1-9"));
      FlowSet bySource =
          FlowSet.of(
              product("10.0.0.0/25", "20.0.0.0/8", "1-9"),
              product("10.0.0.128/25", "20.0.0.0/8", "1-9"));
      FlowSet byPort =
          FlowSet.of(
              product("10.0.0.0/24", "20.0.0.0/8", "5-9"),
              product("10.0.0.0/24", "20.0.0.0/8", "1-6"));
      assertThat(bySource).isEqualTo(whole).hasSameHashCodeAs(whole);
      assertThat(byPort).isEqualTo(whole).hasSameHashCodeAs(whole);
      assertThat(byPort.products()).hasSize(1).isEqualTo(bySource.products());
    }

    @Test
    void aCrossIsTheSameInWhateverOrderItIsMade() {
      FlowProduct tall = product("10.0.0.0/30", "20.0.0.0/8", "1");
      FlowProduct wide = product("10.0.0.0/24", "20.0.0.0/8", "1-9");
      FlowProduct across = product("10.0.0.0/8", "20.0.0.0/30", "1-9");
      assertThat(FlowSet.of(tall, wide, across)).isEqualTo(FlowSet.of(across, wide, tall));
    }

    @Test
    void productsAreDisjointAndOfOneFamily() {
      FlowSet set = FlowSet.of(FlowProduct.ALL).difference(WEB);
      for (FlowProduct one : set.products()) {
        assertThat(one.sources().families()).hasSize(1).isEqualTo(one.destinations().families());
        assertThat(set.products()).filteredOn(one::intersects).containsExactly(one);
      }
    }

    @Test
    void productsWithoutPacketsLeaveNoTrace() {
      assertThat(FlowSet.of(product("10.0.0.0/24", "2001:db8::/32", "80"))).isEqualTo(FlowSet.NONE);
      assertThat(FlowSet.of()).isEqualTo(FlowSet.NONE);
      assertThat(FlowSet.NONE.products()).isEmpty();
    }

    @Test
    void addressesInNoPacketLeaveNoTrace() {
      FlowProduct onlyIpv4 = product("10.0.0.0/24", "20.0.0.0/8", "80");
      FlowProduct alsoFromIpv6 =
          new FlowProduct(
              onlyIpv4.protocols(),
              onlyIpv4.sources().union(AddressSet.ALL_IPV6),
              onlyIpv4.sourcePorts(),
              onlyIpv4.destinations(),
              onlyIpv4.destinationPorts());
      assertThat(FlowSet.of(alsoFromIpv6)).isEqualTo(FlowSet.of(onlyIpv4));
    }
  }

  @Nested
  class Operations {

    @Test
    void aUnionHoldsWhatEitherHolds() {
      assertThat(WEB.union(TLS))
          .isEqualTo(
              FlowSet.of(
                  product("10.0.0.0/24", "20.0.0.0/8", "80"),
                  product("10.0.0.0/24", "20.0.0.0/8", "443")));
      assertThat(WEB.union(FlowSet.ALL)).isEqualTo(FlowSet.ALL);
    }

    @Test
    void anIntersectionHoldsWhatBothHold() {
      assertThat(WEB.intersection(TLS)).isEqualTo(FlowSet.NONE);
      assertThat(WEB.intersection(FlowSet.of(product("10.0.0.7", "20.1.0.0/16", "1-100"))))
          .isEqualTo(FlowSet.of(product("10.0.0.7", "20.1.0.0/16", "80")));
    }

    @Test
    void aDifferenceHoldsWhatIsLeft() {
      FlowSet left = WEB.difference(FlowSet.of(product("0.0.0.0/0", "20.128.0.0/9", "80")));
      assertThat(left).isEqualTo(FlowSet.of(product("10.0.0.0/24", "20.0.0.0/9", "80")));
      assertThat(WEB.difference(TLS)).isEqualTo(WEB);
      assertThat(WEB.difference(WEB)).isEqualTo(FlowSet.NONE);
    }

    @Test
    void aComplementHoldsAllOtherPackets() {
      assertThat(WEB.complement().union(WEB)).isEqualTo(FlowSet.ALL);
      assertThat(WEB.complement().intersects(WEB)).isFalse();
      assertThat(FlowSet.ALL.complement()).isEqualTo(FlowSet.NONE);
      assertThat(FlowSet.NONE.complement()).isEqualTo(FlowSet.ALL);
    }

    @Test
    void aComplementCanBeTakenInOtherPackets() {
      assertThat(WEB.complementIn(WEB.union(TLS))).isEqualTo(TLS);
    }
  }

  @Nested
  class Asking {

    @Test
    void aSetContainsItsPackets() {
      Packet packet = WEB.sample().orElseThrow();
      assertThat(WEB.contains(packet)).isTrue();
      assertThat(TLS.contains(packet)).isFalse();
      assertThat(FlowSet.ALL.contains(packet)).isTrue();
      assertThat(FlowSet.NONE.contains(packet)).isFalse();
    }

    @Test
    void aSetContainsItsParts() {
      assertThat(WEB.union(TLS).containsAll(TLS)).isTrue();
      assertThat(TLS.containsAll(WEB.union(TLS))).isFalse();
      assertThat(TLS.containsAll(FlowSet.NONE)).isTrue();
      assertThat(FlowSet.ALL.containsAll(FlowSet.ALL)).isTrue();
    }

    @Test
    void aPartMayLieInSeveralProducts() {
      FlowSet halves =
          FlowSet.of(
              product("10.0.0.0/24", "20.0.0.0/9", "1-80"),
              product("10.0.0.0/16", "20.128.0.0/9", "80"));
      assertThat(halves.containsAll(WEB)).isTrue();
    }

    @Test
    void setsWithoutCommonPacketsDoNotIntersect() {
      assertThat(WEB.intersects(TLS)).isFalse();
      assertThat(WEB.intersects(WEB.union(TLS))).isTrue();
      assertThat(WEB.intersects(FlowSet.NONE)).isFalse();
    }

    @Test
    void theCountIsExact() {
      BigInteger packets = BigInteger.TWO.pow(8 + 16 + 24);
      assertThat(WEB.union(TLS).count()).isEqualTo(packets.shiftLeft(1));
      assertThat(WEB.union(WEB).count()).isEqualTo(packets);
      assertThat(FlowSet.ALL.count()).isEqualTo(FlowProduct.ALL.count());
      assertThat(FlowSet.NONE.count()).isZero();
      assertThat(FlowSet.NONE.isEmpty()).isTrue();
    }
  }

  @Nested
  class Sampling {

    @Test
    void thePacketThatIsKnownBestIsTaken() {
      FlowSet all =
          FlowSet.of(
              product("10.0.0.0/24", "1.0.0.0/8", "7"),
              product("10.0.0.0/24", "30.0.0.0/8", "443"),
              product("2001:db8::/64", "2001:db8:1::/64", "443"));
      assertThat(all.sample().orElseThrow()).hasToString("TCP 10.0.0.1:49152 -> 30.0.0.1:443");
      assertThat(FlowSet.ALL.sample()).isEqualTo(FlowProduct.ALL.sample());
      assertThat(FlowSet.NONE.sample()).isEmpty();
    }

    @Test
    void portZeroIsTakenLast() {
      FlowSet set =
          FlowSet.of(
              product("10.0.0.0/24", "1.0.0.0/8", "0"),
              product("10.0.0.0/24", "30.0.0.0/8", "65535"));
      assertThat(set.sample().orElseThrow()).hasToString("TCP 10.0.0.1:49152 -> 30.0.0.1:65535");
    }
  }

  @Test
  void aSetPrintsItsProducts() {
    assertThat(FlowSet.of(product("10.0.0.0/24", "20.0.0.0/8", "80")))
        .hasToString("TCP from 10.0.0.0/24 ports * to 20.0.0.0/8 ports 80");
    assertThat(
            FlowSet.of(
                product("10.0.1.0/24", "30.0.0.0/8", "80"),
                product("10.0.0.0/24", "20.0.0.0/8", "80")))
        .hasToString(
            "TCP from 10.0.0.0/24 ports * to 20.0.0.0/8 ports 80; "
                + "TCP from 10.0.1.0/24 ports * to 30.0.0.0/8 ports 80");
    assertThat(FlowSet.NONE).hasToString("none");
  }

  /** Packets of TCP from any port. */
  private static FlowProduct product(String source, String destination, String ports) {
    return new FlowProduct(
        ProtocolSet.of(Protocol.TCP),
        AddressSet.of(IpPrefix.parse(source)),
        PortSet.ALL,
        AddressSet.of(IpPrefix.parse(destination)),
        PortSet.of(PortRange.parse(ports)));
  }
}
