/**
 * Tests by the laws of batch-comm: arbitraries for its values, and the laws as checks to run over
 * any inventory.
 *
 * <p>Start at {@link io.github.batchcomm.testkit.BatchArbitraries}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.batchcomm.testkit;

import org.jspecify.annotations.NullMarked;
