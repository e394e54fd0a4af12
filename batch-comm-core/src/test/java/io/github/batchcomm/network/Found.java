package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.flow.IpPrefix;
import java.math.BigInteger;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.data.Offset;

/** What tests say about verdicts. */
final class Found {
  private Found() {}

  /**
   * Asserts that a verdict is permitted, by a proof whose parts are disjoint and make up the flow,
   * and gives the rules of each part in the order of the path.
   */
  static ImmutableList<String> permittedBy(NetworkVerdict verdict) {
    Proof proof = permitted(verdict).proof();
    return proof.parts().stream()
        .map(part -> part.rules().stream().map(Samples::text).collect(Collectors.joining(", ")))
        .distinct()
        .sorted()
        .collect(toImmutableList());
  }

  static NetworkVerdict.Permitted permitted(NetworkVerdict verdict) {
    NetworkVerdict.Permitted permitted =
        assertThat(verdict)
            .asInstanceOf(InstanceOfAssertFactories.type(NetworkVerdict.Permitted.class))
            .actual();
    Proof proof = permitted.proof();
    ImmutableList<FlowProduct> parts =
        proof.parts().stream().map(ProofPart::packets).collect(toImmutableList());
    assertThat(FlowSet.copyOf(parts)).isEqualTo(FlowSet.of(proof.flow().packets()));
    assertThat(parts.stream().map(FlowProduct::count).reduce(BigInteger.ZERO, BigInteger::add))
        .as("packets of all parts, counted apart")
        .isEqualTo(proof.flow().packets().count());
    return permitted;
  }

  static NetworkVerdict.Blocked blocked(NetworkVerdict verdict) {
    return assertThat(verdict)
        .asInstanceOf(InstanceOfAssertFactories.type(NetworkVerdict.Blocked.class))
        .actual();
  }

  /** Asserts that one rule blocks, and nothing else is missing. */
  static Blocker blocker(NetworkVerdict verdict) {
    NetworkVerdict.Blocked blocked = blocked(verdict);
    assertThat(blocked.missing()).isEmpty();
    assertThat(blocked.blockers()).hasSize(1);
    return blocked.blockers().get(0);
  }

  static NetworkVerdict.Undetermined undetermined(NetworkVerdict verdict) {
    return assertThat(verdict)
        .asInstanceOf(InstanceOfAssertFactories.type(NetworkVerdict.Undetermined.class))
        .actual();
  }

  /** Asserts that one fact is missing, and nothing is known to block. */
  static MissingFact missing(NetworkVerdict verdict) {
    NetworkVerdict.Undetermined undetermined = undetermined(verdict);
    assertThat(undetermined.blockers()).isEmpty();
    assertThat(undetermined.missing()).hasSize(1);
    return undetermined.missing().get(0);
  }

  static ImmutableList<String> rules(ImmutableList<Blocker> blockers) {
    return blockers.stream().map(it -> Samples.text(it.rule())).collect(toImmutableList());
  }

  /** Asserts all that a blocker says. */
  static void assertBlocker(
      Blocker blocker, String rule, FlowSet stopped, double share, String witness) {
    assertThat(Samples.text(blocker.rule())).isEqualTo(rule);
    assertThat(blocker.stopped()).isEqualTo(stopped);
    assertThat(blocker.share()).isCloseTo(share, Offset.offset(1e-12));
    assertThat(blocker.witness().packet()).hasToString(witness);
  }

  static ImmutableList<String> prefixes(Blocker blocker) {
    return blocker.prefixes().stream().map(IpPrefix::toString).collect(toImmutableList());
  }
}
