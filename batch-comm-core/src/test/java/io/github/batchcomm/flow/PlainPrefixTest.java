package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read in the fast way is what {@link IpPrefix#parse} reads, and nothing else. */
class PlainPrefixTest {

  private static final String CHARACTERS = "0123456789abcfgABCFGx.:/%+- \u0661\uff11\u0000";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0/0",
        "255.255.255.255/32",
        "203.0.113.77/24",
        "192.0.2.1",
        "::/0",
        "::",
        "::1",
        "1::",
        "2001:DB8::aBcD/128",
        "1:2:3:4:5:6:7:8/64",
        "1:2:3:4:5:6:7::/64",
        "::2:3:4:5:6:7:8/64",
        "1::3:4:5:6:7:8/64",
        "1:2:3::8/63",
        "1:2:3:4:5::7:8/65",
        "::ffff:102:304/96",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/1"
      })
  void isRecognisedWhereItIsPlain(String text) {
    assertThat(new PlainPrefix().read(text.toCharArray(), 0, text.length())).isTrue();
    assertReadAlike(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        ":",
        ".",
        "/24",
        "1.2.3",
        "1.2.3.",
        "1.2.3.4.",
        "1.2.3.4.5",
        ".1.2.3.4",
        "1..2.3",
        "256.1.1.1",
        "1.1.1.256",
        "1.1.1.1000",
        "01.2.3.4",
        "1.2.3.04",
        "00.0.0.0",
        "1.2.3.4/",
        "1.2.3.4/33",
        "1.2.3.4/08",
        "1.2.3.4/00",
        "1.2.3.4/+8",
        "1.2.3.4/-0",
        "1.2.3.4/-1",
        "1.2.3.4/8/9",
        "1.2.3.4/999",
        "1.2.3.4/0032",
        "1.2.3.4/4294967304",
        " 1.2.3.4",
        "1.2.3.4 ",
        "1.2.3.4 /8",
        "1.2.3.4/ 8",
        "1.2.3.4%eth0/8",
        "0x1.2.3.4",
        "1.2.3.4:80",
        "1,2,3,4",
        "\uff11.2.3.4/8",
        "1.2.3.4/\uff18",
        "\u0661.2.3.4",
        "1.2.3.4/\u0000",
        "::ffff:1.2.3.4",
        "::ffff:1.2.3.4/100",
        "::1.2.3.4/100",
        "1.2.3.4::",
        ":::",
        "::1::",
        "1::2::3",
        "1:2",
        "1:",
        ":1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:",
        ":2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:8:",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1:2:3:4::5:6:7:8",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "00001::",
        "0001::",
        "g::",
        "::g",
        "::/129",
        "::/0128",
        "::/064",
        "::/+64",
        "::/-1",
        "::/",
        "::/1/2",
        "fe80::1%eth0",
        "fe80::1%eth0/64",
        "[::1]",
        "::1 ",
        " ::1",
        "::\uff11",
        "2001:db8",
        "localhost",
        "*",
        "Internet",
        "1.2.3.4-1.2.3.9",
        "@::",
        "`::",
        "G::"
      })
  void isReadAlikeWhereItIsOdd(String text) {
    assertReadAlike(text);
  }

  @Test
  void isReadAlikeInAnyPlainNetwork() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      assertReadAlike(random.nextBoolean() ? ipv4(random) : ipv6(random));
    }
  }

  @Test
  void isReadAlikeWhereAPlainNetworkIsSpoiled() {
    Random random = new Random(2);
    for (int i = 0; i < 400_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? ipv4(random) : ipv6(random));
      for (int changes = 1 + random.nextInt(2); changes > 0 && text.length() > 0; changes--) {
        int at = random.nextInt(text.length());
        char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        switch (random.nextInt(4)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, character);
          case 2 -> text.insert(at, text.charAt(at));
          default -> text.setCharAt(at, character);
        }
      }
      assertReadAlike(text.toString());
    }
  }

  @Test
  void isReadAlikeInAnyShortText() {
    String characters = "01fg.:/";
    for (int length = 0; length <= 6; length++) {
      int count = (int) Math.pow(characters.length(), length);
      for (int number = 0; number < count; number++) {
        StringBuilder text = new StringBuilder();
        for (int rest = number, i = 0; i < length; i++, rest /= characters.length()) {
          text.append(characters.charAt(rest % characters.length()));
        }
        assertReadAlike(text.toString());
      }
    }
  }

  @Test
  void anyLengthLeavesTheRightBits() {
    IntStream.rangeClosed(0, 32).forEach(i -> assertReadAlike("255.255.255.255/" + i));
    IntStream.rangeClosed(0, 32).forEach(i -> assertReadAlike("0.0.0.0/" + i));
    String all = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/";
    IntStream.rangeClosed(0, 128).forEach(i -> assertReadAlike(all + i));
    IntStream.rangeClosed(0, 128).forEach(i -> assertReadAlike("::/" + i));
  }

  @Test
  void textsOutsideTheArrayAreRefused() {
    char[] text = "192.0.2.0/24".toCharArray();
    assertThatThrownBy(() -> AddressSet.builder().addParsed(text, 4, 9))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void whatIsRefusedAddsNothing() {
    AddressSet.Builder builder = AddressSet.builder().add(IpPrefix.parse("192.0.2.0/24"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.addParsed("192.0.3.0/33".toCharArray(), 0, 12))
        .withMessage("Prefix length 33 is outside 0 to 32 for 192.0.3.0");
    assertThat(builder.build()).isEqualTo(AddressSet.of(IpPrefix.parse("192.0.2.0/24")));
  }

  private static void assertReadAlike(String text) {
    // Other characters around it must not matter.
    char[] array = ("1" + text + "2").toCharArray();
    AddressSet.Builder builder = AddressSet.builder();
    Optional<IpPrefix> expected = parsed(text);
    try {
      boolean hasHostBits = builder.addParsed(array, 1, text.length());
      assertThat(expected).as(text).isPresent();
      if (!builder.build().equals(AddressSet.of(expected.orElseThrow()))
          || hasHostBits != IpPrefix.hasHostBits(text)) {
        throw new AssertionError(text + " was read as " + builder.build() + ", " + hasHostBits);
      }
    } catch (IllegalArgumentException e) {
      assertThat(expected).as(text).isEmpty();
    }
  }

  private static Optional<IpPrefix> parsed(String text) {
    try {
      return Optional.of(IpPrefix.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String ipv4(Random random) {
    List<String> octets = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      octets.add(Integer.toString(random.nextInt(random.nextBoolean() ? 256 : 12)));
    }
    return String.join(".", octets) + length(random, 32);
  }

  private static String ipv6(Random random) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String group = Integer.toHexString(random.nextInt(1 << (1 + random.nextInt(16))));
      groups.add(random.nextInt(4) == 0 ? group.toUpperCase(Locale.ROOT) : group);
    }
    if (random.nextInt(4) > 0) {
      int from = random.nextInt(8);
      int to = from + 1 + random.nextInt(8 - from);
      return String.join(":", groups.subList(0, from))
          + "::"
          + String.join(":", groups.subList(to, 8))
          + length(random, 128);
    }
    return String.join(":", groups) + length(random, 128);
  }

  private static String length(Random random, int bits) {
    return random.nextInt(8) == 0 ? "" : "/" + random.nextInt(bits + 1);
  }
}
