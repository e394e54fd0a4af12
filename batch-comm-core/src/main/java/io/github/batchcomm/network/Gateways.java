package io.github.batchcomm.network;

import com.google.common.base.Ascii;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.util.Optional;

/**
 * Tells whether a gateway to networks elsewhere may serve a subnet. A gateway stands in a subnet
 * named {@code GatewaySubnet}, in the virtual network itself or in a peered one that lends it.
 */
final class Gateways {

  private Gateways() {}

  /** {@return false only if the documents show that there is none} */
  static boolean mayServe(Network network, Subnet subnet) {
    Optional<VirtualNetwork> around = network.virtualNetwork(subnet.virtualNetwork().id());
    if (around.isEmpty() || around.get().peerings().isEmpty() || around.get().subnets().isEmpty()) {
      return true;
    }
    return around.get().subnets().stream().anyMatch(Gateways::isForGateways)
        || around.get().peerings().get().stream().anyMatch(Gateways::mayLendGateway);
  }

  private static boolean isForGateways(Subnet subnet) {
    return Ascii.equalsIgnoreCase(subnet.id().name(), "GatewaySubnet");
  }

  private static boolean mayLendGateway(VirtualNetworkPeering peering) {
    return peering.useRemoteGateways().orElse(true);
  }
}
