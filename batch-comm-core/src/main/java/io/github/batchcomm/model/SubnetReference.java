package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;

/**
 * The name under which a pool refers to the subnet its nodes stand in.
 *
 * @param id the subnet's id: that of a virtual network followed by {@code /subnets/…}
 */
public record SubnetReference(ResourceId id) implements Serializable {

  /**
   * Creates the reference.
   *
   * @param id the subnet's id: that of a virtual network followed by {@code /subnets/…}
   * @throws IllegalArgumentException if the id is not a subnet's
   */
  public SubnetReference {
    checkArgument(
        id.isOfType("Microsoft.Network/virtualNetworks/subnets")
            || id.isOfType("Microsoft.ClassicNetwork/virtualNetworks/subnets"),
        "'%s' is not the id of a subnet: expected …/virtualNetworks/…/subnets/…",
        id);
  }

  /**
   * Reads the reference from the subnet's id.
   *
   * @param id the id
   * @return the reference
   * @throws IllegalArgumentException if the id is not a subnet's
   */
  public static SubnetReference parse(String id) {
    return new SubnetReference(ResourceId.parse(id));
  }

  /** {@return the virtual network the subnet is part of} */
  public VirtualNetworkReference virtualNetwork() {
    return new VirtualNetworkReference(id.parent().orElseThrow());
  }
}
