package io.github.batchcomm.examples;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.examples.Table.Cell;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.network.Assumption;
import io.github.batchcomm.network.Blocker;
import io.github.batchcomm.network.DecidingRule;
import io.github.batchcomm.network.NetworkEvaluation;
import io.github.batchcomm.network.NetworkFlow;
import io.github.batchcomm.network.NetworkVerdict;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi.Style;

/** Whether the networks around an account's pools let their flows through, a line for each. */
final class FlowTable {

  private static final int INDENT = 2;
  private static final int TABLE_INDENT = 4;

  private final MigrationReadiness migration;
  private final Network network;
  private final Page page;

  FlowTable(MigrationReadiness migration, Network network, Page page) {
    this.migration = migration;
    this.network = network;
    this.page = page;
  }

  void write() {
    Table table = new Table(ImmutableSet.of(0, 4), "POOL", "ENDPOINT", "PROTOCOL", "VERDICT", "BY");
    Set<Assumption> assumptions = new LinkedHashSet<>();
    for (PoolReadiness pool : migration.pools()) {
      if (NetworkEvaluation.shows(pool.pool(), network)) {
        for (NetworkFlow flow : pool.network().flows()) {
          table.add(row(pool, flow));
          assumptions.addAll(flow.verdict().assumptions());
        }
      }
    }
    if (table.isEmpty()) {
      return;
    }
    page.blank();
    page.paragraph(INDENT, "Whether the network lets it through", Style.bold);
    page.table(TABLE_INDENT, table);
    assumptions.forEach(
        it -> page.hanging(TABLE_INDENT, TABLE_INDENT + 2, "Assumed: " + it.text()));
  }

  private static Cell[] row(PoolReadiness pool, NetworkFlow flow) {
    return new Cell[] {
      Cell.of(pool.pool().id()),
      Cell.of(flow.flow().endpoint().id()),
      Cell.of(
          flow.flow().protocol()
              + (flow.flow().family() == AddressFamily.IPV6 ? " over IPv6" : "")
              + (flow.flow().advisory() ? " (advisory)" : "")),
      Cell.of(Wording.verdict(flow.verdict()), Wording.style(flow.verdict())),
      Cell.of(by(flow.verdict()))
    };
  }

  /** The rules that decide, each once, or the layers of which something is not known. */
  private static String by(NetworkVerdict verdict) {
    if (verdict instanceof NetworkVerdict.Permitted permitted) {
      return named(permitted.proof().parts().stream().flatMap(part -> part.rules().stream()));
    }
    if (verdict instanceof NetworkVerdict.Blocked blocked) {
      return named(blocked.blockers().stream().map(Blocker::rule));
    }
    return verdict instanceof NetworkVerdict.Undetermined undetermined
        ? "not known: "
            + undetermined.missing().stream()
                .map(missing -> missing.layer().words())
                .distinct()
                .collect(joining(", "))
        : "";
  }

  private static String named(Stream<DecidingRule> rules) {
    return rules
        .map(rule -> rule.resource() + ": " + rule.rule())
        .distinct()
        .collect(joining("; "));
  }
}
