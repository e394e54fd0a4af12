/**
 * Which communication model does a pool use, and how do we know? {@link
 * io.github.batchcomm.effective.EffectiveModelResolver} answers from an edition's decision table.
 *
 * <p>Facts that are not known are neither guessed nor ignored: the table is asked about every
 * situation that the known facts allow, and the answer is what these together allow.
 *
 * @serial exclude
 */
@NullMarked
@ValueStyle
package io.github.batchcomm.effective;

import io.github.batchcomm.internal.ValueStyle;
import org.jspecify.annotations.NullMarked;
