package io.github.batchcomm.edition;

/** By what means customers choose a communication model. */
public enum ModelChoice {
  /** A whole account is opted in or out by support request (the public preview). */
  ACCOUNT_OPT_IN,
  /** Each pool has a target mode, which is a preference and not a guarantee. */
  POOL_TARGET_MODE
}
