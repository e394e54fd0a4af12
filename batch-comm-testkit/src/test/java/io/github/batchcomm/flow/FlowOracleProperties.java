package io.github.batchcomm.flow;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sets of packets against lists of them, in a world so small that all can be counted. */
class FlowOracleProperties {

  private static final ImmutableList<Protocol> PROTOCOLS =
      ImmutableList.of(Protocol.ICMP, Protocol.TCP, Protocol.UDP);

  private static final ImmutableList<Integer> PORTS = ImmutableList.of(0, 443, 444);

  private static final ImmutableList<InetAddress> ADDRESSES =
      Stream.of("192.0.2.0", "192.0.2.1", "192.0.2.7", "::ffff:192.0.2.0", "2001:db8::1")
          .map(text -> IpPrefix.parse(text).network())
          .collect(toImmutableList());

  private static final ImmutableList<Packet> PACKETS = packets();

  /** A product by what it picks of each list, five lists in 19 bits. */
  private record Picked(int bits) {

    private boolean protocol(int position) {
      return has(position);
    }

    private boolean source(int position) {
      return has(3 + position);
    }

    private boolean destination(int position) {
      return has(8 + position);
    }

    private boolean sourcePort(int position) {
      return has(13 + position);
    }

    private boolean destinationPort(int position) {
      return has(16 + position);
    }

    private FlowProduct product() {
      return new FlowProduct(
          ProtocolSet.copyOf(
              IntStream.range(0, 3).filter(this::protocol).mapToObj(PROTOCOLS::get).toList()),
          AddressSet.of(
              IntStream.range(0, 5)
                  .filter(this::source)
                  .mapToObj(ADDRESSES::get)
                  .toArray(InetAddress[]::new)),
          PortSet.of(IntStream.range(0, 3).filter(this::sourcePort).map(PORTS::get).toArray()),
          AddressSet.of(
              IntStream.range(0, 5)
                  .filter(this::destination)
                  .mapToObj(ADDRESSES::get)
                  .toArray(InetAddress[]::new)),
          PortSet.of(
              IntStream.range(0, 3).filter(this::destinationPort).map(PORTS::get).toArray()));
    }

    private boolean contains(Packet packet) {
      return protocol(PROTOCOLS.indexOf(packet.protocol()))
          && source(ADDRESSES.indexOf(packet.source()))
          && destination(ADDRESSES.indexOf(packet.destination()))
          && sourcePort(PORTS.indexOf(packet.sourcePort()))
          && destinationPort(PORTS.indexOf(packet.destinationPort()));
    }

    private boolean has(int bit) {
      return (bits >>> bit & 1) == 1;
    }
  }

  @Property
  void aSetIsTheListOfItsPackets(@ForAll("picked") List<Picked> picked) {
    assertThat(listed(set(picked))).isEqualTo(listed(picked));
    assertThat(set(picked).count()).isEqualTo(BigInteger.valueOf(listed(picked).cardinality()));
  }

  @Property
  void operationsAreThoseOfLists(
      @ForAll("picked") List<Picked> one, @ForAll("picked") List<Picked> other) {
    FlowSet a = set(one);
    FlowSet b = set(other);
    BitSet union = listed(one);
    union.or(listed(other));
    assertThat(listed(a.union(b))).isEqualTo(union);
    BitSet intersection = listed(one);
    intersection.and(listed(other));
    assertThat(listed(a.intersection(b))).isEqualTo(intersection);
    assertThat(a.intersection(b).count()).isEqualTo(BigInteger.valueOf(intersection.cardinality()));
    BitSet difference = listed(one);
    difference.andNot(listed(other));
    assertThat(listed(a.difference(b))).isEqualTo(difference);
    assertThat(a.difference(b).count()).isEqualTo(BigInteger.valueOf(difference.cardinality()));
    assertThat(a.intersects(b)).isEqualTo(!intersection.isEmpty());
    assertThat(b.containsAll(a)).isEqualTo(difference.isEmpty());
  }

  @Property
  void complementsAreThoseOfLists(@ForAll("picked") List<Picked> picked) {
    FlowSet everything = set(ImmutableList.of(new Picked(-1)));
    BitSet complement = listed(picked);
    complement.flip(0, PACKETS.size());
    assertThat(listed(set(picked).complementIn(everything))).isEqualTo(complement);
    assertThat(listed(set(picked).complement())).isEqualTo(complement);
  }

  @Property
  void setsAreEqualExactlyIfTheirPacketsAre(
      @ForAll("picked") List<Picked> one, @ForAll("picked") List<Picked> other) {
    assertThat(set(one).equals(set(other))).isEqualTo(listed(one).equals(listed(other)));
  }

  @Property(tries = 300)
  void aSetMadeOfSinglePacketsIsTheSame(@ForAll("picked") List<Picked> picked) {
    BitSet listed = listed(picked);
    FlowSet ofPackets =
        FlowSet.copyOf(
            listed.stream().mapToObj(PACKETS::get).map(FlowOracleProperties::only).toList());
    assertThat(ofPackets)
        .isEqualTo(set(picked))
        .hasSameHashCodeAs(set(picked))
        .hasToString(set(picked).toString());
  }

  @Property
  void productsAskAndCountAsListsDo(@ForAll("picks") Picked one, @ForAll("picks") Picked other) {
    BitSet common = listed(List.of(one));
    assertThat(one.product().count()).isEqualTo(BigInteger.valueOf(common.cardinality()));
    assertThat(one.product().isEmpty()).isEqualTo(common.isEmpty());
    common.and(listed(List.of(other)));
    assertThat(one.product().intersects(other.product())).isEqualTo(!common.isEmpty());
    assertThat(one.product().containsAll(other.product()))
        .isEqualTo(common.equals(listed(List.of(other))));
    assertThat(listed(FlowSet.of(one.product().intersection(other.product())))).isEqualTo(common);
  }

  @Provide
  Arbitrary<Picked> picks() {
    return Arbitraries.integers().between(0, (1 << 19) - 1).withoutEdgeCases().map(Picked::new);
  }

  @Provide
  Arbitrary<List<Picked>> picked() {
    return picks().list().ofMaxSize(5);
  }

  private static FlowSet set(List<Picked> picked) {
    return FlowSet.copyOf(picked.stream().map(Picked::product).toList());
  }

  private static FlowProduct only(Packet packet) {
    return new FlowProduct(
        ProtocolSet.of(packet.protocol()),
        AddressSet.of(packet.source()),
        PortSet.of(packet.sourcePort()),
        AddressSet.of(packet.destination()),
        PortSet.of(packet.destinationPort()));
  }

  private static BitSet listed(List<Picked> picked) {
    return positions(packet -> picked.stream().anyMatch(it -> it.contains(packet)));
  }

  private static BitSet listed(FlowSet set) {
    return positions(set::contains);
  }

  private static BitSet positions(Predicate<Packet> contains) {
    BitSet positions = new BitSet();
    for (int i = 0; i < PACKETS.size(); i++) {
      positions.set(i, contains.test(PACKETS.get(i)));
    }
    return positions;
  }

  private static ImmutableList<Packet> packets() {
    ImmutableList.Builder<Packet> packets = ImmutableList.builder();
    for (Protocol protocol : PROTOCOLS) {
      for (InetAddress source : ADDRESSES) {
        for (InetAddress destination : ADDRESSES) {
          if (AddressFamily.of(source) == AddressFamily.of(destination)) {
            for (int sourcePort : PORTS) {
              for (int destinationPort : PORTS) {
                packets.add(new Packet(protocol, source, sourcePort, destination, destinationPort));
              }
            }
          }
        }
      }
    }
    return packets.build();
  }
}
