package io.github.batchcomm.network;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Subnet;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A private address that its resource shows outside of the subnet that it shows to be in: the
 * document of the resource or that of the virtual network is older than the other.
 */
final class Outside {

  private Outside() {}

  /**
   * Compares a resource with its subnet.
   *
   * @param what what the resource is, such as {@code Azure Firewall fw-hub}
   * @param addresses the private addresses that the resource shows
   * @param subnet the subnet that the resource shows to be in
   * @return the contradiction; empty if there is none, or either is not known
   */
  static Optional<MissingFact> of(
      Network network,
      Layer layer,
      String what,
      ImmutableSet<InetAddress> addresses,
      Optional<ResourceId> subnet) {
    return subnet
        .flatMap(network::subnet)
        .filter(it -> !it.addressPrefixes().isEmpty())
        .flatMap(it -> of(layer, what, addresses, it));
  }

  private static Optional<MissingFact> of(
      Layer layer, String what, ImmutableSet<InetAddress> addresses, Subnet subnet) {
    AddressSet outside =
        AddressSet.of(addresses.toArray(InetAddress[]::new))
            .difference(AddressSet.copyOf(subnet.addressPrefixes()));
    return outside.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MissingFact(
                layer,
                what
                    + " shows the address "
                    + outside
                    + " in subnet "
                    + subnet.id().name()
                    + ", which has the prefixes "
                    + AddressSet.copyOf(subnet.addressPrefixes())
                    + " by the document of virtual network "
                    + subnet.virtualNetwork().id().name()
                    + ".",
                "One of the documents is older than the other: export both at one time."));
  }
}
