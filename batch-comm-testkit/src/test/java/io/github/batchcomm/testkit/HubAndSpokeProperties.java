package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import io.github.batchcomm.network.DecidingRule;
import io.github.batchcomm.network.Layer;
import io.github.batchcomm.network.NetworkFlow;
import io.github.batchcomm.network.NetworkVerdict;
import io.github.batchcomm.network.ProofPart;
import io.github.batchcomm.testkit.documents.DocumentedNetwork;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** Pools in a spoke, beside a hub and beside what is not joined to them. */
@StatisticsReport(StatisticsReportMode.OFF)
class HubAndSpokeProperties {

  private static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void packetsTakeEveryWayWithEveryVerdict(@ForAll("pools") NetworkedPool pool) {
    List<NetworkFlow> flows =
        BatchCommunication.latest()
            .audit(pool.account(), pool.pool(), pool.network(), AS_OF)
            .flows();
    Statistics.label("worlds with a flow permitted through a firewall")
        .collect(flows.stream().anyMatch(HubAndSpokeProperties::isPermittedThroughFirewall))
        .coverage(coverage -> coverage.check(true).percentage(it -> it > 10));
    for (Class<? extends NetworkVerdict> verdict :
        ImmutableList.of(
            NetworkVerdict.Permitted.class,
            NetworkVerdict.Blocked.class,
            NetworkVerdict.Undetermined.class)) {
      Statistics.label("worlds with a flow to a private endpoint that is " + verdict)
          .collect(
              flows.stream()
                  .filter(HubAndSpokeProperties::isToPrivateEndpoint)
                  .anyMatch(it -> verdict.isInstance(it.verdict())))
          .coverage(coverage -> coverage.check(true).percentage(it -> it > 4));
      Statistics.label("worlds with a flow to public addresses that is " + verdict)
          .collect(
              flows.stream()
                  .filter(it -> !isToPrivateEndpoint(it))
                  .anyMatch(it -> verdict.isInstance(it.verdict())))
          .coverage(coverage -> coverage.check(true).percentage(it -> it > 10));
    }
  }

  private static boolean isToPrivateEndpoint(NetworkFlow flow) {
    return flow.flow().endpoint().remote() instanceof RemoteParty.NodeManagementPrivateEndpoint;
  }

  private static boolean isPermittedThroughFirewall(NetworkFlow flow) {
    return flow.verdict() instanceof NetworkVerdict.Permitted permitted
        && permitted.proof().parts().stream()
            .map(ProofPart::rules)
            .flatMap(rules -> rules.stream())
            .map(DecidingRule::layer)
            .anyMatch(it -> it == Layer.FIREWALL);
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void hubsAndSpokesAreOfEveryKind(@ForAll("pools") NetworkedPool pool) {
    Network network = pool.network();
    Reached.both("several subscriptions", subscriptions(network) > 2);
    Reached.both(
        "two firewalls at one address",
        isShared(network.azureFirewalls().stream().map(AzureFirewall::privateAddresses)));
    Reached.both(
        "two private endpoints at one address",
        isShared(network.privateEndpoints().stream().map(PrivateEndpoint::addresses)));
    List<Subnet> subnets =
        network.virtualNetworks().stream().flatMap(it -> it.subnets().stream()).toList();
    Reached.both("Route Server", isThere("RouteServerSubnet", subnets));
    Reached.both("gateway", isThere("GatewaySubnet", subnets));
    Reached.both("firewall", isThere("AzureFirewallSubnet", subnets));
    Reached.both(
        "firewall behind NAT gateway",
        firewallSubnets(subnets).anyMatch(it -> it.natGateway().isPresent()));
    Reached.both(
        "firewall that drops",
        firewallSubnets(subnets)
            .flatMap(it -> it.routeTable().value().stream())
            .flatMap(it -> network.routeTable(it).stream())
            .flatMap(it -> it.routes().stream())
            .anyMatch(it -> it.nextHop() == NextHopType.NONE));
    List<VirtualNetworkPeering> peerings =
        network.virtualNetworks().stream()
            .map(VirtualNetwork::peerings)
            .flatMap(Optional::stream)
            .flatMap(it -> it.stream())
            .toList();
    for (PeeringState state : PeeringState.values()) {
      // Hardly any world is without a connected peering.
      Reached.each(
          "peering " + state, peerings.stream().anyMatch(it -> it.state() == state), List.of(true));
    }
    Reached.both(
        "no access",
        peerings.stream()
            .anyMatch(it -> it.allowVirtualNetworkAccess().equals(Optional.of(false))));
    Reached.both(
        "public space",
        network.virtualNetworks().stream()
            .flatMap(it -> it.addressSpace().stream())
            .anyMatch(it -> it.toString().startsWith("192.0.2.")));
    reachZones(network.privateDnsZones());
  }

  private static void reachZones(List<PrivateDnsZone> zones) {
    for (HubZone.Name name : HubZone.Name.values()) {
      Reached.both("zone " + name, zones.stream().anyMatch(it -> isOf(name, it.name().text())));
    }
    Reached.both(
        "unknown links", zones.stream().anyMatch(it -> it.virtualNetworkLinks().isEmpty()));
    Reached.both("unknown records", zones.stream().anyMatch(it -> it.addressRecords().isEmpty()));
    Reached.both(
        "wildcard",
        zones.stream()
            .flatMap(it -> it.addressRecords().stream())
            .flatMap(it -> it.keySet().stream())
            .anyMatch(it -> it.startsWith("*")));
  }

  private static boolean isOf(HubZone.Name name, String zone) {
    return switch (name) {
      case PRIVATE_LINK -> zone.startsWith("privatelink.batch.");
      case REGIONAL -> zone.matches("privatelink\\.[^.]+\\.batch\\..*");
      case SUFFIX -> zone.startsWith("batch.");
      case SERVICE -> zone.matches("[^.]+\\.service\\.batch\\..*");
      case WHOLE_NAME -> zone.matches("[^.]+\\.[^.]+\\.service\\.batch\\..*");
      case TOP -> !zone.contains("batch") && !zone.contains("privatelink");
      case PRIVATE_LINK_SERVICE -> zone.startsWith("service.privatelink.");
      case PRIVATE_LINK_WHOLE_NAME -> zone.matches("[^.]+\\.[^.]+\\.service\\.privatelink\\..*");
      case OTHER_SERVICE -> zone.startsWith("privatelink.blob.");
    };
  }

  private static long subscriptions(Network network) {
    return network.virtualNetworks().stream().map(it -> it.id().subscription()).distinct().count();
  }

  private static boolean isShared(Stream<? extends Collection<InetAddress>> addresses) {
    Set<InetAddress> seen = new HashSet<>();
    return addresses.flatMap(Collection::stream).anyMatch(it -> !seen.add(it));
  }

  private static boolean isThere(String name, List<Subnet> subnets) {
    return subnets.stream().anyMatch(it -> it.id().name().equals(name));
  }

  private static Stream<Subnet> firewallSubnets(List<Subnet> subnets) {
    return subnets.stream().filter(it -> it.id().name().equals("AzureFirewallSubnet"));
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void whatIsDocumentedOfThemIsReadBackExactly(@ForAll("documented") DocumentedNetwork documented) {
    AzureInventory read = AzureInventory.read(documented.documents());

    assertThat(read.problems()).isEmpty();
    assertThat(read.network()).isEqualTo(documented.network());
    assertThat(read.inventory()).isEqualTo(documented.inventory());
  }

  @Provide
  static Arbitrary<NetworkedPool> pools() {
    return NetworkArbitraries.hubAndSpokePools(
        BatchArbitraries.inventories()
            .withPools(1, 1)
            .accounts(it -> it.fullyKnown())
            .pools(it -> it.fullyKnown().inVirtualNetwork())
            .single(),
        NetworkArbitraries.networks().withServiceTags());
  }

  @Provide
  static Arbitrary<DocumentedNetwork> documented() {
    return DocumentArbitraries.documentedNetworks().ofNetworks(it -> it.withHubAndSpokes());
  }
}
