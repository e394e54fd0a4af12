package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.net.InetAddress;
import java.util.Optional;

/** Collects what one document shows of networks while it is read. */
final class NetworkSightings {

  private final String document;
  private final Notices notices;
  private final Optional<String> apiVersion;
  private final NetworkContent.Builder content = new NetworkContent.Builder();
  private final Parts.Collector<VirtualNetworkPeering> peerings;
  private final Parts.Collector<SecurityRule> securityRules;
  private final Parts.Collector<Route> routes;
  private final Parts.Collector<ResourceId> dnsLinks;
  private final Parts.Collector<ImmutableSet<InetAddress>> dnsRecords;

  NetworkSightings(String document, Notices notices) {
    this(document, notices, Optional.empty());
  }

  NetworkSightings(String document, Notices notices, Optional<String> apiVersion) {
    this.document = document;
    this.notices = notices;
    this.apiVersion = apiVersion;
    this.peerings = new Parts.Collector<>(document);
    this.securityRules = new Parts.Collector<>(document);
    this.routes = new Parts.Collector<>(document);
    this.dnsLinks = new Parts.Collector<>(document);
    this.dnsRecords = new Parts.Collector<>(document);
  }

  Notices notices() {
    return notices;
  }

  /** {@return the api-version that the document came by, if the caller tells it} */
  Optional<String> apiVersion() {
    return apiVersion;
  }

  <T> Sighting<T> at(JsonCursor json, T value) {
    return new Sighting<>(document, json.pointer(), value);
  }

  /**
   * Adds what a resource lists of those that have it; a list that is missing or null lists nothing,
   * an empty one says that there are none.
   *
   * @param property the property by which they have it
   * @param owned the resource
   * @param list the name of its list
   */
  void addBelongings(
      JsonCursor json, Contradiction.Property property, ResourceId owned, String list) {
    json.given(list)
        .filter(it -> it.elements().stream().allMatch(one -> one.object().filled("id").isPresent()))
        .ifPresent(
            it ->
                content.addBelongings(
                    at(it, new NetworkContent.Belongings(property, owned, json.references(list)))));
  }

  /** {@return where to put what has no parts with ids of their own} */
  NetworkContent.Builder content() {
    return content;
  }

  Parts.Collector<VirtualNetworkPeering> peerings() {
    return peerings;
  }

  Parts.Collector<SecurityRule> securityRules() {
    return securityRules;
  }

  Parts.Collector<Route> routes() {
    return routes;
  }

  Parts.Collector<ResourceId> dnsLinks() {
    return dnsLinks;
  }

  Parts.Collector<ImmutableSet<InetAddress>> dnsRecords() {
    return dnsRecords;
  }

  NetworkContent collected() {
    return content
        .peerings(peerings.collected())
        .securityRules(securityRules.collected())
        .routes(routes.collected())
        .dnsLinks(dnsLinks.collected())
        .dnsRecords(dnsRecords.collected())
        .build();
  }
}
