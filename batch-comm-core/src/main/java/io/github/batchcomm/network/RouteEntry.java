package io.github.batchcomm.network;

import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.NextHopType;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.Optional;

/**
 * One or more routes to one next hop that stand in the same place when the longest prefix is looked
 * for.
 *
 * @param rule the route's name
 * @param destinations the destinations it is for
 * @param length the length of its prefixes
 * @param rank which of two routes with the same prefix wins: the lower
 * @param nextHop where it sends packets
 * @param nextHopAddress the address of the appliance, or of what a gateway has learned it from
 */
record RouteEntry(
    DecidingRule rule,
    AddressSet destinations,
    int length,
    Rank rank,
    NextHopType nextHop,
    Optional<InetAddress> nextHopAddress) {

  /** The longest prefix first; of equal ones, by rank. */
  static final Comparator<RouteEntry> ORDER =
      Comparator.comparingInt(RouteEntry::length).reversed().thenComparing(RouteEntry::rank);

  /**
   * Which of two routes with the same prefix wins, the winner first. (Azure's page on virtual
   * network traffic routing, "How Azure selects a route" and "Service tags for user-defined
   * routes".)
   */
  enum Rank {
    /** One that Azure shows as effective: it has won over the others of its prefix. */
    EFFECTIVE,
    /** A route of a route table to a network. */
    USER_NETWORK,
    /** One to the tag of a service in a region. */
    USER_REGIONAL_TAG,
    /** One to the tag of a whole service. */
    USER_GLOBAL_TAG,
    /** One to all of Azure in a region. */
    USER_REGIONAL_CLOUD,
    /** One to all of Azure. */
    USER_CLOUD,
    /** One to everything public. */
    USER_INTERNET,
    /** The route that Azure makes to a private endpoint. */
    SYSTEM_PRIVATE_ENDPOINT,
    /** Another route that Azure makes itself. */
    SYSTEM,
    /** One that Azure makes for every subnet, and replaces where another has the same prefix. */
    SYSTEM_DEFAULT
  }

  /** {@return the route as far as it leads to some destinations} */
  RouteEntry leading(AddressSet some) {
    return new RouteEntry(rule, some, length, rank, nextHop, nextHopAddress);
  }

  /** Tells whether Azure makes it. */
  boolean isOfSystem() {
    return rank.compareTo(Rank.SYSTEM_PRIVATE_ENDPOINT) >= 0;
  }

  /**
   * Tells whether no route that is learned wins over it. Azure prefers some of the routes it makes
   * itself however long a learned prefix is. A user-defined route wins over a learned one of the
   * same prefix, and none is longer than that of a single address. (Azure's page on virtual network
   * traffic routing, "How Azure selects a route".)
   */
  boolean winsOverLearned() {
    if (isOfSystem()) {
      return nextHop == NextHopType.VNET_LOCAL
          || nextHop == NextHopType.VNET_PEERING
          || nextHop == NextHopType.INTERFACE_ENDPOINT
          || nextHop == NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT;
    }
    return rank == Rank.USER_NETWORK
        && destinations.families().stream().allMatch(family -> length == family.bits());
  }

  /**
   * Tells whether it is assumed to win over learned routes: a user-defined one to the tag of a
   * service. Microsoft gives such routes as the cure where learned routes take replies away
   * (Batch's page on virtual networks, "User-defined routes for forced tunneling"), and networks
   * elsewhere hardly ever teach parts of a service's own prefixes. Routes to networks, and to
   * everything public, are often broad, and learned ones often are longer.
   */
  boolean isAssumedToWinOverLearned() {
    return switch (rank) {
      case USER_REGIONAL_TAG, USER_GLOBAL_TAG, USER_REGIONAL_CLOUD, USER_CLOUD -> true;
      default -> false;
    };
  }

  /** Tells whether packets go the same way by either. */
  boolean leadsWhere(RouteEntry other) {
    return nextHop == other.nextHop && nextHopAddress.equals(other.nextHopAddress);
  }

  /** Tells whether packets stay in the virtual network and those that are joined to it. */
  boolean staysInside() {
    return nextHop == NextHopType.VNET_LOCAL
        || nextHop == NextHopType.VNET_PEERING
        || nextHop == NextHopType.INTERFACE_ENDPOINT;
  }

  /** {@return its name and where it leads, in words that fit into a sentence} */
  String words() {
    String way =
        switch (nextHop) {
          case INTERNET -> "to the internet";
          case NONE -> "nowhere";
          case VNET_LOCAL -> "within the virtual network";
          case VNET_PEERING -> "to a peered virtual network";
          case INTERFACE_ENDPOINT -> "to a private endpoint";
          case VIRTUAL_NETWORK_SERVICE_ENDPOINT -> "by a service endpoint";
          case VIRTUAL_NETWORK_GATEWAY ->
              nextHopAddress
                  .map(it -> "to what a gateway knows at " + it.getHostAddress())
                  .orElse("to a gateway");
          case VIRTUAL_APPLIANCE ->
              nextHopAddress
                  .map(it -> "to the appliance at " + it.getHostAddress())
                  .orElse("to an appliance");
        };
    return "'" + rule.rule() + "' of " + rule.resource() + " " + way;
  }
}
