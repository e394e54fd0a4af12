package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.DefaultOutboundAccess;
import java.util.Optional;

/**
 * Reads the switch {@code defaultOutboundAccess} of subnets. Clients leave out what their
 * api-version does not know, so that a subnet without the switch tells something only where it was
 * printed by one that has it. Such are known by properties that no older version has. (Azure's
 * change logs of {@code Microsoft.Network/virtualNetworks}, its subnets and its peerings.)
 */
final class OutboundSwitch {

  private static final String NAME = "defaultOutboundAccess";

  /** The first api-version that has it. */
  private static final String SINCE = "2023-05-01";

  /** Of 2023-05-01, 2023-11-01 and 2024-05-01. */
  private static final ImmutableList<String> OF_SUBNETS =
      ImmutableList.of(NAME, "sharingScope", "ipamPoolPrefixAllocations");

  /** Of 2024-01-01. */
  private static final String OF_SERVICE_ENDPOINTS = "networkIdentifier";

  /** Of 2024-03-01. */
  private static final String OF_NETWORKS = "privateEndpointVNetPolicies";

  /** Of 2024-05-01. */
  private static final String OF_ADDRESS_SPACES = "ipamPoolPrefixAllocations";

  /** Of 2023-11-01. */
  private static final ImmutableList<String> OF_PEERINGS =
      ImmutableList.of(
          "enableOnlyIPv6Peering",
          "localAddressSpace",
          "localSubnetNames",
          "localVirtualNetworkAddressSpace",
          "peerCompleteVnets",
          "remoteSubnetNames");

  private OutboundSwitch() {}

  /** {@return true if the api-version that a virtual network was printed by has the switch} */
  static boolean isKnownTo(JsonCursor network, Optional<String> apiVersion) {
    return isRecent(apiVersion)
        || network.property(OF_NETWORKS).isPresent()
        || network
            .given("addressSpace")
            .filter(it -> it.object().member(OF_ADDRESS_SPACES).isPresent())
            .isPresent()
        || network.list("subnets").stream().anyMatch(it -> isShownBy(it.object()))
        || network.list("virtualNetworkPeerings").stream()
            .anyMatch(it -> has(it.object(), OF_PEERINGS));
  }

  /** {@return true if the api-version that a subnet by itself was printed by has the switch} */
  static boolean isKnownToSubnet(JsonCursor subnet, Optional<String> apiVersion) {
    return isRecent(apiVersion) || isShownBy(subnet);
  }

  /**
   * Reads the switch of a subnet.
   *
   * @param isWhole whether the subnet shows all that it has
   * @param isKnown whether the api-version that it was printed by has the switch
   */
  static DefaultOutboundAccess read(JsonCursor subnet, boolean isWhole, boolean isKnown) {
    Optional<JsonCursor> shown = subnet.property(NAME);
    if (shown.filter(it -> !it.isNull()).isPresent()) {
      return shown.get().truth() ? DefaultOutboundAccess.ENABLED : DefaultOutboundAccess.DISABLED;
    }
    return shown.isPresent() || (isWhole && isKnown)
        ? DefaultOutboundAccess.UNSTATED
        : DefaultOutboundAccess.UNKNOWN;
  }

  private static boolean isShownBy(JsonCursor subnet) {
    return has(subnet, OF_SUBNETS)
        || subnet.list("serviceEndpoints").stream()
            .anyMatch(it -> it.object().member(OF_SERVICE_ENDPOINTS).isPresent());
  }

  private static boolean has(JsonCursor json, ImmutableList<String> names) {
    return names.stream().anyMatch(it -> json.property(it).isPresent());
  }

  private static boolean isRecent(Optional<String> apiVersion) {
    return apiVersion.filter(it -> it.compareTo(SINCE) >= 0).isPresent();
  }
}
