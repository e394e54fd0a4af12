package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressRange;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import java.net.InetAddress;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Sets of packets, and what they are made of. Most values come from few neighbours, so that sets
 * often overlap, touch or are equal.
 */
final class Flows {

  private static final ImmutableList<InetAddress> IPV4 =
      addresses(
          "192.0.2.0",
          "192.0.2.1",
          "192.0.2.2",
          "192.0.2.3",
          "192.0.2.255",
          "192.0.3.0",
          "203.0.113.7",
          "10.0.0.4",
          "0.0.0.0",
          "0.0.0.1",
          "127.255.255.255",
          "128.0.0.0",
          "255.255.255.254",
          "255.255.255.255");

  /** With some that map addresses of IPv4, and with borders between words. */
  private static final ImmutableList<InetAddress> IPV6 =
      addresses(
          "2001:db8::",
          "2001:db8::1",
          "2001:db8::2",
          "2001:db8::ffff:ffff",
          "2001:db8:0:0:0:1::",
          "2001:db8::ffff:ffff:ffff:ffff",
          "2001:db8:0:1::",
          "::",
          "::1",
          "::fffe:ffff:ffff",
          "::ffff:0:0",
          "::ffff:192.0.2.1",
          "::ffff:255.255.255.255",
          "::1:0:0:0",
          "7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
          "8000::",
          "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");

  private static final ImmutableList<Integer> PORTS =
      ImmutableList.of(443, 442, 444, 80, 22, 0, 1, 49_152, 65_534, 65_535);

  private Flows() {}

  static Arbitrary<ProtocolSet> protocolSets() {
    Arbitrary<ProtocolSet> few =
        Either.of(
                4,
                Arbitraries.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP),
                1,
                BatchArbitraries.protocols())
            .set()
            .ofMaxSize(3)
            .map(ProtocolSet::copyOf);
    return Edges.of(
        Either.of(3, few, 1, few.map(ProtocolSet::complement)),
        ImmutableList.of(ProtocolSet.of(Protocol.TCP), ProtocolSet.ALL, ProtocolSet.NONE));
  }

  static Arbitrary<PortSet> portSets() {
    Arbitrary<PortRange> ranges =
        Either.of(
            3,
            Combinators.combine(Arbitraries.of(PORTS), Arbitraries.of(PORTS))
                .as((one, other) -> new PortRange(Math.min(one, other), Math.max(one, other))),
            1,
            BatchArbitraries.portRanges());
    Arbitrary<PortSet> few = ranges.list().ofMaxSize(4).map(PortSet::copyOf);
    return Edges.of(
        Either.of(3, few, 1, few.map(PortSet::complement)),
        ImmutableList.of(PortSet.of(443), PortSet.ALL, PortSet.NONE, PortSet.of(0, 65_535)));
  }

  static Arbitrary<AddressRange> addressRanges() {
    return Edges.of(
        Either.of(
            4,
            Either.of(1, rangesBetween(IPV4), 1, rangesBetween(IPV6)),
            1,
            BatchArbitraries.ipPrefixes().map(AddressRange::of)),
        Stream.of("192.0.2.0/24", "0.0.0.0/0", "::/0", "::ffff:0:0/96")
            .map(IpPrefix::parse)
            .map(AddressRange::of)
            .toList());
  }

  static Arbitrary<AddressSet> addressSets() {
    Arbitrary<AddressSet> few = addressRanges().list().ofMaxSize(4).map(AddressSet::copyOfRanges);
    return Edges.of(
        Either.of(3, few, 1, few.map(AddressSet::complement)),
        ImmutableList.of(
            AddressSet.of(IpPrefix.parse("192.0.2.0/24")),
            AddressSet.ALL,
            AddressSet.NONE,
            AddressSet.ALL_IPV4,
            AddressSet.ALL_IPV6,
            AddressSet.of(IpPrefix.parse("::ffff:0:0/96"))));
  }

  static Arbitrary<Packet> packets() {
    return Either.of(1, Arbitraries.of(IPV4).tuple2(), 1, Arbitraries.of(IPV6).tuple2())
        .flatMap(
            ends ->
                Combinators.combine(
                        Arbitraries.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP),
                        Arbitraries.of(PORTS),
                        Arbitraries.of(PORTS))
                    .as(
                        (protocol, sourcePort, destinationPort) ->
                            new Packet(
                                protocol, ends.get1(), sourcePort, ends.get2(), destinationPort)))
        .withoutEdgeCases();
  }

  static Arbitrary<FlowProduct> flowProducts() {
    return Edges.of(
        Combinators.combine(protocolSets(), addressSets(), portSets(), addressSets(), portSets())
            .as(FlowProduct::new),
        ImmutableList.of(
            FlowProduct.ALL,
            new FlowProduct(
                ProtocolSet.ALL,
                AddressSet.ALL_IPV4,
                PortSet.ALL,
                AddressSet.ALL_IPV6,
                PortSet.ALL)));
  }

  static Arbitrary<FlowSet> flowSets() {
    return Edges.of(
        flowProducts().list().ofMaxSize(3).map(FlowSet::copyOf),
        ImmutableList.of(FlowSet.NONE, FlowSet.ALL));
  }

  /** From one address of a family to another. */
  private static Arbitrary<AddressRange> rangesBetween(ImmutableList<InetAddress> addresses) {
    ImmutableList<InetAddress> inOrder =
        addresses.stream()
            .map(address -> new AddressRange(address, address))
            .sorted()
            .map(AddressRange::first)
            .collect(toImmutableList());
    Arbitrary<Integer> positions = Arbitraries.integers().between(0, inOrder.size() - 1);
    return Combinators.combine(positions, positions)
        .as(
            (one, other) ->
                new AddressRange(
                    inOrder.get(Math.min(one, other)), inOrder.get(Math.max(one, other))));
  }

  private static ImmutableList<InetAddress> addresses(String... texts) {
    return Stream.of(texts).map(text -> IpPrefix.parse(text).network()).collect(toImmutableList());
  }
}
