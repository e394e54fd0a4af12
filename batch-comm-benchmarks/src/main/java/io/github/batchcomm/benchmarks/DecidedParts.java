package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.network.SecurityGroupAnswer;
import io.github.batchcomm.network.SecurityGroupEvaluation;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A flow, and parts of it about which the rules of a group decide, as first match cuts them.
 *
 * @param flow the flow
 * @param parts the parts, without a packet in common
 */
record DecidedParts(FlowProduct flow, ImmutableList<FlowProduct> parts) {

  /** So many parts of those that the shortest list of rules makes which makes as many. */
  static DecidedParts make(int count) {
    return IntStream.rangeClosed(1, OutboundRules.MOST)
        .mapToObj(DecidedParts::byRules)
        .filter(decided -> decided.parts.size() >= count)
        .findFirst()
        .map(decided -> new DecidedParts(decided.flow, decided.parts.subList(0, count)))
        .orElseThrow();
  }

  private static DecidedParts byRules(int rules) {
    TaggedRules tagged = TaggedRules.make(rules);
    FlowProduct flow = tagged.toStorage();
    SecurityGroupAnswer answer =
        SecurityGroupEvaluation.of(tagged.group(), Optional.of(tagged.tags()))
            .evaluate(Direction.OUTBOUND, flow);
    return new DecidedParts(
        flow,
        Stream.concat(answer.permitted().stream(), answer.stopped().stream())
            .map(SecurityGroupAnswer.Part::packets)
            .collect(ImmutableList.toImmutableList()));
  }
}
