package io.github.batchcomm.azure;

/**
 * A resource, or a part of one, as one place in one document shows it.
 *
 * @param <T> the resource
 * @param document the document's name
 * @param pointer the place
 * @param value the resource
 */
record Sighting<T>(String document, String pointer, T value) {

  InventoryProblem problem(String text) {
    return new InventoryProblem(document, pointer, text);
  }

  /** {@return something else at the same place} */
  <U> Sighting<U> with(U other) {
    return new Sighting<>(document, pointer, other);
  }
}
