package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;

/**
 * A Batch account's list of outbound network dependencies, as Azure answers it.
 *
 * <p>It names no pool, no direction and no model; it depends on the models of all the account's
 * pools together.
 *
 * @param entries the entries in Azure's order
 */
public record OutboundDependencies(ImmutableList<OutboundDependency> entries)
    implements Serializable {}
