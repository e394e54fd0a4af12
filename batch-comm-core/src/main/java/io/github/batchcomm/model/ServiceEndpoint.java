package io.github.batchcomm.model;

import com.google.common.collect.ImmutableSet;
import java.io.Serializable;

/**
 * A service endpoint of a subnet: a direct way to an Azure service that goes round other routes.
 *
 * @param service the service, such as {@code Microsoft.Storage}
 * @param locations the regions it reaches; {@code *} for all, empty if not given
 */
public record ServiceEndpoint(String service, ImmutableSet<String> locations)
    implements Serializable {}
