package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.NodeManagementPath;
import io.github.batchcomm.endpoint.NodeManagementPath.Availability;
import io.github.batchcomm.endpoint.RemoteParty.NodeManagementPrivateEndpoint;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Subnet;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The private endpoint to a Batch account's node management, and the names by which nodes find it.
 * Of several, nodes reach those whose addresses DNS gives; see {@link RequiredFlows}. (Azure's page
 * on private endpoints with Batch accounts; that on simplified pools without public IP addresses,
 * "Troubleshooting".)
 */
final class PrivateEndpointLayers {

  private final Surroundings pool;
  private final Subnet subnet;
  private final RequiredFlow flow;
  private final NodeManagementPrivateEndpoint remote;
  private final OnwardPath.Walked way;

  PrivateEndpointLayers(
      Surroundings pool,
      Subnet subnet,
      RequiredFlow flow,
      NodeManagementPrivateEndpoint remote,
      OnwardPath.Walked way) {
    this.pool = pool;
    this.subnet = subnet;
    this.flow = flow;
    this.remote = remote;
    this.way = way;
  }

  ImmutableList<LayerResult> results() {
    return ImmutableList.of(endpoint(), dns());
  }

  private LayerResult dns() {
    return new NodeManagementDns(pool, subnet, flow).toPrivateEndpoint(shown());
  }

  private LayerResult endpoint() {
    if (remote.endpoints().isEmpty()) {
      return NodeManagementPath.of(pool.edition(), pool.account(), pool.pool(), pool.network())
                  .privateEndpoint()
              == Availability.UNAVAILABLE
          ? stop(
              pool.account().name(),
              "private endpoint connections",
              "show no approved private endpoint to nodeManagement")
          : open(
              Layer.PRIVATE_ENDPOINT,
              "Whether the account has an approved private endpoint to nodeManagement, and which, is"
                  + " not known"
                  + (pool.account().privateEndpointConnections().isPresent()
                      ? ", or documents contradict each other."
                      : "."),
              "Export the account with its privateEndpointConnections, by api-version 2022-06-01 or"
                  + " later.");
    }
    return flow.remote().exact() ? byAddress() : anyOfThem();
  }

  /** Nodes call each of the addresses; of private endpoints that share one they reach one. */
  private LayerResult byAddress() {
    List<LayerResult> results = new ArrayList<>();
    for (InetAddress address : addresses()) {
      FlowProduct packets = flow.withRemote(AddressSet.of(address));
      List<LayerResult> judged = new ArrayList<>();
      for (ResourceId id : remote.endpoints()) {
        ImmutableSet<InetAddress> shown = addresses(id);
        if (shown.isEmpty()) {
          judged.add(LayerResult.open(packets, missingEndpoint(id)));
        } else if (shown.contains(address)) {
          judged.add(judge(id, packets));
        }
      }
      results.add(reached(judged));
    }
    return LayerResult.together(flow.packets(), results);
  }

  private ImmutableSet<InetAddress> addresses() {
    return shown().stream().filter(flow.remote().addresses()::contains).collect(toImmutableSet());
  }

  private ImmutableSet<InetAddress> shown() {
    return remote.endpoints().stream()
        .flatMap(id -> addresses(id).stream())
        .collect(toImmutableSet());
  }

  private ImmutableSet<InetAddress> addresses(ResourceId id) {
    return pool.network()
        .privateEndpoint(id)
        .map(PrivateEndpoint::addresses)
        .orElse(ImmutableSet.of());
  }

  private static LayerResult reached(List<LayerResult> judged) {
    return judged.stream()
        .filter(LayerResult::permitsAll)
        .findFirst()
        .or(() -> judged.stream().filter(it -> !it.open().isEmpty()).findFirst())
        .orElseGet(() -> judged.get(0));
  }

  /** Which of them nodes call is not known: certain is only what becomes of packets to each. */
  private LayerResult anyOfThem() {
    List<LayerResult> judged = remote.endpoints().stream().map(id -> judge(id, own(id))).toList();
    ImmutableList<MissingFact> missing =
        judged.stream()
            .filter(it -> !it.open().isEmpty())
            .flatMap(it -> it.missing().stream())
            .distinct()
            .collect(toImmutableList());
    if (!missing.isEmpty()) {
      return LayerResult.open(flow.packets(), missing);
    }
    if (judged.stream().allMatch(LayerResult::permitsAll)) {
      Decided first = judged.get(0).permitted().get(0);
      return LayerResult.permitting(flow.packets(), first.rule().orElseThrow(), first.reason());
    }
    if (judged.stream().allMatch(it -> it.permitted().isEmpty())) {
      Decided first = judged.get(0).stopped().get(0);
      return LayerResult.stopping(flow.packets(), first.rule().orElseThrow(), first.reason());
    }
    return open(
        Layer.PRIVATE_ENDPOINT,
        "Which of several private endpoints nodes call is not known, and not all of them can be"
            + " reached.",
        "Export the private DNS zones with their virtual network links and A records.");
  }

  /** Packets to the addresses of one of several, as far as these are known. */
  private FlowProduct own(ResourceId id) {
    AddressSet known =
        AddressSet.of(addresses(id).toArray(InetAddress[]::new))
            .intersection(flow.remote().addresses());
    return known.isEmpty() ? flow.packets() : flow.withRemote(known);
  }

  private LayerResult judge(ResourceId id, FlowProduct packets) {
    return pool.network()
        .privateEndpoint(id)
        .map(endpoint -> judge(endpoint, packets))
        .orElseGet(() -> LayerResult.open(packets, missingEndpoint(id)));
  }

  private static MissingFact missingEndpoint(ResourceId id) {
    return new MissingFact(
        Layer.PRIVATE_ENDPOINT,
        "The address and the subnet of private endpoint " + id.name() + " are not known.",
        "Export it with 'az network private-endpoint show'.");
  }

  private LayerResult judge(PrivateEndpoint endpoint, FlowProduct packets) {
    String name = endpoint.id().name();
    if (leadsElsewhere(endpoint)) {
      return LayerResult.open(packets, contradicted(name));
    }
    return new PrivateEndpointReach(pool, flow, way)
        .pass(
            endpoint,
            packets,
            rule(Layer.PRIVATE_ENDPOINT, name, "connection"),
            "leads to nodeManagement");
  }

  private boolean leadsElsewhere(PrivateEndpoint endpoint) {
    ImmutableList<PrivateEndpoint.Connection> connections = endpoint.connections();
    return !connections.isEmpty()
        && connections.stream()
            .noneMatch(
                connection ->
                    pool.account().id().map(connection.service()::equals).orElse(true)
                        && (connection.status() == PrivateEndpointConnectionStatus.APPROVED
                            || connection.status() == PrivateEndpointConnectionStatus.UNKNOWN)
                        && (connection.subResources().isEmpty()
                            || connection.subResources().stream()
                                .anyMatch("nodeManagement"::equalsIgnoreCase)));
  }

  /** The account lists the endpoints that are asked about as approved. */
  private MissingFact contradicted(String endpoint) {
    return new MissingFact(
        Layer.PRIVATE_ENDPOINT,
        "Batch account "
            + pool.account().name()
            + " shows an approved connection of private endpoint "
            + endpoint
            + " to nodeManagement, but the endpoint's own document shows none.",
        "One of the documents is older than the other: export both at one time.");
  }

  private LayerResult stop(String resource, String rule, String reason) {
    return LayerResult.stopping(
        flow.packets(), rule(Layer.PRIVATE_ENDPOINT, resource, rule), reason);
  }

  private LayerResult open(Layer layer, String what, String settledBy) {
    return LayerResult.open(flow.packets(), new MissingFact(layer, what, settledBy));
  }

  private static DecidingRule rule(Layer layer, String resource, String rule) {
    return DecidingRule.of(layer, resource, rule, false, OptionalInt.empty());
  }
}
