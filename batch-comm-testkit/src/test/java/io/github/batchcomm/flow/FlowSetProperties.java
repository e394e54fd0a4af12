package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Sets of packets and products, by the laws of sets. */
class FlowSetProperties {

  @Property(tries = 300)
  void areABooleanAlgebra(@ForAll FlowSet a, @ForAll FlowSet b, @ForAll FlowSet c) {
    SetLaws.areABooleanAlgebra(a, b, c, FlowSet.NONE, FlowSet.ALL, FlowSet::complement);
  }

  @Property
  void questionsAgreeWithOperations(@ForAll FlowSet a, @ForAll FlowSet b) {
    SetLaws.questionsAgreeWithOperations(a, b, FlowSet.NONE);
  }

  @Property
  void operationsDecideForEachPacket(
      @ForAll FlowSet a, @ForAll FlowSet b, @ForAll @Size(max = 20) List<Packet> packets) {
    ImmutableList<Packet> probes =
        ImmutableList.<Packet>builder()
            .addAll(packets)
            .addAll(a.sample().stream().toList())
            .addAll(b.sample().stream().toList())
            .build();
    for (Packet packet : probes) {
      boolean inA = a.contains(packet);
      boolean inB = b.contains(packet);
      assertThat(a.union(b).contains(packet)).isEqualTo(inA || inB);
      assertThat(a.intersection(b).contains(packet)).isEqualTo(inA && inB);
      assertThat(a.difference(b).contains(packet)).isEqualTo(inA && !inB);
      assertThat(a.complement().contains(packet)).isEqualTo(!inA);
      assertThat(a.complementIn(b).contains(packet)).isEqualTo(inB && !inA);
    }
  }

  @Property
  void aSetHoldsWhatItsProductsHold(@ForAll List<FlowProduct> products, @ForAll Packet packet) {
    List<FlowProduct> few = products.subList(0, Math.min(3, products.size()));
    assertThat(FlowSet.copyOf(few).contains(packet))
        .isEqualTo(few.stream().anyMatch(product -> product.contains(packet)));
  }

  @Property
  void theOrderOfTheProductsDoesNotMatter(@ForAll @Size(max = 3) List<FlowProduct> products) {
    FlowSet set = FlowSet.copyOf(products);
    assertThat(FlowSet.copyOf(Lists.reverse(products))).isEqualTo(set).hasSameHashCodeAs(set);
    assertThat(FlowSet.copyOf(Lists.reverse(products)).products()).isEqualTo(set.products());
  }

  @Property
  void theProductsMakeUpTheSetAndAreDisjoint(@ForAll FlowSet a, @ForAll FlowSet b) {
    FlowSet set = a.difference(b);
    ImmutableList<FlowProduct> products = set.products();
    assertThat(FlowSet.copyOf(Lists.reverse(products))).isEqualTo(set);
    for (int i = 0; i < products.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(products.get(i).intersects(products.get(j))).isFalse();
      }
      assertThat(products.get(i).isEmpty()).isFalse();
    }
  }

  @Property
  void countsAddUp(@ForAll FlowSet a, @ForAll FlowSet b) {
    assertThat(a.union(b).count())
        .isEqualTo(a.count().add(b.count()).subtract(a.intersection(b).count()));
    assertThat(a.count().add(a.complement().count())).isEqualTo(FlowSet.ALL.count());
    assertThat(a.count().equals(BigInteger.ZERO)).isEqualTo(a.isEmpty());
  }

  @Property
  void theSampleIsInTheSetAndThereUnlessItIsEmpty(@ForAll FlowSet a, @ForAll FlowSet b) {
    FlowSet set = a.difference(b);
    assertThat(set.sample().isEmpty()).isEqualTo(set.isEmpty());
    assertThat(set.sample().stream().allMatch(set::contains)).isTrue();
    assertThat(b.union(set).sample()).isEqualTo(set.union(b).sample());
  }

  @Property
  void aProductIsTheSetOfItAlone(@ForAll FlowProduct product, @ForAll Packet packet) {
    FlowSet set = FlowSet.of(product);
    assertThat(product.isEmpty()).isEqualTo(set.isEmpty());
    assertThat(product.count()).isEqualTo(set.count());
    assertThat(product.contains(packet)).isEqualTo(set.contains(packet));
    assertThat(product.sample()).isEqualTo(set.sample());
  }

  @Property
  void whatIsAskedOfTwoProductsIsWhatIsAskedOfTheirSets(
      @ForAll FlowProduct a, @ForAll FlowProduct b) {
    assertThat(a.intersects(b)).isEqualTo(FlowSet.of(a).intersects(FlowSet.of(b)));
    assertThat(a.containsAll(b)).isEqualTo(FlowSet.of(a).containsAll(FlowSet.of(b)));
    assertThat(a.containsAll(a.intersection(b))).isTrue();
    assertThat(FlowSet.of(a.intersection(b))).isEqualTo(FlowSet.of(a).intersection(FlowSet.of(b)));
  }
}
