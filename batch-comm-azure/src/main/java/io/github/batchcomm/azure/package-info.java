/**
 * What people really have: reads the documents that Azure emits about Batch accounts, pools and the
 * networks around them, in any mixture of shapes, into the values of {@link
 * io.github.batchcomm.model}.
 *
 * <p>Start at {@link io.github.batchcomm.azure.AzureInventory#read}.
 *
 * @serial exclude
 */
@NullMarked
@ValueStyle
package io.github.batchcomm.azure;

import org.jspecify.annotations.NullMarked;
