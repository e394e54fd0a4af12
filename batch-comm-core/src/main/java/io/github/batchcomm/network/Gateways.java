package io.github.batchcomm.network;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.util.Optional;

/**
 * Tells whether a gateway to networks elsewhere or a Route Server may serve a subnet. A gateway
 * stands in a subnet named {@code GatewaySubnet} and a Route Server in one named {@code
 * RouteServerSubnet}, in the virtual network itself or in a peered one that lends it: a peering
 * uses the remote gateway or Route Server by one setting. (Azure's pages on virtual network peering
 * and on Azure Route Server.)
 */
final class Gateways {

  private static final String GATEWAY = "gatewaysubnet";
  private static final String ROUTE_SERVER = "routeserversubnet";

  private Gateways() {}

  /** {@return false only if the documents show that nothing teaches the subnet routes} */
  static boolean mayServe(Network network, Subnet subnet) {
    return mayBeThere(network, subnet, ImmutableSet.of(GATEWAY, ROUTE_SERVER));
  }

  /** {@return false only if the documents show that there is no gateway to hand packets to} */
  static boolean mayTakePackets(Network network, Subnet subnet) {
    return mayBeThere(network, subnet, ImmutableSet.of(GATEWAY));
  }

  private static boolean mayBeThere(Network network, Subnet subnet, ImmutableSet<String> places) {
    Optional<VirtualNetwork> around = network.virtualNetwork(subnet.virtualNetwork().id());
    if (around.isEmpty() || around.get().peerings().isEmpty() || around.get().subnets().isEmpty()) {
      return true;
    }
    return around.get().subnets().stream()
            .anyMatch(it -> places.contains(Ascii.toLowerCase(it.id().name())))
        || around.get().peerings().get().stream().anyMatch(Gateways::mayLendGateway);
  }

  private static boolean mayLendGateway(VirtualNetworkPeering peering) {
    return peering.useRemoteGateways().orElse(true);
  }
}
