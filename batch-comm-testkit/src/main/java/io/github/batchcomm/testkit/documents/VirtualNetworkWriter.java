package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.DefaultOutboundAccess;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ServiceEndpoint;
import io.github.batchcomm.model.ServiceEndpointPolicy;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.net.InetAddress;
import java.util.Optional;

/** Writes virtual networks, subnets and peerings, each by itself. */
final class VirtualNetworkWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Variation variation;

  VirtualNetworkWriter(Variation variation) {
    this.variation = variation;
  }

  /** Writes a virtual network, but for its subnets and peerings. */
  void network(VirtualNetwork network, ResourceJson json) {
    network.region().ifPresent(it -> json.beside("location", Literals.region(it, variation)));
    if (!network.addressSpace().isEmpty()) {
      json.property("addressSpace", space(network.addressSpace()));
    } else if (variation.seldom()) {
      json.property("addressSpace", variation.maybe() ? JSON.nullNode() : JSON.objectNode());
    }
    // Whole is what shows its address space beside the evidence.
    boolean isWhole =
        network.dnsServers().isPresent() && !network.addressSpace().isEmpty() && variation.maybe();
    if (isWhole) {
      json.whole();
    }
    network.dnsServers().ifPresent(it -> dnsServers(it, isWhole, json));
    json.moreOfNetwork();
  }

  private void dnsServers(ImmutableList<InetAddress> servers, boolean isWhole, ResourceJson json) {
    if (servers.isEmpty() && variation.maybe()) {
      if (!isWhole || variation.maybe()) {
        json.property("dhcpOptions", JSON.nullNode());
      }
      return;
    }
    ObjectNode options = JSON.objectNode();
    if (!servers.isEmpty() || variation.maybe()) {
      options.set("dnsServers", RuleLiterals.addresses(servers));
    }
    json.property("dhcpOptions", options);
  }

  /** {@return a subnet} */
  ObjectNode subnet(Subnet subnet, ResourceJson json) {
    RuleLiterals.write(
        json,
        "addressPrefix",
        "addressPrefixes",
        subnet.addressPrefixes().stream()
            .map(it -> RuleLiterals.prefix(it, variation))
            .collect(ImmutableList.toImmutableList()),
        variation);
    // Beside one that shows the switch, a whole subnet without it tells that it was never set.
    boolean mayBeWhole =
        subnet.defaultOutboundAccess() != DefaultOutboundAccess.UNKNOWN
            && !subnet.networkSecurityGroup().isUnknown()
            && !subnet.routeTable().isUnknown()
            && !subnet.natGateway().isUnknown()
            && subnet.serviceEndpoints().isPresent()
            && subnet.serviceEndpointPolicies().isPresent();
    boolean isWhole = mayBeWhole && variation.maybe();
    if (isWhole) {
      json.whole();
    }
    json.reference("networkSecurityGroup", subnet.networkSecurityGroup(), isWhole);
    json.reference("routeTable", subnet.routeTable(), isWhole);
    json.reference("natGateway", subnet.natGateway(), isWhole);
    subnet.serviceEndpoints().ifPresent(it -> serviceEndpoints(it, isWhole, json));
    subnet.serviceEndpointPolicies().ifPresent(it -> policies(it, isWhole, json));
    outboundAccess(subnet.defaultOutboundAccess(), isWhole, json);
    json.constant("privateEndpointNetworkPolicies", subnet.privateEndpointNetworkPolicies());
    json.moreOfNetwork();
    return json.json();
  }

  /** {@return a service endpoint policy} */
  ObjectNode policy(ServiceEndpointPolicy policy, ResourceJson json) {
    ArrayNode definitions = JSON.arrayNode();
    for (ServiceEndpointPolicy.Definition definition : policy.definitions()) {
      ResourceJson one = new ResourceJson(false, variation);
      one.beside("name", definition.name());
      one.property("service", JSON.textNode(definition.service()));
      one.property("serviceResources", Literals.array(definition.serviceResources()));
      definitions.add(one.json());
    }
    json.property(
        "serviceEndpointPolicyDefinitions",
        definitions.isEmpty() ? Literals.nothing(variation) : definitions);
    json.moreOfNetwork();
    return json.json();
  }

  /** What was never set is shown by null, or told by a property of newer api-versions. */
  private void outboundAccess(DefaultOutboundAccess access, boolean isWhole, ResourceJson json) {
    switch (access) {
      case ENABLED -> json.truth("defaultOutboundAccess", Optional.of(true));
      case DISABLED -> json.truth("defaultOutboundAccess", Optional.of(false));
      case UNSTATED -> {
        if (isWhole && variation.maybe()) {
          json.property("sharingScope", JSON.textNode("Tenant"));
        } else {
          json.property("defaultOutboundAccess", JSON.nullNode());
        }
      }
      case UNKNOWN -> {
        // Nothing shows that the api-version has it.
      }
    }
  }

  private void serviceEndpoints(
      ImmutableList<ServiceEndpoint> endpoints, boolean isWhole, ResourceJson json) {
    if (endpoints.isEmpty()) {
      if (!isWhole || variation.maybe()) {
        json.property("serviceEndpoints", Literals.nothing(variation));
      }
      return;
    }
    ArrayNode array = JSON.arrayNode();
    for (ServiceEndpoint endpoint : endpoints) {
      ObjectNode one = array.addObject().put("service", endpoint.service());
      if (!endpoint.locations().isEmpty() || variation.maybe()) {
        one.set("locations", Literals.array(endpoint.locations()));
      }
      if (variation.maybe()) {
        one.put("provisioningState", "Succeeded");
      }
    }
    json.property("serviceEndpoints", array);
  }

  private void policies(ImmutableSet<ResourceId> policies, boolean isWhole, ResourceJson json) {
    if (!policies.isEmpty()) {
      json.property("serviceEndpointPolicies", Literals.references(policies, variation));
    } else if (!isWhole || variation.maybe()) {
      json.property("serviceEndpointPolicies", Literals.nothing(variation));
    }
  }

  /** {@return a peering, whose name is written already} */
  ObjectNode peering(VirtualNetworkPeering peering, ResourceJson json) {
    json.property(
        "remoteVirtualNetwork", Literals.reference(peering.remoteVirtualNetwork(), variation));
    json.constant("peeringState", peering.state());
    if (!peering.remoteAddressSpace().isEmpty()) {
      json.property("remoteAddressSpace", space(peering.remoteAddressSpace()));
    } else {
      json.unknown("remoteAddressSpace");
    }
    json.truth("allowVirtualNetworkAccess", peering.allowVirtualNetworkAccess());
    json.truth("useRemoteGateways", peering.useRemoteGateways());
    json.moreOfNetwork();
    return json.json();
  }

  private ObjectNode space(ImmutableList<IpPrefix> prefixes) {
    return JSON.objectNode().set("addressPrefixes", RuleLiterals.prefixes(prefixes, variation));
  }
}
