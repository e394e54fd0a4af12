package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.ServiceEndpoint;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.network.RouteEntry.Rank;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The routes that service endpoints of a subnet add: each leads to the prefixes of a service
 * directly, past a default route. (Azure's page on virtual network traffic routing, "Optional
 * default routes".)
 */
final class ServiceEndpointRoutes {

  /** Services with the tags whose addresses their endpoints lead to. */
  private static final ImmutableMap<String, ServiceTag> TAGS =
      ImmutableMap.of(
          "microsoft.storage", ServiceTag.STORAGE,
          "microsoft.storage.global", ServiceTag.STORAGE,
          "microsoft.keyvault", ServiceTag.AZURE_KEY_VAULT,
          "microsoft.containerregistry", ServiceTag.AZURE_CONTAINER_REGISTRY,
          "microsoft.azureactivedirectory", ServiceTag.AZURE_ACTIVE_DIRECTORY);

  private final Subnet subnet;
  private final RequiredFlow flow;

  ServiceEndpointRoutes(Subnet subnet, RequiredFlow flow) {
    this.subnet = subnet;
    this.flow = flow;
  }

  /** {@return true if the flow surely has such routes} */
  boolean areThere() {
    return subnet
        .serviceEndpoints()
        .filter(endpoints -> endpoints.stream().anyMatch(this::leadsToRemote))
        .isPresent();
  }

  /** {@return true if nothing tells whether the flow has such routes} */
  boolean mayBeThere() {
    return subnet.serviceEndpoints().isEmpty() && TAGS.values().contains(service());
  }

  /** {@return true if the routes have no longer prefixes than the shortest of the flow's tag} */
  boolean haveKnownPrefixes(NamedAddresses names) {
    // One of the tag's addresses, of which it is not known which, has no prefix that is.
    return flow.remote().exact() && flow.remote().tag().filter(names::hasKnownPrefixes).isPresent();
  }

  private boolean leadsToRemote(ServiceEndpoint endpoint) {
    ServiceTag tag = TAGS.get(Ascii.toLowerCase(endpoint.service()));
    return tag != null && tag.equals(service()) && reachesRegion(endpoint);
  }

  private boolean reachesRegion(ServiceEndpoint endpoint) {
    Optional<String> region =
        flow.remote().tag().flatMap(ServiceTag::region).map(it -> it.location());
    return endpoint.locations().isEmpty()
        || endpoint.locations().contains("*")
        || region.filter(it -> contains(endpoint, it)).isPresent();
  }

  private static boolean contains(ServiceEndpoint endpoint, String region) {
    return endpoint.locations().stream().anyMatch(it -> Ascii.equalsIgnoreCase(it, region));
  }

  private ServiceTag service() {
    return flow.remote()
        .tag()
        .map(tag -> ServiceTag.parse(tag.service()))
        .orElse(ServiceTag.INTERNET);
  }

  /**
   * {@return the routes with the prefixes of the flow's tag: the shortest that make it up, and
   * where the addresses are not known, of one bit}
   */
  ImmutableList<RouteEntry> ofTag() {
    return ofLengths(IpPrefix::length);
  }

  /**
   * {@return the routes with the shortest prefixes that they can have: nothing says whether they
   * have those of the service in a region or, where these are shorter, those of all of the service}
   */
  ImmutableList<RouteEntry> shortest(NamedAddresses names) {
    if (!names.isListed(service())) {
      return ofTag();
    }
    AddressSet all = names.of(service()).certain();
    return ofLengths(prefix -> lengthWithin(all, prefix));
  }

  private ImmutableList<RouteEntry> ofLengths(ToIntFunction<IpPrefix> length) {
    AddressSet addresses = flow.remote().addresses();
    return flow.remote().exact()
        ? addresses.prefixes().stream()
            .map(prefix -> entry(AddressSet.of(prefix), length.applyAsInt(prefix)))
            .collect(toImmutableList())
        : ImmutableList.of(entry(addresses, 1));
  }

  /** The length of the shortest prefix around another that has no addresses but some. */
  private static int lengthWithin(AddressSet addresses, IpPrefix prefix) {
    int length = prefix.length();
    while (length > 0
        && addresses.containsAll(AddressSet.of(new IpPrefix(prefix.first(), length - 1)))) {
      length--;
    }
    return length;
  }

  /** {@return the routes with the longest prefixes: of one address each} */
  ImmutableList<RouteEntry> longest() {
    return Stream.of(AddressFamily.values())
        .map(family -> entry(flow.remote().addresses().only(family), family.bits()))
        .collect(toImmutableList());
  }

  private RouteEntry entry(AddressSet destinations, int length) {
    return new RouteEntry(
        DecidingRule.of(
            Layer.ROUTE,
            subnet.id().name(),
            "system route: service endpoint",
            true,
            OptionalInt.empty()),
        destinations,
        length,
        Rank.SYSTEM,
        NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT,
        Optional.empty());
  }
}
