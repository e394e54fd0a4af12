package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** What cutting packets up by the first product that holds them gives. */
class FirstMatchProperties {

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.MIXIN)
  void thePartsAreThePacketsCutUp(
      @ForAll FlowProduct universe, @ForAll @Size(max = 5) List<FlowProduct> products) {
    ImmutableList<FirstMatch.Part> parts = FirstMatch.partition(universe, products);

    assertThat(parts).noneMatch(part -> part.packets().isEmpty());
    for (int i = 0; i < parts.size(); i++) {
      for (FirstMatch.Part other : parts.subList(0, i)) {
        assertThat(parts.get(i).packets().intersects(other.packets())).isFalse();
      }
    }
    assertThat(FlowSet.copyOf(parts.stream().map(FirstMatch.Part::packets).toList()))
        .isEqualTo(FlowSet.of(universe));
    assertThat(
            parts.stream()
                .map(part -> part.packets().count())
                .reduce(BigInteger.ZERO, BigInteger::add))
        .isEqualTo(universe.count());
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.MIXIN)
  void aPartLiesInItsProductAndInNoEarlierOne(
      @ForAll FlowProduct universe, @ForAll @Size(max = 5) List<FlowProduct> products) {
    for (FirstMatch.Part part : FirstMatch.partition(universe, products)) {
      assertThat(part.product()).isBetween(0, products.size());
      if (part.product() < products.size()) {
        assertThat(products.get(part.product()).containsAll(part.packets())).isTrue();
      }
      assertThat(products.subList(0, part.product()))
          .noneMatch(earlier -> earlier.intersects(part.packets()));
    }
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.MIXIN)
  void whatNoProductHoldsIsTheDifference(
      @ForAll FlowProduct universe, @ForAll @Size(max = 5) List<FlowProduct> products) {
    assertThat(FirstMatch.unmatched(universe, products))
        .isEqualTo(FlowSet.of(universe).difference(FlowSet.copyOf(products)));
  }

  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void aPacketIsInThePartOfTheFirstProductThatHoldsIt(
      @ForAll FlowProduct universe,
      @ForAll @Size(max = 5) List<FlowProduct> products,
      @ForAll @Size(8) List<Packet> packets) {
    ImmutableList<FirstMatch.Part> parts = FirstMatch.partition(universe, products);
    for (Packet packet : packets) {
      int first =
          IntStream.range(0, products.size())
              .filter(i -> products.get(i).contains(packet))
              .findFirst()
              .orElse(products.size());
      assertThat(parts.stream().filter(part -> part.packets().contains(packet)))
          .extracting(FirstMatch.Part::product)
          .isEqualTo(universe.contains(packet) ? List.of(first) : List.of());
    }
  }
}
