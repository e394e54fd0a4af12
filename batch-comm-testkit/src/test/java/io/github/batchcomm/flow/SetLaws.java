package io.github.batchcomm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;

/** What holds of every kind of set. */
final class SetLaws {

  private SetLaws() {}

  /** The laws of a Boolean algebra. */
  static <S extends ExactSet<S>> void areABooleanAlgebra(
      S a, S b, S c, S none, S all, UnaryOperator<S> complement) {
    assertThat(a.union(b)).isEqualTo(b.union(a)).hasSameHashCodeAs(b.union(a));
    assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
    assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
    assertThat(a.intersection(b).intersection(c)).isEqualTo(a.intersection(b.intersection(c)));
    assertThat(a.intersection(b.union(c))).isEqualTo(a.intersection(b).union(a.intersection(c)));
    assertThat(a.union(b.intersection(c))).isEqualTo(a.union(b).intersection(a.union(c)));
    assertThat(a.union(a.intersection(b))).isEqualTo(a);
    assertThat(a.intersection(a.union(b))).isEqualTo(a);
    assertThat(a.union(none)).isEqualTo(a);
    assertThat(a.intersection(all)).isEqualTo(a);
    S notA = complement.apply(a);
    assertThat(complement.apply(notA)).isEqualTo(a).hasSameHashCodeAs(a);
    assertThat(a.union(notA)).isEqualTo(all);
    assertThat(a.intersection(notA)).isEqualTo(none);
    assertThat(complement.apply(a.union(b))).isEqualTo(notA.intersection(complement.apply(b)));
    assertThat(complement.apply(a.intersection(b))).isEqualTo(notA.union(complement.apply(b)));
    assertThat(a.difference(b)).isEqualTo(a.intersection(complement.apply(b)));
  }

  /** The questions answer what the operations show. */
  static <S extends ExactSet<S>> void questionsAgreeWithOperations(S a, S b, S none) {
    assertThat(a.intersects(b)).isEqualTo(!a.intersection(b).isEmpty());
    assertThat(a.containsAll(b)).isEqualTo(a.union(b).equals(a));
    assertThat(a.containsAll(b)).isEqualTo(b.difference(a).isEmpty());
    assertThat(a.isEmpty()).isEqualTo(a.equals(none));
    assertThat(a.union(b).containsAll(a)).isTrue();
    assertThat(a.containsAll(a.intersection(b))).isTrue();
    assertThat(a.difference(b).intersects(b)).isFalse();
  }
}
