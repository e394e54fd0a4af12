package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.endpoint.RequiredEndpoints;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTagCatalogue;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * The sample pool with what stands around it, changed step by step; a scene itself never changes.
 *
 * @param account the account
 * @param pool the pool
 * @param subnet the subnet its nodes stand in
 * @param around the virtual network, to which the subnet is added
 * @param rest everything else
 */
record Scene(
    BatchAccount account, BatchPool pool, Subnet subnet, VirtualNetwork around, Network rest) {
  static final Edition EDITION = Editions.E_2026_01_12;

  /** The instant that scenes are asked about unless a test names another. */
  static final Instant AS_OF = Instant.parse("2026-02-01T00:00:00Z");

  /** A network in which nothing stops packets, and whose service tags are listed. */
  static Scene listed() {
    return unlisted().network(it -> it.addServiceTagCatalogues(Samples.catalogue()));
  }

  /** The same without a list of service tags. */
  static Scene unlisted() {
    return new Scene(
        Samples.account(),
        Samples.pool(),
        Samples.subnet(),
        Samples.virtualNetwork(),
        Network.unknown());
  }

  Scene listing(ServiceTagCatalogue catalogue) {
    return network(it -> it.addServiceTagCatalogues(catalogue));
  }

  Scene account(UnaryOperator<BatchAccount.Builder> change) {
    BatchAccount changed = change.apply(account.toBuilder()).build();
    return new Scene(changed, pool, subnet, around, rest);
  }

  /** The account's node management answers one address only. */
  Scene answering(String address) {
    return account(it -> it.nodeManagementAccess(Presence.of(Samples.answering(address + "/32"))));
  }

  Scene pool(UnaryOperator<BatchPool.Builder> change) {
    return new Scene(account, change.apply(pool.toBuilder()).build(), subnet, around, rest);
  }

  Scene subnet(UnaryOperator<Subnet.Builder> change) {
    return new Scene(account, pool, change.apply(subnet.toBuilder()).build(), around, rest);
  }

  /** Changes the virtual network; the subnet of the nodes is part of it anyway. */
  Scene around(UnaryOperator<VirtualNetwork.Builder> change) {
    return new Scene(account, pool, subnet, change.apply(around.toBuilder()).build(), rest);
  }

  Scene network(UnaryOperator<Network.Builder> change) {
    return new Scene(account, pool, subnet, around, change.apply(rest.toBuilder()).build());
  }

  /** With a network security group on the subnet. */
  Scene rules(SecurityRule... rules) {
    return subnet(it -> it.networkSecurityGroup(Presence.of(Samples.NSG)))
        .network(it -> it.addNetworkSecurityGroups(Samples.group(rules)));
  }

  /** With a route table that keeps routes of gateways away. */
  Scene routes(Route... routes) {
    return table(it -> it.addRoutes(routes).disableBgpRoutePropagation(true));
  }

  Scene table(UnaryOperator<RouteTable.Builder> change) {
    RouteTable table = change.apply(RouteTable.builder().id(Samples.TABLE)).build();
    return subnet(it -> it.routeTable(Presence.of(Samples.TABLE)))
        .network(it -> it.addRouteTables(table));
  }

  NetworkAudit audit() {
    return audit(AS_OF);
  }

  NetworkAudit audit(Instant asOf) {
    return new NetworkEvaluation(EDITION)
        .evaluate(account, pool, endpoints(account, pool), network(), asOf);
  }

  /** What the pool needs under either model, workloads left open. */
  static ImmutableList<RequiredEndpoint> endpoints(BatchAccount account, BatchPool pool) {
    return new RequiredEndpoints(EDITION)
        .forModels(account, pool, ImmutableSortedSet.copyOf(CommunicationModel.values()));
  }

  NetworkVerdict verdict(String endpoint) {
    return verdict(endpoint, AS_OF);
  }

  NetworkVerdict verdict(String endpoint, Instant asOf) {
    return audit(asOf).verdict(endpoint).orElseThrow();
  }

  /** What is wrong with a proof, by the documents of this scene. */
  ImmutableList<String> check(Proof proof) {
    return check(proof, AS_OF);
  }

  ImmutableList<String> check(Proof proof, Instant asOf) {
    return new ProofChecker(EDITION).check(proof, account, pool, network(), asOf);
  }

  Network network() {
    VirtualNetwork whole =
        around.toBuilder()
            .subnets(ImmutableList.<Subnet>builder().add(subnet).addAll(around.subnets()).build())
            .build();
    return rest.toBuilder().addVirtualNetworks(whole).build();
  }
}
