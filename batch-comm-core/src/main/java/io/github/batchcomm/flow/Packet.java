package io.github.batchcomm.flow;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.net.InetAddresses;
import java.io.Serializable;
import java.net.InetAddress;

/**
 * What a network sees of one packet: its protocol, where it comes from and where it goes.
 *
 * <p>Every packet has ports here, so that packets are all alike; in those of a protocol without
 * ports they say nothing. Host names and scopes of addresses are dropped.
 *
 * @param protocol the protocol
 * @param source the address of the sender
 * @param sourcePort the port of the sender, 0 to 65535
 * @param destination the address of the receiver, of the same family
 * @param destinationPort the port of the receiver, 0 to 65535
 */
public record Packet(
    Protocol protocol,
    InetAddress source,
    int sourcePort,
    InetAddress destination,
    int destinationPort)
    implements Serializable {

  /**
   * Creates the packet from its five fields.
   *
   * @param protocol the protocol
   * @param source the address of the sender
   * @param sourcePort the port of the sender, 0 to 65535
   * @param destination the address of the receiver, of the same family
   * @param destinationPort the port of the receiver, 0 to 65535
   * @throws IllegalArgumentException if the addresses are of different families or a port is
   *     outside 0 to 65535
   */
  public Packet {
    source = AddressFamily.plain(source);
    destination = AddressFamily.plain(destination);
    checkArgument(
        AddressFamily.of(source) == AddressFamily.of(destination),
        "No packet goes from %s to %s, which are addresses of two families",
        InetAddresses.toAddrString(source),
        InetAddresses.toAddrString(destination));
    checkPort("Source", sourcePort);
    checkPort("Destination", destinationPort);
  }

  /** {@return the family of both addresses} */
  public AddressFamily family() {
    return AddressFamily.of(source);
  }

  /**
   * {@return the packet such as {@code TCP 10.0.0.4:49152 -> 20.38.84.1:443}; without the ports of
   * a protocol that has none if they are 0}
   */
  @Override
  public String toString() {
    boolean hasPorts = protocol.hasPorts() || sourcePort != 0 || destinationPort != 0;
    return hasPorts
        ? "%s %s -> %s"
            .formatted(protocol, end(source, sourcePort), end(destination, destinationPort))
        : "%s %s -> %s"
            .formatted(
                protocol,
                InetAddresses.toAddrString(source),
                InetAddresses.toAddrString(destination));
  }

  private static void checkPort(String whose, int port) {
    checkArgument(port >= 0 && port <= 65_535, "%s port %s is outside 0 to 65535", whose, port);
  }

  /** With the address in brackets if it is of IPv6. */
  private static String end(InetAddress address, int port) {
    return InetAddresses.toUriString(address) + ":" + port;
  }
}
