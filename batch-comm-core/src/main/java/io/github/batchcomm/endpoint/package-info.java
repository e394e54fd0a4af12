/**
 * What does a pool need? The flows it requires under each model and under both together, and what
 * Azure's own list of outbound dependencies says about the models in use.
 *
 * @serial exclude
 */
@NullMarked
@ValueStyle
package io.github.batchcomm.endpoint;

import io.github.batchcomm.internal.ValueStyle;
import org.jspecify.annotations.NullMarked;
