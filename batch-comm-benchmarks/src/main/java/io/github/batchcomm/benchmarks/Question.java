package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;
import java.util.stream.Stream;

/**
 * One row of the tables: the workload that is asked about.
 *
 * @param kind the kind of the workload
 * @param rules how many rules it has
 * @param implied whether its requirement is implied
 */
record Question(WorkloadKind kind, int rules, boolean implied) {

  /** All rows. */
  static final ImmutableList<Question> ALL =
      Stream.of(
              both(WorkloadKind.RULE_LIST, 10),
              both(WorkloadKind.RULE_LIST, 100),
              both(WorkloadKind.RULE_LIST, 1_000),
              both(WorkloadKind.RULE_LIST, OutboundRules.MOST),
              both(WorkloadKind.EVERY_PORT, 1_000),
              both(WorkloadKind.LONG_RULES, 20),
              both(WorkloadKind.CUTS, 1_000))
          .flatMap(ImmutableList::stream)
          .collect(ImmutableList.toImmutableList());

  Workload workload() {
    return kind.make(rules, implied);
  }

  private static ImmutableList<Question> both(WorkloadKind kind, int rules) {
    return ImmutableList.of(new Question(kind, rules, true), new Question(kind, rules, false));
  }
}
