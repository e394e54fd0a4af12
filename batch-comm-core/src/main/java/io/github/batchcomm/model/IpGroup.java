package io.github.batchcomm.model;

import io.github.batchcomm.flow.AddressSet;
import java.io.Serializable;

/**
 * An IP group: addresses under one name, for rules of Azure Firewall.
 *
 * @param id the group's id
 * @param addresses its addresses
 */
public record IpGroup(ResourceId id, AddressSet addresses) implements Serializable {}
