package io.github.batchcomm.flow;

import com.google.common.collect.ImmutableList;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.stream.Stream;

/** Which packet stands for many: one that a person recognises. */
final class FamiliarPackets {

  /** Of several packets, the one to show first; equal ones differ in other fields only. */
  static final Comparator<Packet> ORDER =
      Comparator.<Packet>comparingInt(packet -> rank(packet.protocol()))
          .thenComparingInt(packet -> rank(packet.protocol(), packet.destinationPort()))
          .thenComparing(Packet::family);

  private static final ImmutableList<Protocol> PROTOCOLS =
      ImmutableList.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP);

  private static final ImmutableList<Integer> SERVICES =
      ImmutableList.of(443, 80, 22, 3389, 53, 25, 445);

  /** The ports that clients are given, 49152 and up. */
  private static final PortSet CLIENTS = PortSet.of(new PortRange(49_152, 65_535));

  private static final PortSet NO_PORT = PortSet.of(0);

  /** Where hosts have their addresses: no loopback, no multicast, nothing reserved. */
  private static final AddressSet HOSTS =
      AddressSet.of(
              IpPrefix.parse("2000::/3"),
              IpPrefix.parse("fc00::/7"),
              IpPrefix.parse("0.0.0.0/1"),
              IpPrefix.parse("128.0.0.0/2"),
              IpPrefix.parse("192.0.0.0/3"))
          .difference(AddressSet.of(IpPrefix.parse("0.0.0.0/8"), IpPrefix.parse("127.0.0.0/8")));

  private FamiliarPackets() {}

  /** A packet of a product that is not empty and has addresses of one family. */
  static Packet sample(FlowProduct product) {
    Protocol protocol = protocol(product.protocols());
    return new Packet(
        protocol,
        address(product.sources()),
        sourcePort(protocol, product.sourcePorts()),
        address(product.destinations()),
        destinationPort(protocol, product.destinationPorts()));
  }

  private static Protocol protocol(ProtocolSet protocols) {
    return PROTOCOLS.stream()
        .filter(protocols::contains)
        .findFirst()
        .or(protocols::first)
        .orElseThrow();
  }

  private static int destinationPort(Protocol protocol, PortSet ports) {
    if (!protocol.hasPorts()) {
      return ports.first().orElseThrow();
    }
    return SERVICES.stream()
        .filter(ports::contains)
        .findFirst()
        .orElseGet(() -> lowestButZero(ports));
  }

  private static int sourcePort(Protocol protocol, PortSet ports) {
    if (!protocol.hasPorts()) {
      return ports.first().orElseThrow();
    }
    PortSet ofClients = ports.intersection(CLIENTS);
    return ofClients.first().orElseGet(() -> lowestButZero(ports));
  }

  private static int lowestButZero(PortSet ports) {
    return ports.difference(NO_PORT).first().orElse(0);
  }

  private static InetAddress address(AddressSet addresses) {
    AddressSet ofHosts = addresses.intersection(HOSTS);
    return Stream.of(ofHosts, addresses)
        .flatMap(
            set ->
                Stream.concat(
                    set.streamRanges().flatMap(FamiliarPackets::nonZero),
                    set.streamRanges().map(AddressRange::first)))
        .findFirst()
        .orElseThrow();
  }

  /** The lowest address of a range whose last byte is not 0, as that of a network often is. */
  private static Stream<InetAddress> nonZero(AddressRange range) {
    byte[] bytes = range.first().getAddress();
    if (bytes[bytes.length - 1] != 0) {
      return Stream.of(range.first());
    }
    bytes[bytes.length - 1] = 1;
    InetAddress next = range.family().address(bytes);
    return range.contains(next) ? Stream.of(next) : Stream.empty();
  }

  private static int rank(Protocol protocol) {
    int position = PROTOCOLS.indexOf(protocol);
    return position >= 0 ? position : PROTOCOLS.size() + protocol.number();
  }

  /** Port 0 comes last where packets have ports, as nobody serves there. */
  private static int rank(Protocol protocol, int port) {
    if (!protocol.hasPorts()) {
      return port;
    }
    int position = port == 0 ? Integer.MAX_VALUE : SERVICES.indexOf(port);
    return position >= 0 ? position : SERVICES.size() + port;
  }
}
