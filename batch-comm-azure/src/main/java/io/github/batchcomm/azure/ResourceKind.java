package io.github.batchcomm.azure;

/** The kinds of things that are read out of Azure's documents. */
enum ResourceKind {
  ACCOUNT("Microsoft.Batch/batchAccounts"),
  POOL("Microsoft.Batch/batchAccounts/pools"),
  /** An entry of a list of outbound dependencies; it is no resource and has no type. */
  DEPENDENCY("outbound network dependency"),
  OTHER("other");

  private final String type;

  ResourceKind(String type) {
    this.type = type;
  }

  /** {@return the type in Azure Resource Manager} */
  String type() {
    return type;
  }
}
