package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SubnetReference;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * How an account answers pools that stand in a spoke.
 *
 * @param access whom its public endpoint answers
 * @param endpoints how many private endpoints to node management it has
 */
record SpokeAccount(Access access, int endpoints) {

  /** Whom a public endpoint answers. */
  enum Access {
    EVERYBODY,
    /** The addresses of firewalls, and of no NAT gateway. */
    FIREWALLS,
    NOBODY,
    /** As the account was generated. */
    AS_IT_IS
  }

  private static final Presence<EndpointAccessProfile> FIREWALL_ADDRESSES =
      Presence.of(
          new EndpointAccessProfile(
              AccessAction.DENY,
              ImmutableList.of(
                  new IpRule(AccessAction.ALLOW, IpPrefix.parse("203.0.113.220/30")))));

  static Arbitrary<SpokeAccount> arbitrary() {
    return Combinators.combine(
            Arbitraries.frequency(
                    Tuple.of(4, Access.EVERYBODY),
                    Tuple.of(3, Access.FIREWALLS),
                    Tuple.of(2, Access.NOBODY),
                    Tuple.of(1, Access.AS_IT_IS))
                .withoutEdgeCases(),
            Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(4, 1), Tuple.of(1, 2))
                .withoutEdgeCases())
        .as(SpokeAccount::new);
  }

  /** The account of a pool, so that it answers as this says. */
  BatchAccount of(BatchAccount account, BatchPool pool) {
    BatchAccount.Builder changed = account.toBuilder();
    switch (access) {
      case EVERYBODY ->
          changed
              .publicNetworkAccess(PublicNetworkAccess.ENABLED)
              .nodeManagementAccess(Presence.none());
      case FIREWALLS ->
          changed
              .publicNetworkAccess(PublicNetworkAccess.ENABLED)
              .nodeManagementAccess(FIREWALL_ADDRESSES);
      case NOBODY -> changed.publicNetworkAccess(PublicNetworkAccess.DISABLED);
      case AS_IT_IS -> {
        return account;
      }
    }
    return changed
        .privateEndpointConnections(
            IntStream.range(0, endpoints)
                .mapToObj(number -> connection(pool, number))
                .collect(ImmutableList.toImmutableList()))
        .build();
  }

  private static PrivateEndpointConnection connection(BatchPool pool, int number) {
    return PrivateEndpointConnection.builder()
        .subResources(ImmutableSet.of(PrivateLinkSubResource.NODE_MANAGEMENT))
        .status(PrivateEndpointConnectionStatus.APPROVED)
        .privateEndpoint(endpoint(pool, number))
        .build();
  }

  /** Private endpoints may stand in any resource group; these stand in that of the network. */
  private static ResourceId endpoint(BatchPool pool, int number) {
    Optional<ResourceId> network =
        pool.subnet().value().map(SubnetReference::virtualNetwork).map(it -> it.id());
    return ResourceId.parse(
        "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.Network/privateEndpoints/pe%d"
            .formatted(
                network
                    .map(ResourceId::subscription)
                    .orElse("00000000-0000-0000-0000-000000000001"),
                network.map(ResourceId::resourceGroup).orElse("rg1"),
                number));
  }
}
