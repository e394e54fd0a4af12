package io.github.batchcomm.network;

import com.google.common.collect.ImmutableMap;
import io.github.batchcomm.endpoint.RemoteParty.NodeManagementPrivateEndpoint;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.model.Subnet;
import java.util.Map;
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

  /** {@return what each layer on the path does with the flow, in the order they are met} */
  ImmutableMap<Layer, LayerResult> results() {
    NamedAddresses names = pool.namesFor(flow.remote());
    Optional<Subnet> subnet = pool.subnet().value();
    Optional<Routing.Ways> ways = subnet.map(it -> Routing.of(pool, it, flow, names, answers));
    ImmutableMap.Builder<Layer, LayerResult> results = ImmutableMap.builder();
    boolean outbound = flow.endpoint().direction() == Direction.OUTBOUND;
    Map<Layer, LayerResult> host = hostFirewall();
    if (outbound) {
      results.putAll(host);
    }
    if (pool.subnet().isUnknown()) {
      results.put(Layer.SUBNET_NSG, LayerResult.open(flow.packets(), missingSubnet()));
    }
    subnet.ifPresent(
        it ->
            results.putAll(
                answers.groups(
                    it, flow, () -> new SecurityGroupLayers(pool, it, flow, names).results())));
    if (!outbound) {
      results.putAll(host);
    }
    if (ways.isPresent()) {
      results.put(Layer.ROUTE, ways.get().result());
      results.putAll(new OnwardLayers(pool, flow, names).results(ways.get().hops()));
    }
    if (flow.endpoint().remote() instanceof NodeManagementPrivateEndpoint remote) {
      subnet.ifPresent(
          it ->
              results.putAll(
                  new PrivateEndpointLayers(pool, it, flow, remote, ways.orElseThrow()).results()));
    }
    if (pool.subnet().isAbsent()
        && flow.endpoint().remote() instanceof NodeManagementPrivateEndpoint) {
      results.put(Layer.PRIVATE_ENDPOINT, outOfReach());
    }
    AccountAccessLayer.of(pool, flow, ways).ifPresent(it -> results.put(Layer.ACCOUNT_ACCESS, it));
    return results.buildOrThrow();
  }

  private Map<Layer, LayerResult> hostFirewall() {
    return HostFirewallLayer.of(pool, flow)
        .map(it -> Map.of(Layer.HOST_FIREWALL, it))
        .orElse(Map.of());
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
