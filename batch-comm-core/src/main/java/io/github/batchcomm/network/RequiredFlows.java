package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes of a required endpoint the packets that a pool's nodes and the other end exchange. */
final class RequiredFlows {

  /** Nobody sends from port 0. */
  private static final PortSet SOURCE_PORTS = PortSet.of(new PortRange(1, 65_535));

  private final Surroundings pool;

  RequiredFlows(Surroundings pool) {
    this.pool = pool;
  }

  /**
   * {@return a flow for each protocol of the endpoint and each family of addresses, the advisory
   * ones last}
   */
  ImmutableList<RequiredFlow> of(RequiredEndpoint endpoint) {
    RemoteSide remote = remote(endpoint.remote());
    List<RequiredFlow> flows = new ArrayList<>();
    for (AddressFamily family : nodes().families()) {
      // What is not known of the other end may have no IPv6 address at all.
      boolean advisory = family == AddressFamily.IPV6 && !(isDualStack() && remote.exact());
      endpoint.protocols().forEach(it -> add(flow(endpoint, remote, it, family, advisory), flows));
      endpoint
          .advisoryProtocols()
          .forEach(it -> add(flow(endpoint, remote, it, family, true), flows));
    }
    return Stream.of(false, true)
        .flatMap(advisory -> flows.stream().filter(it -> it.advisory() == advisory))
        .collect(toImmutableList());
  }

  /** Where the other end has no IPv6 addresses, nodes do not call it by IPv6. */
  private static void add(RequiredFlow flow, List<RequiredFlow> flows) {
    if (flow.family() == AddressFamily.IPV4 || !flow.remote().addresses().isEmpty()) {
      flows.add(flow);
    }
  }

  private RequiredFlow flow(
      RequiredEndpoint endpoint,
      RemoteSide remote,
      Protocol protocol,
      AddressFamily family,
      boolean advisory) {
    AddressSet nodes = nodes().only(family);
    RemoteSide there = of(remote, family);
    boolean outbound = endpoint.direction() == Direction.OUTBOUND;
    return new RequiredFlow(
        endpoint,
        protocol,
        family,
        advisory,
        there,
        new FlowProduct(
            ProtocolSet.of(protocol),
            outbound ? nodes : there.addresses(),
            SOURCE_PORTS,
            outbound ? there.addresses() : nodes,
            PortSet.copyOf(endpoint.ports())));
  }

  /**
   * What of the other end is of one family. If nothing that is known of the other end is of IPv4,
   * nodes call an IPv4 address that is not known.
   */
  private static RemoteSide of(RemoteSide remote, AddressFamily family) {
    AddressSet addresses = remote.addresses().only(family);
    boolean isUnknown = addresses.isEmpty() && family == AddressFamily.IPV4;
    AddressSet any =
        remote.tag().isPresent()
            ? SpecialAddresses.PUBLIC.only(AddressFamily.IPV4)
            : AddressSet.ALL_IPV4;
    return RemoteSide.of(
        isUnknown ? any : addresses, remote.exact() && !isUnknown, remote.tag(), remote.name());
  }

  /**
   * Every node has an IPv4 address. Nodes of a pool that does not show families may have IPv6
   * addresses where their subnet has some.
   */
  private AddressSet nodes() {
    AddressSet addresses =
        pool.subnet()
            .value()
            .map(Subnet::machineAddresses)
            .orElse(isDualStack() ? AddressSet.ALL : AddressSet.ALL_IPV4);
    boolean isSingleStack =
        pool.pool().ipFamilies().filter(it -> !it.contains(AddressFamily.IPV6)).isPresent();
    return isSingleStack ? addresses.only(AddressFamily.IPV4) : addresses;
  }

  private boolean isDualStack() {
    return pool.pool().ipFamilies().filter(it -> it.contains(AddressFamily.IPV6)).isPresent();
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
        .map(addresses -> RemoteSide.of(addresses, true, Optional.of(tag), tag.toString()))
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
    return RemoteSide.of(usable, allKnown && oneOrNone, Optional.empty(), remote.toString());
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
