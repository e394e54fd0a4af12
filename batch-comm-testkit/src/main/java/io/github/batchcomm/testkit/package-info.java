/**
 * Tests by the laws of batch-comm: arbitraries for its values, and the laws as checks to run over
 * any inventory.
 *
 * <p>Start at {@link io.github.batchcomm.testkit.BatchArbitraries} and {@link
 * io.github.batchcomm.testkit.laws.Invariants}; for JSON documents, which need batch-comm-azure, at
 * {@link io.github.batchcomm.testkit.DocumentArbitraries}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.batchcomm.testkit;

import org.jspecify.annotations.NullMarked;
