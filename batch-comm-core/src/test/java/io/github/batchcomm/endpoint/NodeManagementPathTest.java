package io.github.batchcomm.endpoint;

import static io.github.batchcomm.TestInventory.account;
import static io.github.batchcomm.TestInventory.connection;
import static io.github.batchcomm.TestInventory.poolInBatchNetwork;
import static io.github.batchcomm.TestInventory.poolInCustomerNetwork;
import static io.github.batchcomm.TestInventory.withAccess;
import static io.github.batchcomm.TestInventory.withConnections;
import static io.github.batchcomm.model.PrivateEndpointConnectionStatus.APPROVED;
import static io.github.batchcomm.model.PrivateEndpointConnectionStatus.PENDING;
import static io.github.batchcomm.model.PrivateLinkSubResource.BATCH_ACCOUNT;
import static io.github.batchcomm.model.PrivateLinkSubResource.NODE_MANAGEMENT;
import static io.github.batchcomm.model.PrivateLinkSubResource.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.TestInventory;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.endpoint.NodeManagementPath.Availability;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicNetworkAccess;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** By which way simplified nodes can reach node management. */
class NodeManagementPathTest {

  private static final Edition LATEST = Editions.E_2026_01_12;
  private static final PrivateEndpointConnection GOOD = connection(APPROVED, NODE_MANAGEMENT);

  @ParameterizedTest
  @CsvSource({
    "2026-01-12, ENABLED, true, true, AVAILABLE, AVAILABLE",
    "2026-01-12, ENABLED, true, false, AVAILABLE, UNAVAILABLE",
    "2026-01-12, ENABLED, false, true, AVAILABLE, UNAVAILABLE",
    "2026-01-12, ENABLED, false, false, AVAILABLE, UNAVAILABLE",
    "2026-01-12, DISABLED, true, true, UNAVAILABLE, AVAILABLE",
    "2026-01-12, DISABLED, true, false, UNAVAILABLE, UNAVAILABLE",
    "2026-01-12, DISABLED, false, true, UNAVAILABLE, UNAVAILABLE",
    "2026-01-12, SECURED_BY_PERIMETER, true, true, UNAVAILABLE, AVAILABLE",
    "2026-01-12, SECURED_BY_PERIMETER, false, true, UNAVAILABLE, UNAVAILABLE",
    "2026-01-12, UNKNOWN, true, true, UNKNOWN, AVAILABLE",
    "2026-01-12, UNKNOWN, false, false, UNKNOWN, UNAVAILABLE",
    "2025-03-27, ENABLED, true, true, AVAILABLE, AVAILABLE",
    "2025-03-27, DISABLED, true, true, AVAILABLE, AVAILABLE",
    "2025-03-27, DISABLED, true, false, AVAILABLE, UNAVAILABLE",
    "2025-03-27, UNKNOWN, false, true, AVAILABLE, UNAVAILABLE",
    "2023-03-29, DISABLED, false, false, AVAILABLE, UNAVAILABLE",
    "2022-06-02, DISABLED, true, true, AVAILABLE, UNAVAILABLE",
    "2021-10-21, UNKNOWN, true, true, AVAILABLE, UNAVAILABLE",
  })
  void dependsOnEditionAccessEndpointAndNetwork(
      String edition,
      PublicNetworkAccess access,
      boolean inCustomerNetwork,
      boolean withEndpoint,
      Availability publicEndpoint,
      Availability privateEndpoint) {
    BatchAccount account = withAccess(account(), access);
    NodeManagementPath path =
        NodeManagementPath.of(
            Editions.withId(edition).orElseThrow(),
            withEndpoint ? withConnections(account, GOOD) : account,
            inCustomerNetwork ? poolInCustomerNetwork() : poolInBatchNetwork());
    assertThat(path.publicEndpoint()).isEqualTo(publicEndpoint);
    assertThat(path.privateEndpoint()).isEqualTo(privateEndpoint);
  }

  @ParameterizedTest
  @MethodSource("io.github.batchcomm.endpoint.RequiredEndpointsTest#previews")
  void thePreviewDescribesThePublicEndpointAlone(Edition edition) {
    assertThat(NodeManagementPath.of(edition, account(), poolInCustomerNetwork()))
        .isEqualTo(
            new NodeManagementPath(
                Availability.AVAILABLE, Availability.UNAVAILABLE, ImmutableSet.of()));
  }

  @Nested
  class APrivateEndpoint {

    @Test
    void isNamedIfItIsApprovedAndLeadsToNodeManagement() {
      assertThat(path(GOOD, connection(APPROVED, BATCH_ACCOUNT)).privateEndpoints())
          .containsExactly(TestInventory.PRIVATE_ENDPOINT);
    }

    @ParameterizedTest
    @CsvSource({
      "APPROVED, NODE_MANAGEMENT, AVAILABLE",
      "APPROVED, BATCH_ACCOUNT, UNAVAILABLE",
      "APPROVED, UNKNOWN, UNKNOWN",
      "APPROVED, , UNKNOWN",
      "PENDING, NODE_MANAGEMENT, UNAVAILABLE",
      "REJECTED, NODE_MANAGEMENT, UNAVAILABLE",
      "DISCONNECTED, NODE_MANAGEMENT, UNAVAILABLE",
      "UNKNOWN, NODE_MANAGEMENT, UNKNOWN",
      "UNKNOWN, BATCH_ACCOUNT, UNAVAILABLE",
      "UNKNOWN, UNKNOWN, UNKNOWN",
      "PENDING, UNKNOWN, UNAVAILABLE",
    })
    void servesNodesIfItIsApprovedAndLeadsToNodeManagement(
        PrivateEndpointConnectionStatus status,
        PrivateLinkSubResource subResource,
        Availability availability) {
      PrivateEndpointConnection connection =
          subResource == null ? connection(status) : connection(status, subResource);
      assertThat(path(connection).privateEndpoint()).isEqualTo(availability);
    }

    @Test
    void thatServesNodesCountsWhateverOthersThereAre() {
      assertThat(path(connection(APPROVED, UNKNOWN), GOOD).privateEndpoint())
          .isEqualTo(Availability.AVAILABLE);
    }

    @Test
    void thatIsUnclearCountsAsUnknownBesideOneThatIsNot() {
      assertThat(
              path(connection(PENDING, NODE_MANAGEMENT), connection(APPROVED, UNKNOWN))
                  .privateEndpoint())
          .isEqualTo(Availability.UNKNOWN);
    }

    @Test
    void isUnknownWhereTheAccountDoesNotSayWhetherThereAreAny() {
      BatchAccount account =
          account().toBuilder().privateEndpointConnections(Optional.empty()).build();
      assertThat(NodeManagementPath.of(LATEST, account, poolInCustomerNetwork()).privateEndpoint())
          .isEqualTo(Availability.UNKNOWN);
    }

    @Test
    void mayServeAPoolOfWhichNoNetworkIsKnown() {
      BatchPool pool = poolInCustomerNetwork().toBuilder().subnet(Presence.unknown()).build();
      assertThat(
              NodeManagementPath.of(LATEST, withConnections(account(), GOOD), pool)
                  .privateEndpoint())
          .isEqualTo(Availability.AVAILABLE);
    }

    private NodeManagementPath path(PrivateEndpointConnection... connections) {
      return NodeManagementPath.of(
          LATEST, withConnections(account(), connections), poolInCustomerNetwork());
    }
  }

  @Nested
  class Closed {

    @Test
    void isThePathOfAPrivateAccountWithoutPrivateEndpoint() {
      assertThat(
              NodeManagementPath.of(
                      LATEST,
                      withAccess(account(), PublicNetworkAccess.DISABLED),
                      poolInCustomerNetwork())
                  .isClosed())
          .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"ENABLED", "UNKNOWN"})
    void isNoPathThatMayBePublic(PublicNetworkAccess access) {
      assertThat(
              NodeManagementPath.of(LATEST, withAccess(account(), access), poolInCustomerNetwork())
                  .isClosed())
          .isFalse();
    }

    @Test
    void isNoPathThatMayBePrivate() {
      BatchAccount account =
          withAccess(account(), PublicNetworkAccess.DISABLED).toBuilder()
              .privateEndpointConnections(Optional.empty())
              .build();
      assertThat(NodeManagementPath.of(LATEST, account, poolInCustomerNetwork()).isClosed())
          .isFalse();
    }
  }
}
