package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.FlowProduct;
import java.io.Serializable;

/**
 * Packets of a required flow that the same rules let through.
 *
 * @param packets the packets
 * @param rules the rule that decides about them in each layer, in the order in which packets meet
 *     the layers; layers that nothing shows to be on the path are left out
 */
public record ProofPart(FlowProduct packets, ImmutableList<DecidingRule> rules)
    implements Serializable {}
