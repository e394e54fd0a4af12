/**
 * What is there in Azure? Clouds, regions, service tags, Batch accounts, pools and what they refer
 * to: values only, without any rule about how they communicate.
 *
 * <p>What a document does not say is kept as unknown: an enum constant {@code UNKNOWN}, an empty
 * {@link java.util.Optional}, or {@link io.github.batchcomm.model.Presence.Unknown} where being
 * absent is itself a statement.
 *
 * @serial exclude
 */
@NullMarked
@ValueStyle
package io.github.batchcomm.model;

import io.github.batchcomm.internal.ValueStyle;
import org.jspecify.annotations.NullMarked;
