package io.github.batchcomm.azure;

import io.github.batchcomm.model.ResourceId;

/**
 * A part of a resource that has an id of its own, such as a rule of a network security group.
 *
 * @param <P> the part
 * @param id its id, which begins with that of its owner
 * @param value the part
 */
record Part<P>(ResourceId id, P value) {

  ResourceId owner() {
    return id.parent().orElseThrow();
  }
}
