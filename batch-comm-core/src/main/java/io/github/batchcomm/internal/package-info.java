/** Internals. Not exported. */
@NullMarked
package io.github.batchcomm.internal;

import org.jspecify.annotations.NullMarked;
