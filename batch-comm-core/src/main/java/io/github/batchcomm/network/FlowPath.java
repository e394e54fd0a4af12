package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.endpoint.RemoteParty.NodeManagementPrivateEndpoint;
import io.github.batchcomm.endpoint.RemoteParty.StorageAccount;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.model.Subnet;
import java.util.Optional;
import java.util.OptionalInt;

/** Everything that a flow's packets meet between node and service, in order. */
final class FlowPath {

  private final Surroundings pool;
  private final RequiredFlow flow;
  private final SubnetAnswers answers;

  FlowPath(Surroundings pool, RequiredFlow flow, SubnetAnswers answers) {
    this.pool = pool;
    this.flow = flow;
    this.answers = answers;
  }

  /**
   * {@return what each layer on the path does with the flow, in the order they are met; routes and
   * firewalls as often as packets meet them}
   */
  ImmutableList<LayerResult> results() {
    NamedAddresses names = pool.namesFor(flow.remote());
    Optional<Subnet> subnet = pool.subnet().value();
    Optional<OnwardPath.Walked> way = subnet.map(it -> OnwardPath.from(pool, it, flow, answers));
    ImmutableList.Builder<LayerResult> results = ImmutableList.builder();
    boolean outbound = flow.endpoint().direction() == Direction.OUTBOUND;
    if (outbound) {
      HostFirewallLayer.of(pool, flow).ifPresent(results::add);
    }
    if (pool.subnet().isUnknown()) {
      results.add(LayerResult.open(flow.packets(), missingSubnet()));
    }
    subnet.ifPresent(
        it ->
            results.addAll(
                answers.groups(
                    it, flow, () -> new SecurityGroupLayers(pool, it, flow, names).results())));
    if (!outbound) {
      HostFirewallLayer.of(pool, flow).ifPresent(results::add);
    }
    way.map(OnwardPath.Walked::results)
        .ifPresent(
            it -> {
              results.add(inRegion(it.get(0)));
              results.addAll(it.subList(1, it.size()));
            });
    if (flow.endpoint().remote() instanceof NodeManagementPrivateEndpoint remote) {
      subnet.ifPresent(
          it ->
              results.addAll(
                  new PrivateEndpointLayers(pool, it, flow, remote, way.orElseThrow()).results()));
    }
    if (flow.endpoint().remote() instanceof StorageAccount party) {
      subnet.ifPresent(
          it ->
              results.addAll(
                  new StorageLayers(pool, it, flow, party, way.orElseThrow()).results()));
    }
    subnet
        .flatMap(it -> NodeManagementDns.ofPublicEndpoint(pool, it, flow))
        .ifPresent(results::add);
    if (pool.subnet().isAbsent()
        && flow.endpoint().remote() instanceof NodeManagementPrivateEndpoint) {
      results.add(outOfReach());
    }
    AccountAccessLayer.of(pool, flow, way).ifPresent(results::add);
    return results.build();
  }

  /** Azure places pools in networks of their account's region only. */
  private LayerResult inRegion(LayerResult routes) {
    return OtherRegion.of(pool.account(), pool.pool(), pool.network())
        .map(it -> routes.with(new Assumption(Layer.ROUTE, it.assumption())))
        .orElse(routes);
  }

  /** No private endpoint can be placed in Batch's own network, and none reached from there. */
  private LayerResult outOfReach() {
    return LayerResult.stopping(
        flow.packets(),
        DecidingRule.of(
            Layer.PRIVATE_ENDPOINT,
            pool.pool().id(),
            "no virtual network",
            true,
            OptionalInt.empty()),
        "leaves the nodes in Batch's own network, where no private endpoint can be reached");
  }

  private MissingFact missingSubnet() {
    return pool.pool()
        .subnet()
        .value()
        .map(
            reference ->
                new MissingFact(
                    Layer.SUBNET_NSG,
                    "Subnet "
                        + reference.id().name()
                        + " of virtual network "
                        + reference.virtualNetwork().id().name()
                        + " is not among the documents.",
                    "Export the virtual network with 'az network vnet show'."))
        .orElseGet(
            () ->
                new MissingFact(
                    Layer.SUBNET_NSG,
                    "Whether the pool stands in a virtual network is not known.",
                    "Export the whole pool with its networkConfiguration."));
  }
}
