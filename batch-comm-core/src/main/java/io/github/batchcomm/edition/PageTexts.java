package io.github.batchcomm.edition;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/** What the editions state in words, restated. */
final class PageTexts {

  private static final String CLOUD_SERVICES_NOT_SUPPORTED =
      "Pools of Cloud Services Configuration are not supported and generally deprecated; Virtual"
          + " Machine Configuration is recommended.";

  private static final String V1_NEEDS_VIRTUAL_NETWORK =
      "Pools without public IP addresses of the V1 preview can only be migrated if they were"
          + " created in a virtual network.";

  private static final String PRIVATE_ACCOUNTS =
      "Private Batch accounts may be opted in, but their pools must have public IP addresses to use"
          + " simplified communication.";

  private PageTexts() {}

  static ImmutableList<Clause<String>> firstLimitations(Source source) {
    return clauses(
        source,
        ImmutableMap.of(
            "limitation-no-public-ip-creation",
            "Pools without public IP addresses cannot be created in accounts that are opted in.",
            "limitation-no-public-ip-existing",
            "Existing pools without public IP addresses do not use simplified communication, even"
                + " in accounts that are opted in.",
            "limitation-private-account",
            PRIVATE_ACCOUNTS,
            "limitation-cloud-services",
            CLOUD_SERVICES_NOT_SUPPORTED));
  }

  static ImmutableList<Clause<String>> limitationsWithPrivateAccounts(Source source) {
    return clauses(
        source,
        ImmutableMap.of(
            "limitation-v1",
            V1_NEEDS_VIRTUAL_NETWORK,
            "limitation-private-account",
            PRIVATE_ACCOUNTS,
            "limitation-cloud-services",
            CLOUD_SERVICES_NOT_SUPPORTED));
  }

  static ImmutableList<Clause<String>> previewLimitations(Source source) {
    return clauses(
        source,
        ImmutableMap.of(
            "limitation-v1",
            V1_NEEDS_VIRTUAL_NETWORK,
            "limitation-cloud-services",
            CLOUD_SERVICES_NOT_SUPPORTED));
  }

  static ImmutableList<Clause<String>> targetModeLimitations(Source source) {
    return clauses(
        source,
        ImmutableMap.of(
            "limitation-v1",
            V1_NEEDS_VIRTUAL_NETWORK,
            "limitation-cloud-services",
            "In pools of Cloud Services Configuration the target mode is ignored; they always use"
                + " classic communication."));
  }

  static ImmutableList<Clause<String>> benefits(Source source) {
    return clauses(
        source,
        ImmutableMap.of(
            "benefit-simplicity",
            "Fewer network connections and rules have to be managed.",
            "benefit-security",
            "No port has to be open for connections from the internet; one outbound rule to one"
                + " service tag is enough for Batch itself.",
            "benefit-data-exfiltration",
            "Outbound access to the region's Storage tag is not needed any more and can be limited"
                + " to the storage accounts the workload uses.",
            "benefit-future",
            "The workload is ready for improvements that build on simplified communication, even"
                + " if it is not affected today."));
  }

  static ImmutableList<Clause<String>> scopeOfImpact(Source source) {
    return clauses(
        source,
        ImmutableMap.of(
            "scope-security-rules",
            "Pools in a virtual network whose outbound rules forbid what simplified communication"
                + " needs.",
            "scope-routes-and-firewalls",
            "Pools in a virtual network whose user-defined routes or firewall rules do not fit"
                + " simplified communication.",
            "scope-software-firewalls",
            "Pools whose nodes run software firewalls that forbid the outbound traffic simplified"
                + " communication needs."));
  }

  static ImmutableList<Clause<String>> previewStatements(String date, String outlook) {
    Source top = Sources.page(date, "Introduction");
    return ImmutableList.of(
        new Clause<>(
            "status",
            "Simplified communication is in public preview: without a service level agreement, not"
                + " recommended for production, possibly without some features.",
            top),
        new Clause<>("outlook", outlook, top),
        new Clause<>(
            "effect-of-change",
            "Opting in or out affects future allocations only: pools that have nodes when it is"
                + " asked for keep the model that was active before.",
            Sources.page(date, "Opt your Batch account in or out")),
        dependencyDiscovery(date));
  }

  static ImmutableList<Clause<String>> targetModeStatements(String date) {
    return ImmutableList.of(
        new Clause<>(
            "status",
            "Simplified communication is generally available.",
            Sources.page(date, "Introduction")),
        new Clause<>(
            "outlook",
            "Classic communication is retired; migrate to simplified communication before.",
            Sources.page(date, "Introduction")),
        new Clause<>(
            "effect-of-change",
            "A change of a pool's target mode takes effect once the pool was resized to zero nodes"
                + " and out again.",
            Sources.page(date, "Change the target node communication mode")),
        new Clause<>(
            "target-mode-is-preference",
            "The target mode is a preference; the kind of pool, its virtual network or the lack of"
                + " public IP addresses may override it. The current mode tells what is in use.",
            Sources.page(date, "Target node communication mode")),
        new Clause<>(
            "exemption-behind-private-endpoint",
            "The rules about node management do not concern pools without public IP addresses that"
                + " reach it by a private endpoint and have no way to the internet.",
            Sources.page(date, "Compute node communication changes")),
        dependencyDiscovery(date));
  }

  private static Clause<String> dependencyDiscovery(String date) {
    return new Clause<>(
        "dependency-discovery",
        "The account's list of outbound network dependencies names what Batch itself needs under"
            + " the model in use; workloads may need more.",
        Sources.page(date, "Compute node communication changes"));
  }

  private static ImmutableList<Clause<String>> clauses(
      Source source, ImmutableMap<String, String> texts) {
    return texts.entrySet().stream()
        .map(text -> new Clause<>(text.getKey(), text.getValue(), source))
        .collect(ImmutableList.toImmutableList());
  }
}
