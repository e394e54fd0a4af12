package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.blocked;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Found.rules;
import static io.github.batchcomm.network.Found.undetermined;
import static io.github.batchcomm.network.Samples.SIMPLIFIED;
import static io.github.batchcomm.network.Samples.networkId;
import static io.github.batchcomm.network.Samples.route;
import static io.github.batchcomm.network.Samples.toAppliance;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ProvisioningState;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nodes' network with a hub, whose Azure Firewall all packets are handed to. */
class HubTest {

  private static final String THROUGH_THE_HUB =
      "SUBNET_NSG nodes/no network security group default, ROUTE rt-render/tunnel,"
          + " FIREWALL fw-hub/All 200, ROUTE vnet-hub/system route: internet default,"
          + " ACCOUNT_ACCESS render/";
  private static final ResourceId FOREIGN_HUB =
      ResourceId.parse(
          "/subscriptions/other/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub");
  private static final Route TO_GATEWAY =
      route("tunnel", "0.0.0.0/0", NextHopType.VIRTUAL_NETWORK_GATEWAY);
  private static final ResourceId HUB_TABLE = networkId("routeTables/rt-hub");
  private static final ResourceId HUB_NAT = networkId("natGateways/nat-hub");
  private static final ResourceId FIREWALL_IP = networkId("publicIPAddresses/ip-firewall");
  private static final ResourceId NAT_IP = networkId("publicIPAddresses/ip-nat-hub");

  @Nested
  class TheFirewall {

    @Test
    void ofTheHubLetsPacketsLeaveByItsPublicAddress() {
      assertPermitted(Hub.joined().scene(), THROUGH_THE_HUB + "publicNetworkAccess");
    }

    @Test
    void ofANetworkThatIsNotJoinedIsNotTheOneAtTheAddress() {
      Scene scene =
          Hub.joined()
              .denying()
              .scene()
              .network(
                  it ->
                      it.addVirtualNetworks(foreign())
                          .addAzureFirewalls(firewall(FOREIGN_HUB, true)));
      assertThat(rules(blocked(scene.verdict(SIMPLIFIED)).blockers()))
          .containsExactly("FIREWALL fw-hub/no rule allows it default");
    }

    @Test
    void ofAVirtualHubIsNotTheOneAtTheAddressOfAPeersFirewall() {
      Scene scene =
          Hub.joined()
              .scene()
              .network(
                  it ->
                      it.addAzureFirewalls(
                          firewall(FOREIGN_HUB, true).toBuilder()
                              .subnet(Optional.empty())
                              .virtualHub(networkId("virtualHubs/wan"))
                              .build()));
      assertPermitted(scene, THROUGH_THE_HUB + "publicNetworkAccess");
    }

    @Test
    void whoseAddressItsSubnetDoesNotHaveIsUndetermined() {
      Scene hub = Hub.joined().scene();
      Scene scene =
          hub.network(
              it ->
                  it.azureFirewalls(
                      hub.rest().azureFirewalls().stream()
                          .map(
                              firewall ->
                                  firewall.toBuilder()
                                      .addPrivateAddresses(InetAddresses.forString("10.2.9.4"))
                                      .build())
                          .toList()));
      assertThat(missing(scene.verdict(SIMPLIFIED)).what())
          .startsWith("Azure Firewall fw-hub shows the address 10.2.9.4 in subnet");
      assertThat(scene.check(permitted(hub.verdict(SIMPLIFIED)).proof()))
          .anyMatch(it -> it.contains("the subnet of the firewall does not have its address"));
    }

    @Test
    void ofANetworkThatAloneShowsThePeeringIsUndetermined() {
      Scene scene =
          Hub.joined()
              .peerings(
                  ImmutableList.of(),
                  ImmutableList.of(peering(Samples.VNET, "10.1.0.0/16").build()))
              .scene()
              .network(it -> it.azureFirewalls(ImmutableList.of()));
      assertThat(missing(scene.verdict(SIMPLIFIED)))
          .isEqualTo(
              new MissingFact(
                  Layer.APPLIANCE,
                  "Whether virtual network vnet-hub, which has the address 10.2.1.4, is joined with"
                      + " that of subnet nodes is not known: vnet-hub shows a peering that the other"
                      + " does not list.",
                  "One of the documents is older than the other: export both at one time."));
    }

    @Test
    void whosePeeringIsShownConnectedByTheOtherSideAloneIsReached() {
      Scene scene =
          Hub.joined()
              .peerings(
                  ImmutableList.of(
                      peering(Samples.HUB, "10.2.0.0/16").state(PeeringState.UNKNOWN).build()),
                  ImmutableList.of(peering(Samples.VNET, "10.1.0.0/16").build()))
              .scene();
      assertPermitted(scene, THROUGH_THE_HUB + "publicNetworkAccess");
    }

    @Test
    void ofAPeeringThatNoSideShowsConnectedIsUndetermined() {
      Scene scene =
          Hub.joined()
              .peerings(
                  ImmutableList.of(
                      peering(Samples.HUB, "10.2.0.0/16").state(PeeringState.UNKNOWN).build()),
                  ImmutableList.of(
                      peering(Samples.VNET, "10.1.0.0/16").state(PeeringState.UNKNOWN).build()))
              .scene()
              .network(
                  it ->
                      it.azureFirewalls(ImmutableList.of())
                          .addApplianceAssumptions(
                              new ApplianceAssumption(
                                  InetAddresses.forString("10.2.1.4"),
                                  RuleAction.ALLOW,
                                  RuleAddresses.ANY)));
      assertThat(missing(scene.verdict(SIMPLIFIED)).what())
          .isEqualTo(
              "Whether the peering of subnet nodes's virtual network with vnet-hub, where the address"
                  + " 10.2.1.4 is, is connected and allows access is not known.");
    }

    @Test
    void ofANetworkThatIsNotJoinedIsOutOfReach() {
      Scene scene = Hub.joined().peerings(ImmutableList.of(), ImmutableList.of()).scene();
      NetworkVerdict.Blocked verdict = blocked(scene.verdict(SIMPLIFIED));
      assertThat(rules(verdict.blockers())).containsExactly("ROUTE rt-render/tunnel");
      assertThat(verdict.blockers().get(0).reason())
          .isEqualTo(
              "leads to 10.2.1.4, which is in no virtual network that is joined with that of subnet"
                  + " nodes, so Azure drops packets");
      assertThat(verdict.missing()).isEmpty();
    }

    @Test
    void ofAPeerThatForbidsAccessIsOutOfReach() {
      Scene scene =
          Hub.joined()
              .peerings(
                  ImmutableList.of(peering(Samples.HUB, "10.2.0.0/16").build()),
                  ImmutableList.of(
                      peering(Samples.VNET, "10.1.0.0/16")
                          .allowVirtualNetworkAccess(false)
                          .build()))
              .scene();
      assertThat(rules(blocked(scene.verdict(SIMPLIFIED)).blockers()))
          .containsExactly("ROUTE rt-render/tunnel");
    }

    @Test
    void ofAPeerThatShowsNoPeeringBackIsUndetermined() {
      Scene scene =
          Hub.joined()
              .peerings(
                  ImmutableList.of(peering(Samples.HUB, "10.2.0.0/16").build()), ImmutableList.of())
              .scene();
      assertThat(missing(scene.verdict(SIMPLIFIED)).what())
          .isEqualTo(
              "Whether Azure Firewall fw-hub is in a network that is joined with that of subnet"
                  + " nodes is not known, or documents contradict each other.");
    }

    @Test
    void whoseNetworkIsNotShownIsUndetermined() {
      Scene scene =
          Hub.joined()
              .scene()
              .network(it -> it.virtualNetworks(ImmutableList.<VirtualNetwork>of()));
      NetworkVerdict.Undetermined verdict = undetermined(scene.verdict(SIMPLIFIED));
      assertThat(verdict.missing()).extracting(MissingFact::layer).containsExactly(Layer.FIREWALL);
    }

    @Test
    void whosePlaceIsNotShownIsUndetermined() {
      Scene scene = Hub.joined().firewall(it -> it.subnet(Optional.empty())).scene();
      assertThat(undetermined(scene.verdict(SIMPLIFIED)).missing())
          .extracting(MissingFact::layer)
          .containsExactly(Layer.FIREWALL);
    }

    @Test
    void whoseLastChangeFailedIsUndetermined() {
      Scene scene =
          Hub.joined().firewall(it -> it.provisioningState(ProvisioningState.FAILED)).scene();
      assertThat(missing(scene.verdict(SIMPLIFIED)))
          .isEqualTo(
              new MissingFact(
                  Layer.FIREWALL,
                  "Whether Azure Firewall fw-hub works as it is shown is not known: its provisioning"
                      + " state is failed.",
                  "Bring the firewall into the provisioning state Succeeded, and export it again with"
                      + " 'az network firewall show'."));
    }
  }

  @Nested
  class WhatLeavesTheFirewall {

    @Test
    void hasTheAddressesOfTheSubnetsNatGateway() {
      Scene listed = Hub.joined().natGateway().scene();
      assertThat(rules(blocked(answering("198.51.100.1", listed)).blockers()))
          .containsExactly("ACCOUNT_ACCESS render/IP rules");
      assertThat(permittedBy(answering("198.51.100.9", listed)))
          .containsExactly(THROUGH_THE_HUB + "IP rules");
    }

    @Test
    void hasTheFirewallsOwnAddressWithoutNatGateway() {
      assertThat(permittedBy(answering("198.51.100.1", Hub.joined().scene())))
          .containsExactly(THROUGH_THE_HUB + "IP rules");
    }

    @Test
    void cannotLeaveWithoutAnyPublicAddress() {
      Scene scene = Hub.joined().firewall(it -> it.publicIpAddresses(ImmutableSet.of())).scene();
      NetworkVerdict.Blocked verdict = blocked(scene.verdict(SIMPLIFIED));
      assertThat(rules(verdict.blockers()))
          .containsExactly("ROUTE vnet-hub/system route: internet default");
      assertThat(verdict.blockers().get(0).reason())
          .isEqualTo(
              "leads to the internet, but Azure Firewall fw-hub has no public address to leave by");
    }

    @Test
    void takesTheRoutesOfTheFirewallsSubnet() {
      Scene scene = Hub.joined().routes(route("drop", "0.0.0.0/0", NextHopType.NONE)).scene();
      assertThat(rules(blocked(scene.verdict(SIMPLIFIED)).blockers()))
          .containsExactly("ROUTE rt-hub/drop");
    }

    @Test
    void isDroppedByARouteToAGatewayThatIsNotThere() {
      Scene scene = Hub.joined().routes(TO_GATEWAY).scene();
      assertThat(rules(blocked(scene.verdict(SIMPLIFIED)).blockers()))
          .containsExactly("ROUTE rt-hub/tunnel");
    }

    @Test
    void isNotKnownBehindAGateway() {
      Hub hub = Hub.joined().routes(TO_GATEWAY);
      VirtualNetwork withGateway =
          hub.network(it -> it).toBuilder()
              .addSubnets(
                  Subnet.builder()
                      .id(ResourceId.parse(Samples.HUB + "/subnets/GatewaySubnet"))
                      .addAddressPrefixes(IpPrefix.parse("10.2.255.0/27"))
                      .build())
              .build();
      Scene scene = hub.scene().network(it -> it.virtualNetworks(ImmutableList.of(withGateway)));
      assertThat(undetermined(scene.verdict(SIMPLIFIED)).missing())
          .extracting(MissingFact::layer)
          .contains(Layer.APPLIANCE);
    }

    @Test
    void passesASecondFirewallThatAllowsBothTheNodesAndTheFirstOne() {
      permitted(handedOn("0.0.0.0/0").verdict(SIMPLIFIED));
      permitted(handedOn("10.0.0.0/8").verdict(SIMPLIFIED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.0/16", "10.2.1.0/26"})
    void isNotKnownAtASecondFirewallThatTellsTheNodesFromTheFirstOne(String sources) {
      assertThat(missing(handedOn(sources).verdict(SIMPLIFIED)).what())
          .isEqualTo(
              "Whether packets reach Azure Firewall fw-next with the nodes' addresses or with those"
                  + " of subnet AzureFirewallSubnet of the firewall before is not known, and the"
                  + " firewall's rules tell them apart.");
    }

    /** Handed on to a firewall that allows packets from some addresses only. */
    private Scene handedOn(String sources) {
      FirewallRule rule =
          new FirewallRule.Network(
              "Some",
              ProtocolSet.of(Protocol.TCP, Protocol.UDP),
              RuleAddresses.parse(sources),
              RuleAddresses.ANY,
              ImmutableSet.of(),
              PortSet.ALL);
      AzureFirewall next =
          HubTest.firewall(Samples.HUB, true).toBuilder()
              .id(networkId("azureFirewalls/fw-next"))
              .privateAddresses(ImmutableSet.of(InetAddresses.forString("10.1.9.4")))
              .subnet(Samples.firewallSubnet().id())
              .ruleCollections(
                  ImmutableList.of(
                      new FirewallRuleCollection(
                          "some", 200, FirewallAction.ALLOW, ImmutableList.of(rule))))
              .build();
      return Hub.joined()
          .routes(toAppliance("next", "0.0.0.0/0", "10.1.9.4"))
          .scene()
          .network(it -> it.addAzureFirewalls(next));
    }

    @Test
    void goesInACircleWhereARouteLeadsBack() {
      Scene scene = Hub.joined().routes(toAppliance("back", "0.0.0.0/0", "10.2.1.4")).scene();
      NetworkVerdict.Blocked verdict = blocked(scene.verdict(SIMPLIFIED));
      assertThat(rules(verdict.blockers())).containsExactly("ROUTE rt-hub/back");
      assertThat(verdict.blockers().get(0).reason())
          .isEqualTo("leads back to Azure Firewall fw-hub, so packets go in a circle");
    }

    @Test
    void isUndeterminedWhereTheRoutesAreNotShown() {
      Scene scene =
          Hub.joined()
              .scene()
              .network(it -> it)
              .network(
                  it ->
                      it.virtualNetworks(
                          ImmutableList.of(
                              Hub.joined()
                                  .network(subnet -> subnet.routeTable(Presence.unknown())))));
      assertThat(missing(scene.verdict(SIMPLIFIED)).what())
          .isEqualTo("Whether subnet AzureFirewallSubnet has a route table is not known.");
    }
  }

  @Nested
  class ThePrivateEndpointOfAForeignNetwork {

    @Test
    void hasNoRouteHereThoughItsAddressIsOfTheOwnSpace() {
      Scene scene =
          PrivateSamples.scene()
              .network(
                  it ->
                      it.addVirtualNetworks(foreign())
                          .addPrivateEndpoints(
                              PrivateSamples.endpoint(
                                  ResourceId.parse(
                                      "/subscriptions/other/resourceGroups/rg/providers/"
                                          + "Microsoft.Network/privateEndpoints/aaa"),
                                  ResourceId.parse(FOREIGN_HUB + "/subnets/endpoints"),
                                  "10.1.2.5",
                                  "nodeManagement")));
      assertThat(permittedBy(scene.verdict(Samples.SIMPLIFIED_PRIVATE)))
          .isEqualTo(permittedBy(PrivateSamples.scene().verdict(Samples.SIMPLIFIED_PRIVATE)));
    }
  }

  @Nested
  class AVirtualNetworkWithPublicAddresses {

    @Test
    void keepsPacketsToServicesThatHaveThemInside() {
      Scene scene =
          Scene.listed().around(it -> it.addAddressSpace(IpPrefix.parse("203.0.113.0/24")));
      NetworkVerdict.Blocked verdict = blocked(scene.verdict(SIMPLIFIED));
      assertThat(rules(verdict.blockers()))
          .containsExactly("ROUTE vnet-render/system route: virtual network default");
      assertThat(verdict.blockers().get(0).reason())
          .isEqualTo("keeps packets in virtual networks, where the service is not");
    }

    @Test
    void isDoubtedWhereItsSpaceIsNotShown() {
      Scene scene = Scene.listed().around(it -> it.addressSpace(ImmutableList.of()));
      assertThat(undetermined(scene.verdict(SIMPLIFIED)).missing())
          .extracting(MissingFact::layer)
          .contains(Layer.ROUTE);
    }

    @Test
    void isDoubtedOfAPeerThatForbidsAccess() {
      Scene scene =
          Scene.listed()
              .around(
                  it ->
                      it.peerings(
                          ImmutableList.of(
                              peering(Samples.HUB, "203.0.113.0/24")
                                  .allowVirtualNetworkAccess(false)
                                  .build())));
      assertThat(missing(scene.verdict(SIMPLIFIED)).what())
          .startsWith("A peer of the virtual network of subnet nodes has public addresses of")
          .endsWith("go to the peer or to the internet is not documented.");
      NetworkVerdict.Permitted before = permitted(Scene.listed().verdict(SIMPLIFIED));
      assertThat(scene.check(before.proof())).isNotEmpty();
    }

    @Test
    void keepsThoseOfItsPeersInside() {
      Scene scene =
          Scene.listed()
              .around(
                  it ->
                      it.peerings(
                          ImmutableList.of(peering(Samples.HUB, "203.0.113.0/24").build())));
      assertThat(rules(blocked(scene.verdict(SIMPLIFIED)).blockers()))
          .containsExactly("ROUTE vnet-render/system route: peering default");
    }
  }

  private static void assertPermitted(Scene scene, String way) {
    NetworkVerdict verdict = scene.verdict(SIMPLIFIED);
    assertThat(permittedBy(verdict)).containsExactly(way);
    assertThat(scene.check(permitted(verdict).proof())).isEmpty();
  }

  private static NetworkVerdict answering(String address, Scene scene) {
    return scene.answering(address).verdict(SIMPLIFIED);
  }

  private static VirtualNetworkPeering.Builder peering(ResourceId to, String space) {
    return VirtualNetworkPeering.builder()
        .name("peering")
        .remoteVirtualNetwork(to)
        .state(PeeringState.CONNECTED)
        .addRemoteAddressSpace(IpPrefix.parse(space))
        .allowVirtualNetworkAccess(true)
        .useRemoteGateways(false);
  }

  /** A hub of others, with the address space of the own hub. */
  private static VirtualNetwork foreign() {
    return VirtualNetwork.builder()
        .id(FOREIGN_HUB)
        .addAddressSpace(IpPrefix.parse("10.1.0.0/16"), IpPrefix.parse("10.2.0.0/16"))
        .peerings(ImmutableList.of())
        .build();
  }

  private static AzureFirewall firewall(ResourceId network, boolean allows) {
    FirewallRule all =
        new FirewallRule.Network(
            "All",
            ProtocolSet.of(Protocol.TCP, Protocol.UDP),
            RuleAddresses.ANY,
            RuleAddresses.ANY,
            ImmutableSet.of(),
            PortSet.ALL);
    return AzureFirewall.builder()
        .id(
            ResourceId.parse(
                network.parent().map(ResourceId::toString).orElse(prefix(network))
                    + "/providers/Microsoft.Network/azureFirewalls/fw-hub"))
        .addPrivateAddresses(InetAddresses.forString("10.2.1.4"))
        .subnet(ResourceId.parse(network + "/subnets/AzureFirewallSubnet"))
        .addPublicIpAddresses(FIREWALL_IP)
        .policy(Presence.none())
        .ruleCollections(
            allows
                ? ImmutableList.of(
                    new FirewallRuleCollection(
                        "all", 200, FirewallAction.ALLOW, ImmutableList.of(all)))
                : ImmutableList.of())
        .build();
  }

  private static String prefix(ResourceId network) {
    String text = network.toString();
    return text.substring(0, text.indexOf("/providers/"));
  }

  /**
   * The hub, changed step by step.
   *
   * @param there the peerings of the nodes' network
   * @param back the peerings of the hub
   * @param firewall the hub's firewall
   * @param table the route table of the firewall's subnet
   * @param hasNat whether that subnet has a NAT gateway
   */
  private record Hub(
      ImmutableList<VirtualNetworkPeering> there,
      ImmutableList<VirtualNetworkPeering> back,
      AzureFirewall firewall,
      Optional<RouteTable> table,
      boolean hasNat) {

    static Hub joined() {
      return new Hub(
          ImmutableList.of(peering(Samples.HUB, "10.2.0.0/16").build()),
          ImmutableList.of(peering(Samples.VNET, "10.1.0.0/16").build()),
          HubTest.firewall(Samples.HUB, true),
          Optional.empty(),
          false);
    }

    Hub peerings(
        ImmutableList<VirtualNetworkPeering> ofNodes, ImmutableList<VirtualNetworkPeering> ofHub) {
      return new Hub(ofNodes, ofHub, firewall, table, hasNat);
    }

    Hub denying() {
      return new Hub(there, back, HubTest.firewall(Samples.HUB, false), table, hasNat);
    }

    Hub firewall(UnaryOperator<AzureFirewall.Builder> change) {
      return new Hub(there, back, change.apply(firewall.toBuilder()).build(), table, hasNat);
    }

    Hub routes(Route... routes) {
      RouteTable changed =
          RouteTable.builder()
              .id(HUB_TABLE)
              .addRoutes(routes)
              .disableBgpRoutePropagation(true)
              .build();
      return new Hub(there, back, firewall, Optional.of(changed), hasNat);
    }

    Hub natGateway() {
      return new Hub(there, back, firewall, table, true);
    }

    VirtualNetwork network(UnaryOperator<Subnet.Builder> change) {
      Subnet.Builder subnet =
          Samples.firewallSubnet().toBuilder()
              .id(ResourceId.parse(Samples.HUB + "/subnets/AzureFirewallSubnet"))
              .addressPrefixes(ImmutableList.of(IpPrefix.parse("10.2.1.0/26")))
              .natGateway(hasNat ? Presence.of(HUB_NAT) : Presence.none());
      table.ifPresent(it -> subnet.routeTable(Presence.of(it.id())));
      return VirtualNetwork.builder()
          .id(Samples.HUB)
          .addAddressSpace(IpPrefix.parse("10.2.0.0/16"))
          .addSubnets(change.apply(subnet).build())
          .peerings(back)
          .dnsServers(ImmutableList.<InetAddress>of())
          .build();
    }

    Scene scene() {
      return Scene.listed()
          .around(it -> it.peerings(there))
          .routes(toAppliance("tunnel", "0.0.0.0/0", "10.2.1.4"))
          .network(
              it ->
                  it.addVirtualNetworks(network(subnet -> subnet))
                      .addAzureFirewalls(firewall)
                      .addAllRouteTables(table.stream().toList())
                      .addNatGateways(
                          new NatGateway(HUB_NAT, ImmutableSet.of(NAT_IP), ImmutableSet.of()))
                      .addPublicIpAddresses(
                          PublicIpAddress.of(
                              FIREWALL_IP, Optional.of(InetAddresses.forString("198.51.100.1"))),
                          PublicIpAddress.of(
                              NAT_IP, Optional.of(InetAddresses.forString("198.51.100.9")))));
    }
  }
}
