package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;

/**
 * The name under which a virtual network is referred to.
 *
 * @param id the network's id, of type {@code Microsoft.Network/virtualNetworks} or, for networks of
 *     the classic deployment model, {@code Microsoft.ClassicNetwork/virtualNetworks}
 */
public record VirtualNetworkReference(ResourceId id) implements Serializable {

  /**
   * Creates the reference.
   *
   * @param id the network's id, of type {@code Microsoft.Network/virtualNetworks} or, for networks
   *     of the classic deployment model, {@code Microsoft.ClassicNetwork/virtualNetworks}
   * @throws IllegalArgumentException if the id is not a virtual network's
   */
  public VirtualNetworkReference {
    checkArgument(
        id.isOfType("Microsoft.Network/virtualNetworks")
            || id.isOfType("Microsoft.ClassicNetwork/virtualNetworks"),
        "'%s' is not the id of a virtual network",
        id);
  }
}
