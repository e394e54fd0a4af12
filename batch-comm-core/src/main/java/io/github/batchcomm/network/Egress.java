package io.github.batchcomm.network;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.PublicIpPrefix;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Subnet;
import java.util.Optional;

/** By which public addresses packets leave a subnet towards the internet. */
final class Egress {

  private Egress() {}

  /** Whether there is a way out. */
  enum Way {
    /** There are public addresses, or a NAT gateway that has some. */
    OPEN,
    /** There are none. */
    CLOSED,
    /** The documents do not tell. */
    UNKNOWN
  }

  /** {@return whether what sends packets can leave its subnet} */
  static Way of(Surroundings pool, Sender sender) {
    Subnet subnet = sender.subnet();
    if (subnet.natGateway().isPresent()) {
      // A gateway that its document shows without addresses leads nowhere.
      return natGateway(pool, subnet).filter(Egress::hasNoAddress).isPresent()
          ? Way.CLOSED
          : Way.OPEN;
    }
    return sender
        .firewall()
        .map(it -> ofFirewall(it, subnet))
        .orElseGet(() -> ofNodes(pool, subnet));
  }

  private static Way ofNodes(Surroundings pool, Subnet subnet) {
    return switch (pool.pool().publicIpProvision()) {
      case BATCH_MANAGED, USER_MANAGED -> Way.OPEN;
      case UNKNOWN -> Way.UNKNOWN;
      case NO_PUBLIC_IP_ADDRESSES -> lent(pool, subnet);
    };
  }

  /** A firewall in forced tunnelling has a public address for its management alone. */
  private static Way ofFirewall(AzureFirewall firewall, Subnet subnet) {
    if (!firewall.publicIpAddresses().isEmpty()) {
      return Way.OPEN;
    }
    return subnet.natGateway().isUnknown() ? Way.UNKNOWN : Way.CLOSED;
  }

  private static boolean hasNoAddress(NatGateway gateway) {
    return gateway.publicIpAddresses().isEmpty() && gateway.publicIpPrefixes().isEmpty();
  }

  /** Azure lends machines a public address unless the subnet forbids it; newer subnets do. */
  private static Way lent(Surroundings pool, Subnet subnet) {
    return switch (subnet.defaultOutboundAccess().asOf(pool.asOf())) {
      case UNKNOWN -> Way.UNKNOWN;
      // With a NAT gateway they would leave by that, without by addresses lent.
      case ENABLED, UNSTATED -> Way.OPEN;
      case DISABLED -> subnet.natGateway().isUnknown() ? Way.UNKNOWN : Way.CLOSED;
    };
  }

  /**
   * {@return what it rests on that packets can leave, if they do so by addresses lent, or by a NAT
   * gateway that no document shows}
   */
  static Optional<Assumption> assumption(Surroundings pool, Sender sender) {
    Subnet subnet = sender.subnet();
    if (subnet.natGateway().isPresent()) {
      return natGateway(pool, subnet).isPresent()
          ? Optional.empty()
          : Optional.of(ofNatGateway(subnet));
    }
    boolean byLent =
        sender.firewall().isEmpty()
            && of(pool, sender) == Way.OPEN
            && pool.pool().publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES;
    return byLent
        ? Optional.of(Assumption.ofDefaultOutboundAccess(Layer.ROUTE, subnet))
        : Optional.empty();
  }

  private static Assumption ofNatGateway(Subnet subnet) {
    return new Assumption(
        Layer.ROUTE,
        "NAT gateway "
            + subnet.natGateway().value().orElseThrow().name()
            + " of subnet "
            + subnet.id().name()
            + ", which is not among the documents, has a public address.");
  }

  /** {@return what would tell whether packets can leave} */
  static MissingFact missing(Surroundings pool, Sender sender) {
    return Contradicted.or(
        pool.network(),
        Layer.ROUTE,
        sender.subnet().id(),
        Contradiction.Property.NAT_GATEWAY,
        () ->
            sender
                .firewall()
                .map(it -> ofFirewallNotGiven(it, sender.subnet()))
                .orElseGet(() -> ofNodesNotGiven(pool, sender.subnet())));
  }

  private static MissingFact ofFirewallNotGiven(AzureFirewall firewall, Subnet subnet) {
    return new MissingFact(
        Layer.ROUTE,
        "Azure Firewall "
            + firewall.id().name()
            + " has no public address, and whether its subnet "
            + subnet.id().name()
            + " has a NAT gateway is not known.",
        "Export the firewall's virtual network with 'az network vnet show'; its subnets show"
            + " natGateway.");
  }

  private static MissingFact ofNodesNotGiven(Surroundings pool, Subnet subnet) {
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
                    : " lends them addresses (default outbound access) is not known: its document"
                        + " is not known to come by an api-version that has the switch."),
            "Export virtual network "
                + subnet.virtualNetwork().id().name()
                + " with 'az rest --method get --uri \"<its id>?api-version=2024-05-01\"', which"
                + " shows natGateway and defaultOutboundAccess where its subnets have them;"
                + " older clients leave the latter out.");
  }

  /** {@return the NAT gateway that nodes leave by, if the documents show it} */
  static Optional<NatGateway> natGateway(Surroundings pool, Subnet subnet) {
    Presence<ResourceId> gateway = subnet.natGateway();
    return gateway.value().flatMap(pool.network()::natGateway);
  }

  /**
   * {@return the public addresses, of one family, that what sends packets may leave by: all of
   * them; empty if they are not known}
   */
  static Optional<AddressSet> addresses(
      Surroundings pool, Optional<Sender> sender, AddressFamily family) {
    if (sender.isEmpty()) {
      return pool.pool().publicIpProvision() == PublicIpProvision.USER_MANAGED
          ? addresses(pool, pool.pool().publicIpAddresses(), ImmutableSet.of(), family)
          : Optional.empty();
    }
    Subnet subnet = sender.get().subnet();
    if (subnet.natGateway().isPresent()) {
      return natGateway(pool, subnet)
          .flatMap(it -> addresses(pool, it.publicIpAddresses(), it.publicIpPrefixes(), family));
    }
    // A NAT gateway would come before addresses of one's own.
    if (subnet.natGateway().isUnknown()) {
      return Optional.empty();
    }
    return sender.get().firewall().isPresent()
        ? addresses(
            pool, sender.get().firewall().get().publicIpAddresses(), ImmutableSet.of(), family)
        : addresses(pool, Optional.empty(), family);
  }

  /** The addresses of public IP resources; empty unless all are known, and there are some. */
  private static Optional<AddressSet> addresses(
      Surroundings pool,
      ImmutableSet<ResourceId> single,
      ImmutableSet<ResourceId> prefixes,
      AddressFamily family) {
    AddressSet addresses = AddressSet.NONE;
    for (ResourceId id : single) {
      Optional<AddressSet> known =
          pool.network()
              .publicIpAddress(id)
              .flatMap(PublicIpAddress::address)
              .map(address -> AddressSet.of(address));
      if (known.isEmpty()) {
        return Optional.empty();
      }
      addresses = addresses.union(known.get());
    }
    for (ResourceId id : prefixes) {
      Optional<AddressSet> known =
          pool.network()
              .publicIpPrefix(id)
              .flatMap(PublicIpPrefix::prefix)
              .map(prefix -> AddressSet.of(prefix));
      if (known.isEmpty()) {
        return Optional.empty();
      }
      addresses = addresses.union(known.get());
    }
    return Optional.of(addresses.only(family)).filter(it -> !it.isEmpty());
  }
}
