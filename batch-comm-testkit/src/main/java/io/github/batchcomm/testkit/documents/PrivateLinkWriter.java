package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.ResourceId;
import java.net.InetAddress;
import java.util.Collection;

/** Writes private endpoints with their interfaces, and what private DNS zones consist of. */
final class PrivateLinkWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Variation variation;

  PrivateLinkWriter(Variation variation) {
    this.variation = variation;
  }

  /**
   * Writes a private endpoint.
   *
   * @param networkInterface the interface that may show its addresses
   */
  ObjectNode endpoint(
      PrivateEndpoint endpoint, ResourceId networkInterface, ResourceForm form, ResourceJson json) {
    json.reference("subnet", endpoint.subnet());
    json.state(endpoint.provisioningState());
    json.property(
        "networkInterfaces", Literals.references(ImmutableList.of(networkInterface), variation));
    int automatic =
        variation.seldom() ? endpoint.connections().size() / 2 : endpoint.connections().size();
    connections(
        json, "privateLinkServiceConnections", endpoint.connections().subList(0, automatic), form);
    connections(
        json,
        "manualPrivateLinkServiceConnections",
        endpoint.connections().subList(automatic, endpoint.connections().size()),
        form);
    if (variation.maybe()) {
      ipConfigurations(json, endpoint.addresses(), form);
    } else if (!endpoint.addresses().isEmpty()) {
      ObjectNode config = JSON.objectNode().put("fqdn", "host1.example.com");
      config.set("ipAddresses", RuleLiterals.addresses(endpoint.addresses()));
      json.property("customDnsConfigs", JSON.arrayNode().add(config));
    } else if (variation.maybe()) {
      json.property("customDnsConfigs", Literals.nothing(variation));
    }
    json.moreOfNetwork();
    return json.json();
  }

  private void connections(
      ResourceJson json,
      String name,
      ImmutableList<PrivateEndpoint.Connection> connections,
      ResourceForm form) {
    if (connections.isEmpty()) {
      if (variation.maybe()) {
        json.property(name, Literals.nothing(variation));
      }
      return;
    }
    ArrayNode array = JSON.arrayNode();
    for (PrivateEndpoint.Connection connection : connections) {
      ResourceJson one = new ResourceJson(form != ResourceForm.FLAT, variation);
      one.beside("name", "connection" + (array.size() + 1));
      one.property("privateLinkServiceId", Literals.id(connection.service(), variation));
      if (!connection.subResources().isEmpty()) {
        one.property("groupIds", Literals.array(connection.subResources()));
      } else {
        one.unknown("groupIds");
      }
      ObjectNode state = JSON.objectNode();
      if (ResourceJson.isKnown(connection.status())) {
        state.put("status", Literals.constant(connection.status(), variation));
      } else {
        ResourceJson.unknownConstant(variation).ifPresent(it -> state.set("status", it));
      }
      one.property("privateLinkServiceConnectionState", state);
      array.add(one.json());
    }
    json.property(name, array);
  }

  /** {@return a network interface} */
  ObjectNode networkInterface(
      Collection<InetAddress> addresses, ResourceForm form, ResourceJson json) {
    ipConfigurations(json, addresses, form);
    json.moreOfNetwork();
    return json.json();
  }

  private void ipConfigurations(
      ResourceJson json, Collection<InetAddress> addresses, ResourceForm form) {
    ArrayNode configurations = JSON.arrayNode();
    for (InetAddress address : addresses) {
      ResourceJson one = new ResourceJson(form != ResourceForm.FLAT, variation);
      one.beside("name", "configuration" + (configurations.size() + 1));
      one.property(
          variation.of("privateIPAddress", "privateIPAddress", "privateIpAddress"),
          InetAddresses.toAddrString(address));
      configurations.add(one.json());
    }
    json.property("ipConfigurations", configurations);
  }

  /** {@return a link of a private DNS zone} */
  ObjectNode link(ResourceId virtualNetwork, ResourceJson json) {
    json.property("virtualNetwork", Literals.reference(virtualNetwork, variation));
    if (variation.maybe()) {
      json.property("registrationEnabled", JSON.booleanNode(false));
    }
    json.moreOfNetwork();
    return json.json();
  }

  /** {@return a record set of IPv4 addresses} */
  ObjectNode addressRecords(Collection<InetAddress> addresses, ResourceJson json) {
    ArrayNode records = JSON.arrayNode();
    addresses.forEach(it -> records.addObject().put("ipv4Address", InetAddresses.toAddrString(it)));
    json.property(variation.of("aRecords", "aRecords", "ARecords", "arecords"), records);
    json.property("ttl", JSON.numberNode(10));
    json.moreOfNetwork();
    return json.json();
  }

  /** {@return a record set of another type, which tells nothing but that it is there} */
  ObjectNode otherRecords(ResourceJson json) {
    json.property("ttl", JSON.numberNode(3600));
    json.moreOfNetwork();
    return json.json();
  }
}
