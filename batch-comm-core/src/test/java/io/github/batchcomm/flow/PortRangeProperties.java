package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PortRangeProperties {

  @Property
  void whatIsPrintedIsReadBack(@ForAll("ranges") PortRange range) {
    assertThat(PortRange.parse(range.toString())).isEqualTo(range);
  }

  @Property
  void aRangeContainsAnotherExactlyIfItContainsBothItsEnds(
      @ForAll("ranges") PortRange range, @ForAll("ranges") PortRange other) {
    assertThat(range.contains(other))
        .isEqualTo(range.contains(other.first()) && range.contains(other.last()));
  }

  @Property
  void containmentIsTransitive(
      @ForAll("ranges") PortRange range,
      @ForAll("ranges") PortRange other,
      @ForAll @IntRange(max = 65_535) int port) {
    if (range.contains(other) && other.contains(port)) {
      assertThat(range.contains(port)).isTrue();
    }
  }

  @Property
  void orderAgreesWithEquality(
      @ForAll("ranges") PortRange range, @ForAll("ranges") PortRange other) {
    assertThat(range.compareTo(other) == 0).isEqualTo(range.equals(other));
  }

  @Provide
  Arbitrary<PortRange> ranges() {
    Arbitrary<Integer> ports =
        Arbitraries.oneOf(
            Arbitraries.integers()
                .between(0, 65_535)
                .edgeCases(edges -> edges.includeOnly(0, 65_535)),
            Arbitraries.integers().between(29_870, 29_880).withoutEdgeCases());
    return Combinators.combine(ports, ports)
        .as((one, other) -> new PortRange(Math.min(one, other), Math.max(one, other)));
  }
}
