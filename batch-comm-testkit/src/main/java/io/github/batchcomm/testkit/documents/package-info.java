/**
 * The JSON documents that show an inventory, in the shapes that Azure writes and batch-comm-azure
 * reads. Whoever uses them brings batch-comm-azure.
 *
 * <p>Start at {@link io.github.batchcomm.testkit.DocumentArbitraries}.
 *
 * @serial exclude
 */
@NullMarked
package io.github.batchcomm.testkit.documents;

import org.jspecify.annotations.NullMarked;
