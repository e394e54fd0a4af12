package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.ResourceId;
import java.util.List;
import java.util.Optional;

/** Has each resource of a network read by the reader of its family. */
final class NetworkReader {

  private final NetworkSightings sightings;

  NetworkReader(NetworkSightings sightings) {
    this.sightings = sightings;
  }

  /** Reads a resource with its id; kinds that no network has are none of its business. */
  void read(JsonCursor json, ResourceKind kind, ResourceId id) {
    Notices notices = sightings.notices();
    switch (kind) {
      case VIRTUAL_NETWORK -> VirtualNetworkReader.read(json, id, sightings);
      case SUBNET -> SubnetReader.read(json, id, sightings);
      case PEERING ->
          sightings.peerings().add(json, id, VirtualNetworkReader.peering(json, notices));
      case NETWORK_SECURITY_GROUP -> NetworkSecurityGroupReader.read(json, id, sightings);
      case SECURITY_RULE ->
          sightings.securityRules().add(json, id, SecurityRuleReader.readCustom(json, notices));
      case ROUTE_TABLE -> RouteTableReader.read(json, id, sightings);
      case ROUTE -> sightings.routes().add(json, id, RouteTableReader.route(json, notices));
      case NAT_GATEWAY -> PublicAddressReader.natGateway(json, id, sightings);
      case PUBLIC_IP_ADDRESS -> PublicAddressReader.address(json, id, sightings);
      case PUBLIC_IP_PREFIX -> PublicAddressReader.prefix(json, id, sightings);
      case AZURE_FIREWALL -> AzureFirewallReader.read(json, id, sightings);
      case FIREWALL_POLICY -> FirewallPolicyReader.policy(json, id, sightings);
      case RULE_COLLECTION_GROUP -> FirewallPolicyReader.group(json, id, sightings);
      case IP_GROUP -> FirewallPolicyReader.ipGroup(json, id, sightings);
      case SERVICE_ENDPOINT_POLICY -> ServiceEndpointPolicyReader.read(json, id, sightings);
      case PRIVATE_ENDPOINT -> PrivateEndpointReader.read(json, id, sightings);
      case NETWORK_INTERFACE -> PrivateEndpointReader.networkInterface(json, id, sightings);
      case PRIVATE_DNS_ZONE -> PrivateDnsReader.zone(json, id, sightings);
      case VIRTUAL_NETWORK_LINK -> PrivateDnsReader.link(json, id, sightings);
      case RECORD_SET -> PrivateDnsReader.recordSet(json, id, sightings);
      case ACCOUNT, POOL, EFFECTIVE_RULES, EFFECTIVE_ROUTE, DEPENDENCY, OTHER -> {
        // Not resources of a network.
      }
    }
  }

  /** Takes note that an array lists parts of resources, if the kind of its elements is one. */
  void readList(JsonCursor array, ResourceKind kind) {
    collector(kind)
        .ifPresent(
            it ->
                it.addList(
                    array,
                    array.elements().stream()
                        .flatMap(element -> Identity.id(element, kind).stream())
                        .collect(ImmutableList.toImmutableList())));
  }

  void readEffectiveRules(List<JsonCursor> groups) {
    sightings
        .content()
        .addEffectiveSecurityRules(
            sightings.at(groups.get(0), EffectiveRulesReader.read(groups, sightings.notices())));
  }

  void readEffectiveRoutes(List<JsonCursor> routes) {
    sightings
        .content()
        .addEffectiveRoutes(
            sightings.at(routes.get(0), EffectiveRoutesReader.read(routes, sightings.notices())));
  }

  private Optional<Parts.Collector<?>> collector(ResourceKind kind) {
    return switch (kind) {
      case PEERING -> Optional.of(sightings.peerings());
      case SECURITY_RULE -> Optional.of(sightings.securityRules());
      case ROUTE -> Optional.of(sightings.routes());
      case VIRTUAL_NETWORK_LINK -> Optional.of(sightings.dnsLinks());
      case RECORD_SET -> Optional.of(sightings.dnsRecords());
      default -> Optional.empty();
    };
  }
}
