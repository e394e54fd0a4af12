package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Sets of protocols, by the laws of sets and against those of Java. */
class ProtocolSetProperties {

  private static final ImmutableSet<Protocol> ALL =
      IntStream.range(0, 256).mapToObj(Protocol::new).collect(ImmutableSet.toImmutableSet());

  @Property
  void areABooleanAlgebra(@ForAll ProtocolSet a, @ForAll ProtocolSet b, @ForAll ProtocolSet c) {
    SetLaws.areABooleanAlgebra(a, b, c, ProtocolSet.NONE, ProtocolSet.ALL, ProtocolSet::complement);
  }

  @Property
  void questionsAgreeWithOperations(@ForAll ProtocolSet a, @ForAll ProtocolSet b) {
    SetLaws.questionsAgreeWithOperations(a, b, ProtocolSet.NONE);
  }

  @Property
  void operationsAreThoseOfOtherSets(@ForAll ProtocolSet a, @ForAll ProtocolSet b) {
    assertThat(a.union(b).protocols())
        .containsExactlyInAnyOrderElementsOf(Sets.union(a.protocols(), b.protocols()));
    assertThat(a.intersection(b).protocols())
        .containsExactlyInAnyOrderElementsOf(Sets.intersection(a.protocols(), b.protocols()));
    assertThat(a.difference(b).protocols())
        .containsExactlyInAnyOrderElementsOf(Sets.difference(a.protocols(), b.protocols()));
    assertThat(a.complement().protocols())
        .containsExactlyInAnyOrderElementsOf(Sets.difference(ALL, a.protocols()));
  }

  @Property
  void aSetIsMadeOfItsProtocols(@ForAll ProtocolSet set, @ForAll Protocol protocol) {
    assertThat(ProtocolSet.copyOf(set.protocols())).isEqualTo(set).hasToString(set.toString());
    assertThat(set.size()).isEqualTo(set.protocols().size());
    assertThat(set.contains(protocol)).isEqualTo(set.protocols().contains(protocol));
    assertThat(set.first()).isEqualTo(set.protocols().stream().findFirst());
  }
}
