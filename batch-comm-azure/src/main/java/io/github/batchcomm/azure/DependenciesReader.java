package io.github.batchcomm.azure;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.model.OutboundDependency;
import java.util.Comparator;

/** Reads a Batch account's list of outbound network dependencies. */
final class DependenciesReader {

  private static final String BATCH = ".batch.";
  private static final String NODE_MANAGEMENT = ".service.batch.";

  private DependenciesReader() {}

  static OutboundDependencies read(ImmutableList<JsonCursor> categories) {
    ImmutableList.Builder<OutboundDependency> entries = ImmutableList.builder();
    for (JsonCursor category : categories) {
      String heading = category.member("category").orElseThrow().text();
      for (JsonCursor endpoint : category.list("endpoints")) {
        entries.add(entry(heading, endpoint.object()));
      }
    }
    return new OutboundDependencies(entries.build());
  }

  /** {@return what the list tells about its account: the account's own endpoint, if it is on it} */
  static AccountHint account(OutboundDependencies dependencies) {
    return dependencies.entries().stream()
        .map(OutboundDependency::domain)
        .filter(DependenciesReader::isAccountEndpoint)
        .<AccountHint>map(AccountHint.OfHost::new)
        .findFirst()
        .orElseGet(AccountHint.Nothing::new);
  }

  private static OutboundDependency entry(String category, JsonCursor endpoint) {
    HostName domain =
        endpoint
            .member("domainName")
            .orElseThrow(
                () ->
                    endpoint.invalid(
                        "The entry has no domainName, and what is missing on this list counts as"
                            + " well. Export the list again, complete"))
            .parsed(HostName::new);
    ImmutableSortedSet<Integer> ports =
        endpoint
            .given("endpointDetails")
            .map(JsonCursor::elements)
            .orElse(ImmutableList.of())
            .stream()
            .flatMap(detail -> detail.object().given("port").stream())
            .map(port -> port.integer(0, 65_535))
            .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    return new OutboundDependency(category, domain, ports);
  }

  /**
   * An account's endpoint has its name and its region before the suffix; others on the list not.
   */
  private static boolean isAccountEndpoint(HostName host) {
    int suffix = host.text().indexOf(BATCH);
    return suffix > 0
        && !host.isPattern()
        && !host.text().contains(NODE_MANAGEMENT)
        && Splitter.on('.').splitToList(host.text().substring(0, suffix)).size() >= 2;
  }
}
