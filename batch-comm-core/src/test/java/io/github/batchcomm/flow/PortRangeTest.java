package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableSortedSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of ports. */
class PortRangeTest {

  @Nested
  class Reading {

    @Test
    void aSinglePortIsARangeOfOne() {
      assertThat(PortRange.parse("443")).isEqualTo(PortRange.of(443));
    }

    @Test
    void twoPortsAreJoinedByAHyphen() {
      assertThat(PortRange.parse("29876-29877")).isEqualTo(new PortRange(29_876, 29_877));
    }

    @Test
    void spacesAroundThePortsDoNotMatter() {
      assertThat(PortRange.parse(" 80 - 90 ")).isEqualTo(new PortRange(80, 90));
    }

    @Test
    void aStarIsEveryPort() {
      assertThat(PortRange.parse("*")).isEqualTo(PortRange.ALL);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "-", "-443", "443-", "1-2-3", "http", "+443", "4 43", "1,2", "*-*", "٤٤٣"})
    void whatIsNoPortAndNoRangeIsRefused(String text) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PortRange.parse(text))
          .withMessage("'%s' is not a port, a range of ports or *", text);
    }

    @Test
    void portsBeyond65535AreRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PortRange.parse("443-65536"))
          .withMessage("Ports 443-65536 are outside 0 to 65535");
    }

    @Test
    void negativePortsAreRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new PortRange(-1, 5))
          .withMessage("Ports -1-5 are outside 0 to 65535");
    }

    @Test
    void swappedEndsAreRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PortRange.parse("29877-29876"))
          .withMessage("Port range 29877-29876 has its ends swapped");
    }
  }

  @Nested
  class Containing {

    private final PortRange batch = new PortRange(29_876, 29_877);

    @Test
    void bothEndsBelongToTheRange() {
      assertThat(batch.contains(29_876)).isTrue();
      assertThat(batch.contains(29_877)).isTrue();
    }

    @Test
    void theNeighboursOfTheEndsDoNot() {
      assertThat(batch.contains(29_875)).isFalse();
      assertThat(batch.contains(29_878)).isFalse();
    }

    @Test
    void aRangeContainsThePartsOfIt() {
      assertThat(batch.contains(PortRange.of(29_877))).isTrue();
    }

    @Test
    void aRangeDoesNotContainOneThatReachesBeyondIt() {
      assertThat(batch.contains(new PortRange(29_877, 29_878))).isFalse();
    }
  }

  @Nested
  class Printing {

    @Test
    void everyPortPrintsAsAStar() {
      assertThat(new PortRange(0, 65_535)).hasToString("*");
    }

    @Test
    void onePortPrintsAsOneNumber() {
      assertThat(new PortRange(443, 443)).hasToString("443");
    }

    @Test
    void severalPrintWithAHyphen() {
      assertThat(new PortRange(0, 65_534)).hasToString("0-65534");
    }
  }

  @Test
  void rangesAreOrderedByTheirFirstAndThenTheirLastPort() {
    PortRange first = new PortRange(1, 2);
    PortRange second = new PortRange(1, 3);
    PortRange third = new PortRange(2, 2);
    assertThat(ImmutableSortedSet.of(third, second, first)).containsExactly(first, second, third);
  }
}
