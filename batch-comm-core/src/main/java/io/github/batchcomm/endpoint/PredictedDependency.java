package io.github.batchcomm.endpoint;

import io.github.batchcomm.model.OutboundDependency;
import java.io.Serializable;

/**
 * An entry that an account's list of outbound network dependencies should hold.
 *
 * @param dependency the entry
 * @param condition for which pools it is meant
 */
public record PredictedDependency(OutboundDependency dependency, String condition)
    implements Serializable {}
