package io.github.batchcomm.network;

import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Subnet;
import java.util.Optional;

/**
 * What sends packets on: the nodes of a pool, or an Azure Firewall that packets were handed to. Of
 * both the same is asked: the routes of their subnet, and the public addresses they leave by.
 *
 * @param subnet the subnet it is in
 * @param firewall the firewall; empty for the nodes
 */
record Sender(Subnet subnet, Optional<AzureFirewall> firewall) {

  static Sender nodes(Subnet subnet) {
    return new Sender(subnet, Optional.empty());
  }

  static Sender firewall(AzureFirewall firewall, Subnet subnet) {
    return new Sender(subnet, Optional.of(firewall));
  }

  /** {@return the virtual network it is in} */
  ResourceId virtualNetwork() {
    return subnet.virtualNetwork().id();
  }
}
