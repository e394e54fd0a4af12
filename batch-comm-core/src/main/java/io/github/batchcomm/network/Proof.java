package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;

/**
 * Why every packet of a required flow gets through: parts that have no packet in common and
 * together are the flow, each with the rules that decide about it.
 *
 * <p>{@link ProofChecker} verifies it.
 *
 * @param flow the flow
 * @param parts the parts
 */
public record Proof(RequiredFlow flow, ImmutableList<ProofPart> parts) implements Serializable {}
