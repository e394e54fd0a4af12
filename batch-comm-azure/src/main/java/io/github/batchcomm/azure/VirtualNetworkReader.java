package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.net.InetAddress;
import java.util.Optional;

/** Reads a virtual network with the subnets and peerings it shows, and a peering by itself. */
final class VirtualNetworkReader {

  private static final String PEERING = "The peering";

  private VirtualNetworkReader() {}

  static void read(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    VirtualNetwork network =
        VirtualNetwork.builder()
            .id(id)
            .region(
                json.member("location")
                    .filter(it -> !it.isNull())
                    .map(VirtualNetworkReader::region))
            .addressSpace(
                new AddressReader(sightings.notices())
                    .prefixes(
                        json.given("addressSpace")
                            .map(it -> it.object().list("addressPrefixes"))
                            .orElse(ImmutableList.of())))
            .dnsServers(dnsServers(json))
            .build();
    sightings.content().addVirtualNetworks(sightings.at(json, network));
    boolean knowsSwitch = OutboundSwitch.isKnownTo(json, sightings.apiVersion());
    for (JsonCursor subnet : json.list("subnets")) {
      SubnetReader.read(
          subnet, Identity.nestedId(id, "subnets", subnet.object()), sightings, knowsSwitch);
    }
    json.given("virtualNetworkPeerings")
        .ifPresent(
            peerings ->
                sightings
                    .peerings()
                    .addNested(
                        id,
                        peerings,
                        "virtualNetworkPeerings",
                        it -> peering(it, sightings.notices())));
  }

  static VirtualNetworkPeering peering(JsonCursor json, Notices notices) {
    String name = json.required(PEERING, "name").text();
    return VirtualNetworkPeering.builder()
        .name(name.substring(name.lastIndexOf('/') + 1))
        .remoteVirtualNetwork(
            json.required(PEERING, "remoteVirtualNetwork")
                .object()
                .required("The peering's remoteVirtualNetwork", "id")
                .id())
        .state(
            notices.constant(
                json.property("peeringState"), PeeringState.class, PeeringState.UNKNOWN))
        .remoteAddressSpace(
            new AddressReader(notices)
                .prefixes(
                    json.given("remoteAddressSpace")
                        .map(it -> it.object().list("addressPrefixes"))
                        .orElse(ImmutableList.of())))
        .allowVirtualNetworkAccess(json.given("allowVirtualNetworkAccess").map(JsonCursor::truth))
        .useRemoteGateways(json.given("useRemoteGateways").map(JsonCursor::truth))
        .build();
  }

  private static Region region(JsonCursor location) {
    return location.parsed(Region::of);
  }

  /** Azure shows the options only where they were set once. */
  private static Optional<ImmutableList<InetAddress>> dnsServers(JsonCursor json) {
    WholeResource network = new WholeResource(json, "addressSpace");
    Optional<JsonCursor> options = json.given("dhcpOptions");
    if (options.isEmpty()) {
      return network.tells("dhcpOptions") ? Optional.of(ImmutableList.of()) : Optional.empty();
    }
    return Optional.of(AddressReader.addresses(options.get().object().list("dnsServers")).asList());
  }
}
