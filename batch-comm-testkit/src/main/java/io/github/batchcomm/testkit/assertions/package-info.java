/**
 * Assertions about answers of batch-comm, for AssertJ, which whoever uses them brings.
 *
 * @serial exclude
 */
@NullMarked
package io.github.batchcomm.testkit.assertions;

import org.jspecify.annotations.NullMarked;
