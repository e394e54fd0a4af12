package io.github.batchcomm.network;

import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ServiceTagCatalogue;
import io.github.batchcomm.model.Subnet;
import java.time.Instant;
import java.util.Optional;

/**
 * A pool with what stands around it.
 *
 * @param edition the rules to go by
 * @param account the pool's account
 * @param pool the pool
 * @param network everything known of networks
 * @param subnet the subnet its nodes stand in; none if they stand in Batch's own network; unknown
 *     if the documents do not show it
 * @param asOf the instant asked about
 */
record Surroundings(
    Edition edition,
    BatchAccount account,
    BatchPool pool,
    Network network,
    Presence<Subnet> subnet,
    Instant asOf) {

  static Surroundings of(
      Edition edition, BatchAccount account, BatchPool pool, Network network, Instant asOf) {
    Presence<Subnet> subnet =
        pool.subnet().isAbsent()
            ? Presence.none()
            : pool.subnet()
                .value()
                .flatMap(reference -> network.subnet(reference.id()))
                .map(Presence::of)
                .orElseGet(Presence::unknown);
    return new Surroundings(edition, account, pool, network, subnet, asOf);
  }

  /** {@return the addresses of the service tags of the account's cloud, if they are known} */
  Optional<ServiceTagCatalogue> serviceTags() {
    return account.region().cloud().flatMap(network::serviceTags);
  }

  /** {@return what names mean in rules about the pool's subnet, seen from a flow} */
  NamedAddresses namesFor(RemoteSide remote) {
    return subnet
        .value()
        .map(it -> namesFor(it, remote))
        .orElseGet(
            () -> new NamedAddresses(network, serviceTags(), VirtualNetworkSpace.UNKNOWN, remote));
  }

  /** {@return what names mean in rules about a subnet, seen from a flow} */
  NamedAddresses namesFor(Subnet place, RemoteSide remote) {
    return new NamedAddresses(
        network, serviceTags(), VirtualNetworkSpace.of(network, place), remote);
  }
}
