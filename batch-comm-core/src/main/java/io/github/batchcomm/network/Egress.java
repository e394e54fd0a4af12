package io.github.batchcomm.network;

import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Subnet;
import java.util.Optional;

/** By which public addresses nodes leave a subnet towards the internet. */
final class Egress {

  private Egress() {}

  /** Whether nodes have a way out. */
  enum Way {
    /** They have public addresses, or a NAT gateway that has. */
    OPEN,
    /** They have none. */
    CLOSED,
    /** The documents do not tell. */
    UNKNOWN
  }

  /** {@return whether the nodes of a pool can leave its subnet} */
  static Way of(Surroundings pool, Subnet subnet) {
    if (subnet.natGateway().isPresent()) {
      // A gateway that its document shows without addresses leads nowhere.
      return natGateway(pool, subnet).filter(Egress::hasNoAddress).isPresent()
          ? Way.CLOSED
          : Way.OPEN;
    }
    return switch (pool.pool().publicIpProvision()) {
      case BATCH_MANAGED, USER_MANAGED -> Way.OPEN;
      case UNKNOWN -> Way.UNKNOWN;
      case NO_PUBLIC_IP_ADDRESSES -> lent(subnet);
    };
  }

  private static boolean hasNoAddress(NatGateway gateway) {
    return gateway.publicIpAddresses().isEmpty() && gateway.publicIpPrefixes().isEmpty();
  }

  /** Azure lends machines a public address unless the subnet forbids it; newer subnets do. */
  private static Way lent(Subnet subnet) {
    if (subnet.defaultOutboundAccess().isEmpty()) {
      return Way.UNKNOWN;
    }
    // With a NAT gateway they would leave by that, without by addresses lent.
    if (subnet.defaultOutboundAccess().get()) {
      return Way.OPEN;
    }
    return subnet.natGateway().isUnknown() ? Way.UNKNOWN : Way.CLOSED;
  }

  /** {@return what would tell whether the nodes can leave} */
  static MissingFact missing(Surroundings pool, Subnet subnet) {
    return Contradicted.or(
        pool.network(),
        Layer.ROUTE,
        subnet.id(),
        Contradiction.Property.NAT_GATEWAY,
        () -> notGiven(pool, subnet));
  }

  private static MissingFact notGiven(Surroundings pool, Subnet subnet) {
    return pool.pool().publicIpProvision() == PublicIpProvision.UNKNOWN
        ? new MissingFact(
            Layer.ROUTE,
            "Whether the nodes of pool "
                + pool.pool().id()
                + " have public addresses is not known.",
            "Export the whole pool with its networkConfiguration.")
        : new MissingFact(
            Layer.ROUTE,
            "The nodes have no public addresses of their own, and whether subnet "
                + subnet.id().name()
                + " has a NAT gateway or lends addresses is not known.",
            "Export the virtual network with 'az network vnet show'; its subnets show natGateway and"
                + " defaultOutboundAccess.");
  }

  /** {@return the NAT gateway that nodes leave by, if the documents show it} */
  static Optional<NatGateway> natGateway(Surroundings pool, Subnet subnet) {
    Presence<ResourceId> gateway = subnet.natGateway();
    return gateway.value().flatMap(pool.network()::natGateway);
  }
}
