package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** Single packets. */
class PacketTest {

  @Test
  void aPacketPrintsWhereItComesFromAndGoes() {
    assertThat(packet(Protocol.TCP, "10.0.0.4", 49_152, "20.38.84.1", 443))
        .hasToString("TCP 10.0.0.4:49152 -> 20.38.84.1:443");
  }

  @Test
  void ipv6AddressesPrintInBrackets() {
    assertThat(packet(Protocol.UDP, "2001:db8::4", 49_152, "::ffff:192.0.2.1", 53))
        .hasToString("UDP [2001:db8::4]:49152 -> [::ffff:c000:201]:53");
  }

  @Test
  void aPacketWithoutPortsPrintsNone() {
    assertThat(packet(Protocol.ICMP, "10.0.0.4", 0, "2.0.0.1", 0))
        .hasToString("ICMP 10.0.0.4 -> 2.0.0.1");
    assertThat(packet(Protocol.ESP, "2001:db8::4", 0, "2001:db8::5", 0))
        .hasToString("ESP 2001:db8::4 -> 2001:db8::5");
  }

  @Test
  void portsThatAreThereArePrinted() {
    assertThat(packet(Protocol.ICMP, "10.0.0.4", 0, "2.0.0.1", 7))
        .hasToString("ICMP 10.0.0.4:0 -> 2.0.0.1:7");
    assertThat(packet(Protocol.TCP, "10.0.0.4", 0, "2.0.0.1", 0))
        .hasToString("TCP 10.0.0.4:0 -> 2.0.0.1:0");
  }

  @Test
  void addressesOfTwoFamiliesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> packet(Protocol.TCP, "10.0.0.4", 1, "2001:db8::1", 2))
        .withMessage(
            "No packet goes from 10.0.0.4 to 2001:db8::1, which are addresses of two families");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> packet(Protocol.TCP, "192.0.2.1", 1, "::ffff:192.0.2.1", 2));
  }

  @Test
  void portsBeyondTheirRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> packet(Protocol.TCP, "10.0.0.4", -1, "10.0.0.5", 2))
        .withMessage("Source port -1 is outside 0 to 65535");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> packet(Protocol.TCP, "10.0.0.4", 1, "10.0.0.5", 65_536))
        .withMessage("Destination port 65536 is outside 0 to 65535");
  }

  @Test
  void theFamilyIsThatOfItsAddresses() {
    assertThat(packet(Protocol.TCP, "10.0.0.4", 1, "10.0.0.5", 2).family())
        .isEqualTo(AddressFamily.IPV4);
    assertThat(packet(Protocol.TCP, "::ffff:10.0.0.4", 1, "::1", 2).family())
        .isEqualTo(AddressFamily.IPV6);
  }

  @Test
  void hostNamesAndScopesAreDropped() throws Exception {
    InetAddress scoped = Inet6Address.getByAddress("host.example", new byte[16], 3);
    assertThat(new Packet(Protocol.TCP, scoped, 1, scoped, 2)).hasToString("TCP [::]:1 -> [::]:2");
  }

  private static Packet packet(
      Protocol protocol, String source, int sourcePort, String destination, int destinationPort) {
    return new Packet(protocol, address(source), sourcePort, address(destination), destinationPort);
  }

  private static InetAddress address(String text) {
    return IpPrefix.parse(text).network();
  }
}
