package io.github.batchcomm.network;

import static io.github.batchcomm.network.Samples.networkId;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Subnet;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A pool without public addresses in an account without public network access, whose nodes call the
 * private endpoint {@code pe-batch} at 10.1.2.5.
 */
final class PrivateSamples {
  static final ResourceId ENDPOINT = networkId("privateEndpoints/pe-batch");
  static final ResourceId ENDPOINTS = networkId("virtualNetworks/vnet-render/subnets/endpoints");
  static final ResourceId ZONE = networkId("privateDnsZones/privatelink.batch.azure.com");
  static final String RECORD = "11111111-2222-3333-4444-555555555555.westeurope.service";

  private PrivateSamples() {}

  /** Everything as it should be. */
  static Scene scene() {
    return withoutZone().network(it -> it.addPrivateDnsZones(zone(RECORD, "10.1.2.5")));
  }

  static Scene withoutZone() {
    return withoutEndpoint().network(it -> it.addPrivateEndpoints(endpoint(ENDPOINTS, "10.1.2.5")));
  }

  static final MissingFact ZONE_NOT_KNOWN =
      new MissingFact(
          Layer.DNS,
          "Which private DNS zone answers for node management in the virtual network is not known.",
          "Export the private DNS zones with their virtual network links and A records.");

  static Scene withoutEndpoint() {
    return Scene.listed()
        .account(
            it ->
                it.publicNetworkAccess(PublicNetworkAccess.DISABLED)
                    .privateEndpointConnections(
                        ImmutableList.of(approved(PrivateLinkSubResource.NODE_MANAGEMENT))))
        .pool(it -> it.publicIpProvision(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES))
        .subnet(it -> it.defaultOutboundAccess(false))
        .around(it -> it.addSubnets(withoutGroup(Samples.subnet("endpoints", "10.1.2.0/24"))));
  }

  /** A subnet that is known to have no network security group. */
  static Subnet withoutGroup(Subnet subnet) {
    return subnet.toBuilder().networkSecurityGroup(Presence.none()).build();
  }

  static PrivateEndpointConnection approved(PrivateLinkSubResource... subResources) {
    return PrivateEndpointConnection.builder()
        .addSubResources(subResources)
        .status(PrivateEndpointConnectionStatus.APPROVED)
        .privateEndpoint(ENDPOINT)
        .build();
  }

  static PrivateEndpoint endpoint(ResourceId subnet, String address) {
    return endpoint(ENDPOINT, subnet, address, "nodeManagement");
  }

  static PrivateEndpoint endpoint(
      ResourceId id, ResourceId subnet, String address, String subResource) {
    return PrivateEndpoint.builder()
        .id(id)
        .subnet(subnet)
        .addAddresses(InetAddresses.forString(address))
        .addConnections(
            new PrivateEndpoint.Connection(
                Samples.ACCOUNT,
                ImmutableSet.of(subResource),
                PrivateEndpointConnectionStatus.APPROVED))
        .build();
  }

  static PrivateDnsZone zone(String record, String address) {
    return PrivateDnsZone.builder()
        .id(ZONE)
        .virtualNetworkLinks(ImmutableSet.of(Samples.VNET))
        .addressRecords(
            Optional.of(
                ImmutableSetMultimap.<String, InetAddress>of(
                    record, InetAddresses.forString(address))))
        .build();
  }
}
