package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** The two versions of the Internet Protocol. */
class AddressFamilyTest {

  @Test
  void theLengthOfItsAddressesIsKnown() {
    assertThat(AddressFamily.IPV4.bits()).isEqualTo(32);
    assertThat(AddressFamily.IPV6.bits()).isEqualTo(128);
  }

  @Test
  void anAddressIsOfTheFamilyWhoseLengthItHas() throws Exception {
    byte[] mapped = new byte[16];
    mapped[10] = -1;
    mapped[11] = -1;
    InetAddress ipv6 = Inet6Address.getByAddress(null, mapped, -1);
    assertThat(AddressFamily.of(ipv6)).isEqualTo(AddressFamily.IPV6);
    assertThat(AddressFamily.of(InetAddress.getByAddress(mapped))).isEqualTo(AddressFamily.IPV4);
    assertThat(AddressFamily.of(InetAddresses.forString("192.0.2.1")))
        .isEqualTo(AddressFamily.IPV4);
    assertThat(AddressFamily.of(InetAddresses.forString("::1"))).isEqualTo(AddressFamily.IPV6);
  }
}
