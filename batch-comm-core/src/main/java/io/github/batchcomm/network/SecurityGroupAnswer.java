package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.FlowProduct;
import java.io.Serializable;

/**
 * What a network security group does with packets.
 *
 * @param permitted parts that it lets through, without a packet in common, each with its rule
 * @param stopped parts that it stops, without a packet in common, each with its rule
 * @param open parts of which neither is certain
 * @param missing what would decide the open parts
 */
public record SecurityGroupAnswer(
    ImmutableList<Part> permitted,
    ImmutableList<Part> stopped,
    ImmutableList<FlowProduct> open,
    ImmutableList<MissingFact> missing)
    implements Serializable {

  /**
   * Packets that one rule decides about.
   *
   * @param packets the packets
   * @param rule the rule
   */
  public record Part(FlowProduct packets, DecidingRule rule) implements Serializable {}

  /** {@return true if every packet asked about is let through} */
  public boolean permitsAll() {
    return stopped.isEmpty() && open.isEmpty();
  }
}
