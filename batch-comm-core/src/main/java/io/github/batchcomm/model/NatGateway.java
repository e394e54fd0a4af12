package io.github.batchcomm.model;

import com.google.common.collect.ImmutableSet;
import java.io.Serializable;

/**
 * A NAT gateway: gives the machines of a subnet public addresses to leave by.
 *
 * @param id the gateway's id
 * @param publicIpAddresses its public IP addresses, by id
 * @param publicIpPrefixes its public IP prefixes, by id
 */
public record NatGateway(
    ResourceId id,
    ImmutableSet<ResourceId> publicIpAddresses,
    ImmutableSet<ResourceId> publicIpPrefixes)
    implements Serializable {}
