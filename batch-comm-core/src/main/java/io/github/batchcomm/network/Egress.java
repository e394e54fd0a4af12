package io.github.batchcomm.network;

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
    return switch (subnet.defaultOutboundAccess()) {
      case UNKNOWN -> Way.UNKNOWN;
      // With a NAT gateway they would leave by that, without by addresses lent.
      case ENABLED, UNSTATED -> Way.OPEN;
      case DISABLED -> subnet.natGateway().isUnknown() ? Way.UNKNOWN : Way.CLOSED;
    };
  }

  /** {@return what it rests on that nodes can leave, if they do so by addresses lent} */
  static Optional<Assumption> assumption(Surroundings pool, Subnet subnet) {
    boolean byLent =
        of(pool, subnet) == Way.OPEN
            && pool.pool().publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
            && !subnet.natGateway().isPresent();
    return byLent
        ? Optional.of(Assumption.ofDefaultOutboundAccess(Layer.ROUTE, subnet))
        : Optional.empty();
  }

  /** {@return what would tell whether the nodes can leave} */
  static MissingFact missing(Surroundings pool, Subnet subnet) {
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
                + (subnet.natGateway().isUnknown()
                    ? " has a NAT gateway or lends addresses is not known."
                    : " lends them addresses (default outbound access) is not known: its document is"
                        + " not known to come by an api-version that has the switch."),
            "Export the virtual network with 'az rest --method get --uri \""
                + subnet.virtualNetwork().id()
                + "?api-version=2024-05-01\"', which shows natGateway and defaultOutboundAccess where"
                + " its subnets have them; older clients leave the latter out.");
  }

  /** {@return the NAT gateway that nodes leave by, if the documents show it} */
  static Optional<NatGateway> natGateway(Surroundings pool, Subnet subnet) {
    Presence<ResourceId> gateway = subnet.natGateway();
    return gateway.value().flatMap(pool.network()::natGateway);
  }
}
