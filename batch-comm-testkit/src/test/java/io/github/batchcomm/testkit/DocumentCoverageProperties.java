package io.github.batchcomm.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.batchcomm.azure.InventoryDocument;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.testkit.documents.DocumentShape;
import io.github.batchcomm.testkit.documents.DocumentedInventory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever documents can show, or leave open, is met within a few hundred of them. */
class DocumentCoverageProperties {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The shapes that show nothing of accounts and pools. */
  private static final ImmutableSet<DocumentShape> OF_NETWORKS =
      ImmutableSet.of(
          DocumentShape.CLI_CREATED,
          DocumentShape.EFFECTIVE_PAGE,
          DocumentShape.EFFECTIVE_LIST,
          DocumentShape.SERVICE_TAG_FILE,
          DocumentShape.SERVICE_TAG_ANSWER);

  private static final ImmutableList<String> CONFIGURATIONS =
      ImmutableList.of(
          "deploymentConfiguration", "virtualMachineConfiguration", "cloudServiceConfiguration");

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void everythingIsReached(@ForAll DocumentedInventory documented) throws IOException {
    for (DocumentShape shape :
        Sets.difference(ImmutableSet.copyOf(DocumentShape.values()), OF_NETWORKS)) {
      reached(shape.name(), DocumentProperties.shapes(documented).contains(shape));
    }
    List<JsonNode> objects = new ArrayList<>();
    for (InventoryDocument document : documented.documents()) {
      collect(MAPPER.readTree(document.content().read()), objects);
    }
    reached("whole pool", objects.stream().anyMatch(DocumentCoverageProperties::isWhole));
    reached("part of a pool", objects.stream().anyMatch(DocumentCoverageProperties::isPart));
    reached("subnet left to the job", contain(documented, "\"job\""));
    reached("byte order mark", contain(documented, "\uFEFF"));
    reached("value not heard of", contain(documented, "otHeardOf"));
    reached("offset", contain(documented, "+05:30\""));
    reached("in several places", documented.documents().size() > 8);
    reached("no account", documented.inventory().accounts().isEmpty());
    accounts(documented);
    pools(documented);
  }

  private static void accounts(DocumentedInventory documented) {
    either(documented, "id of an account", it -> it.account().id().isPresent());
    either(documented, "changes of model", it -> it.account().modelHistory().isPresent());
    either(documented, "account endpoint", it -> it.account().accountEndpoint().isPresent());
    either(documented, "dependency list", it -> it.outboundDependencies().isPresent());
    either(
        documented,
        "private endpoint connections",
        it -> it.account().privateEndpointConnections().isPresent());
    either(
        documented,
        "public network access",
        it -> it.account().publicNetworkAccess() != PublicNetworkAccess.UNKNOWN);
    List<InventoryAccount> accounts = documented.inventory().accounts();
    presence("auto-storage", accounts.stream().map(it -> it.account().autoStorage()));
    presence("account access", accounts.stream().map(it -> it.account().accountAccess()));
  }

  private static void pools(DocumentedInventory documented) {
    eitherPool(documented, "id of a pool", it -> it.resourceId().isPresent());
    eitherPool(documented, "workloads", it -> it.workloads().isPresent());
    eitherPool(documented, "scaled from zero", it -> it.lastScaledFromZero().isPresent());
    eitherPool(documented, "creation time", it -> it.creationTime().isPresent());
    eitherPool(documented, "dedicated nodes", it -> it.currentDedicatedNodes().isPresent());
    eitherPool(
        documented, "generation", it -> it.noPublicIpGeneration() != NoPublicIpGeneration.UNKNOWN);
    eitherPool(documented, "provision", it -> it.publicIpProvision() != PublicIpProvision.UNKNOWN);
    eitherPool(documented, "configuration", it -> it.configuration() != PoolConfiguration.UNKNOWN);
    eitherPool(documented, "inbound NAT pools", it -> !it.inboundNatPools().isEmpty());
    presence("subnet", poolsOf(documented).map(BatchPool::subnet));
  }

  private static void either(
      DocumentedInventory documented, String what, Predicate<InventoryAccount> isKnown) {
    List<InventoryAccount> accounts = documented.inventory().accounts();
    reached(what + " known", accounts.stream().anyMatch(isKnown));
    reached(what + " unknown", accounts.stream().anyMatch(isKnown.negate()));
  }

  private static void eitherPool(
      DocumentedInventory documented, String what, Predicate<BatchPool> isKnown) {
    reached(what + " known", poolsOf(documented).anyMatch(isKnown));
    reached(what + " unknown", poolsOf(documented).anyMatch(isKnown.negate()));
  }

  private static void presence(String what, Stream<? extends Presence<?>> presences) {
    List<? extends Presence<?>> all = presences.toList();
    reached(what + " there", all.stream().anyMatch(Presence::isPresent));
    reached(what + " not there", all.stream().anyMatch(Presence::isAbsent));
    reached(what + " unknown", all.stream().anyMatch(Presence::isUnknown));
  }

  private static void reached(String what, boolean isReached) {
    Statistics.label(what)
        .collect(isReached)
        .coverage(coverage -> coverage.check(true).count(count -> count >= 4));
  }

  private static Stream<BatchPool> poolsOf(DocumentedInventory documented) {
    return documented.inventory().accounts().stream().flatMap(it -> it.pools().stream());
  }

  private static boolean contain(DocumentedInventory documented, String text) throws IOException {
    for (InventoryDocument document : documented.documents()) {
      if (document.content().asCharSource(StandardCharsets.UTF_8).read().contains(text)) {
        return true;
      }
    }
    return false;
  }

  private static void collect(JsonNode node, List<JsonNode> objects) {
    if (node.isObject()) {
      objects.add(node);
    }
    node.forEach(child -> collect(child, objects));
  }

  /** Nearly: what stands in two places is not looked for. */
  private static boolean isWhole(JsonNode pool) {
    return pool.hasNonNull("vmSize")
        && CONFIGURATIONS.stream().anyMatch(pool::hasNonNull)
        && (pool.hasNonNull("allocationState") || pool.hasNonNull("creationTime"));
  }

  private static boolean isPart(JsonNode pool) {
    return pool.hasNonNull("allocationState") && !pool.hasNonNull("vmSize");
  }
}
