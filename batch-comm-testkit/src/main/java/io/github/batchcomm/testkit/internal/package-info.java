/**
 * What several packages of the testkit share; not part of its API.
 *
 * @serial exclude
 */
@NullMarked
package io.github.batchcomm.testkit.internal;

import org.jspecify.annotations.NullMarked;
