package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.ResourceId;
import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a private endpoint, and the addresses of a network interface, which may be one's. */
final class PrivateEndpointReader {

  private PrivateEndpointReader() {}

  static void read(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    Notices notices = sightings.notices();
    sightings
        .content()
        .addPrivateEndpoints(
            sightings.at(
                json,
                PrivateEndpoint.builder()
                    .id(id)
                    .subnet(json.reference("subnet"))
                    .provisioningState(AzureFirewallReader.provisioningState(json, notices))
                    .connections(connections(json, notices))
                    .addresses(addresses(json))
                    .build()));
    for (JsonCursor networkInterface : json.list("networkInterfaces")) {
      networkInterface
          .object()
          .filled("id")
          .flatMap(notices::id)
          .map(it -> new NetworkContent.EndpointInterface(id, it))
          .ifPresent(sightings.content()::addEndpointInterfaces);
    }
  }

  /**
   * Reads of a network interface what concerns private endpoints; what else it has may be anything.
   */
  static void networkInterface(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    ImmutableSet<InetAddress> addresses =
        privateAddresses(json)
            .filter(it -> it.isText() && InetAddresses.isInetAddress(it.node().textValue()))
            .map(JsonCursor::address)
            .collect(ImmutableSet.toImmutableSet());
    sightings.content().addInterfaceAddresses(new NetworkContent.InterfaceAddresses(id, addresses));
  }

  private static ImmutableList<PrivateEndpoint.Connection> connections(
      JsonCursor json, Notices notices) {
    return Stream.of("privateLinkServiceConnections", "manualPrivateLinkServiceConnections")
        .flatMap(name -> json.list(name).stream())
        .flatMap(it -> connection(it.object(), notices).stream())
        .collect(ImmutableList.toImmutableList());
  }

  /** A service outside one's reach may be named by an alias; such a one is never Batch. */
  private static Optional<PrivateEndpoint.Connection> connection(
      JsonCursor connection, Notices notices) {
    return notices
        .id(connection.required("The connection", "privateLinkServiceId"))
        .map(
            service ->
                new PrivateEndpoint.Connection(
                    service,
                    connection.list("groupIds").stream()
                        .map(JsonCursor::text)
                        .collect(ImmutableSet.toImmutableSet()),
                    notices.constant(
                        connection
                            .given("privateLinkServiceConnectionState")
                            .flatMap(state -> state.object().member("status")),
                        PrivateEndpointConnectionStatus.class,
                        PrivateEndpointConnectionStatus.UNKNOWN)));
  }

  private static ImmutableSet<InetAddress> addresses(JsonCursor json) {
    Stream<JsonCursor> ofNames =
        json.list("customDnsConfigs").stream()
            .flatMap(config -> config.object().list("ipAddresses").stream());
    return Stream.concat(ofNames, privateAddresses(json))
        .map(JsonCursor::address)
        .collect(ImmutableSet.toImmutableSet());
  }

  private static Stream<JsonCursor> privateAddresses(JsonCursor json) {
    return json.list("ipConfigurations").stream()
        .flatMap(it -> it.object().filled("privateIPAddress", "privateIpAddress").stream());
  }
}
