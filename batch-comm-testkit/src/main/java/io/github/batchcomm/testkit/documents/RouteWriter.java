package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.EffectiveRoute;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.PublicIpPrefix;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import java.util.List;

/** Writes routes, and the public addresses that packets leave by. */
final class RouteWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Variation variation;

  RouteWriter(Variation variation) {
    this.variation = variation;
  }

  /** {@return a route of a table, whose name is written already} */
  ObjectNode route(Route route, ResourceJson json) {
    json.property("addressPrefix", destination(route.destination()));
    json.property("nextHopType", Literals.constant(route.nextHop(), variation));
    route
        .nextHopAddress()
        .ifPresentOrElse(
            it -> json.property("nextHopIpAddress", InetAddresses.toAddrString(it)),
            () -> {
              if (variation.maybe()) {
                json.property(
                    "nextHopIpAddress", variation.maybe() ? JSON.textNode("") : JSON.nullNode());
              }
            });
    json.moreOfNetwork();
    return json.json();
  }

  private String destination(RouteDestination destination) {
    if (destination instanceof RouteDestination.Network network) {
      return RuleLiterals.prefix(network.prefix(), variation);
    }
    return RuleLiterals.tag(((RouteDestination.Tag) destination).tag(), variation);
  }

  /** {@return the routes that are effective on one interface} */
  ArrayNode effective(EffectiveRoutes routes) {
    ArrayNode json = JSON.arrayNode();
    routes.routes().forEach(it -> json.add(effective(it)));
    return json;
  }

  private ObjectNode effective(EffectiveRoute route) {
    ObjectNode json = JSON.objectNode();
    route
        .name()
        .ifPresentOrElse(
            it -> json.put("name", it),
            () -> {
              if (variation.maybe()) {
                json.put("name", "");
              }
            });
    if (route.origin() != EffectiveRoute.Origin.UNKNOWN) {
      json.put("source", Literals.constant(route.origin(), variation));
    } else if (variation.maybe()) {
      json.put("source", "Unknown");
    }
    json.put("state", route.active() ? variation.of("Active", "active") : "Invalid");
    ArrayNode prefixes = json.putArray("addressPrefix");
    for (IpPrefix prefix : route.prefixes()) {
      prefixes.add(RuleLiterals.prefix(prefix, variation));
    }
    boolean isPeering = route.nextHop() == NextHopType.VNET_PEERING;
    json.put(
        "nextHopType",
        isPeering && variation.maybe()
            ? "VNetGlobalPeering"
            : Literals.constant(route.nextHop(), variation));
    if (!route.nextHopAddresses().isEmpty()) {
      json.set("nextHopIpAddress", RuleLiterals.addresses(route.nextHopAddresses()));
    } else if (variation.maybe()) {
      json.set("nextHopIpAddress", Literals.nothing(variation));
    }
    return json;
  }

  /** {@return a NAT gateway} */
  ObjectNode natGateway(NatGateway gateway, ResourceJson json) {
    boolean isIdle = gateway.publicIpAddresses().isEmpty() && gateway.publicIpPrefixes().isEmpty();
    ids(json, gateway.publicIpAddresses().asList(), "publicIpAddresses", "publicIPAddresses");
    ids(json, gateway.publicIpPrefixes().asList(), "publicIpPrefixes", "publicIPPrefixes");
    if (isIdle || variation.maybe()) {
      json.property("idleTimeoutInMinutes", Literals.integer(4, variation));
      json.whole();
    }
    json.moreOfNetwork();
    return json.json();
  }

  /** Writes references, the last of which may stand among those of IPv6. */
  private void ids(ResourceJson json, List<ResourceId> ids, String name, String otherName) {
    if (ids.isEmpty()) {
      if (variation.maybe()) {
        json.property(name, Literals.nothing(variation));
      }
      return;
    }
    int own = variation.seldom() ? ids.size() - 1 : ids.size();
    json.property(
        variation.of(name, otherName), Literals.references(ids.subList(0, own), variation));
    if (own < ids.size()) {
      json.property(name + "V6", Literals.references(ids.subList(own, ids.size()), variation));
    }
  }

  /** {@return a public IP address} */
  ObjectNode address(PublicIpAddress address, ResourceJson json) {
    json.property(
        "ipAddress",
        address
            .address()
            .<JsonNode>map(it -> JSON.textNode(InetAddresses.toAddrString(it)))
            .orElseGet(() -> variation.maybe() ? JSON.textNode("") : JSON.nullNode()));
    json.moreOfNetwork();
    return json.json();
  }

  /** {@return a public IP prefix} */
  ObjectNode prefix(PublicIpPrefix prefix, ResourceJson json) {
    json.property(
        "ipPrefix",
        prefix
            .prefix()
            .<JsonNode>map(it -> JSON.textNode(RuleLiterals.prefix(it, variation)))
            .orElseGet(() -> variation.maybe() ? JSON.textNode("") : JSON.nullNode()));
    json.moreOfNetwork();
    return json.json();
  }
}
