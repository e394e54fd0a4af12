package io.github.batchcomm.benchmarks;

import io.github.batchcomm.flow.Packet;

/** Whether a network security group lets every packet of a required flow out. */
public sealed interface Answer {

  /** {@return true if every required packet is allowed} */
  default boolean isImplied() {
    return this instanceof Implied;
  }

  /** Every required packet is allowed. */
  record Implied() implements Answer {}

  /**
   * Some required packet is not allowed.
   *
   * @param witness one such packet
   */
  record NotImplied(Packet witness) implements Answer {}
}
