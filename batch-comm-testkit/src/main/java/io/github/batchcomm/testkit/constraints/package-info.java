/**
 * Annotations that narrow what is generated for a parameter of a property.
 *
 * @serial exclude
 */
@NullMarked
package io.github.batchcomm.testkit.constraints;

import org.jspecify.annotations.NullMarked;
