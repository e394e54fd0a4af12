package io.github.batchcomm.endpoint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.NodeManagementAccess;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.Network;
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

  private static final NodeManagementPath PUBLIC_ENDPOINT_ONLY =
      new NodeManagementPath(Availability.AVAILABLE, Availability.UNAVAILABLE, ImmutableSet.of());

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
      return PUBLIC_ENDPOINT_ONLY;
    }
    Availability publicEndpoint =
        access == NodeManagementAccess.PRIVATE_ENDPOINT_REQUIRED_WITHOUT_PUBLIC_ACCESS
            ? publicEndpoint(account)
            : Availability.AVAILABLE;
    // No private endpoint can be placed in Batch's own network.
    Optional<ImmutableList<PrivateEndpointConnection>> connections =
        account.privateEndpointConnections();
    Availability privateEndpoint =
        pool.subnet().isAbsent() ? Availability.UNAVAILABLE : privateEndpoint(connections);
    return new NodeManagementPath(publicEndpoint, privateEndpoint, approved(connections));
  }

  /**
   * Finds the ways where private endpoints are shown too. One may show an approved connection that
   * the account does not list: one of the documents is older, and whether there is a private way is
   * unknown.
   *
   * @param edition the rules to go by
   * @param account the pool's account
   * @param pool the pool
   * @param network everything known of networks
   * @return the ways
   */
  public static NodeManagementPath of(
      Edition edition, BatchAccount account, BatchPool pool, Network network) {
    NodeManagementPath path = of(edition, account, pool);
    boolean mayBePrivate =
        edition.nodeManagementAccess().content() != NodeManagementAccess.PUBLIC_ENDPOINT_ONLY
            && !pool.subnet().isAbsent();
    return mayBePrivate
            && path.privateEndpoint == Availability.UNAVAILABLE
            && isShownByEndpoint(account, network)
        ? new NodeManagementPath(path.publicEndpoint, Availability.UNKNOWN, path.privateEndpoints)
        : path;
  }

  private static boolean isShownByEndpoint(BatchAccount account, Network network) {
    return account
        .id()
        .filter(
            id ->
                network.privateEndpoints().stream()
                    .flatMap(endpoint -> endpoint.connections().stream())
                    .filter(it -> it.service().equals(id))
                    .filter(it -> it.status() == PrivateEndpointConnectionStatus.APPROVED)
                    .anyMatch(
                        it ->
                            it.subResources().stream()
                                .anyMatch("nodeManagement"::equalsIgnoreCase)))
        .isPresent();
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
    boolean someArePermitted = false;
    for (IpRule rule : profile.get().ipRules()) {
      someArePermitted |= rule.action() != AccessAction.DENY;
    }
    return profile.get().defaultAction() == AccessAction.DENY && !someArePermitted
        ? Availability.UNAVAILABLE
        : Availability.UNKNOWN;
  }

  private static Availability privateEndpoint(
      Optional<ImmutableList<PrivateEndpointConnection>> connections) {
    if (connections.isEmpty()) {
      return Availability.UNKNOWN;
    }
    boolean unclear = false;
    for (PrivateEndpointConnection connection : connections.get()) {
      if (leadsToNodes(connection)
          && connection.status() == PrivateEndpointConnectionStatus.APPROVED) {
        return Availability.AVAILABLE;
      }
      unclear |= mayLeadToNodes(connection) && mayBeApproved(connection);
    }
    return unclear ? Availability.UNKNOWN : Availability.UNAVAILABLE;
  }

  private static ImmutableSet<ResourceId> approved(
      Optional<ImmutableList<PrivateEndpointConnection>> connections) {
    if (connections.isEmpty() || connections.get().isEmpty()) {
      return ImmutableSet.of();
    }
    ImmutableSet.Builder<ResourceId> endpoints = ImmutableSet.builder();
    for (PrivateEndpointConnection connection : connections.get()) {
      if (leadsToNodes(connection)
          && connection.status() == PrivateEndpointConnectionStatus.APPROVED) {
        connection.privateEndpoint().ifPresent(endpoints::add);
      }
    }
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
