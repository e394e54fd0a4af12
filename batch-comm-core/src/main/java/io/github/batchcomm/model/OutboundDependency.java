package io.github.batchcomm.model;

import com.google.common.collect.ImmutableSortedSet;
import java.io.Serializable;

/**
 * One entry of a Batch account's list of outbound network dependencies: a host its nodes may call.
 *
 * @param category the entry's heading, such as {@code Azure Storage}; plain text in Azure, no
 *     closed list
 * @param domain the host, or a pattern for several
 * @param ports the ports, each 0 to 65535; empty if the entry names none
 */
public record OutboundDependency(
    String category, HostName domain, ImmutableSortedSet<Integer> ports) implements Serializable {}
