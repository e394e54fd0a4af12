package io.github.batchcomm.network;

import java.io.Serializable;

/**
 * What is found about one required flow of a pool.
 *
 * @param flow the flow
 * @param verdict whether its packets get through
 */
public record NetworkFlow(RequiredFlow flow, NetworkVerdict verdict) implements Serializable {}
