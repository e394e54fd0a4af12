package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sets of addresses built from many networks, against the union of them one by one. */
class AddressSetBuilderTest {

  @Test
  void networksInAnyOrder() {
    Random random = new Random(3);
    for (int round = 0; round < 20_000; round++) {
      AddressSet.Builder builder = AddressSet.builder();
      AddressSet union = AddressSet.NONE;
      for (int count = random.nextInt(12); count > 0; count--) {
        AddressSet added = AddressSet.of(prefix(random));
        if (random.nextInt(6) == 0) {
          added = added.union(AddressSet.of(prefix(random)));
          builder.addAll(added);
        } else if (random.nextInt(3) == 0) {
          String text = added.prefixes().get(0).toString();
          builder.addParsed(text.toCharArray(), 0, text.length());
        } else {
          builder.add(added.ranges().get(0));
        }
        union = union.union(added);
      }
      assertThat(builder.build()).isEqualTo(union).isEqualTo(builder.build());
    }
  }

  @Test
  void neighboursBecomeOneRange() {
    assertThat(
            AddressSet.of(
                    IpPrefix.parse("10.0.0.0/24"),
                    IpPrefix.parse("10.0.1.0/24"),
                    IpPrefix.parse("2001:db8:0:0:ffff:ffff:ffff:ffff"),
                    IpPrefix.parse("2001:db8:0:1::/64"))
                .ranges())
        .hasToString(
            "[10.0.0.0/23, 2001:db8::ffff:ffff:ffff:ffff-2001:db8:0:1:ffff:ffff:ffff:ffff]");
  }

  @Test
  void theHighestAddressesBoundASet() {
    AddressSet halves =
        AddressSet.of(
            IpPrefix.parse("0.0.0.0/1"),
            IpPrefix.parse("128.0.0.0/1"),
            IpPrefix.parse("::/1"),
            IpPrefix.parse("8000::/1"),
            IpPrefix.parse("ffff::/16"));
    assertThat(halves).isEqualTo(AddressSet.ALL);
  }

  @Test
  void aBuilderGoesOnAfterASetWasBuilt() {
    AddressSet.Builder builder = AddressSet.builder().add(IpPrefix.parse("192.0.2.0/25"));
    AddressSet first = builder.build();
    builder.add(IpPrefix.parse("192.0.2.128/25"));
    assertThat(builder.build()).isEqualTo(AddressSet.of(IpPrefix.parse("192.0.2.0/24")));
    assertThat(first).isEqualTo(AddressSet.of(IpPrefix.parse("192.0.2.0/25")));
  }

  /** A network near either end of its family or near a word's end, where mistakes would show. */
  private static IpPrefix prefix(Random random) {
    String[] starts = {
      "0.0.0.0",
      "255.255.255.0",
      "10.0.0.0",
      "::",
      "ffff:ffff:ffff:ffff::",
      "ffff:ffff:ffff:ffff:ffff:ffff:ffff:0",
      "::ffff:ffff:ffff:ff00",
      "::ffff:ff00"
    };
    byte[] bytes = InetAddresses.forString(starts[random.nextInt(starts.length)]).getAddress();
    bytes[bytes.length - 1] = (byte) random.nextInt(256);
    AddressFamily family = bytes.length == 4 ? AddressFamily.IPV4 : AddressFamily.IPV6;
    int hostBits = random.nextInt(40) == 0 ? random.nextInt(family.bits()) : random.nextInt(8);
    return new IpPrefix(family.address(bytes), family.bits() - hostBits);
  }
}
