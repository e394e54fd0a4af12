/**
 * Which packets? Directions, protocols, ports and addresses: the words in which a network speaks of
 * traffic, and exact sets of them.
 *
 * @serial exclude
 */
@NullMarked
package io.github.batchcomm.flow;

import org.jspecify.annotations.NullMarked;
