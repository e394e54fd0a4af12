package io.github.batchcomm.azure;

/**
 * Thrown when a single document that was asked for cannot be read; {@link #problem} says why.
 *
 * <p>Where many documents are read, {@link AzureInventory#problems} lists what kept some of them
 * out, and nothing is thrown.
 */
public final class UnreadableDocumentException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with the document. */
  private final InventoryProblem problem;

  UnreadableDocumentException(InventoryProblem problem) {
    super(
        problem.document()
            + (problem.pointer().isEmpty() ? "" : " at " + problem.pointer())
            + ": "
            + problem.text());
    this.problem = problem;
  }

  /** {@return what was found where in the document, what was expected and what to do} */
  public InventoryProblem problem() {
    return problem;
  }
}
