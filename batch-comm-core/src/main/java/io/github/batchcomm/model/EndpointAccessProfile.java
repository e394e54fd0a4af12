package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;

/**
 * Which public addresses one of a Batch account's endpoints answers while public network access is
 * enabled.
 *
 * @param defaultAction what happens to calls that no rule matches
 * @param ipRules the rules; at most 200 by Azure's limit, which is not checked here
 */
public record EndpointAccessProfile(AccessAction defaultAction, ImmutableList<IpRule> ipRules)
    implements Serializable {}
