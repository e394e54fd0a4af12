package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ServiceEndpointPolicy;

/** Reads a service endpoint policy. */
final class ServiceEndpointPolicyReader {

  private static final String DEFINITIONS = "serviceEndpointPolicyDefinitions";

  private ServiceEndpointPolicyReader() {}

  /** What newer versions let a policy name beside its definitions counts as a definition. */
  static void read(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    if (json.property(DEFINITIONS).isEmpty()) {
      sightings
          .notices()
          .addPartial(
              json,
              "Service endpoint policy '" + Quoted.text(id.name()) + "'",
              DEFINITIONS,
              "az network service-endpoint policy show");
      return;
    }
    ImmutableList.Builder<ServiceEndpointPolicy.Definition> definitions = ImmutableList.builder();
    json.list(DEFINITIONS).forEach(it -> definitions.add(definition(it.object())));
    json.filled("serviceAlias")
        .ifPresent(it -> definitions.add(of("serviceAlias", "Global", ImmutableSet.of(it.text()))));
    ImmutableSet<String> contextual = texts(json, "contextualServiceEndpointPolicies");
    if (!contextual.isEmpty()) {
      definitions.add(of("contextualServiceEndpointPolicies", "Global", contextual));
    }
    sightings.addBelongings(json, Contradiction.Property.SERVICE_ENDPOINT_POLICIES, id, "subnets");
    sightings
        .content()
        .addServiceEndpointPolicies(
            sightings.at(json, new ServiceEndpointPolicy(id, definitions.build())));
  }

  private static ServiceEndpointPolicy.Definition definition(JsonCursor json) {
    String what = "The definition";
    return of(
        json.required(what, "name").text(),
        json.required(what, "service").text(),
        texts(json, "serviceResources"));
  }

  private static ServiceEndpointPolicy.Definition of(
      String name, String service, ImmutableSet<String> resources) {
    return new ServiceEndpointPolicy.Definition(name, service, resources);
  }

  private static ImmutableSet<String> texts(JsonCursor json, String name) {
    return json.list(name).stream().map(JsonCursor::text).collect(ImmutableSet.toImmutableSet());
  }
}
