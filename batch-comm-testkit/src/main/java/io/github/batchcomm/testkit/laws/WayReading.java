package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.NodeManagementAccess;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.ResourceId;
import java.util.Optional;

/** By which way simplified nodes reach node management, read from the account once more. */
final class WayReading {

  /** Whether a way is open. */
  enum Way {
    OPEN,
    CLOSED,
    UNKNOWN
  }

  private final NodeManagementAccess access;
  private final BatchAccount account;
  private final BatchPool pool;

  WayReading(Edition edition, BatchAccount account, BatchPool pool) {
    this.access = edition.nodeManagementAccess().content();
    this.account = account;
    this.pool = pool;
  }

  /** Whether the public endpoint answers the nodes. */
  Way publicEndpoint() {
    if (access != NodeManagementAccess.PRIVATE_ENDPOINT_REQUIRED_WITHOUT_PUBLIC_ACCESS) {
      return Way.OPEN;
    }
    PublicNetworkAccess declared = account.publicNetworkAccess();
    if (declared == PublicNetworkAccess.UNKNOWN) {
      return Way.UNKNOWN;
    }
    if (declared != PublicNetworkAccess.ENABLED) {
      return Way.CLOSED;
    }
    Optional<EndpointAccessProfile> profile = account.nodeManagementAccess().value();
    AccessAction others = profile.map(it -> it.defaultAction()).orElse(AccessAction.ALLOW);
    if (others == AccessAction.ALLOW) {
      return Way.OPEN;
    }
    ImmutableList<IpRule> rules = profile.map(it -> it.ipRules()).orElse(ImmutableList.of());
    return others == AccessAction.DENY
            && rules.stream().allMatch(rule -> rule.action() == AccessAction.DENY)
        ? Way.CLOSED
        : Way.UNKNOWN;
  }

  /** Whether a private endpoint could serve the nodes. */
  Way privateEndpoint() {
    // Batch's own network has room for none.
    if (access == NodeManagementAccess.PUBLIC_ENDPOINT_ONLY || pool.subnet().isAbsent()) {
      return Way.CLOSED;
    }
    Optional<ImmutableList<PrivateEndpointConnection>> shown = account.privateEndpointConnections();
    if (shown.isEmpty()) {
      return Way.UNKNOWN;
    }
    if (shown.get().stream().anyMatch(WayReading::serves)) {
      return Way.OPEN;
    }
    return shown.get().stream().anyMatch(WayReading::mayServe) ? Way.UNKNOWN : Way.CLOSED;
  }

  /** Whether no way is left. */
  boolean isClosed() {
    return publicEndpoint() == Way.CLOSED && privateEndpoint() == Way.CLOSED;
  }

  /** The private endpoints that lead to node management. */
  ImmutableSet<ResourceId> privateEndpoints() {
    return account.privateEndpointConnections().orElse(ImmutableList.of()).stream()
        .filter(WayReading::serves)
        .flatMap(connection -> connection.privateEndpoint().stream())
        .collect(toImmutableSet());
  }

  private static boolean serves(PrivateEndpointConnection connection) {
    return connection.status() == PrivateEndpointConnectionStatus.APPROVED
        && connection.subResources().contains(PrivateLinkSubResource.NODE_MANAGEMENT);
  }

  /** Whether it serves the nodes if what is not told of it is so. */
  private static boolean mayServe(PrivateEndpointConnection connection) {
    boolean approved =
        connection.status() == PrivateEndpointConnectionStatus.APPROVED
            || connection.status() == PrivateEndpointConnectionStatus.UNKNOWN;
    ImmutableSet<PrivateLinkSubResource> parts = connection.subResources();
    return approved
        && (parts.isEmpty()
            || parts.contains(PrivateLinkSubResource.NODE_MANAGEMENT)
            || parts.contains(PrivateLinkSubResource.UNKNOWN));
  }
}
