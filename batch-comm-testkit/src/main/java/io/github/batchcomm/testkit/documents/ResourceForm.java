package io.github.batchcomm.testkit.documents;

/** How one account or pool is written, wherever it stands. */
enum ResourceForm {
  /** What is said of it stands in {@code properties}. */
  NESTED(true),
  /** What is said of it stands beside its name. */
  FLAT(true),
  /** A pool as the data plane writes it: its id is its name. */
  DATA_PLANE(false),
  /** With a type and a name, and without an id. */
  TEMPLATE(false),
  /** A pool in a template that stands in its account. */
  CHILD_IN_TEMPLATE(false);

  private final boolean showsIds;

  ResourceForm(boolean showsIds) {
    this.showsIds = showsIds;
  }

  /** {@return whether the resource id can be shown} */
  boolean showsIds() {
    return showsIds;
  }
}
