package io.github.batchcomm.azure;

import io.github.batchcomm.model.OutboundDependencies;

/**
 * A page of an account's list of outbound dependencies.
 *
 * @param entries the page's entries
 * @param isAll whether the page is not known to go on in another
 */
record DependencyPage(OutboundDependencies entries, boolean isAll) {}
