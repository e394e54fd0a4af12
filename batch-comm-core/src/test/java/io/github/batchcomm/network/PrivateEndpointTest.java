package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocked;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Found.rules;
import static io.github.batchcomm.network.Found.undetermined;
import static io.github.batchcomm.network.PrivateSamples.ENDPOINT;
import static io.github.batchcomm.network.PrivateSamples.RECORD;
import static io.github.batchcomm.network.PrivateSamples.approved;
import static io.github.batchcomm.network.PrivateSamples.endpoint;
import static io.github.batchcomm.network.PrivateSamples.zone;
import static io.github.batchcomm.network.Samples.SIMPLIFIED;
import static io.github.batchcomm.network.Samples.SIMPLIFIED_PRIVATE;
import static io.github.batchcomm.network.Samples.callsTo;
import static io.github.batchcomm.network.Samples.networkId;
import static io.github.batchcomm.network.Samples.outbound;
import static io.github.batchcomm.network.Samples.route;
import static io.github.batchcomm.network.Samples.toAppliance;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The private way to node management, of accounts that answer no public address. */
class PrivateEndpointTest {
  private static final String GROUP = "SUBNET_NSG nodes/no network security group default, ";
  private static final String ROUTE =
      "ROUTE vnet-render/system route: private endpoint pe-batch default, ";
  private static final String ARRIVAL =
      "PRIVATE_ENDPOINT pe-batch/connection, DNS privatelink.batch.azure.com/A record " + RECORD;
  private static final String TO_ENDPOINT = "TCP 10.1.0.4:49152 -> 10.1.2.5:443";
  private static final ResourceId OTHER = networkId("privateEndpoints/pe-other");
  private static final ResourceId ELSEWHERE =
      networkId("virtualNetworks/vnet-hub/subnets/endpoints");
  private static final ResourceId SHARED =
      networkId("virtualNetworks/vnet-shared/subnets/endpoints");

  @Nested
  class SecurityGroups {

    @Test
    void thatDenyTheInternetPermitIt() {
      Scene scene =
          PrivateSamples.scene().rules(outbound("NoInternet", 100, RuleAction.DENY, "Internet"));
      assertThat(permittedBy(scene.verdict(SIMPLIFIED_PRIVATE)))
          .containsExactly(
              "SUBNET_NSG nsg-render/AllowVnetOutBound 65000 default, " + ROUTE + ARRIVAL);
      assertThat(scene.audit().verdict(SIMPLIFIED)).isEmpty();
    }

    @Test
    void thatDenyTheTagOfBatchPermitItBecauseItIsNotOfTheTag() {
      Scene scene =
          PrivateSamples.scene()
              .rules(outbound("NoTag", 100, RuleAction.DENY, "BatchNodeManagement"));
      assertThat(permittedBy(scene.verdict(SIMPLIFIED_PRIVATE)))
          .containsExactly(
              "SUBNET_NSG nsg-render/AllowVnetOutBound 65000 default, " + ROUTE + ARRIVAL);
    }

    @Test
    void thatAllowOnlyTheTagOfBatchBlockIt() {
      Scene scene =
          PrivateSamples.scene()
              .rules(
                  outbound("Tag", 100, RuleAction.ALLOW, "BatchNodeManagement"),
                  outbound("NoOther", 110, RuleAction.DENY, "*"));
      assertBlocker(
          blocker(scene.verdict(SIMPLIFIED_PRIVATE)),
          "SUBNET_NSG nsg-render/NoOther 110",
          callsTo("10.1.2.5"),
          1,
          TO_ENDPOINT);
    }

    @Test
    void thatDenyAllOfIpv4BlockIt() {
      Scene scene =
          PrivateSamples.scene().rules(outbound("None", 100, RuleAction.DENY, "0.0.0.0/0"));
      assertThat(Samples.text(blocker(scene.verdict(SIMPLIFIED_PRIVATE)).rule()))
          .isEqualTo("SUBNET_NSG nsg-render/None 100");
    }
  }

  @Nested
  class Routes {

    @Test
    void ofEverythingDoNotLeadAwayFromIt() {
      Scene scene = PrivateSamples.scene().routes(route("drop", "0.0.0.0/0", NextHopType.NONE));
      assertThat(permittedBy(scene.verdict(SIMPLIFIED_PRIVATE)))
          .containsExactly(GROUP + ROUTE + ARRIVAL);
    }

    @Test
    void asLongAsTheVirtualNetworkLeadAwayWherePoliciesApply() {
      assertThat(
              Samples.text(
                  blocker(dropping(PrivateEndpointNetworkPolicies.ROUTE_TABLE_ENABLED)).rule()))
          .isEqualTo("ROUTE rt-render/drop");
      assertThat(permittedBy(dropping(PrivateEndpointNetworkPolicies.DISABLED)))
          .containsExactly(GROUP + ROUTE + ARRIVAL);
    }

    private NetworkVerdict dropping(PrivateEndpointNetworkPolicies policies) {
      Subnet endpoints =
          Samples.subnet("endpoints", "10.1.2.0/24").toBuilder()
              .privateEndpointNetworkPolicies(policies)
              .build();
      return PrivateSamples.scene()
          .around(it -> it.subnets(ImmutableList.of(endpoints)))
          .routes(route("drop", "10.1.0.0/16", NextHopType.NONE))
          .verdict(SIMPLIFIED_PRIVATE);
    }
  }

  @Nested
  class TheAccountsConnections {

    @Test
    void withoutAnyBlockIt() {
      assertRefused(connections());
    }

    @Test
    void toTheAccountsOtherPartBlockIt() {
      assertRefused(connections(approved(PrivateLinkSubResource.BATCH_ACCOUNT)));
    }

    @Test
    void thatAreNotApprovedBlockIt() {
      assertRefused(
          connections(
              PrivateEndpointConnection.builder()
                  .addSubResources(PrivateLinkSubResource.NODE_MANAGEMENT)
                  .status(PrivateEndpointConnectionStatus.PENDING)
                  .privateEndpoint(ENDPOINT)
                  .build()));
    }

    @Test
    void thatDoNotTellTheirPartLeaveItOpen() {
      assertOpen(connections(approved()));
    }

    @Test
    void thatDoNotTellTheirStateLeaveItOpen() {
      assertOpen(
          connections(
              PrivateEndpointConnection.builder()
                  .addSubResources(PrivateLinkSubResource.NODE_MANAGEMENT)
                  .privateEndpoint(ENDPOINT)
                  .build()));
    }

    @Test
    void thatDoNotTellTheirEndpointLeaveItOpen() {
      assertOpen(
          connections(
              PrivateEndpointConnection.builder()
                  .addSubResources(PrivateLinkSubResource.NODE_MANAGEMENT)
                  .status(PrivateEndpointConnectionStatus.APPROVED)
                  .build()));
    }

    @Test
    void thatAreNotKnownLeaveItOpen() {
      assertOpen(
          PrivateSamples.scene().account(it -> it.privateEndpointConnections(Optional.empty())));
    }

    @Test
    void thatTheEndpointAloneShowsLeaveItOpen() {
      assertThat(undetermined(connections().verdict(SIMPLIFIED_PRIVATE)).missing())
          .extracting(MissingFact::what)
          .contains(
              "Whether the account has an approved private endpoint to nodeManagement, and which, is"
                  + " not known, or documents contradict each other.");
    }

    private void assertRefused(Scene shown) {
      Scene scene = shown.network(it -> it.privateEndpoints(ImmutableList.of()));
      NetworkVerdict.Blocked verdict = blocked(scene.verdict(SIMPLIFIED_PRIVATE));
      assertThat(rules(verdict.blockers()))
          .contains("PRIVATE_ENDPOINT render/private endpoint connections");
    }

    private void assertOpen(Scene scene) {
      NetworkVerdict.Undetermined verdict = undetermined(scene.verdict(SIMPLIFIED_PRIVATE));
      assertThat(verdict.missing()).extracting(MissingFact::layer).contains(Layer.PRIVATE_ENDPOINT);
    }

    private Scene connections(PrivateEndpointConnection... connections) {
      return PrivateSamples.scene()
          .account(it -> it.privateEndpointConnections(ImmutableList.copyOf(connections)));
    }
  }

  @Nested
  class ThePrivateEndpoint {

    private Scene toAnotherPart() {
      return PrivateSamples.withoutEndpoint()
          .network(
              it ->
                  it.addPrivateEndpoints(
                          endpoint(ENDPOINT, PrivateSamples.ENDPOINTS, "10.1.2.5", "batchAccount"))
                      .addPrivateDnsZones(zone(RECORD, "10.1.2.5")));
    }

    /** The group leaves Azure's own address, and no route leads there. */
    @Test
    void whoseAddressIsNotKnownIsBlockedWhereNoneOfAllIsReached() {
      for (Scene listed : List.of(Scene.listed(), Scene.unlisted())) {
        Scene scene =
            listed
                .account(
                    it ->
                        it.publicNetworkAccess(PublicNetworkAccess.DISABLED)
                            .privateEndpointConnections(
                                ImmutableList.of(PrivateSamples.approved())))
                .rules(
                    outbound("AllowHost", 100, RuleAction.ALLOW, "AzureLoadBalancer"),
                    outbound("DenyRest", 101, RuleAction.DENY, "*"))
                .routes(route("batch", "BatchNodeManagement.WestEurope", NextHopType.INTERNET));
        assertThat(rules(blocked(scene.verdict(SIMPLIFIED_PRIVATE)).blockers()))
            .containsExactly(
                "SUBNET_NSG nsg-render/DenyRest 101",
                "ROUTE vnet-render/system route: private ranges default",
                "ROUTE vnet-render/system route: internet default");
      }
    }

    @Test
    void whoseAddressItsSubnetDoesNotHaveLeavesTheFlowOpen() {
      Scene scene =
          PrivateSamples.withoutEndpoint()
              .network(
                  it ->
                      it.addPrivateEndpoints(endpoint(PrivateSamples.ENDPOINTS, "10.1.3.5"))
                          .addPrivateDnsZones(zone(RECORD, "10.1.3.5")));
      assertThat(missing(scene.verdict(SIMPLIFIED_PRIVATE)).what())
          .isEqualTo(
              "Private endpoint pe-batch shows the address 10.1.3.5 in subnet endpoints, which has"
                  + " the prefixes 10.1.2.0/24 by the document of virtual network vnet-render.");
      Proof proof = permitted(PrivateSamples.scene().verdict(SIMPLIFIED_PRIVATE)).proof();
      assertThat(
              PrivateSamples.scene()
                  .around(
                      it ->
                          it.subnets(
                              ImmutableList.of(
                                  PrivateSamples.withoutGroup(
                                      Samples.subnet("endpoints", "10.1.3.0/24")))))
                  .check(proof))
          .singleElement()
          .asString()
          .contains("its subnet has no such address");
    }

    @Test
    void thatTheAccountAndItsOwnDocumentTellApartLeavesTheFlowOpen() {
      assertThat(missing(toAnotherPart().verdict(SIMPLIFIED_PRIVATE)))
          .isEqualTo(
              new MissingFact(
                  Layer.PRIVATE_ENDPOINT,
                  "Batch account render shows an approved connection of private endpoint pe-batch to"
                      + " nodeManagement, but the endpoint's own document shows none.",
                  "One of the documents is older than the other: export both at one time."));
    }

    @Test
    void inANetworkThatIsNotPeeredBlocksOnTheWayAndAtItsSubnet() {
      NetworkVerdict.Blocked verdict = blocked(elsewhere().verdict(SIMPLIFIED_PRIVATE));
      assertThat(rules(verdict.blockers()))
          .containsExactly(
              "ROUTE vnet-render/system route: private ranges default",
              "PRIVATE_ENDPOINT pe-batch/subnet");
      assertThat(verdict.missing()).isEmpty();
    }

    @Test
    void inAPeeredNetworkPermits() {
      Scene scene =
          elsewhere(peering("back", Samples.VNET, "10.1.0.0/16", PeeringState.CONNECTED))
              .around(it -> it.peerings(ImmutableList.of(peering(PeeringState.CONNECTED))));
      assertThat(permittedBy(scene.verdict(SIMPLIFIED_PRIVATE)))
          .containsExactly(GROUP + ROUTE + ARRIVAL);
    }

    @Test
    void inANetworkWhosePeeringIsNotConnectedBlocksOnTheWay() {
      Scene scene =
          elsewhere()
              .around(it -> it.peerings(ImmutableList.of(peering(PeeringState.DISCONNECTED))));
      assertThat(rules(blocked(scene.verdict(SIMPLIFIED_PRIVATE)).blockers()))
          .contains("ROUTE vnet-render/system route: private ranges default");
    }

    @Test
    void behindTheHubsApplianceIsReachedByIt() {
      Scene scene = behindTheHub();
      NetworkVerdict verdict = scene.verdict(SIMPLIFIED_PRIVATE);
      assertThat(permittedBy(verdict))
          .containsExactly(
              GROUP + "ROUTE rt-render/spokes, APPLIANCE 10.0.0.4/declared: *, " + ARRIVAL);
      assertThat(scene.check(permitted(verdict).proof())).isEmpty();
    }

    @Test
    void behindTheHubsApplianceIsReachedByItWhateverADisconnectedPeeringShows() {
      Scene scene =
          behindTheHub()
              .around(
                  it ->
                      it.peerings(
                          ImmutableList.of(
                              peering("to-hub", Samples.HUB, "10.0.0.0/16", PeeringState.CONNECTED),
                              peering(
                                  "to-shared",
                                  SHARED.parent().orElseThrow(),
                                  "10.3.0.0/16",
                                  PeeringState.DISCONNECTED))));
      NetworkVerdict verdict = scene.verdict(SIMPLIFIED_PRIVATE);
      assertThat(permittedBy(verdict))
          .containsExactly(
              GROUP + "ROUTE rt-render/spokes, APPLIANCE 10.0.0.4/declared: *, " + ARRIVAL);
      assertThat(scene.check(permitted(verdict).proof())).isEmpty();
    }

    @Test
    void behindAHubThatIsNotJoinedWithItBlocks() {
      Scene scene =
          behindTheHub()
              .network(
                  it ->
                      it.virtualNetworks(
                          ImmutableList.of(network(SHARED, "10.3.0.0/16", "10.3.1.0/24"), hub())));
      assertThat(rules(blocked(scene.verdict(SIMPLIFIED_PRIVATE)).blockers()))
          .containsExactly("PRIVATE_ENDPOINT pe-batch/subnet");
    }

    @Test
    void behindAHubWhosePeeringsAreNotShownIsUndetermined() {
      Scene scene =
          behindTheHub()
              .network(
                  it ->
                      it.virtualNetworks(
                          ImmutableList.of(
                              network(
                                  SHARED,
                                  "10.3.0.0/16",
                                  "10.3.1.0/24",
                                  peering(
                                      "to-hub",
                                      Samples.HUB,
                                      "10.0.0.0/16",
                                      PeeringState.CONNECTED)))));
      assertThat(undetermined(scene.verdict(SIMPLIFIED_PRIVATE)).missing())
          .extracting(MissingFact::layer)
          .containsExactly(Layer.PRIVATE_ENDPOINT);
    }

    @Test
    void behindAnApplianceThatStopsPacketsIsBlockedByThatAlone() {
      Scene scene =
          behindTheHub()
              .network(it -> it.applianceAssumptions(ImmutableList.of(atHub(RuleAction.DENY))));
      assertBlocker(
          blocker(scene.verdict(SIMPLIFIED_PRIVATE)),
          "APPLIANCE 10.0.0.4/declared: *",
          callsTo("10.3.1.4"),
          1,
          "TCP 10.1.0.4:49152 -> 10.3.1.4:443");
    }

    @Test
    void behindAHubToWhichNothingLeadsBlocks() {
      Scene straight = behindTheHub().subnet(it -> it.routeTable(Presence.none()));
      assertThat(rules(blocked(straight.verdict(SIMPLIFIED_PRIVATE)).blockers()))
          .containsExactly(
              "ROUTE vnet-render/system route: private ranges default",
              "PRIVATE_ENDPOINT pe-batch/subnet");
      assertThat(straight.check(permitted(behindTheHub().verdict(SIMPLIFIED_PRIVATE)).proof()))
          .isNotEmpty();
    }

    @Test
    void inANetworkThatIsNotPeeredIsNotBlockedWhileTheRoutesAreNotKnown() {
      Scene scene = behindTheHub().subnet(it -> it.routeTable(Presence.unknown()));
      assertThat(undetermined(scene.verdict(SIMPLIFIED_PRIVATE)).blockers()).isEmpty();
    }

    @Test
    void inANetworkWhosePeeringDoesNotTellItsStateIsUndetermined() {
      Scene scene =
          elsewhere(peering("back", Samples.VNET, "10.1.0.0/16", PeeringState.UNKNOWN))
              .around(it -> it.peerings(ImmutableList.of(peering(PeeringState.UNKNOWN))));
      NetworkVerdict.Undetermined verdict = undetermined(scene.verdict(SIMPLIFIED_PRIVATE));
      assertThat(verdict.missing()).extracting(MissingFact::layer).containsExactly(Layer.ROUTE);
    }

    @Test
    void thatIsNotAmongTheDocumentsIsAskedFor() {
      Scene scene =
          PrivateSamples.withoutEndpoint()
              .network(it -> it.addPrivateDnsZones(zone(RECORD, "10.1.2.5")));
      NetworkVerdict.Undetermined verdict = undetermined(scene.verdict(SIMPLIFIED_PRIVATE));
      assertThat(verdict.missing())
          .contains(
              new MissingFact(
                  Layer.PRIVATE_ENDPOINT,
                  "The address and the subnet of private endpoint pe-batch are not known.",
                  "Export it with 'az network private-endpoint show'."));
    }

    @Test
    void thatNodesFindServesThemWhateverAnotherOneElsewhereDoes() {
      assertThat(
              permittedBy(
                  withOther(PrivateSamples.scene(), "10.9.2.5").verdict(SIMPLIFIED_PRIVATE)))
          .containsExactly(GROUP + ROUTE + ARRIVAL);
    }

    @Test
    void thatNodesFindServesThemThoughAnotherOneElsewhereHasItsAddress() {
      assertThat(
              permittedBy(
                  withOther(PrivateSamples.scene(), "10.1.2.5").verdict(SIMPLIFIED_PRIVATE)))
          .containsExactly(GROUP + ROUTE + ARRIVAL);
    }

    @Test
    void thatNodesFindServesThemThoughAnotherOneIsNotAmongTheDocuments() {
      assertThat(
              permittedBy(
                  withConnections(PrivateSamples.scene(), ENDPOINT, OTHER)
                      .verdict(SIMPLIFIED_PRIVATE)))
          .containsExactly(GROUP + ROUTE + ARRIVAL);
    }

    @Test
    void thatNodesFindInANetworkThatIsNotPeeredBlocksThoughAnotherOneIsNear() {
      Scene scene =
          withOther(PrivateSamples.withoutZone(), "10.9.2.5")
              .network(it -> it.addPrivateDnsZones(zone(RECORD, "10.9.2.5")));
      assertThat(rules(blocked(scene.verdict(SIMPLIFIED_PRIVATE)).blockers()))
          .containsExactly(
              "ROUTE vnet-render/system route: private ranges default",
              "PRIVATE_ENDPOINT pe-other/subnet");
    }

    @Test
    void thatNodesFindServesThemThoughAnotherOneHasItsName() {
      ResourceId namesake =
          ResourceId.parse(
              "/subscriptions/sub/resourceGroups/rg2/providers/Microsoft.Network/privateEndpoints/"
                  + "pe-batch");
      Scene scene =
          withConnections(PrivateSamples.withoutZone(), ENDPOINT, namesake)
              .network(
                  it ->
                      it.addPrivateEndpoints(
                              endpoint(
                                  namesake, PrivateSamples.ENDPOINTS, "10.1.2.6", "nodeManagement"))
                          .addPrivateDnsZones(zone(RECORD, "10.1.2.6")));
      NetworkVerdict verdict = scene.verdict(SIMPLIFIED_PRIVATE);
      assertThat(permittedBy(verdict)).containsExactly(GROUP + ROUTE + ARRIVAL);
      assertThat(scene.check(permitted(verdict).proof())).isEmpty();
      assertThat(PrivateSamples.scene().check(permitted(verdict).proof())).isNotEmpty();
    }

    @Test
    void amongSeveralThatNodesFindBlocksIfItCannotBeReached() {
      PrivateDnsZone both =
          PrivateDnsZone.builder()
              .from(zone(RECORD, "10.1.2.5"))
              .addressRecords(
                  ImmutableSetMultimap.of(
                      RECORD,
                      InetAddresses.forString("10.1.2.5"),
                      RECORD,
                      InetAddresses.forString("10.9.2.5")))
              .build();
      NetworkVerdict.Blocked verdict =
          blocked(
              withOther(PrivateSamples.withoutZone(), "10.9.2.5")
                  .network(it -> it.addPrivateDnsZones(both))
                  .verdict(SIMPLIFIED_PRIVATE));
      assertThat(rules(verdict.blockers()))
          .containsExactly(
              "ROUTE vnet-render/system route: private ranges default",
              "PRIVATE_ENDPOINT pe-other/subnet");
      assertThat(verdict.blockers()).allMatch(it -> it.share() == 0.5);
    }

    @Test
    void amongSeveralIsAskedForWhereItIsNotKnownWhichOneNodesFind() {
      NetworkVerdict.Undetermined verdict =
          undetermined(
              withOther(PrivateSamples.withoutZone(), "10.9.2.5").verdict(SIMPLIFIED_PRIVATE));
      assertThat(verdict.missing())
          .extracting(MissingFact::what)
          .contains(
              "Which of several private endpoints nodes call is not known, and not all of them can"
                  + " be reached.",
              "Which private DNS zone answers for node management in the virtual network is not"
                  + " known.");
    }

    @Test
    void ofWhichNoneCanBeReachedBlocksWhicheverOneNodesFind() {
      Scene scene =
          withConnections(PrivateSamples.withoutEndpoint(), ENDPOINT, OTHER)
              .network(
                  it ->
                      it.addPrivateEndpoints(
                          endpoint(ELSEWHERE, "10.9.2.5"),
                          endpoint(OTHER, ELSEWHERE, "10.9.2.6", "nodeManagement")));
      assertThat(rules(blocked(scene.verdict(SIMPLIFIED_PRIVATE)).blockers()))
          .contains("PRIVATE_ENDPOINT pe-batch/subnet");
    }

    @Test
    void isAskedForWhereOneOfSeveralRecordsMayBeThatOfAnotherAccount() {
      PrivateDnsZone both =
          PrivateDnsZone.builder()
              .from(zone(RECORD, "10.1.2.5"))
              .addressRecords(
                  ImmutableSetMultimap.of(
                      RECORD,
                      InetAddresses.forString("10.1.2.5"),
                      "other.westeurope.service",
                      InetAddresses.forString("10.1.2.9")))
              .build();
      Scene scene =
          PrivateSamples.withoutZone()
              .account(it -> it.nodeManagementEndpoint(Optional.empty()))
              .network(it -> it.addPrivateDnsZones(both));
      assertThat(missing(scene.verdict(SIMPLIFIED_PRIVATE)))
          .isEqualTo(
              new MissingFact(
                  Layer.DNS,
                  "Which record of private DNS zone privatelink.batch.azure.com is that of the"
                      + " account's node management is not known.",
                  "Export the account with its nodeManagementEndpoint."));
    }

    /** With a second approved private endpoint, in a network that is not peered. */
    private Scene withOther(Scene scene, String address) {
      return withConnections(scene, ENDPOINT, OTHER)
          .network(
              it -> it.addPrivateEndpoints(endpoint(OTHER, ELSEWHERE, address, "nodeManagement")));
    }

    private Scene withConnections(Scene scene, ResourceId... endpoints) {
      return scene.account(
          it ->
              it.privateEndpointConnections(
                  Stream.of(endpoints)
                      .map(
                          endpoint ->
                              PrivateEndpointConnection.builder()
                                  .addSubResources(PrivateLinkSubResource.NODE_MANAGEMENT)
                                  .status(PrivateEndpointConnectionStatus.APPROVED)
                                  .privateEndpoint(endpoint)
                                  .build())
                      .collect(ImmutableList.toImmutableList())));
    }

    @Test
    void cannotServeNodesInBatchsOwnNetwork() {
      Scene scene = PrivateSamples.scene().pool(it -> it.subnet(Presence.none()));
      NetworkVerdict.Blocked verdict = blocked(scene.verdict(SIMPLIFIED_PRIVATE));
      assertThat(verdict.blockers())
          .extracting(it -> it.rule().layer())
          .containsExactly(Layer.PRIVATE_ENDPOINT);
    }

    private Scene elsewhere(VirtualNetworkPeering... back) {
      return PrivateSamples.withoutEndpoint()
          .network(
              it ->
                  it.addPrivateEndpoints(endpoint(ELSEWHERE, "10.9.2.5"))
                      .addPrivateDnsZones(zone(RECORD, "10.9.2.5"))
                      .addVirtualNetworks(network(ELSEWHERE, "10.9.0.0/16", "10.9.2.0/24", back)));
    }

    /** The virtual network around a subnet that has no network security group. */
    private VirtualNetwork network(
        ResourceId subnet, String space, String prefix, VirtualNetworkPeering... peerings) {
      return VirtualNetwork.builder()
          .id(subnet.parent().orElseThrow())
          .addAddressSpace(IpPrefix.parse(space))
          .addSubnets(
              Subnet.builder()
                  .id(subnet)
                  .addAddressPrefixes(IpPrefix.parse(prefix))
                  .networkSecurityGroup(Presence.none())
                  .build())
          .peerings(ImmutableList.copyOf(peerings))
          .build();
    }

    /** In a network that is joined only to the hub, whose appliance lets everything through. */
    private Scene behindTheHub() {
      return PrivateSamples.withoutEndpoint()
          .around(
              it ->
                  it.peerings(
                      ImmutableList.of(
                          peering("to-hub", Samples.HUB, "10.0.0.0/16", PeeringState.CONNECTED))))
          .routes(toAppliance("spokes", "10.3.0.0/16", "10.0.0.4"))
          .network(
              it ->
                  it.addPrivateEndpoints(endpoint(SHARED, "10.3.1.4"))
                      .addPrivateDnsZones(zone(RECORD, "10.3.1.4"))
                      .addVirtualNetworks(
                          network(
                              SHARED,
                              "10.3.0.0/16",
                              "10.3.1.0/24",
                              peering(
                                  "to-hub", Samples.HUB, "10.0.0.0/16", PeeringState.CONNECTED)),
                          hub(
                              peering(
                                  "to-shared",
                                  SHARED.parent().orElseThrow(),
                                  "10.3.0.0/16",
                                  PeeringState.CONNECTED)))
                      .addApplianceAssumptions(atHub(RuleAction.ALLOW)));
    }

    /** The hub with the peering to the nodes' network, and more. */
    private VirtualNetwork hub(VirtualNetworkPeering... more) {
      return VirtualNetwork.builder()
          .id(Samples.HUB)
          .addAddressSpace(IpPrefix.parse("10.0.0.0/16"))
          .peerings(
              ImmutableList.<VirtualNetworkPeering>builder()
                  .add(peering("to-spoke", Samples.VNET, "10.1.0.0/16", PeeringState.CONNECTED))
                  .add(more)
                  .build())
          .build();
    }

    private ApplianceAssumption atHub(RuleAction action) {
      return new ApplianceAssumption(
          InetAddresses.forString("10.0.0.4"), action, RuleAddresses.ANY);
    }

    private VirtualNetworkPeering peering(PeeringState state) {
      return peering("to-hub", Samples.HUB, "10.9.0.0/16", state);
    }

    private VirtualNetworkPeering peering(
        String name, ResourceId to, String space, PeeringState state) {
      return VirtualNetworkPeering.builder()
          .name(name)
          .remoteVirtualNetwork(to)
          .state(state)
          .addRemoteAddressSpace(IpPrefix.parse(space))
          .allowVirtualNetworkAccess(true)
          .useRemoteGateways(false)
          .build();
    }
  }

  @Test
  void withoutDocumentsOfDnsTheNamesAreAskedFor() {
    assertThat(missing(PrivateSamples.withoutZone().verdict(SIMPLIFIED_PRIVATE)))
        .isEqualTo(PrivateSamples.ZONE_NOT_KNOWN);
  }
}
