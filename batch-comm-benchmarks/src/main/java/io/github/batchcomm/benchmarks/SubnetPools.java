package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.endpoint.RequiredEndpoints;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.network.NetworkAudit;
import io.github.batchcomm.network.NetworkEvaluation;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pools of one account in one subnet, which differ in nothing but their ids.
 *
 * @param account the account
 * @param pools the pools
 * @param network the network around them, with all that can be known of it but a service tag
 */
record SubnetPools(BatchAccount account, ImmutableList<BatchPool> pools, Network network) {

  private static final Edition EDITION = Editions.E_2026_01_12;

  private static final Instant AS_OF = Instant.parse("2026-02-01T00:00:00Z");

  private static final int RULES = 1_000;

  private static final ResourceId VIRTUAL_NETWORK = id("virtualNetworks/v");

  private static final ResourceId SUBNET = id("virtualNetworks/v/subnets/nodes");

  private static final ResourceId ROUTE_TABLE = id("routeTables/r");

  static SubnetPools make(int count) {
    TaggedRules rules = TaggedRules.make(RULES);
    Network network =
        Network.builder()
            .addServiceTagCatalogues(rules.tags())
            .addNetworkSecurityGroups(rules.group())
            .addRouteTables(routes())
            .addVirtualNetworks(virtualNetwork(rules.group().id()))
            .build();
    return new SubnetPools(
        publicAccount(),
        IntStream.range(0, count)
            .mapToObj(SubnetPools::pool)
            .collect(ImmutableList.toImmutableList()),
        network);
  }

  /** A new evaluation, which has kept nothing yet. */
  static NetworkEvaluation evaluation() {
    return new NetworkEvaluation(EDITION);
  }

  /** What each pool needs while it moves from one model to the other. */
  ImmutableList<ImmutableList<RequiredEndpoint>> endpoints() {
    RequiredEndpoints endpoints = new RequiredEndpoints(EDITION);
    return pools.stream()
        .map(pool -> endpoints.union(account, pool))
        .collect(ImmutableList.toImmutableList());
  }

  NetworkAudit audit(
      NetworkEvaluation evaluation, BatchPool pool, ImmutableList<RequiredEndpoint> endpoints) {
    return evaluation.evaluate(account, pool, endpoints, network, AS_OF);
  }

  private static BatchAccount publicAccount() {
    return BatchAccount.builder()
        .name("a")
        .region(Region.of("westeurope"))
        .publicNetworkAccess(PublicNetworkAccess.ENABLED)
        .accountAccess(Presence.none())
        .nodeManagementAccess(Presence.none())
        .privateEndpointConnections(ImmutableList.of())
        .build();
  }

  private static BatchPool pool(int number) {
    return BatchPool.builder()
        .id("pool" + number)
        .configuration(PoolConfiguration.VIRTUAL_MACHINE)
        .subnet(Presence.of(new SubnetReference(SUBNET)))
        .publicIpProvision(PublicIpProvision.BATCH_MANAGED)
        .build();
  }

  private static VirtualNetwork virtualNetwork(ResourceId group) {
    return VirtualNetwork.builder()
        .id(VIRTUAL_NETWORK)
        .addAddressSpace(IpPrefix.parse("10.20.0.0/16"))
        .addSubnets(
            Subnet.builder()
                .id(SUBNET)
                .addAddressPrefixes(TaggedRules.SUBNET)
                .networkSecurityGroup(Presence.of(group))
                .routeTable(Presence.of(ROUTE_TABLE))
                .natGateway(Presence.none())
                .serviceEndpoints(ImmutableList.of())
                .serviceEndpointPolicies(ImmutableSet.of())
                .build())
        .peerings(ImmutableList.of())
        .dnsServers(ImmutableList.<InetAddress>of())
        .build();
  }

  /** Past an appliance to what pools need, one of the tags being unlisted. */
  private static RouteTable routes() {
    return RouteTable.builder()
        .id(ROUTE_TABLE)
        .disableBgpRoutePropagation(true)
        .addRoutes(
            Route.of(
                "everything",
                new RouteDestination.Network(IpPrefix.parse("0.0.0.0/0")),
                NextHopType.VIRTUAL_APPLIANCE,
                Optional.of(InetAddresses.forString("10.20.9.4"))),
            toInternet(TaggedRules.NODE_MANAGEMENT),
            toInternet(ServiceTag.BATCH_NODE_MANAGEMENT),
            toInternet(TaggedRules.STORAGE),
            toInternet(TaggedRules.UNLISTED))
        .build();
  }

  private static Route toInternet(ServiceTag tag) {
    return Route.of(
        tag.toString(), new RouteDestination.Tag(tag), NextHopType.INTERNET, Optional.empty());
  }

  private static ResourceId id(String typeAndName) {
    return ResourceId.parse(
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/" + typeAndName);
  }
}
