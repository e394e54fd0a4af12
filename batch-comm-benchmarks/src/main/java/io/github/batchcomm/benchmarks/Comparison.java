package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/** Two ways to the same answer, measured side by side for questions of several sizes. */
enum Comparison {
  /** Answers about a subnet kept from pool to pool, or found anew for each. */
  SUBNET_POOLS(
      "Pools of one subnet",
      "the audits of all pools",
      SubnetPoolsBenchmark.class,
      "pools",
      ImmutableList.of(10, 100),
      ImmutableMap.of(
          "one evaluation", "oneEvaluation", "one for each pool", "evaluationForEachPool")),
  /** What is left of a flow, by first match or as the difference of sets. */
  UNMATCHED(
      "What no rule decides",
      "one answer",
      UnmatchedBenchmark.class,
      "products",
      ImmutableList.of(100, 1_000),
      ImmutableMap.of("first match", "firstMatch", "difference of sets", "difference"));

  private final String title;
  private final String timed;
  private final Class<?> benchmark;
  private final String parameter;
  private final ImmutableList<Integer> sizes;
  private final ImmutableMap<String, String> methods;

  Comparison(
      String title,
      String timed,
      Class<?> benchmark,
      String parameter,
      ImmutableList<Integer> sizes,
      ImmutableMap<String, String> methods) {
    this.title = title;
    this.timed = timed;
    this.benchmark = benchmark;
    this.parameter = parameter;
    this.sizes = sizes;
    this.methods = methods;
  }

  /** The heading of its table. */
  String title() {
    return title;
  }

  /** What the times in its table are for. */
  String timed() {
    return timed;
  }

  Class<?> benchmark() {
    return benchmark;
  }

  /** What the size counts, which is the name of the benchmark's parameter too. */
  String parameter() {
    return parameter;
  }

  ImmutableList<Integer> sizes() {
    return sizes;
  }

  /** The benchmark's method for each way. */
  ImmutableMap<String, String> methods() {
    return methods;
  }
}
