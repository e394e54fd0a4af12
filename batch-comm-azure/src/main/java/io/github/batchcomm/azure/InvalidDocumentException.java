package io.github.batchcomm.azure;

/** Stops the reading of one document; its reader turns it into an {@link InventoryProblem}. */
final class InvalidDocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String pointer;

  /**
   * Creates the exception.
   *
   * @param pointer where in the document, as a JSON Pointer
   * @param text what was found, what was expected and what to do
   */
  InvalidDocumentException(String pointer, String text) {
    super(text);
    this.pointer = pointer;
  }

  InventoryProblem in(String document) {
    return new InventoryProblem(document, pointer, String.valueOf(getMessage()));
  }
}
