package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PortRangeProperties {

  @Property
  void whatIsPrintedIsReadBack(@ForAll PortRange range) {
    assertThat(PortRange.parse(range.toString())).isEqualTo(range);
  }

  @Property
  void aRangeContainsAnotherExactlyIfItContainsBothItsEnds(
      @ForAll PortRange range, @ForAll PortRange other) {
    assertThat(range.contains(other))
        .isEqualTo(range.contains(other.first()) && range.contains(other.last()));
  }

  @Property
  void containmentIsTransitive(
      @ForAll PortRange range, @ForAll PortRange other, @ForAll @IntRange(max = 65_535) int port) {
    if (range.contains(other) && other.contains(port)) {
      assertThat(range.contains(port)).isTrue();
    }
  }

  @Property
  void orderAgreesWithEquality(@ForAll PortRange range, @ForAll PortRange other) {
    assertThat(range.compareTo(other) == 0).isEqualTo(range.equals(other));
  }
}
