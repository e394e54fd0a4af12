/**
 * How Azure Batch pools communicate with the Batch service: {@link
 * io.github.batchcomm.BatchCommunication} is the way in, and everything else is reached through the
 * values it returns.
 */
@NullMarked
package io.github.batchcomm;

import org.jspecify.annotations.NullMarked;
