package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.DiscreteDomain;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Lists;
import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Sets of ports, by the laws of sets and against those of Guava. */
class PortSetProperties {

  private static final Range<Integer> PORTS = Range.closedOpen(0, 65_536);

  @Property
  void areABooleanAlgebra(@ForAll PortSet a, @ForAll PortSet b, @ForAll PortSet c) {
    SetLaws.areABooleanAlgebra(a, b, c, PortSet.NONE, PortSet.ALL, PortSet::complement);
  }

  @Property
  void questionsAgreeWithOperations(@ForAll PortSet a, @ForAll PortSet b) {
    SetLaws.questionsAgreeWithOperations(a, b, PortSet.NONE);
  }

  @Property
  void operationsAreThoseOfGuava(@ForAll PortSet a, @ForAll PortSet b) {
    assertThat(guava(a.union(b))).isEqualTo(canonical(guava(a).union(guava(b))));
    assertThat(guava(a.intersection(b))).isEqualTo(canonical(guava(a).intersection(guava(b))));
    assertThat(guava(a.difference(b))).isEqualTo(canonical(guava(a).difference(guava(b))));
    assertThat(guava(a.complement()))
        .isEqualTo(canonical(guava(a).complement().subRangeSet(PORTS)));
  }

  @Property
  void aSetHoldsWhatItsRangesHold(
      @ForAll List<PortRange> ranges, @ForAll @IntRange(min = -1, max = 65_536) int port) {
    assertThat(PortSet.copyOf(ranges).contains(port))
        .isEqualTo(ranges.stream().anyMatch(range -> range.contains(port)));
  }

  @Property
  void theOrderOfTheRangesDoesNotMatter(@ForAll List<PortRange> ranges) {
    assertThat(PortSet.copyOf(Lists.reverse(ranges))).isEqualTo(PortSet.copyOf(ranges));
  }

  @Property
  void aSetIsMadeOfItsRanges(@ForAll PortSet set) {
    assertThat(PortSet.copyOf(set.ranges())).isEqualTo(set).hasToString(set.toString());
    assertThat(set.first().stream().boxed())
        .isEqualTo(set.ranges().stream().limit(1).map(PortRange::first).toList());
  }

  @Property
  void sizesAddUp(@ForAll PortSet a, @ForAll PortSet b) {
    assertThat(a.union(b).size()).isEqualTo(a.size() + b.size() - a.intersection(b).size());
    assertThat(a.size() + a.complement().size()).isEqualTo(65_536);
    assertThat(a.size())
        .isEqualTo(a.ranges().stream().mapToInt(it -> it.last() - it.first() + 1).sum());
  }

  private static ImmutableRangeSet<Integer> guava(PortSet set) {
    return ImmutableRangeSet.copyOf(
        set.ranges().stream()
            .map(range -> Range.closedOpen(range.first(), range.last() + 1))
            .toList());
  }

  /** With half-open ranges, of which neighbours are one. */
  private static ImmutableRangeSet<Integer> canonical(ImmutableRangeSet<Integer> set) {
    TreeRangeSet<Integer> result = TreeRangeSet.create();
    set.asRanges().forEach(range -> result.add(range.canonical(DiscreteDomain.integers())));
    return ImmutableRangeSet.copyOf(result);
  }
}
