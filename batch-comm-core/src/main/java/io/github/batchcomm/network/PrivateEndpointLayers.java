package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.NodeManagementPath;
import io.github.batchcomm.endpoint.NodeManagementPath.Availability;
import io.github.batchcomm.endpoint.RemoteParty.NodeManagementPrivateEndpoint;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.network.JoinedNetworks.Join;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The private endpoint to a Batch account's node management, and the names by which nodes find it.
 * Of several, nodes reach those whose addresses DNS gives; see {@link RequiredFlows}. (Azure's page
 * on private endpoints with Batch accounts; that on simplified pools without public IP addresses,
 * "Troubleshooting".)
 */
final class PrivateEndpointLayers {

  private final Surroundings pool;
  private final RequiredFlow flow;
  private final NodeManagementPrivateEndpoint remote;
  private final OnwardPath.Walked way;
  private final PrivateNames names;

  PrivateEndpointLayers(
      Surroundings pool,
      Subnet subnet,
      RequiredFlow flow,
      NodeManagementPrivateEndpoint remote,
      OnwardPath.Walked way) {
    this.pool = pool;
    this.flow = flow;
    this.remote = remote;
    this.way = way;
    this.names = new PrivateNames(pool, subnet);
  }

  ImmutableList<LayerResult> results() {
    return ImmutableList.of(endpoint(), dns());
  }

  private LayerResult endpoint() {
    if (remote.endpoints().isEmpty()) {
      return NodeManagementPath.of(pool.edition(), pool.account(), pool.pool()).privateEndpoint()
              == Availability.UNAVAILABLE
          ? stop(
              pool.account().name(),
              "private endpoint connections",
              "show no approved private endpoint to nodeManagement")
          : open(
              Layer.PRIVATE_ENDPOINT,
              "Whether the account has an approved private endpoint to nodeManagement, and which, is"
                  + " not known.",
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
    return remote.endpoints().stream()
        .flatMap(id -> addresses(id).stream())
        .filter(flow.remote().addresses()::contains)
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

  /** Which of them nodes call is not known: certain is what becomes of packets to each. */
  private LayerResult anyOfThem() {
    List<LayerResult> judged =
        remote.endpoints().stream().map(id -> judge(id, flow.packets())).toList();
    Optional<LayerResult> open = judged.stream().filter(it -> !it.open().isEmpty()).findFirst();
    boolean allAlike =
        judged.stream().allMatch(LayerResult::permitsAll)
            || judged.stream().noneMatch(LayerResult::permitsAll);
    return open.orElseGet(
        () ->
            allAlike
                ? judged.get(0)
                : LayerResult.open(
                    flow.packets(),
                    new MissingFact(
                        Layer.PRIVATE_ENDPOINT,
                        "Which of several private endpoints nodes call is not known, and not all of"
                            + " them can be reached.",
                        "Export the private DNS zones with their virtual network links and A"
                            + " records.")));
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
      return LayerResult.stopping(
          packets,
          rule(Layer.PRIVATE_ENDPOINT, name, "connection"),
          "does not lead to nodeManagement of the account");
    }
    if (endpoint.subnet().isEmpty()) {
      return LayerResult.open(
          packets,
          new MissingFact(
              Layer.PRIVATE_ENDPOINT,
              "The subnet of private endpoint " + name + " is not known.",
              "Export it with 'az network private-endpoint show'."));
    }
    if (endpoint.provisioningState().isUnsettled()) {
      return LayerResult.open(packets, unsettled(endpoint));
    }
    ResourceId place = endpoint.subnet().get().parent().orElseThrow();
    List<LayerResult> results = new ArrayList<>();
    FlowSet arrived = FlowSet.NONE;
    for (OnwardPath.Arrival arrival : way.arrivals()) {
      if (arrival.packets().intersects(packets)) {
        FlowProduct part = arrival.packets().intersection(packets);
        arrived = arrived.union(FlowSet.of(part));
        results.add(judge(endpoint, part, join(arrival, place)));
      }
    }
    // What becomes of the others, another layer leaves open.
    arrived
        .complementIn(FlowSet.of(packets))
        .products()
        .forEach(it -> results.add(judge(endpoint, it, Join.JOINED)));
    return LayerResult.together(packets, results);
  }

  private Join join(OnwardPath.Arrival arrival, ResourceId place) {
    return arrival
        .virtualNetwork()
        .map(it -> JoinedNetworks.around(pool.network(), it).with(place))
        .orElse(Join.UNKNOWN);
  }

  private LayerResult judge(PrivateEndpoint endpoint, FlowProduct packets, Join join) {
    String name = endpoint.id().name();
    return switch (join) {
      case JOINED -> {
        DecidingRule connection = rule(Layer.PRIVATE_ENDPOINT, name, "connection");
        yield flow.remote().exact()
            ? new PrivateEndpointGroup(pool, flow, endpoint).pass(packets, connection)
            : LayerResult.permitting(packets, connection, "leads to nodeManagement");
      }
      case NOT_JOINED ->
          LayerResult.stopping(
              packets,
              rule(Layer.PRIVATE_ENDPOINT, name, "subnet"),
              "is in a virtual network that is not joined to that from which packets arrive");
      case UNKNOWN ->
          LayerResult.open(
              packets,
              new MissingFact(
                  Layer.PRIVATE_ENDPOINT,
                  "Whether the virtual network of private endpoint "
                      + name
                      + " is joined by peerings to that from which packets arrive is not known, or"
                      + " documents contradict each other.",
                  "Export both virtual networks with their peerings, at one time."));
    };
  }

  private static MissingFact unsettled(PrivateEndpoint endpoint) {
    return new MissingFact(
        Layer.PRIVATE_ENDPOINT,
        "Whether private endpoint "
            + endpoint.id().name()
            + " works as it is shown is not known: its provisioning state is "
            + Ascii.toLowerCase(endpoint.provisioningState().name())
            + ".",
        "Make the private endpoint anew, and export it with 'az network private-endpoint show' once"
            + " its provisioning state is Succeeded.");
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

  private LayerResult dns() {
    Optional<ImmutableList<InetAddress>> servers = names.servers();
    if (servers.isEmpty() || !servers.get().isEmpty()) {
      return open(
          Layer.DNS,
          servers.isEmpty()
              ? "Which DNS servers the virtual network uses is not known."
              : "What the virtual network's own DNS servers answer is not known.",
          servers.isEmpty()
              ? "Export the virtual network with 'az network vnet show'."
              : "Ask them from a machine in the subnet, with nslookup and the node management"
                  + " endpoint's name.");
    }
    Optional<PrivateDnsZone> linked = names.linkedZone();
    if (linked.isPresent()) {
      return records(linked.get());
    }
    ImmutableList<PrivateDnsZone> zones = names.zones();
    boolean linksAreKnown = zones.stream().allMatch(zone -> zone.virtualNetworkLinks().isPresent());
    return !zones.isEmpty() && linksAreKnown
        ? LayerResult.stopping(
            flow.packets(),
            rule(Layer.DNS, zones.get(0).name().text(), "virtual network links"),
            "do not include the pool's virtual network, so the name resolves to the public"
                + " endpoint")
        : open(
            Layer.DNS,
            "Which private DNS zone answers for node management in the virtual network is not known.",
            "Export the private DNS zones with their virtual network links and A records.");
  }

  private LayerResult records(PrivateDnsZone zone) {
    Optional<ImmutableSet<InetAddress>> answers = names.answers(zone);
    if (answers.isEmpty()) {
      return open(
          Layer.DNS,
          "The records of private DNS zone " + zone.name() + " are not known.",
          "Export them with 'az network private-dns record-set a list'.");
    }
    Optional<String> wildcard = names.doubtfulWildcard(zone);
    if (wildcard.isPresent()) {
      return open(
          Layer.DNS,
          "Whether wildcard record "
              + wildcard.get()
              + " of private DNS zone "
              + zone.name()
              + " answers for node management, beside records whose names are closer to it, is not"
              + " known.",
          "Ask Azure's DNS from a machine in the subnet, with nslookup and the node management"
              + " endpoint's name, or give the zone a record of that name.");
    }
    Optional<String> host = names.host(zone);
    DecidingRule rule =
        rule(
            Layer.DNS,
            zone.name().text(),
            names.answering(zone).or(() -> host).map(it -> "A record " + it).orElse("A records"));
    if (answers.get().isEmpty()) {
      return LayerResult.stopping(
          flow.packets(), rule, "is missing, so the name does not resolve to the private endpoint");
    }
    AddressSet reached = AddressSet.of(answers.get().toArray(InetAddress[]::new));
    boolean mayBeOfAnother = host.isEmpty() && answers.get().size() > 1;
    if (mayBeOfAnother
        && reached.intersects(flow.remote().addresses())
        && !(flow.remote().exact() && flow.remote().addresses().containsAll(reached))) {
      return open(
          Layer.DNS,
          "Which record of private DNS zone "
              + zone.name()
              + " is that of the account's node management is not known.",
          "Export the account with its nodeManagementEndpoint.");
    }
    if (!flow.remote().exact()) {
      return open(
          Layer.DNS,
          "Whether the record leads to the private endpoint is not known, because the endpoint's"
              + " address is not.",
          "Export the private endpoint with 'az network private-endpoint show'.");
    }
    AddressSet foreign = reached.difference(AddressSet.of(addresses().toArray(InetAddress[]::new)));
    AddressSet called = flow.remote().addresses();
    if (foreign.isEmpty()) {
      return LayerResult.permitting(flow.packets(), rule, "leads to the private endpoint");
    }
    // Where all of a record's addresses are foreign, the flow is the one that nodes should open.
    return foreign.intersects(called)
        ? LayerResult.together(
            flow.packets(),
            ImmutableList.of(
                LayerResult.permitting(
                    flow.withRemote(called.difference(foreign)),
                    rule,
                    "leads to the private endpoint"),
                LayerResult.stopping(
                    flow.withRemote(called.intersection(foreign)),
                    rule,
                    "leads to another address")))
        : LayerResult.stopping(flow.packets(), rule, "leads to another address");
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
