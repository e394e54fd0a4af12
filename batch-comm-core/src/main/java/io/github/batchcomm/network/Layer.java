package io.github.batchcomm.network;

/** Something on the path between a node and the service that can stop a flow. */
public enum Layer {
  /** The software firewall on the node. */
  HOST_FIREWALL("software firewall"),
  /** The network security group on the node's network interface. */
  NIC_NSG("network security group on the network interface"),
  /** The network security group on the subnet. */
  SUBNET_NSG("network security group on the subnet"),
  /** The security admin rules of Virtual Network Manager. */
  ADMIN_RULES("security admin rules"),
  /** The route that packets from the node take. */
  ROUTE("route"),
  /** An Azure Firewall that routes lead to. */
  FIREWALL("Azure Firewall"),
  /** Another appliance, or a gateway, that routes lead to. */
  APPLIANCE("appliance"),
  /** The private endpoint that leads to the service. */
  PRIVATE_ENDPOINT("private endpoint"),
  /** The names by which nodes find the service. */
  DNS("DNS"),
  /** The access that the Batch account grants. */
  ACCOUNT_ACCESS("access to the account");

  private final String words;

  Layer(String words) {
    this.words = words;
  }

  /** {@return what it is, in words that fit into a sentence} */
  public String words() {
    return words;
  }
}
