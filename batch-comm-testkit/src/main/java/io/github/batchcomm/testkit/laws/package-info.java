/**
 * The laws of batch-comm as checks to run over any inventory.
 *
 * <p>Start at {@link io.github.batchcomm.testkit.laws.Invariants}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.batchcomm.testkit.laws;

import org.jspecify.annotations.NullMarked;
