package io.github.batchcomm.examples;

/** What an audit comes to as a whole, with the exit code that says so. */
enum Conclusion {
  /** Nothing is left to do. */
  ALL_READY(0, "every pool is migrated or ready"),
  /** Some pool cannot be moved as things are. */
  ACTION_NEEDED(1, "something needs doing"),
  /** Some pool's answer is open, and none is worse. */
  UNDETERMINED(2, "something is undetermined, and nothing is worse"),
  /** There is nothing to audit. */
  NOTHING_FOUND(
      65,
      "no Batch account was found; export one with 'az batch account list' and its pools with"
          + " 'az batch pool list'"),
  /** Part of the input is missing from the answer. */
  UNREADABLE(65, "something could not be read, so this answer may be incomplete");

  private final int exitCode;
  private final String text;

  Conclusion(int exitCode, String text) {
    this.exitCode = exitCode;
    this.text = text;
  }

  int exitCode() {
    return exitCode;
  }

  /** What it means, as a clause without capital and full stop. */
  String text() {
    return text;
  }
}
