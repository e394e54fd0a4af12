package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of ports. */
class PortSetTest {

  @Nested
  class Creating {

    @Test
    void neighboursAndOverlapsBecomeOneRange() {
      assertThat(set("22", "20-21", "23-30", "25-40").ranges())
          .containsExactly(new PortRange(20, 40));
    }

    @Test
    void theOrderDoesNotMatter() {
      assertThat(PortSet.of(443, 80)).isEqualTo(PortSet.of(80, 443, 80));
    }

    @Test
    void allPortsAreAllWhateverTheyAreMadeOf() {
      assertThat(set("0-79", "80", "81-65535")).isEqualTo(PortSet.ALL);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void whatIsNoPortIsRefused(int port) {
      assertThatIllegalArgumentException().isThrownBy(() -> PortSet.of(port));
    }
  }

  @Nested
  class Asking {

    @ParameterizedTest
    @CsvSource({
      "-1, false",
      "0, true",
      "1, false",
      "441, false",
      "442, true",
      "443, true",
      "444, false",
      "65534, false",
      "65535, true",
      "65536, false",
    })
    void aSetContainsThePortsOfItsRanges(int port, boolean contains) {
      assertThat(set("0", "442-443", "65535").contains(port)).isEqualTo(contains);
    }

    @Test
    void whatIsNoPortIsNotEvenInAll() {
      assertThat(PortSet.ALL.contains(65_536)).isFalse();
      assertThat(PortSet.ALL.contains(-1)).isFalse();
    }

    @Test
    void aSetContainsItsParts() {
      assertThat(set("20-30", "40-65535").containsAll(set("20", "25-30", "50", "65535"))).isTrue();
      assertThat(set("20-30", "40-65534").containsAll(set("65535"))).isFalse();
      assertThat(set("20-30").containsAll(set("30-31"))).isFalse();
      assertThat(set("20-30").containsAll(set("19-20"))).isFalse();
      assertThat(PortSet.NONE.containsAll(PortSet.NONE)).isTrue();
      assertThat(PortSet.NONE.containsAll(PortSet.of(0))).isFalse();
    }

    @Test
    void setsThatOnlyTouchDoNotIntersect() {
      assertThat(set("20-30").intersects(set("31-40", "10-19"))).isFalse();
      assertThat(set("20-30").intersects(set("30-40"))).isTrue();
      assertThat(set("60000-65535").intersects(set("65535"))).isTrue();
      assertThat(PortSet.ALL.intersects(PortSet.NONE)).isFalse();
    }

    @Test
    void noneIsEmptyAndAllIsAll() {
      assertThat(PortSet.NONE.isEmpty()).isTrue();
      assertThat(PortSet.NONE.isAll()).isFalse();
      assertThat(PortSet.ALL.isAll()).isTrue();
      assertThat(PortSet.ALL.isEmpty()).isFalse();
      assertThat(set("0-65534").isAll()).isFalse();
      assertThat(set("1-65535").isAll()).isFalse();
    }

    @Test
    void theSizeIsExact() {
      assertThat(PortSet.NONE.size()).isZero();
      assertThat(PortSet.ALL.size()).isEqualTo(65_536);
      assertThat(set("1-10", "65535").size()).isEqualTo(11);
    }

    @Test
    void theFirstIsTheLowest() {
      assertThat(set("443", "80-81").first()).hasValue(80);
      assertThat(PortSet.NONE.first()).isEmpty();
    }
  }

  @Nested
  class Operations {

    @Test
    void aUnionHoldsWhatEitherHolds() {
      assertThat(set("1-5", "10").union(set("4-9"))).isEqualTo(set("1-10"));
    }

    @Test
    void anIntersectionHoldsWhatBothHold() {
      assertThat(set("1-5", "10-65535").intersection(set("5-12", "65535")))
          .isEqualTo(set("5", "10-12", "65535"));
    }

    @Test
    void aDifferenceHoldsWhatIsLeft() {
      assertThat(PortSet.ALL.difference(set("0", "443", "65535")))
          .isEqualTo(set("1-442", "444-65534"));
    }

    @Test
    void aComplementHoldsTheOthers() {
      assertThat(set("0-10").complement()).isEqualTo(set("11-65535"));
      assertThat(set("65535").complement()).isEqualTo(set("0-65534"));
      assertThat(PortSet.ALL.complement()).isEqualTo(PortSet.NONE);
      assertThat(PortSet.NONE.complement()).isEqualTo(PortSet.ALL);
    }
  }

  @Test
  void aSetPrintsItsRanges() {
    assertThat(set("1000-2000", "443")).hasToString("443, 1000-2000");
    assertThat(PortSet.ALL).hasToString("*");
    assertThat(PortSet.NONE).hasToString("none");
  }

  private static PortSet set(String... ranges) {
    return PortSet.copyOf(Arrays.stream(ranges).map(PortRange::parse).toList());
  }
}
