package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;

/**
 * A rule of a network security group that can never decide about any packet, because earlier rules
 * match everything that it matches.
 *
 * @param rule the rule
 * @param shadowedBy the earlier rules that take its packets, in the order in which they are asked
 */
public record ShadowedRule(DecidingRule rule, ImmutableList<DecidingRule> shadowedBy)
    implements Serializable {}
