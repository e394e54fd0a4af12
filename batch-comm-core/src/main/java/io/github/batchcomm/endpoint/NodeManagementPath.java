package io.github.batchcomm.endpoint;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.NodeManagementAccess;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.ResourceId;
import java.io.Serializable;
import java.util.Optional;

/**
 * By which way a pool's simplified nodes can reach the account's node management.
 *
 * @param publicEndpoint whether the public endpoint answers them
 * @param privateEndpoint whether an approved private endpoint could serve them
 * @param privateEndpoints the approved private endpoints the account shows
 */
public record NodeManagementPath(
    Availability publicEndpoint,
    Availability privateEndpoint,
    ImmutableSet<ResourceId> privateEndpoints)
    implements Serializable {

  /** Whether a way is open. */
  public enum Availability {
    /** It is. */
    AVAILABLE,
    /** It is not. */
    UNAVAILABLE,
    /** The account's document does not tell. */
    UNKNOWN
  }

  /**
   * Finds the ways that an account offers its simplified nodes.
   *
   * @param edition the rules to go by
   * @param account the account
   * @param pool the pool
   * @return the ways
   */
  public static NodeManagementPath of(Edition edition, BatchAccount account, BatchPool pool) {
    NodeManagementAccess access = edition.nodeManagementAccess().content();
    if (access == NodeManagementAccess.PUBLIC_ENDPOINT_ONLY) {
      return new NodeManagementPath(
          Availability.AVAILABLE, Availability.UNAVAILABLE, ImmutableSet.of());
    }
    Availability publicEndpoint =
        access == NodeManagementAccess.PRIVATE_ENDPOINT_REQUIRED_WITHOUT_PUBLIC_ACCESS
            ? publicEndpoint(account)
            : Availability.AVAILABLE;
    // No private endpoint can be placed in Batch's own network.
    Availability privateEndpoint =
        pool.subnet().isAbsent() ? Availability.UNAVAILABLE : privateEndpoint(account);
    return new NodeManagementPath(publicEndpoint, privateEndpoint, approved(account));
  }

  /** {@return true if neither way is open} */
  public boolean isClosed() {
    return publicEndpoint == Availability.UNAVAILABLE
        && privateEndpoint == Availability.UNAVAILABLE;
  }

  private static Availability publicEndpoint(BatchAccount account) {
    return switch (account.publicNetworkAccess()) {
      case ENABLED -> withinIpRules(account);
      // What a perimeter lets nodes see is not documented: taken as closed.
      case DISABLED, SECURED_BY_PERIMETER -> Availability.UNAVAILABLE;
      case UNKNOWN -> Availability.UNKNOWN;
    };
  }

  /** A default of denying lets only the listed addresses pass; the nodes' own are not known. */
  private static Availability withinIpRules(BatchAccount account) {
    Optional<EndpointAccessProfile> profile = account.nodeManagementAccess().value();
    if (profile.isEmpty() || profile.get().defaultAction() == AccessAction.ALLOW) {
      return Availability.AVAILABLE;
    }
    boolean someArePermitted =
        profile.get().ipRules().stream().anyMatch(rule -> rule.action() != AccessAction.DENY);
    return profile.get().defaultAction() == AccessAction.DENY && !someArePermitted
        ? Availability.UNAVAILABLE
        : Availability.UNKNOWN;
  }

  private static Availability privateEndpoint(BatchAccount account) {
    if (account.privateEndpointConnections().isEmpty()) {
      return Availability.UNKNOWN;
    }
    boolean unclear = false;
    for (PrivateEndpointConnection connection : account.privateEndpointConnections().get()) {
      if (leadsToNodes(connection)
          && connection.status() == PrivateEndpointConnectionStatus.APPROVED) {
        return Availability.AVAILABLE;
      }
      unclear |= mayLeadToNodes(connection) && mayBeApproved(connection);
    }
    return unclear ? Availability.UNKNOWN : Availability.UNAVAILABLE;
  }

  private static ImmutableSet<ResourceId> approved(BatchAccount account) {
    ImmutableSet.Builder<ResourceId> endpoints = ImmutableSet.builder();
    account.privateEndpointConnections().stream()
        .flatMap(connections -> connections.stream())
        .filter(NodeManagementPath::leadsToNodes)
        .filter(connection -> connection.status() == PrivateEndpointConnectionStatus.APPROVED)
        .forEach(connection -> connection.privateEndpoint().ifPresent(endpoints::add));
    return endpoints.build();
  }

  private static boolean leadsToNodes(PrivateEndpointConnection connection) {
    return connection.subResources().contains(PrivateLinkSubResource.NODE_MANAGEMENT);
  }

  private static boolean mayLeadToNodes(PrivateEndpointConnection connection) {
    return connection.subResources().isEmpty()
        || leadsToNodes(connection)
        || connection.subResources().contains(PrivateLinkSubResource.UNKNOWN);
  }

  private static boolean mayBeApproved(PrivateEndpointConnection connection) {
    return connection.status() == PrivateEndpointConnectionStatus.APPROVED
        || connection.status() == PrivateEndpointConnectionStatus.UNKNOWN;
  }
}
