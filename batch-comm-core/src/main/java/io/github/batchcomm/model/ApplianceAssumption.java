package io.github.batchcomm.model;

import java.io.Serializable;
import java.net.InetAddress;

/**
 * What somebody declares of an appliance that routes lead to and no document shows: that it lets
 * connections to some remote addresses pass, or that it stops them.
 *
 * @param appliance the appliance's address
 * @param action what it does with them
 * @param remote the remote addresses it is said of
 */
public record ApplianceAssumption(InetAddress appliance, RuleAction action, RuleAddresses remote)
    implements Serializable {}
