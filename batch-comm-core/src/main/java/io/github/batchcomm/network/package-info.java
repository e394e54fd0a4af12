/**
 * Does the network let it? What stands on the path between a pool's nodes and the service, and
 * whether all packets of a required flow get through it: verdicts with proofs, or with every
 * blocker.
 *
 * @serial exclude
 */
@NullMarked
@ValueStyle
package io.github.batchcomm.network;

import io.github.batchcomm.internal.ValueStyle;
import org.jspecify.annotations.NullMarked;
