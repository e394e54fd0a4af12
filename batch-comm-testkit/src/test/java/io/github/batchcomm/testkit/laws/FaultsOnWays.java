package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import io.github.batchcomm.network.NetworkAudit;
import java.net.InetAddress;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Rules that break the laws about the ways of packets, for they do not see something there. */
final class FaultsOnWays {

  private static final AddressSet PRIVATE =
      AddressSet.of(IpPrefix.parse("10.0.0.0/8"), IpPrefix.parse("2001:db8::/32"));

  private FaultsOnWays() {}

  static ImmutableListMultimap<String, UnaryOperator<BatchCommunication>> all() {
    return ImmutableListMultimap.<String, UnaryOperator<BatchCommunication>>builder()
        .put("foreign-networks-change-nothing", FaultsInNetworks.blockedIf(ForeignNetworks::areIn))
        .put("foreign-networks-change-nothing", FaultsInNetworks.openIf(ForeignNetworks::areIn))
        .put("foreign-networks-change-nothing", takenFor(FaultsOnWays::withFirstFirewalls))
        .put(
            "a-permitted-flow-stays-in-joined-networks",
            takenFor(it -> withNetworks(it, FaultsOnWays::joined)))
        .put(
            "a-firewall-without-a-way-on-lets-nothing-out",
            takenFor(it -> FirewallSubnets.changed(it, own -> own.routeTable(Presence.none()))))
        .put(
            "a-firewall-behind-a-nat-gateway-calls-from-its-address",
            takenFor(it -> FirewallSubnets.changed(it, own -> own.natGateway(Presence.none()))))
        .put(
            "public-addresses-of-a-network-stay-inside",
            takenFor(it -> withNetworks(it, FaultsOnWays::withoutPublicSpace)))
        .put(
            "a-route-server-is-doubted-as-a-gateway-is",
            takenFor(it -> withNetworks(it, FaultsOnWays::withoutRouteServer)))
        .put(
            "a-zone-without-the-record-hides-the-private-endpoint",
            takenFor(FaultsOnWays::withOneKindOfZone))
        .put(
            "azures-dns-by-its-address-is-azures-dns",
            FaultsInNetworks.openIf(FaultsOnWays::namesDnsServers))
        .put(
            "the-order-of-documents-decides-nothing",
            FaultsInNetworks.blockedIf(FaultsOnWays::isReversed))
        .build();
  }

  /** Takes every network for another. */
  private static UnaryOperator<BatchCommunication> takenFor(UnaryOperator<Network> mistake) {
    return right ->
        new FaultyCommunication(right) {
          @Override
          public NetworkAudit audit(
              BatchAccount account, BatchPool pool, Network network, Instant asOf) {
            return super.audit(account, pool, mistake.apply(network), asOf);
          }
        };
  }

  private static Network withNetworks(Network network, UnaryOperator<VirtualNetwork> change) {
    return network.toBuilder()
        .virtualNetworks(network.virtualNetworks().stream().map(change).collect(toImmutableList()))
        .build();
  }

  private static Network withFirstFirewalls(Network network) {
    Set<InetAddress> taken = new HashSet<>();
    ImmutableList<AzureFirewall> first =
        network.azureFirewalls().stream()
            .filter(it -> taken.addAll(it.privateAddresses()))
            .collect(toImmutableList());
    return network.toBuilder().azureFirewalls(first).build();
  }

  private static VirtualNetwork joined(VirtualNetwork network) {
    return withPeerings(
        network,
        it ->
            VirtualNetworkPeering.builder()
                .from(it)
                .state(PeeringState.CONNECTED)
                .allowVirtualNetworkAccess(true)
                .build());
  }

  private static VirtualNetwork withPeerings(
      VirtualNetwork network, UnaryOperator<VirtualNetworkPeering> change) {
    return network.toBuilder()
        .peerings(
            network.peerings().map(all -> all.stream().map(change).collect(toImmutableList())))
        .build();
  }

  private static VirtualNetwork withoutPublicSpace(VirtualNetwork network) {
    return withPeerings(
            network,
            it ->
                VirtualNetworkPeering.builder()
                    .from(it)
                    .remoteAddressSpace(onlyPrivate(it.remoteAddressSpace()))
                    .build())
        .toBuilder()
        .addressSpace(onlyPrivate(network.addressSpace()))
        .build();
  }

  private static ImmutableList<IpPrefix> onlyPrivate(ImmutableList<IpPrefix> prefixes) {
    return prefixes.stream()
        .filter(it -> PRIVATE.containsAll(AddressSet.of(it)))
        .collect(toImmutableList());
  }

  private static VirtualNetwork withoutRouteServer(VirtualNetwork network) {
    return network.toBuilder()
        .subnets(
            network.subnets().stream()
                .filter(it -> !it.id().name().equals("RouteServerSubnet"))
                .collect(toImmutableList()))
        .build();
  }

  private static Network withOneKindOfZone(Network network) {
    return network.toBuilder()
        .privateDnsZones(
            network.privateDnsZones().stream()
                .filter(it -> it.name().text().startsWith("privatelink."))
                .collect(toImmutableList()))
        .build();
  }

  private static boolean namesDnsServers(Network network) {
    return network.virtualNetworks().stream()
        .anyMatch(it -> it.dnsServers().filter(servers -> !servers.isEmpty()).isPresent());
  }

  private static boolean isReversed(Network network) {
    ImmutableList<VirtualNetwork> networks = network.virtualNetworks();
    return networks.size() > 1
        && networks.get(0).id().compareTo(networks.get(networks.size() - 1).id()) > 0;
  }
}
