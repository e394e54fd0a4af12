package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.edition.NodeManagementAccess;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.IpRule;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.PublicIpPrefix;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import io.github.batchcomm.network.NetworkFlow;
import io.github.batchcomm.network.NetworkVerdict;
import io.github.batchcomm.network.NetworkVerdict.Permitted;
import io.github.batchcomm.network.ProofPart;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What becomes of permitted flows when one thing on their way changes. */
final class NetworkWayLaws {

  private static final AddressSet PRIVATE =
      AddressSet.copyOf(
          Stream.of(
                  "10.0.0.0/8",
                  "100.64.0.0/10",
                  "169.254.0.0/16",
                  "172.16.0.0/12",
                  "192.168.0.0/16",
                  "fc00::/7",
                  "fe80::/10")
              .map(IpPrefix::parse)
              .toList());

  private static final InetAddress AZURE_DNS = InetAddresses.forString("168.63.129.16");

  private static final InetAddress OF_GATEWAY = InetAddresses.forString("198.18.0.9");

  private NetworkWayLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofNetwork(
            "a-firewall-without-a-way-on-lets-nothing-out",
            "Where the subnets of Azure Firewalls route every address to nowhere or to a gateway, no"
                + " flow to public addresses is permitted through one of these firewalls.",
            new Source("Azure Firewall", "Forced tunneling"),
            NetworkWayLaws::wayOfFirewalls),
        Invariant.ofNetwork(
            "a-firewall-behind-a-nat-gateway-calls-from-its-address",
            "Where the subnets of Azure Firewalls have a NAT gateway and the account answers other"
                + " addresses only, no flow to public node management is permitted through one of"
                + " these firewalls.",
            new Source("Azure NAT Gateway", "Integrate NAT gateway with Azure Firewall"),
            NetworkWayLaws::natGateway),
        Invariant.ofNetwork(
            "public-addresses-of-a-network-stay-inside",
            "Where the address space of the pool's virtual network, or of one that is peered with"
                + " it, gets public addresses of a service and no route of a route table leads"
                + " elsewhere, no flow to that service is permitted.",
            new Source("Virtual network traffic routing", "System routes"),
            NetworkWayLaws::publicSpace),
        Invariant.ofNetwork(
            "a-route-server-is-doubted-as-a-gateway-is",
            "With a Route Server in the pool's virtual network no flow is permitted that would not"
                + " be with a gateway there.",
            new Source("Azure Route Server", "introduction"),
            NetworkWayLaws::routeServer),
        Invariant.ofNetwork(
            "a-zone-without-the-record-hides-the-private-endpoint",
            "Where the pool's virtual network gets a link to a private DNS zone that is closer to"
                + " the name of node management than every other and has no record, no flow to the"
                + " private endpoint stays permitted.",
            new Source("Azure Private DNS", "Resolution of names in linked zones"),
            NetworkWayLaws::shadowed),
        Invariant.ofNetwork(
            "azures-dns-by-its-address-is-azures-dns",
            "Whether a virtual network names no DNS server or that of Azure, by its address, every"
                + " flow has the same verdict.",
            new Source("What is IP address 168.63.129.16?", "Scope"),
            NetworkWayLaws::azureDns),
        Invariant.ofNetwork(
            "the-order-of-documents-decides-nothing",
            "In whatever order documents, and what they list without an order of its own, are"
                + " given, every flow has the same verdict.",
            Contract.of(Network.class, "introduction"),
            NetworkWayLaws::order));
  }

  // Firewalls.

  private static void wayOfFirewalls(NetworkAnswers answers, Objections objections) {
    if (!hasPermitted(answers, it -> true) || !FirewallSubnets.areIn(answers.network())) {
      return;
    }
    ResourceId table = id("routeTables", "drop");
    for (NextHopType hop : List.of(NextHopType.NONE, NextHopType.VIRTUAL_NETWORK_GATEWAY)) {
      Network routed =
          FirewallSubnets.changed(
                  answers.network(),
                  it -> it.routeTable(Presence.of(table)).serviceEndpoints(ImmutableList.of()))
              .toBuilder()
              .addRouteTables(
                  RouteTable.builder()
                      .id(table)
                      .addRoutes(route("ipv4", "0.0.0.0/0", hop), route("ipv6", "::/0", hop))
                      .disableBgpRoutePropagation(true)
                      .build())
              .build();
      objectToPassing(
          answers.in(routed),
          part -> !PRIVATE.containsAll(part.packets().destinations()),
          flow -> true,
          "though their subnets route everything to " + hop,
          objections);
    }
  }

  private static Route route(String name, String prefix, NextHopType hop) {
    return Route.of(
        name, new RouteDestination.Network(IpPrefix.parse(prefix)), hop, Optional.empty());
  }

  private static void natGateway(NetworkAnswers answers, Objections objections) {
    if (answers.communication().edition().nodeManagementAccess().content()
            != NodeManagementAccess.PRIVATE_ENDPOINT_REQUIRED_WITHOUT_PUBLIC_ACCESS
        || !hasPermitted(answers, NetworkWayLaws::isPublicNodeManagement)
        || !FirewallSubnets.areIn(answers.network())) {
      return;
    }
    ResourceId gateway = id("natGateways", "nat");
    ResourceId address = id("publicIPAddresses", "nat-ip");
    Network behind =
        FirewallSubnets.changed(answers.network(), it -> it.natGateway(Presence.of(gateway)))
            .toBuilder()
            .addNatGateways(new NatGateway(gateway, ImmutableSet.of(address), ImmutableSet.of()))
            .addPublicIpAddresses(PublicIpAddress.of(address, Optional.of(OF_GATEWAY)))
            .build();
    objectToPassing(
        answers.of(answeringOthers(answers)).in(behind),
        part -> true,
        NetworkWayLaws::isPublicNodeManagement,
        "though the account does not answer the address of their NAT gateway",
        objections);
  }

  /** The account, which answers every public address of the network. */
  private static BatchAccount answeringOthers(NetworkAnswers answers) {
    ImmutableList<IpRule> rules =
        Stream.concat(
                answers.network().publicIpAddresses().stream()
                    .map(PublicIpAddress::address)
                    .flatMap(Optional::stream)
                    .map(it -> AddressSet.of(it).prefixes().get(0)),
                answers.network().publicIpPrefixes().stream()
                    .map(PublicIpPrefix::prefix)
                    .flatMap(Optional::stream))
            .filter(it -> !it.contains(OF_GATEWAY))
            .distinct()
            .map(it -> new IpRule(AccessAction.ALLOW, it))
            .collect(toImmutableList());
    return answers.account().toBuilder()
        .publicNetworkAccess(PublicNetworkAccess.ENABLED)
        .nodeManagementAccess(Presence.of(new EndpointAccessProfile(AccessAction.DENY, rules)))
        .build();
  }

  private static void objectToPassing(
      NetworkAnswers answers,
      Predicate<ProofPart> concerned,
      Predicate<NetworkFlow> flows,
      String although,
      Objections objections) {
    for (NetworkFlow found : answers.audit().flows()) {
      if (found.verdict() instanceof Permitted permitted
          && found.flow().endpoint().direction() == Direction.OUTBOUND
          && flows.test(found)) {
        objections.unless(
            permitted.proof().parts().stream()
                .filter(concerned)
                .noneMatch(it -> FirewallSubnets.isPassedBy(it, answers.network())),
            () ->
                "%s is permitted through firewalls, %s"
                    .formatted(NetworkLaws.named(found.flow()), although));
      }
    }
  }

  private static boolean isPublicNodeManagement(NetworkFlow found) {
    return found.flow().endpoint().direction() == Direction.OUTBOUND
        // What the account endpoint answers, which classic tasks call, no edition says.
        && found.flow().endpoint().models().contains(CommunicationModel.SIMPLIFIED)
        && found.flow().endpoint().remote() instanceof RemoteParty.Tag tag
        && tag.tag().isNodeManagement();
  }

  // Routes that Azure makes.

  private static void publicSpace(NetworkAnswers answers, Objections objections) {
    Optional<VirtualNetwork> own = ownNetwork(answers);
    boolean isSimple =
        ownSubnet(answers)
            .filter(it -> it.routeTable().isAbsent())
            .filter(it -> it.serviceEndpoints().equals(Optional.of(ImmutableList.of())))
            .isPresent();
    if (!isSimple
        || own.filter(it -> !it.addressSpace().isEmpty()).isEmpty()
        || !answers.network().effectiveRoutes().isEmpty()) {
      return;
    }
    Optional<NetworkFlow> permitted =
        answers.audit().flows().stream()
            .filter(it -> it.verdict() instanceof Permitted)
            .filter(it -> it.flow().endpoint().direction() == Direction.OUTBOUND)
            .filter(it -> listed(it, answers).isPresent())
            .findFirst();
    if (permitted.isEmpty()) {
      return;
    }
    IpPrefix added = listed(permitted.get(), answers).orElseThrow();
    objectToPermitted(
        permitted.get(),
        answers.in(changed(answers.network(), own.get().id(), it -> it.addAddressSpace(added))),
        "%s is in the virtual network".formatted(added),
        objections);
    JoinedReading joined = new JoinedReading(answers.network());
    own.get().peerings().orElse(ImmutableList.of()).stream()
        .filter(JoinedReading::joins)
        .map(VirtualNetworkPeering::remoteVirtualNetwork)
        .filter(it -> joined.areJoined(own.get().id(), it))
        .filter(it -> answers.network().virtualNetwork(it).isPresent())
        .findFirst()
        .ifPresent(
            peer ->
                objectToPermitted(
                    permitted.get(),
                    answers.in(
                        changed(
                            changed(answers.network(), peer, it -> it.addAddressSpace(added)),
                            own.get().id(),
                            it -> it.peerings(shown(own.get(), peer, added)))),
                    "%s is in a peered network".formatted(added),
                    objections));
  }

  private static ImmutableList<VirtualNetworkPeering> shown(
      VirtualNetwork own, ResourceId peer, IpPrefix added) {
    return own.peerings().orElse(ImmutableList.of()).stream()
        .map(
            it ->
                it.remoteVirtualNetwork().equals(peer)
                    ? VirtualNetworkPeering.builder().from(it).addRemoteAddressSpace(added).build()
                    : it)
        .collect(toImmutableList());
  }

  /** A small network of addresses that a service surely has, if its list is known. */
  private static Optional<IpPrefix> listed(NetworkFlow found, NetworkAnswers answers) {
    return found.flow().endpoint().remote() instanceof RemoteParty.Tag tag
        ? answers
            .account()
            .region()
            .cloud()
            .flatMap(answers.network()::serviceTags)
            .flatMap(it -> it.addresses(tag.tag()))
            .map(it -> it.only(AddressFamily.IPV4))
            .filter(it -> !it.isEmpty())
            .filter(it -> found.flow().packets().destinations().containsAll(it))
            .map(it -> it.prefixes().get(0))
        : Optional.empty();
  }

  private static void objectToPermitted(
      NetworkFlow found, NetworkAnswers answers, String although, Objections objections) {
    objections.unless(
        NetworkChangeLaws.verdict(answers.audit(), found)
            .filter(Permitted.class::isInstance)
            .isEmpty(),
        () -> "%s is permitted, though %s".formatted(NetworkLaws.named(found.flow()), although));
  }

  private static void routeServer(NetworkAnswers answers, Objections objections) {
    IpPrefix prefix = IpPrefix.parse("10.0.254.0/27");
    Optional<VirtualNetwork> own =
        ownNetwork(answers)
            .filter(it -> AddressSet.copyOf(it.addressSpace()).containsAll(AddressSet.of(prefix)))
            .filter(
                it ->
                    it.subnets().stream()
                        .noneMatch(
                            subnet ->
                                AddressSet.copyOf(subnet.addressPrefixes())
                                    .intersects(AddressSet.of(prefix))));
    if (own.isEmpty() || !hasPermitted(answers, it -> true)) {
      return;
    }
    NetworkAnswers beside = withSubnet(answers, own.get(), "RouteServerSubnet", prefix);
    NetworkAnswers gateway = withSubnet(answers, own.get(), "GatewaySubnet", prefix);
    for (NetworkFlow found : beside.audit().flows()) {
      Optional<NetworkVerdict> other = NetworkChangeLaws.verdict(gateway.audit(), found);
      objections.unless(
          !(found.verdict() instanceof Permitted)
              || other.filter(Permitted.class::isInstance).isPresent(),
          () ->
              "%s is permitted beside a Route Server, and beside a gateway %s"
                  .formatted(
                      NetworkLaws.named(found.flow()),
                      other.map(Answers::of).orElse("not answered")));
    }
  }

  private static NetworkAnswers withSubnet(
      NetworkAnswers answers, VirtualNetwork own, String name, IpPrefix prefix) {
    ResourceId id = ResourceId.parse(own.id() + "/subnets/" + name);
    return answers.in(
        changed(
            answers.network(),
            own.id(),
            it ->
                own.subnets().stream().anyMatch(subnet -> subnet.id().equals(id))
                    ? it
                    : it.addSubnets(Subnet.builder().id(id).addAddressPrefixes(prefix).build())));
  }

  // Names.

  private static void shadowed(NetworkAnswers answers, Objections objections) {
    Optional<ResourceId> own = ownNetwork(answers).map(VirtualNetwork::id);
    if (own.isEmpty() || !hasPermitted(answers, NetworkWayLaws::isToPrivateEndpoint)) {
      return;
    }
    for (String name : shadowing(answers)) {
      PrivateDnsZone zone =
          PrivateDnsZone.builder()
              .id(id("privateDnsZones", name))
              .virtualNetworkLinks(ImmutableSet.of(own.get()))
              .addressRecords(ImmutableSetMultimap.of())
              .build();
      NetworkAnswers after =
          answers.in(answers.network().toBuilder().addPrivateDnsZones(zone).build());
      for (NetworkFlow found : after.audit().flows()) {
        objections.unless(
            !isToPrivateEndpoint(found) || !(found.verdict() instanceof Permitted),
            () ->
                "%s is permitted, though a linked zone %s has no record"
                    .formatted(NetworkLaws.named(found.flow()), name));
      }
    }
  }

  /** Names of zones that are closer to the name, or to the one it leads to, than any other. */
  private static ImmutableList<String> shadowing(NetworkAnswers answers) {
    Optional<String> suffix = answers.account().region().cloud().map(it -> it.batchSuffix());
    if (suffix.isEmpty()) {
      return ImmutableList.of();
    }
    String own =
        answers.account().nodeManagementEndpoint().map(it -> it.text()).orElse("." + suffix.get());
    if (!own.endsWith("." + suffix.get())) {
      return ImmutableList.of();
    }
    String regional = answers.account().region().location() + ".service.";
    String start = own.substring(0, own.length() - suffix.get().length());
    ImmutableList<String> ofPublicName =
        Stream.of(
                Optional.of(own).filter(it -> !start.equals(".")),
                Optional.of(regional + suffix.get()),
                Optional.of(suffix.get()))
            .flatMap(Optional::stream)
            .collect(toImmutableList());
    ImmutableList<String> ofPrivateName =
        Stream.of(
                Optional.of(start + "privatelink." + suffix.get()).filter(it -> !start.equals(".")),
                Optional.of(regional + "privatelink." + suffix.get()))
            .flatMap(Optional::stream)
            .collect(toImmutableList());
    ImmutableList<String> zones =
        answers.network().privateDnsZones().stream()
            .map(it -> it.name().text())
            .collect(toImmutableList());
    ImmutableList<String> onPublicName =
        zones.stream()
            .filter(it -> isOn(it, own, regional + suffix.get()))
            .collect(toImmutableList());
    ImmutableList<String> onPrivateName =
        zones.stream()
            .filter(
                it ->
                    isOn(
                        it,
                        start + "privatelink." + suffix.get(),
                        regional + "privatelink." + suffix.get()))
            .collect(toImmutableList());
    return Stream.concat(
            ofPublicName.stream().filter(it -> onPublicName.stream().allMatch(it::endsWith)),
            // What answers for the public name itself makes the other name matter no more.
            onPublicName.isEmpty()
                ? ofPrivateName.stream().filter(it -> onPrivateName.stream().allMatch(it::endsWith))
                : Stream.of())
        .filter(it -> !zones.contains(it))
        .collect(toImmutableList());
  }

  private static boolean isOn(String zone, String name, String regional) {
    return name.equals(zone)
        || name.endsWith("." + zone)
        || regional.equals(zone)
        || regional.endsWith("." + zone)
        || zone.endsWith("." + regional);
  }

  private static boolean isToPrivateEndpoint(NetworkFlow found) {
    return found.flow().endpoint().remote() instanceof RemoteParty.NodeManagementPrivateEndpoint;
  }

  private static void azureDns(NetworkAnswers answers, Objections objections) {
    Optional<VirtualNetwork> own =
        ownNetwork(answers)
            .filter(it -> it.dnsServers().filter(ImmutableList::isEmpty).isPresent());
    if (own.isPresent()) {
      objectToChanges(
          answers,
          changed(
              answers.network(), own.get().id(), it -> it.dnsServers(ImmutableList.of(AZURE_DNS))),
          "where the network names Azure's DNS server",
          objections);
    }
  }

  // The order of documents.

  private static void order(NetworkAnswers answers, Objections objections) {
    objectToChanges(answers, ReversedNetwork.of(answers.network()), "in another order", objections);
  }

  private static void objectToChanges(
      NetworkAnswers answers, Network changed, String how, Objections objections) {
    NetworkAnswers after = answers.in(changed);
    for (NetworkFlow found : answers.audit().flows()) {
      Optional<NetworkVerdict> now = NetworkChangeLaws.verdict(after.audit(), found);
      objections.unless(
          now.filter(it -> it.getClass().equals(found.verdict().getClass())).isPresent(),
          () ->
              "%s is %s, and %s %s"
                  .formatted(
                      NetworkLaws.named(found.flow()),
                      Answers.of(found.verdict()),
                      how,
                      now.map(Answers::of).orElse("not answered")));
    }
  }

  // What all of them need.

  private static boolean hasPermitted(NetworkAnswers answers, Predicate<NetworkFlow> flows) {
    return answers.audit().flows().stream()
        .filter(it -> it.verdict() instanceof Permitted)
        .anyMatch(flows);
  }

  private static Optional<Subnet> ownSubnet(NetworkAnswers answers) {
    return answers
        .pool()
        .subnet()
        .value()
        .map(SubnetReference::id)
        .flatMap(answers.network()::subnet);
  }

  private static Optional<VirtualNetwork> ownNetwork(NetworkAnswers answers) {
    return ownSubnet(answers)
        .map(it -> it.virtualNetwork().id())
        .flatMap(answers.network()::virtualNetwork);
  }

  private static Network changed(
      Network network, ResourceId id, UnaryOperator<VirtualNetwork.Builder> change) {
    return network.toBuilder()
        .virtualNetworks(
            network.virtualNetworks().stream()
                .map(it -> it.id().equals(id) ? change.apply(it.toBuilder()).build() : it)
                .collect(toImmutableList()))
        .build();
  }

  private static ResourceId id(String type, String name) {
    return ResourceId.parse(
        "/subscriptions/%s/resourceGroups/added/providers/Microsoft.Network/%s/%s"
            .formatted(ForeignNetworks.SUBSCRIPTION, type, name));
  }
}
