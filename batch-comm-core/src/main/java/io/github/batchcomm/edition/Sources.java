package io.github.batchcomm.edition;

/** The documents that the editions of this library rest on. */
final class Sources {

  private static final String PAGE = "Use simplified compute node communication, ";

  private Sources() {}

  /** A section of the page itself, in the edition that carries a date. */
  static Source page(String date, String section) {
    return new Source(PAGE + date, section);
  }

  static Source migrationGuide(String section) {
    return new Source(
        "Migrate pools to simplified compute node communication, 04/02/2025", section);
  }

  static Source virtualNetworkPage(String section) {
    return new Source("Create a Batch pool in a virtual network, 09/20/2023", section);
  }

  static Source simplifiedWithoutPublicIp(String section) {
    return new Source(
        "Create a simplified node communication pool without public IP addresses, 01/12/2026",
        section);
  }

  static Source noPublicIpRetirement(String section) {
    return new Source("Migrate pools without public IP addresses (classic), 09/01/2022", section);
  }

  static Source virtualFileMountPage(String section) {
    return new Source("Mount a virtual file system on a Batch pool, 11/11/2021", section);
  }

  static Source networkSecurityGroupsPage(String section) {
    return new Source("Network security groups overview, 03/15/2023", section);
  }

  static Source dependencyExample(String section) {
    return new Source(
        "Batch management REST API, outbound network dependencies example, 2024-02-01", section);
  }

  /** A conclusion that no document states. */
  static Source inferred(String from) {
    return new Source("Inferred by batch-comm", from);
  }
}
