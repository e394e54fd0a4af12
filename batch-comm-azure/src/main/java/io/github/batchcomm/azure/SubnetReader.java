package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ServiceEndpoint;
import io.github.batchcomm.model.Subnet;
import java.util.Optional;

/** Reads a subnet. */
final class SubnetReader {

  private final JsonCursor json;
  private final WholeResource subnet;
  private final NetworkSightings sightings;
  private final boolean knowsSwitch;

  private SubnetReader(JsonCursor json, NetworkSightings sightings, boolean knowsSwitch) {
    this.json = json;
    this.knowsSwitch = knowsSwitch;
    this.subnet = new WholeResource(json, "addressPrefix", "addressPrefixes");
    this.sightings = sightings;
  }

  static void read(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    read(json, id, sightings, OutboundSwitch.isKnownToSubnet(json, sightings.apiVersion()));
  }

  /**
   * Reads a subnet.
   *
   * @param knowsSwitch whether it was printed by an api-version that has the switch of default
   *     outbound access
   */
  static void read(
      JsonCursor json, ResourceId id, NetworkSightings sightings, boolean knowsSwitch) {
    new SubnetReader(json, sightings, knowsSwitch).read(id);
  }

  private void read(ResourceId id) {
    ImmutableList<IpPrefix> prefixes =
        new AddressReader(sightings.notices())
            .prefixes(RuleFieldsReader.values(json, "addressPrefix", "addressPrefixes"));
    if (prefixes.isEmpty()) {
      sightings
          .notices()
          .addPartial(
              json,
              "Subnet '" + Quoted.text(id.name()) + "'",
              "addressPrefix",
              "az network vnet subnet show");
      return;
    }
    Subnet.Builder built =
        Subnet.builder()
            .id(id)
            .addressPrefixes(prefixes)
            .networkSecurityGroup(subnet.reference("networkSecurityGroup"))
            .routeTable(subnet.reference("routeTable"))
            .natGateway(subnet.reference("natGateway"))
            .serviceEndpoints(serviceEndpoints())
            .serviceEndpointPolicies(serviceEndpointPolicies())
            .defaultOutboundAccess(
                OutboundSwitch.read(json, subnet.tells("defaultOutboundAccess"), knowsSwitch))
            .privateEndpointNetworkPolicies(
                sightings
                    .notices()
                    .constant(
                        json.property("privateEndpointNetworkPolicies"),
                        PrivateEndpointNetworkPolicies.class,
                        PrivateEndpointNetworkPolicies.UNKNOWN));
    sightings.content().addSubnets(sightings.at(json, json.checked(built::build)));
  }

  private Optional<ImmutableList<ServiceEndpoint>> serviceEndpoints() {
    if (!subnet.tells("serviceEndpoints")) {
      return Optional.empty();
    }
    return Optional.of(
        json.list("serviceEndpoints").stream()
            .map(SubnetReader::serviceEndpoint)
            .collect(ImmutableList.toImmutableList()));
  }

  private static ServiceEndpoint serviceEndpoint(JsonCursor endpoint) {
    return new ServiceEndpoint(
        endpoint.object().required("The service endpoint", "service").text(),
        endpoint.list("locations").stream()
            .map(JsonCursor::text)
            .collect(ImmutableSet.toImmutableSet()));
  }

  private Optional<ImmutableSet<ResourceId>> serviceEndpointPolicies() {
    return subnet.tells("serviceEndpointPolicies")
        ? Optional.of(json.references("serviceEndpointPolicies"))
        : Optional.empty();
  }
}
