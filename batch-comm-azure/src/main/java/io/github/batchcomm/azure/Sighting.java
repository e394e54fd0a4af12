package io.github.batchcomm.azure;

/**
 * A resource as one place in one document shows it.
 *
 * @param <T> the resource
 * @param document the document's name
 * @param pointer the place
 * @param account what the place tells about the account the resource belongs to
 * @param value the resource
 */
record Sighting<T>(String document, String pointer, AccountHint account, T value) {

  InventoryProblem problem(String text) {
    return new InventoryProblem(document, pointer, text);
  }
}
