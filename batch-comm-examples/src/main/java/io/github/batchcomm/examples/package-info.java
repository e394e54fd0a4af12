/** Programs that show the library at work; {@code ReadinessAudit} is the main one. */
@NullMarked
package io.github.batchcomm.examples;

import org.jspecify.annotations.NullMarked;
