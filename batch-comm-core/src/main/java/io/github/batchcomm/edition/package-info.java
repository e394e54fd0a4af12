/**
 * What does the documentation say, and since when? The rules of each dated edition of Azure's page
 * about simplified compute node communication, as data: how the model is chosen, where it is
 * supported, what each model needs from the network, what limits it, how to move and how to go
 * back.
 *
 * <p>The floors below ask an edition; they know no date and no region themselves.
 *
 * @serial exclude
 */
@NullMarked
@ValueStyle
package io.github.batchcomm.edition;

import io.github.batchcomm.internal.ValueStyle;
import org.jspecify.annotations.NullMarked;
