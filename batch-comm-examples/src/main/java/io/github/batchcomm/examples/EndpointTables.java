package io.github.batchcomm.examples;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.SetMultimap;
import io.github.batchcomm.endpoint.NetworkOwner;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.examples.Table.Cell;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Help.Ansi.Style;

/** What the customer's network must let through for an account's pools; a table for pools alike. */
final class EndpointTables {

  private static final int INDENT = 2;
  private static final int TABLE_INDENT = 4;

  private final MigrationReadiness migration;
  private final SourceList sources;
  private final Page page;

  EndpointTables(MigrationReadiness migration, SourceList sources, Page page) {
    this.migration = migration;
    this.sources = sources;
    this.page = page;
  }

  void write() {
    SetMultimap<ImmutableList<RequiredEndpoint>, String> alike =
        MultimapBuilder.linkedHashKeys().linkedHashSetValues().build();
    Set<String> others = new LinkedHashSet<>();
    for (PoolReadiness pool : migration.pools()) {
      if (concernsCustomer(pool)) {
        alike.put(pool.endpoints(), pool.pool().id());
      } else {
        others.add(pool.pool().id());
      }
    }
    alike.keySet().forEach(endpoints -> table(endpoints, alike.get(endpoints)));
    if (!others.isEmpty()) {
      page.blank();
      page.paragraph(
          INDENT,
          "In Batch's own network, where you need not open anything: "
              + Wording.pools(others, migration));
    }
  }

  private static boolean concernsCustomer(PoolReadiness pool) {
    return pool.endpoints().stream().anyMatch(endpoint -> endpoint.network() != NetworkOwner.BATCH);
  }

  private void table(ImmutableList<RequiredEndpoint> endpoints, Set<String> pools) {
    Table table = new Table(ImmutableSet.of(3), "ENDPOINT", "DIR", "TRAFFIC", "REMOTE", "NEED");
    endpoints.forEach(endpoint -> table.add(row(endpoint)));
    page.blank();
    page.paragraph(
        INDENT, "The network must let through, for " + Wording.pools(pools, migration), Style.bold);
    page.table(TABLE_INDENT, table);
    endpoints.forEach(this::below);
    page.hanging(TABLE_INDENT, TABLE_INDENT + 2, "By " + references(endpoints));
  }

  private String references(ImmutableList<RequiredEndpoint> endpoints) {
    return endpoints.stream()
        .map(endpoint -> sources.reference(endpoint.source()))
        .distinct()
        .collect(joining(" "));
  }

  private Cell[] row(RequiredEndpoint endpoint) {
    return new Cell[] {
      Cell.of(endpoint.id()),
      Cell.of(endpoint.direction() == Direction.INBOUND ? "in" : "out"),
      Cell.of(
          Wording.joined(endpoint.protocols())
              + " "
              + endpoint.ports().stream().map(Object::toString).collect(joining(","))),
      Cell.of(endpoint.remote().toString()),
      Cell.of(Wording.words(endpoint.need().kind()))
    };
  }

  /** What is too long for the table. */
  private void below(RequiredEndpoint endpoint) {
    if (!endpoint.need().explanation().isEmpty()) {
      below(endpoint, endpoint.need().explanation());
    }
    if (!endpoint.advisoryProtocols().isEmpty()) {
      below(
          endpoint,
          Wording.joined(endpoint.advisoryProtocols())
              + " is asked for as well, for the future; nothing uses it today");
    }
  }

  private void below(RequiredEndpoint endpoint, String text) {
    page.hanging(TABLE_INDENT, TABLE_INDENT + 2, endpoint.id() + ": " + text);
  }
}
