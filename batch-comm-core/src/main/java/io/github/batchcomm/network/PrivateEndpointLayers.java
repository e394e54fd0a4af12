package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import io.github.batchcomm.endpoint.NodeManagementPath;
import io.github.batchcomm.endpoint.NodeManagementPath.Availability;
import io.github.batchcomm.endpoint.RemoteParty.NodeManagementPrivateEndpoint;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The private endpoint to a Batch account's node management, and the names by which nodes find it.
 * (Azure's page on private endpoints with Batch accounts; that on simplified pools without public
 * IP addresses, "Troubleshooting".)
 */
final class PrivateEndpointLayers {

  private final Surroundings pool;
  private final Subnet subnet;
  private final RequiredFlow flow;
  private final NodeManagementPrivateEndpoint remote;

  PrivateEndpointLayers(
      Surroundings pool, Subnet subnet, RequiredFlow flow, NodeManagementPrivateEndpoint remote) {
    this.pool = pool;
    this.subnet = subnet;
    this.flow = flow;
    this.remote = remote;
  }

  ImmutableMap<Layer, LayerResult> results() {
    return ImmutableMap.of(Layer.PRIVATE_ENDPOINT, endpoint(), Layer.DNS, dns());
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
    List<LayerResult> results = new ArrayList<>();
    for (ResourceId id : remote.endpoints()) {
      results.add(
          pool.network()
              .privateEndpoint(id)
              .map(this::endpoint)
              .orElseGet(
                  () ->
                      open(
                          Layer.PRIVATE_ENDPOINT,
                          "The address and the subnet of private endpoint "
                              + id.name()
                              + " are not known.",
                          "Export it with 'az network private-endpoint show'.")));
    }
    // Nodes need one of them.
    return results.stream()
        .filter(LayerResult::permitsAll)
        .findFirst()
        .or(() -> results.stream().filter(result -> !result.open().isEmpty()).findFirst())
        .orElseGet(() -> results.get(0));
  }

  private LayerResult endpoint(PrivateEndpoint endpoint) {
    String name = endpoint.id().name();
    if (leadsElsewhere(endpoint)) {
      return stop(name, "connection", "does not lead to nodeManagement of the account");
    }
    if (endpoint.subnet().isEmpty()) {
      return open(
          Layer.PRIVATE_ENDPOINT,
          "The subnet of private endpoint " + name + " is not known.",
          "Export it with 'az network private-endpoint show'.");
    }
    ResourceId place = endpoint.subnet().get().parent().orElseThrow();
    if (place.equals(subnet.virtualNetwork().id()) || isPeer(place)) {
      return pass(Layer.PRIVATE_ENDPOINT, name, "connection", "leads to nodeManagement");
    }
    return peersAreKnown()
        ? stop(name, "subnet", "stands in a virtual network that is not joined to that of the pool")
        : open(
            Layer.PRIVATE_ENDPOINT,
            "Whether the virtual network of private endpoint " + name + " is peered is not known.",
            "Export the pool's virtual network with its peerings.");
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

  private boolean isPeer(ResourceId place) {
    return virtualNetwork().flatMap(VirtualNetwork::peerings).stream()
        .flatMap(peerings -> peerings.stream())
        .anyMatch(peering -> peering.remoteVirtualNetwork().equals(place));
  }

  private boolean peersAreKnown() {
    return virtualNetwork().flatMap(VirtualNetwork::peerings).isPresent();
  }

  private Optional<VirtualNetwork> virtualNetwork() {
    return pool.network().virtualNetwork(subnet.virtualNetwork().id());
  }

  private LayerResult dns() {
    Optional<ImmutableList<InetAddress>> servers =
        virtualNetwork().flatMap(VirtualNetwork::dnsServers);
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
    ImmutableList<PrivateDnsZone> zones = zones();
    for (PrivateDnsZone zone : zones) {
      if (zone.virtualNetworkLinks()
          .filter(links -> links.contains(subnet.virtualNetwork().id()))
          .isPresent()) {
        return records(zone);
      }
    }
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

  private ImmutableList<PrivateDnsZone> zones() {
    Optional<String> wanted =
        pool.account().region().cloud().map(cloud -> "privatelink." + cloud.batchSuffix());
    return pool.network().privateDnsZones().stream()
        .filter(zone -> wanted.filter(zone.name().text()::equals).isPresent())
        .collect(ImmutableList.toImmutableList());
  }

  private LayerResult records(PrivateDnsZone zone) {
    Optional<ImmutableSetMultimap<String, InetAddress>> records = zone.addressRecords();
    if (records.isEmpty()) {
      return open(
          Layer.DNS,
          "The records of private DNS zone " + zone.name() + " are not known.",
          "Export them with 'az network private-dns record-set a list'.");
    }
    Optional<String> host = host(zone);
    ImmutableSet<InetAddress> answers =
        records.get().entries().stream()
            .filter(record -> isOfNodeManagement(record.getKey(), host))
            .map(record -> record.getValue())
            .collect(toImmutableSet());
    DecidingRule rule =
        rule(Layer.DNS, zone.name().text(), host.map(it -> "A record " + it).orElse("A records"));
    if (answers.isEmpty()) {
      return LayerResult.stopping(
          flow.packets(), rule, "is missing, so the name does not resolve to the private endpoint");
    }
    AddressSet reached = AddressSet.of(answers.toArray(InetAddress[]::new));
    if (!flow.remote().exact()) {
      return open(
          Layer.DNS,
          "Whether the record leads to the private endpoint is not known, because the endpoint's"
              + " address is not.",
          "Export the private endpoint with 'az network private-endpoint show'.");
    }
    return flow.remote().addresses().containsAll(reached)
        ? LayerResult.permitting(flow.packets(), rule, "leads to the private endpoint")
        : LayerResult.stopping(flow.packets(), rule, "leads to another address");
  }

  /** Without the account's word, any name {@code guid.region.service} may be the endpoint's. */
  private boolean isOfNodeManagement(String name, Optional<String> host) {
    return host.map(name::equals)
        .orElseGet(() -> name.endsWith("." + pool.account().region().location() + ".service"));
  }

  /** The node management endpoint's name within the zone. */
  private Optional<String> host(PrivateDnsZone zone) {
    String suffix = zone.name().text().substring("privatelink".length());
    return pool.account()
        .nodeManagementEndpoint()
        .map(host -> host.text())
        .filter(host -> host.endsWith(suffix))
        .map(host -> host.substring(0, host.length() - suffix.length()));
  }

  private LayerResult pass(Layer layer, String resource, String rule, String reason) {
    return LayerResult.permitting(flow.packets(), rule(layer, resource, rule), reason);
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
