package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Subnet;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/** Makes of a required endpoint the packets that a pool's nodes and the other end exchange. */
final class RequiredFlows {

  /** Nobody sends from port 0. */
  private static final PortSet SOURCE_PORTS = PortSet.of(new PortRange(1, 65_535));

  private final Surroundings pool;

  RequiredFlows(Surroundings pool) {
    this.pool = pool;
  }

  /** {@return a flow for each protocol of the endpoint, the advisory ones last} */
  ImmutableList<RequiredFlow> of(RequiredEndpoint endpoint) {
    RemoteSide remote = remote(endpoint.remote());
    ImmutableList.Builder<RequiredFlow> flows = ImmutableList.builder();
    endpoint.protocols().forEach(protocol -> flows.add(flow(endpoint, remote, protocol, false)));
    endpoint
        .advisoryProtocols()
        .forEach(protocol -> flows.add(flow(endpoint, remote, protocol, true)));
    return flows.build();
  }

  private RequiredFlow flow(
      RequiredEndpoint endpoint, RemoteSide remote, Protocol protocol, boolean advisory) {
    AddressSet nodes = nodes();
    boolean outbound = endpoint.direction() == Direction.OUTBOUND;
    return new RequiredFlow(
        endpoint,
        protocol,
        advisory,
        remote,
        new FlowProduct(
            ProtocolSet.of(protocol),
            outbound ? nodes : remote.addresses(),
            SOURCE_PORTS,
            outbound ? remote.addresses() : nodes,
            PortSet.copyOf(endpoint.ports())));
  }

  /** Nodes in a network that is not known may have any address; those in Batch's have IPv4. */
  private AddressSet nodes() {
    return pool.subnet()
        .value()
        .map(Subnet::machineAddresses)
        .orElse(pool.subnet().isUnknown() ? AddressSet.ALL : AddressSet.ALL_IPV4);
  }

  /** Which addresses of the other end nodes use depends on the families of their own. */
  private boolean familiesAreKnown() {
    return !pool.subnet().isUnknown();
  }

  private RemoteSide remote(RemoteParty remote) {
    if (remote instanceof RemoteParty.Tag tag) {
      return tag(tag.tag());
    }
    if (remote instanceof RemoteParty.Host) {
      return some(SpecialAddresses.PUBLIC, remote.toString());
    }
    if (remote instanceof RemoteParty.StorageAccount party) {
      return storageAccount(party);
    }
    if (remote instanceof RemoteParty.NodeManagementPrivateEndpoint endpoint) {
      return privateEndpoint(endpoint);
    }
    if (remote instanceof RemoteParty.Anywhere || remote instanceof RemoteParty.Administrators) {
      return some(AddressSet.ALL, remote.toString());
    }
    throw new AssertionError(remote);
  }

  private RemoteSide tag(ServiceTag tag) {
    Optional<AddressSet> listed =
        pool.serviceTags().flatMap(it -> it.addresses(tag)).map(this::inFamiliesOfNodes);
    return listed
        .filter(addresses -> !addresses.isEmpty())
        .map(
            addresses ->
                RemoteSide.of(addresses, familiesAreKnown(), Optional.of(tag), tag.toString()))
        .orElseGet(
            () ->
                RemoteSide.of(
                    inFamiliesOfNodes(SpecialAddresses.PUBLIC),
                    false,
                    Optional.of(tag),
                    tag.toString()));
  }

  /**
   * The addresses that private zones give; else some of those of the tag, where the account's
   * public ones are.
   */
  private RemoteSide storageAccount(RemoteParty.StorageAccount party) {
    AddressSet given =
        pool.subnet()
            .value()
            .flatMap(subnet -> new StorageNames(pool, subnet, party).addresses())
            .map(it -> inFamiliesOfNodes(AddressSet.of(it.toArray(InetAddress[]::new))))
            .orElse(AddressSet.NONE);
    if (!given.isEmpty()) {
      return RemoteSide.of(given, true, Optional.empty(), party.toString());
    }
    RemoteSide any = tag(party.tag());
    return RemoteSide.of(any.addresses(), false, any.tag(), party.toString());
  }

  private RemoteSide some(AddressSet addresses, String name) {
    return RemoteSide.of(inFamiliesOfNodes(addresses), false, Optional.empty(), name);
  }

  /**
   * The addresses that DNS gives, if one of these is that of a private endpoint; that all of them
   * are is for DNS to answer for. Where it gives none of them the private endpoints are what nodes
   * should call; where it is not known what DNS gives, one of the private endpoints is called;
   * where an address is not known, it is one of the subnet that the private endpoint stands in.
   */
  private RemoteSide privateEndpoint(RemoteParty.NodeManagementPrivateEndpoint remote) {
    AddressSet possible = remote.endpoints().isEmpty() ? AddressSet.ALL_IPV4 : AddressSet.NONE;
    AddressSet known = AddressSet.NONE;
    boolean allKnown = !remote.endpoints().isEmpty();
    for (ResourceId id : remote.endpoints()) {
      Optional<PrivateEndpoint> endpoint = pool.network().privateEndpoint(id);
      ImmutableSet<InetAddress> addresses =
          endpoint.map(PrivateEndpoint::addresses).orElse(ImmutableSet.of());
      AddressSet shown = AddressSet.of(addresses.toArray(InetAddress[]::new));
      allKnown &= !addresses.isEmpty();
      known = known.union(shown);
      possible =
          possible.union(
              addresses.isEmpty()
                  ? endpoint
                      .flatMap(PrivateEndpoint::subnet)
                      .flatMap(pool.network()::subnet)
                      .map(Subnet::machineAddresses)
                      .orElse(AddressSet.ALL_IPV4)
                  : shown);
    }
    Optional<AddressSet> called =
        pool.subnet()
            .value()
            .flatMap(subnet -> new PrivateNames(pool, subnet).addresses())
            .map(it -> inFamiliesOfNodes(AddressSet.of(it.toArray(InetAddress[]::new))));
    AddressSet given = called.orElse(AddressSet.NONE);
    // While an address is not known, one that is foreign to the known ones may be it.
    if (allKnown ? known.intersects(given) : !given.isEmpty() && known.containsAll(given)) {
      return RemoteSide.of(given, true, Optional.empty(), remote.toString());
    }
    AddressSet usable = inFamiliesOfNodes(possible);
    boolean oneOrNone = called.isPresent() || usable.count().equals(BigInteger.ONE);
    return RemoteSide.of(
        usable, allKnown && familiesAreKnown() && oneOrNone, Optional.empty(), remote.toString());
  }

  /** Nodes that have no IPv6 addresses cannot use those of the other end. */
  private AddressSet inFamiliesOfNodes(AddressSet addresses) {
    AddressSet usable = AddressSet.NONE;
    for (AddressFamily family : nodes().families()) {
      usable = usable.union(addresses.only(family));
    }
    return usable;
  }
}
