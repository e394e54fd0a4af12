package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.ResourceId;

/**
 * A statement that a resource has these parts of one kind and no others.
 *
 * @param owner the resource
 * @param parts the ids of its parts
 */
record PartList(ResourceId owner, ImmutableSet<ResourceId> parts) {}
