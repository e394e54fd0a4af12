package io.github.batchcomm.model;

import io.github.batchcomm.flow.IpPrefix;
import java.io.Serializable;

/**
 * A rule of a Batch account's endpoint about public source addresses.
 *
 * @param action what happens to calls from these addresses
 * @param addresses the source addresses
 */
public record IpRule(AccessAction action, IpPrefix addresses) implements Serializable {}
