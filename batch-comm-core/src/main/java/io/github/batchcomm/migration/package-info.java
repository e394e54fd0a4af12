/**
 * Is it ready? What stands between a Batch account and simplified communication. *
 *
 * @serial exclude
 * @serial exclude
 */
@NullMarked
@ValueStyle
package io.github.batchcomm.migration;

import io.github.batchcomm.internal.ValueStyle;
import org.jspecify.annotations.NullMarked;
