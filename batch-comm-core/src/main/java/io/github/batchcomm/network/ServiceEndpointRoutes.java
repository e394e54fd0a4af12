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

  /** Whether the flow surely has such routes. */
  private boolean areThere() {
    return subnet
        .serviceEndpoints()
        .filter(endpoints -> endpoints.stream().anyMatch(this::leadsToRemote))
        .isPresent();
  }

  /** Whether nothing tells if the flow has such routes. */
  private boolean mayBeThere() {
    return subnet.serviceEndpoints().isEmpty() && TAGS.values().contains(service());
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
   * Routes that have prefixes of certain lengths.
   *
   * @param route the routes; their destinations are those that they surely are for, their length is
   *     the least that their prefixes may have
   * @param possible destinations that they may be for
   * @param longest the greatest length that their prefixes may have
   */
  record Lengths(RouteEntry route, AddressSet possible, int longest) {}

  /**
   * {@return the routes to the flow's addresses, if there are or may be any}
   *
   * <p>Nothing says whether they have the prefixes of the service in a region or those of all of
   * the service. They have one or the other, or one that is shorter, around nothing but addresses
   * of the service. Where no list shows the prefixes, they have at least one bit.
   */
  ImmutableList<Lengths> lengths(NamedAddresses names) {
    boolean surely = areThere();
    if (!surely && !mayBeThere()) {
      return ImmutableList.of();
    }
    AddressSet remote = flow.remote().addresses();
    Optional<ImmutableList<IpPrefix>> own = flow.remote().tag().flatMap(names::prefixes);
    if (!flow.remote().exact() || own.isEmpty()) {
      return Stream.of(AddressFamily.values())
          .map(family -> lengths(remote.only(family), 1, family.bits(), surely))
          .collect(toImmutableList());
    }
    Optional<ImmutableList<IpPrefix>> ofService = names.prefixes(service());
    AddressSet whole = names.of(service()).certain();
    ImmutableList.Builder<Lengths> lengths = ImmutableList.builder();
    for (IpPrefix prefix : own.get()) {
      int shortest = ofService.isPresent() ? lengthWithin(whole, prefix) : 1;
      lengths.add(
          lengths(
              AddressSet.of(prefix).intersection(remote),
              shortest,
              ofService.isPresent() ? prefix.length() : prefix.family().bits(),
              surely));
    }
    for (IpPrefix prefix : ofService.orElse(ImmutableList.of())) {
      AddressSet some = AddressSet.of(prefix).intersection(remote);
      lengths.add(lengths(some, prefix.length(), prefix.length(), false));
    }
    return lengths.build();
  }

  private Lengths lengths(AddressSet addresses, int shortest, int longest, boolean surely) {
    return new Lengths(entry(surely ? addresses : AddressSet.NONE, shortest), addresses, longest);
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
