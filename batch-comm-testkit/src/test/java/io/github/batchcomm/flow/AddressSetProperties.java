package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Sets of addresses, by the laws of sets and against those of Guava. */
class AddressSetProperties {

  private static final BigInteger IPV4_COUNT = BigInteger.ONE.shiftLeft(32);

  private static final BigInteger IPV6_COUNT = BigInteger.ONE.shiftLeft(128);

  /** Where IPv6 starts on one line of numbers: behind IPv4, and not next to it. */
  private static final BigInteger IPV6_START = IPV4_COUNT.shiftLeft(1);

  @Property
  void areABooleanAlgebra(@ForAll AddressSet a, @ForAll AddressSet b, @ForAll AddressSet c) {
    SetLaws.areABooleanAlgebra(a, b, c, AddressSet.NONE, AddressSet.ALL, AddressSet::complement);
  }

  @Property
  void questionsAgreeWithOperations(@ForAll AddressSet a, @ForAll AddressSet b) {
    SetLaws.questionsAgreeWithOperations(a, b, AddressSet.NONE);
  }

  @Property
  void aUnionIsThatOfGuava(@ForAll AddressSet a, @ForAll AddressSet b) {
    RangeSet<BigInteger> expected = guava(a);
    expected.addAll(guava(b));
    assertThat(guava(a.union(b))).isEqualTo(expected);
  }

  @Property
  void aDifferenceIsThatOfGuava(@ForAll AddressSet a, @ForAll AddressSet b) {
    RangeSet<BigInteger> expected = guava(a);
    expected.removeAll(guava(b));
    assertThat(guava(a.difference(b))).isEqualTo(expected);
  }

  @Property
  void anIntersectionIsThatOfGuava(@ForAll AddressSet a, @ForAll AddressSet b) {
    RangeSet<BigInteger> expected = guava(a);
    expected.removeAll(guava(b).complement());
    assertThat(guava(a.intersection(b))).isEqualTo(expected);
    assertThat(a.intersects(b)).isEqualTo(!expected.isEmpty());
    assertThat(a.containsAll(b)).isEqualTo(guava(a).enclosesAll(guava(b)));
  }

  @Property
  void aComplementIsThatOfGuava(@ForAll AddressSet set) {
    RangeSet<BigInteger> expected = TreeRangeSet.create();
    expected.add(Range.closedOpen(BigInteger.ZERO, IPV4_COUNT));
    expected.add(Range.closedOpen(IPV6_START, IPV6_START.add(IPV6_COUNT)));
    expected.removeAll(guava(set));
    assertThat(guava(set.complement())).isEqualTo(expected);
  }

  @Property
  void aSetHoldsWhatItsRangesHold(
      @ForAll List<AddressRange> ranges, @ForAll Packet packet, @ForAll IpPrefix prefix) {
    AddressSet set = AddressSet.copyOfRanges(ranges);
    for (InetAddress address : List.of(packet.source(), prefix.first(), prefix.last())) {
      assertThat(set.contains(address))
          .isEqualTo(ranges.stream().anyMatch(range -> range.contains(address)));
    }
  }

  @Property
  void theOrderOfTheRangesDoesNotMatter(@ForAll List<AddressRange> ranges) {
    AddressSet set = AddressSet.copyOfRanges(ranges);
    assertThat(AddressSet.copyOfRanges(Lists.reverse(ranges)))
        .isEqualTo(set)
        .hasSameHashCodeAs(set);
  }

  @Property
  void aSetOfOneNetworkIsThatOfItsRange(@ForAll IpPrefix prefix) {
    AddressSet set = AddressSet.of(prefix);
    assertThat(set).isEqualTo(AddressSet.of(AddressRange.of(prefix)));
    assertThat(set.prefixes()).containsExactly(prefix);
    assertThat(set.count())
        .isEqualTo(BigInteger.ONE.shiftLeft(prefix.family().bits() - prefix.length()));
  }

  @Property
  void aSetIsMadeOfItsRanges(@ForAll AddressSet set) {
    assertThat(AddressSet.copyOfRanges(set.ranges())).isEqualTo(set);
    assertThat(set.ranges()).isSorted();
    assertThat(guava(set).asRanges()).hasSameSizeAs(set.ranges());
  }

  @Property
  void aSetIsMadeOfItsPrefixesAndTheyAreDisjoint(@ForAll AddressSet set) {
    ImmutableList<IpPrefix> prefixes = set.prefixes();
    assertThat(AddressSet.copyOf(prefixes)).isEqualTo(set);
    assertThat(
            prefixes.stream()
                .map(prefix -> AddressSet.of(prefix).count())
                .reduce(BigInteger.ZERO, BigInteger::add))
        .isEqualTo(set.count());
  }

  /** A network that is as large as it can be stands in every list; so no list is shorter. */
  @Property
  void noPrefixCouldBeLarger(@ForAll AddressSet set) {
    assertThat(set.prefixes())
        .filteredOn(prefix -> prefix.length() > 0)
        .noneMatch(
            prefix ->
                set.containsAll(
                    AddressSet.of(new IpPrefix(prefix.network(), prefix.length() - 1))));
  }

  @Property
  void countsAddUp(@ForAll AddressSet a, @ForAll AddressSet b) {
    assertThat(a.union(b).count())
        .isEqualTo(a.count().add(b.count()).subtract(a.intersection(b).count()));
    assertThat(a.count().add(a.complement().count())).isEqualTo(IPV4_COUNT.add(IPV6_COUNT));
  }

  @Property
  void theFamiliesMakeUpTheSet(@ForAll AddressSet set) {
    AddressSet ipv4 = set.only(AddressFamily.IPV4);
    AddressSet ipv6 = set.only(AddressFamily.IPV6);
    assertThat(ipv4.union(ipv6)).isEqualTo(set);
    assertThat(ipv4).isEqualTo(set.intersection(AddressSet.ALL_IPV4));
    assertThat(ipv6).isEqualTo(set.intersection(AddressSet.ALL_IPV6));
    assertThat(set.families().contains(AddressFamily.IPV4)).isEqualTo(!ipv4.isEmpty());
    assertThat(set.families().contains(AddressFamily.IPV6)).isEqualTo(!ipv6.isEmpty());
  }

  @Property
  void theFirstAddressIsTheLowest(@ForAll AddressSet set) {
    assertThat(set.first()).isEqualTo(set.ranges().stream().map(AddressRange::first).findFirst());
    assertThat(set.first().isEmpty()).isEqualTo(set.isEmpty());
    assertThat(set.first().stream().allMatch(set::contains)).isTrue();
  }

  private static RangeSet<BigInteger> guava(AddressSet set) {
    RangeSet<BigInteger> result = TreeRangeSet.create();
    for (AddressRange range : set.ranges()) {
      result.add(Range.closedOpen(number(range.first()), number(range.last()).add(BigInteger.ONE)));
    }
    return result;
  }

  private static BigInteger number(InetAddress address) {
    BigInteger number = InetAddresses.toBigInteger(address);
    return AddressFamily.of(address) == AddressFamily.IPV4 ? number : number.add(IPV6_START);
  }
}
