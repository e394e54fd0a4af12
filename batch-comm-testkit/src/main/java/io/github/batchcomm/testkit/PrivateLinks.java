package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.ResourceId;
import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Private endpoints to accounts, and the names by which nodes find them. */
final class PrivateLinks {

  private static final InetAddress IN_NETWORK = InetAddresses.forString("10.0.2.4");
  private static final InetAddress IN_PEER = InetAddresses.forString("10.1.2.4");

  /** Where a private endpoint stands. */
  private enum Stand {
    IN_NETWORK,
    IN_PEER,
    ELSEWHERE,
    NOT_GIVEN
  }

  private PrivateLinks() {}

  static Arbitrary<Draft<PrivateEndpoint>> endpoints() {
    return endpointDrafts(false).map(draft -> place -> draft.at(place, ownEndpoint(place)));
  }

  /** The private endpoints that an account shows, and one more if it shows none. */
  static Arbitrary<Draft<ImmutableList<PrivateEndpoint>>> endpointsOfAccount(boolean known) {
    return endpointDrafts(known)
        .map(
            draft ->
                place ->
                    endpointIds(place).stream()
                        .map(id -> draft.at(place, id))
                        .collect(toImmutableList()));
  }

  static Arbitrary<Draft<PrivateDnsZone>> zones(boolean known) {
    Arbitrary<ImmutableSet<InetAddress>> answers =
        Arbitraries.of(
            ImmutableSet.of(IN_NETWORK),
            ImmutableSet.of(IN_NETWORK),
            ImmutableSet.of(IN_PEER),
            ImmutableSet.of(),
            ImmutableSet.of(InetAddresses.forString("10.9.9.9")));
    return Combinators.combine(
            Draft.given(known, Arbitraries.of(true, true, true, false)),
            Draft.given(known, answers),
            Arbitraries.of(false, false, false, true))
        .as(
            (linked, addresses, otherZone) ->
                place -> {
                  String suffix = otherZone ? "blob.core.windows.net" : place.cloud().batchSuffix();
                  return PrivateDnsZone.builder()
                      .id(place.named("privateDnsZones", "privatelink." + suffix))
                      .virtualNetworkLinks(
                          linked.map(
                              it ->
                                  it ? ImmutableSet.of(place.virtualNetwork()) : ImmutableSet.of()))
                      .addressRecords(
                          addresses.map(
                              all ->
                                  ImmutableSetMultimap.<String, InetAddress>builder()
                                      .putAll(record(place.account(), suffix), all)
                                      .build()))
                      .build();
                });
  }

  /** A private endpoint but for its id. */
  private interface EndpointDraft {
    PrivateEndpoint at(Place place, ResourceId id);
  }

  private static Arbitrary<EndpointDraft> endpointDrafts(boolean known) {
    Arbitrary<Stand> stands =
        known
            ? Arbitraries.of(Stand.IN_NETWORK, Stand.IN_PEER, Stand.ELSEWHERE)
            : Arbitraries.frequency(
                Tuple.of(4, Stand.IN_NETWORK),
                Tuple.of(2, Stand.IN_PEER),
                Tuple.of(1, Stand.ELSEWHERE),
                Tuple.of(1, Stand.NOT_GIVEN));
    Arbitrary<ImmutableSet<String>> parts =
        Arbitraries.of(
            ImmutableSet.of("nodeManagement"),
            ImmutableSet.of("nodeManagement"),
            ImmutableSet.of("batchAccount"),
            ImmutableSet.of());
    return Combinators.combine(
            stands,
            parts,
            Arbitraries.of(
                PrivateEndpointConnectionStatus.APPROVED,
                PrivateEndpointConnectionStatus.APPROVED,
                PrivateEndpointConnectionStatus.PENDING),
            known ? Arbitraries.just(true) : Arbitraries.of(true, true, true, false))
        .as(
            (stand, subResources, status, addressShown) ->
                (place, id) ->
                    PrivateEndpoint.builder()
                        .id(id)
                        .subnet(subnet(place, stand))
                        .addConnections(
                            new PrivateEndpoint.Connection(
                                service(place.account()), subResources, status))
                        .addresses(
                            addressShown
                                ? ImmutableSet.of(stand == Stand.IN_PEER ? IN_PEER : IN_NETWORK)
                                : ImmutableSet.of())
                        .build());
  }

  private static Optional<ResourceId> subnet(Place place, Stand stand) {
    return switch (stand) {
      case IN_NETWORK -> Optional.of(VirtualNetworks.endpointSubnet(place));
      case IN_PEER -> Optional.of(VirtualNetworks.endpointSubnetOfPeer(place));
      case ELSEWHERE ->
          Optional.of(
              ResourceId.parse(
                  place.resource("virtualNetworks", "elsewhere") + "/subnets/endpoints"));
      case NOT_GIVEN -> Optional.empty();
    };
  }

  private static ImmutableSet<ResourceId> endpointIds(Place place) {
    ImmutableSet<ResourceId> shown =
        place.account().privateEndpointConnections().stream()
            .flatMap(connections -> connections.stream())
            .map(PrivateEndpointConnection::privateEndpoint)
            .flatMap(Optional::stream)
            .collect(ImmutableSet.toImmutableSet());
    return Stream.concat(
            shown.stream(), shown.isEmpty() ? Stream.of(ownEndpoint(place)) : Stream.of())
        .collect(ImmutableSet.toImmutableSet());
  }

  private static ResourceId ownEndpoint(Place place) {
    return place.resource("privateEndpoints", "endpoint");
  }

  private static ResourceId service(BatchAccount account) {
    return account
        .id()
        .orElseGet(
            () ->
                ResourceId.parse(
                    "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg1"
                        + "/providers/Microsoft.Batch/batchAccounts/"
                        + account.name()));
  }

  /** The name of the node management endpoint in the zone, or of another if that is not known. */
  private static String record(BatchAccount account, String suffix) {
    return account
        .nodeManagementEndpoint()
        .map(host -> host.text())
        .filter(host -> host.endsWith("." + suffix))
        .map(host -> host.substring(0, host.length() - suffix.length() - 1))
        .orElse("host1." + account.region().location() + ".service");
  }
}
