package io.github.batchcomm.model;

/** Where a route sends packets. */
public enum NextHopType {
  /** To the address of an appliance, such as an Azure Firewall. */
  VIRTUAL_APPLIANCE,
  /** To the virtual network's VPN or ExpressRoute gateway. */
  VIRTUAL_NETWORK_GATEWAY,
  /** Within the virtual network. */
  VNET_LOCAL,
  /** To the internet; addresses of Azure stay within Azure's network. */
  INTERNET,
  /** Nowhere: packets are dropped. */
  NONE,
  /** To a peered virtual network. Azure sets this itself. */
  VNET_PEERING,
  /** By a service endpoint to an Azure service. Azure sets this itself. */
  VIRTUAL_NETWORK_SERVICE_ENDPOINT,
  /** To a private endpoint. Azure sets this itself. */
  INTERFACE_ENDPOINT
}
