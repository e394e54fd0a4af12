package io.github.batchcomm.network;

import static io.github.batchcomm.model.NextHopType.INTERNET;
import static io.github.batchcomm.model.NextHopType.NONE;
import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Found.prefixes;
import static io.github.batchcomm.network.Samples.CLASSIC_BATCH;
import static io.github.batchcomm.network.Samples.CLASSIC_IN;
import static io.github.batchcomm.network.Samples.CLASSIC_STORAGE;
import static io.github.batchcomm.network.Samples.callsTo;
import static io.github.batchcomm.network.Samples.networkId;
import static io.github.batchcomm.network.Samples.route;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.ServiceEndpoint;
import io.github.batchcomm.model.ServiceEndpointPolicy;
import io.github.batchcomm.model.ServiceTagCatalogue;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which route packets take, and what becomes of them there. */
class RoutesTest {
  private static final String NO_GROUP = "SUBNET_NSG nodes/no network security group default, ";
  private static final String TO_BATCH = "TCP 10.1.0.4:49152 -> 203.0.113.1:443";

  @Nested
  class TheRouteTable {

    @Test
    void leavesTheSystemRouteToTheInternetWhereThereIsNone() {
      assertThat(permittedBy(Scene.listed().verdict(CLASSIC_BATCH)))
          .containsExactly(by("ROUTE vnet-render/system route: internet default"));
    }

    @Test
    void isAskedForWhereNothingSaysWhetherThereIsOne() {
      Scene scene = Scene.listed().subnet(it -> it.routeTable(Presence.unknown()));
      assertThat(missing(scene.verdict(CLASSIC_BATCH)))
          .isEqualTo(
              new MissingFact(
                  Layer.ROUTE,
                  "Whether subnet nodes has a route table is not known.",
                  "Export the virtual network with 'az network vnet show'."));
    }

    @Test
    void isAskedForWhereItIsNotAmongTheDocuments() {
      Scene scene = Scene.listed().subnet(it -> it.routeTable(Presence.of(Samples.TABLE)));
      assertThat(missing(scene.verdict(CLASSIC_BATCH)))
          .isEqualTo(
              new MissingFact(
                  Layer.ROUTE,
                  "The routes of route table rt-render are not known.",
                  "Export it with 'az network route-table show'."));
    }

    @Test
    void dropsPacketsByARouteToNowhere() {
      Blocker blocker =
          blocker(
              Scene.listed().routes(route("drop", "203.0.113.0/26", NONE)).verdict(CLASSIC_BATCH));
      assertBlocker(blocker, "ROUTE rt-render/drop", callsTo("203.0.113.0/26"), 0.25, TO_BATCH);
      assertThat(blocker.reason()).isEqualTo("drops packets");
      assertThat(prefixes(blocker)).containsExactly("203.0.113.0/26");
    }

    @Test
    void isAskedForTheAddressOfAnApplianceItHandsPacketsTo() {
      Scene scene =
          Scene.listed().routes(route("tunnel", "0.0.0.0/0", NextHopType.VIRTUAL_APPLIANCE));
      assertThat(missing(scene.verdict(CLASSIC_BATCH)))
          .isEqualTo(
              new MissingFact(
                  Layer.APPLIANCE,
                  "The address of the appliance that route tunnel hands packets to is not known.",
                  "Export the route table with 'az network route-table show'; its routes show"
                      + " nextHopIpAddress."));
    }

    @Test
    void cannotKeepPublicAddressesInTheVirtualNetwork() {
      Blocker blocker =
          blocker(
              Scene.listed()
                  .routes(route("local", "203.0.113.0/24", NextHopType.VNET_LOCAL))
                  .verdict(CLASSIC_BATCH));
      assertBlocker(blocker, "ROUTE rt-render/local", callsTo("203.0.113.0/24"), 1, TO_BATCH);
      assertThat(blocker.reason())
          .isEqualTo("keeps packets in virtual networks, where the service is not");
    }
  }

  @Nested
  class TheLongestPrefix {

    @Test
    void winsOverAShorterOne() {
      assertThat(
              permittedBy(
                  Scene.listed()
                      .routes(
                          route("drop", "0.0.0.0/0", NONE),
                          route("batch", "203.0.113.0/24", INTERNET))
                      .verdict(CLASSIC_BATCH)))
          .containsExactly(by("ROUTE rt-render/batch"));
    }

    @Test
    void ofATagWinsOverAShorterNetwork() {
      assertThat(permittedBy(direct(Scene.listed(), "BatchNodeManagement.WestEurope", "0.0.0.0/0")))
          .containsExactly(by("ROUTE rt-render/direct"));
      assertThat(
              permittedBy(direct(Scene.unlisted(), "BatchNodeManagement.WestEurope", "0.0.0.0/0")))
          .containsExactly(by("ROUTE rt-render/direct"));
    }

    @Test
    void tagsAreReadInAnyCase() {
      assertThat(permittedBy(direct(Scene.listed(), "batchnodemanagement.WESTEUROPE", "0.0.0.0/0")))
          .containsExactly(by("ROUTE rt-render/direct"));
    }

    @Test
    void ofANeighboursTagLeadsNothingAway() {
      for (Scene scene : ImmutableList.of(Scene.listed(), Scene.unlisted())) {
        Blocker blocker = blocker(direct(scene, "BatchNodeManagement.NorthEurope", "0.0.0.0/0"));
        assertThat(Samples.text(blocker.rule())).isEqualTo("ROUTE rt-render/drop");
        assertThat(blocker.share()).isEqualTo(1);
      }
    }

    @Test
    void ofANetworkCapturesPartOfATagThatHasARoute() {
      Blocker blocker =
          blocker(direct(Scene.listed(), "BatchNodeManagement.WestEurope", "203.0.113.0/26"));
      assertBlocker(blocker, "ROUTE rt-render/drop", callsTo("203.0.113.0/26"), 0.25, TO_BATCH);
    }

    @Test
    void ofOneAddressCapturesItFromTheTagsRoute() {
      Blocker blocker =
          blocker(direct(Scene.listed(), "BatchNodeManagement.WestEurope", "203.0.113.9/32"));
      assertBlocker(
          blocker,
          "ROUTE rt-render/drop",
          callsTo("203.0.113.9/32"),
          1.0 / 256,
          "TCP 10.1.0.4:49152 -> 203.0.113.9:443");
    }

    @Test
    void isNotKnownOfATagWithoutAListAgainstANetworkWithin() {
      NetworkVerdict verdict =
          direct(Scene.unlisted(), "BatchNodeManagement.WestEurope", "203.0.113.0/26");
      assertThat(missing(verdict))
          .isEqualTo(
              new MissingFact(
                  Layer.ROUTE,
                  "Which of several routes is the longest for BatchNodeManagement.WestEurope is not"
                      + " known.",
                  "Give the service tag file of the cloud, or name networks in the routes in place"
                      + " of service tags."));
    }

    @Test
    void needNotBeKnownWhereAllLeadTheSameWay() {
      Scene scene =
          Scene.unlisted()
              .routes(
                  route("direct", "BatchNodeManagement.WestEurope", INTERNET),
                  route("some", "203.0.113.0/26", INTERNET));
      assertThat(scene.verdict(CLASSIC_BATCH)).isInstanceOf(NetworkVerdict.Permitted.class);
    }

    @Test
    void isNotThatOfATagThatHasNoneOfTheAddresses() {
      Scene scene =
          Scene.unlisted()
              .routes(
                  route("machines", "AzureMachineLearning", NONE),
                  route("batch", "BatchNodeManagement", NONE),
                  route("all", "0.0.0.0/0", INTERNET));
      assertThat(permittedBy(scene.verdict(CLASSIC_STORAGE)))
          .containsExactly(by("ROUTE rt-render/all"));
    }

    @Test
    void ofATagIsThatOfItsListWhereOthersMakeUpTheSameAddresses() {
      ServiceTagCatalogue catalogue =
          ServiceTagCatalogue.builder()
              .from(Samples.catalogue())
              .putListedPrefixes(
                  Samples.tag("AzureCloud.westeurope"),
                  ImmutableList.of(
                      IpPrefix.parse("203.0.113.0/24"),
                      IpPrefix.parse("203.0.113.128/25"),
                      IpPrefix.parse("192.0.2.0/25"),
                      IpPrefix.parse("2001:db8:5::/48")))
              .build();
      Blocker blocker =
          blocker(
              Scene.unlisted()
                  .listing(catalogue)
                  .routes(
                      route("cloud", "AzureCloud.westeurope", NONE),
                      route("batch", "203.0.113.0/24", INTERNET))
                  .verdict(CLASSIC_BATCH));
      assertBlocker(
          blocker,
          "ROUTE rt-render/cloud",
          callsTo("203.0.113.128/25"),
          0.5,
          "TCP 10.1.0.4:49152 -> 203.0.113.128:443");
    }

    @Test
    void ofATagIsNotKnownWhereItsListLacksWhatTheFlowIsFor() {
      Scene scene =
          Scene.unlisted()
              .listing(
                  Samples.catalogue(
                      ImmutableSortedMap.of(
                          Samples.tag("BatchNodeManagement"), Samples.set("203.0.113.0/24"))))
              .routes(
                  route("direct", "BatchNodeManagement", INTERNET),
                  route("drop", "128.0.0.0/2", NONE));
      assertThat(missing(scene.verdict(CLASSIC_BATCH)).what())
          .startsWith("Which of several routes is the longest");
    }

    @Test
    void namesTheRouteThatLeadsRepliesAstray() {
      Blocker blocker =
          blocker(
              Scene.listed()
                  .routes(
                      route("wide", "203.0.0.0/16", NextHopType.VNET_LOCAL),
                      route("cloud", "AzureCloud", NONE))
                  .rules(Samples.inbound("batch", 100, RuleAction.ALLOW, "BatchNodeManagement"))
                  .verdict(CLASSIC_IN));
      assertThat(Samples.text(blocker.rule())).isEqualTo("ROUTE rt-render/cloud");
      assertThat(blocker.share()).isEqualTo(1);
    }

    /** A route to the internet for a tag, and one to nowhere for a network. */
    private NetworkVerdict direct(Scene scene, String tag, String dropped) {
      return scene
          .routes(route("direct", tag, INTERNET), route("drop", dropped, NONE))
          .verdict(CLASSIC_BATCH);
    }
  }

  @Nested
  class TheSamePrefix {

    @Test
    void ofANetworkWinsOverThatOfATag() {
      assertWins("203.0.113.0/24", "BatchNodeManagement.WestEurope");
    }

    @Test
    void ofARegionalTagWinsOverThatOfTheWholeService() {
      assertWins("BatchNodeManagement.WestEurope", "BatchNodeManagement");
    }

    @Test
    void ofAServiceWinsOverThatOfAllOfAzureInARegion() {
      assertWins("BatchNodeManagement", "AzureCloud.westeurope");
    }

    @Test
    void ofAllOfAzureInARegionWinsOverThatOfAllOfAzure() {
      assertWins("AzureCloud.westeurope", "AzureCloud");
    }

    private void assertWins(String winner, String loser) {
      Scene scene =
          Scene.listed().routes(route("loser", loser, NONE), route("winner", winner, INTERNET));
      assertThat(permittedBy(scene.verdict(CLASSIC_BATCH)))
          .containsExactly(by("ROUTE rt-render/winner"));
    }
  }

  @Nested
  class GatewayRoutes {
    private static final Route DIRECT = route("direct", "203.0.113.0/24", INTERNET);

    @Test
    void ofAGatewayInTheNetworkMayLeadElsewhere() {
      assertMayLearn(
          Scene.listed()
              .around(it -> it.addSubnets(Samples.subnet("GatewaySubnet", "10.1.255.0/27"))));
    }

    @Test
    void ofARouteServerInTheNetworkMayLeadElsewhere() {
      assertMayLearn(
          Scene.listed()
              .around(it -> it.addSubnets(Samples.subnet("RouteServerSubnet", "10.1.255.0/27"))));
    }

    @Test
    void areAssumedNotToBeLongerThanAServicesOwnPrefixes() {
      for (Scene scene : ImmutableList.of(Scene.listed(), Scene.unlisted())) {
        NetworkVerdict verdict =
            learning(scene, route("direct", "BatchNodeManagement.WestEurope", INTERNET))
                .verdict(CLASSIC_BATCH);
        assertThat(permittedBy(verdict)).containsExactly(by("ROUTE rt-render/direct"));
        assertThat(verdict.assumptions())
            .containsExactly(
                new Assumption(
                    Layer.ROUTE,
                    "No gateway or Route Server teaches subnet nodes a route to addresses of"
                        + " BatchNodeManagement.WestEurope that is longer than the prefixes of the"
                        + " service tag in route direct of rt-render. Such a route would lead the"
                        + " packets another way; effective routes of the subnet would show it."));
      }
    }

    @Test
    void areAssumedToLeaveRepliesByTheRouteToTheTag() {
      NetworkVerdict verdict =
          learning(Scene.unlisted(), route("direct", "BatchNodeManagement.WestEurope", INTERNET))
              .rules(Samples.inbound("batch", 100, RuleAction.ALLOW, "BatchNodeManagement"))
              .verdict(CLASSIC_IN);
      assertThat(permittedBy(verdict))
          .containsExactly("SUBNET_NSG nsg-render/batch 100, ROUTE rt-render/direct");
      assertThat(verdict.assumptions()).hasSize(1);
    }

    @Test
    void cannotSaveRepliesThatGoAstrayAnyway() {
      NetworkVerdict verdict =
          learning(Scene.listed(), route("drop", "0.0.0.0/0", NONE))
              .rules(Samples.inbound("batch", 100, RuleAction.ALLOW, "BatchNodeManagement"))
              .verdict(CLASSIC_IN);
      assertThat(Samples.text(blocker(verdict).rule())).isEqualTo("ROUTE rt-render/drop");
    }

    @Test
    void areNeverLongerThanThatOfOneAddress() {
      Scene scene =
          Scene.unlisted()
              .listing(
                  Samples.catalogue(
                      ImmutableSortedMap.of(
                          Samples.tag("BatchNodeManagement.WestEurope"),
                          Samples.set("203.0.113.9/32"))));
      NetworkVerdict verdict =
          learning(scene, route("one", "203.0.113.9/32", INTERNET)).verdict(CLASSIC_BATCH);
      assertThat(permittedBy(verdict)).containsExactly(by("ROUTE rt-render/one"));
      assertThat(verdict.assumptions()).isEmpty();
    }

    @Test
    void mayBeLongerThanThoseToEverythingPublic() {
      assertThat(
              missing(
                      learning(Scene.listed(), route("public", "Internet", INTERNET))
                          .verdict(CLASSIC_BATCH))
                  .what())
          .startsWith("A gateway or Route Server may serve subnet nodes");
    }

    @Test
    void toAGatewayThatIsNotThereDropPackets() {
      Route tunnel = route("tunnel", "0.0.0.0/0", NextHopType.VIRTUAL_NETWORK_GATEWAY);
      for (Scene scene :
          ImmutableList.of(
              Scene.listed(),
              Scene.listed()
                  .around(
                      it -> it.addSubnets(Samples.subnet("RouteServerSubnet", "10.1.255.0/27"))))) {
        Blocker blocker = blocker(scene.routes(tunnel).verdict(CLASSIC_BATCH));
        assertThat(Samples.text(blocker.rule())).isEqualTo("ROUTE rt-render/tunnel");
        assertThat(blocker.reason())
            .isEqualTo(
                "hands packets to a gateway, but the virtual network has none and no peer lends"
                    + " one, so they are dropped");
      }
    }

    @Test
    void toAGatewayThatMayBeLentAreFollowed() {
      Scene scene =
          Scene.listed()
              .around(it -> it.peerings(ImmutableList.of(peering(Optional.empty()))))
              .routes(route("tunnel", "0.0.0.0/0", NextHopType.VIRTUAL_NETWORK_GATEWAY));
      assertThat(missing(scene.verdict(CLASSIC_BATCH)).what())
          .startsWith("What the networks behind the gateway do with packets");
    }

    /** A route table that lets in what a gateway in the network learns. */
    private Scene learning(Scene scene, Route... routes) {
      return scene
          .around(it -> it.addSubnets(Samples.subnet("GatewaySubnet", "10.1.255.0/27")))
          .table(it -> it.addRoutes(routes).disableBgpRoutePropagation(false));
    }

    @Test
    void ofAPeersGatewayMayLeadElsewhere() {
      assertMayLearn(
          Scene.listed().around(it -> it.peerings(ImmutableList.of(peering(Optional.of(true))))));
    }

    @Test
    void ofAPeerThatDoesNotTellMayLeadElsewhere() {
      assertMayLearn(
          Scene.listed().around(it -> it.peerings(ImmutableList.of(peering(Optional.empty())))));
    }

    @Test
    void areNotThereIfThePeerLendsNoGateway() {
      Scene scene =
          Scene.listed()
              .around(it -> it.peerings(ImmutableList.of(peering(Optional.of(false)))))
              .table(it -> it.addRoutes(DIRECT).disableBgpRoutePropagation(false));
      assertThat(permittedBy(scene.verdict(CLASSIC_BATCH)))
          .containsExactly(by("ROUTE rt-render/direct"));
    }

    @Test
    void mayBeThereIfPeersAreNotKnown() {
      assertMayLearn(Scene.listed().around(it -> it.peerings(Optional.empty())));
    }

    @Test
    void areKeptAwayByTheRouteTable() {
      Scene scene =
          Scene.listed()
              .around(it -> it.addSubnets(Samples.subnet("GatewaySubnet", "10.1.255.0/27")))
              .routes(DIRECT);
      assertThat(permittedBy(scene.verdict(CLASSIC_BATCH)))
          .containsExactly(by("ROUTE rt-render/direct"));
    }

    private void assertMayLearn(Scene scene) {
      MissingFact expected =
          new MissingFact(
              Layer.ROUTE,
              "A gateway or Route Server may serve subnet nodes, and which routes it teaches is not"
                  + " known.",
              "Export the virtual network with its subnets and peerings if there is neither; else"
                  + " export effective routes of the subnet with 'az network nic"
                  + " show-effective-route-table', or let a route table keep gateway routes from"
                  + " the subnet.");
      assertThat(missing(scene.verdict(CLASSIC_BATCH))).isEqualTo(expected);
      assertThat(
              missing(
                  scene
                      .table(it -> it.addRoutes(DIRECT).disableBgpRoutePropagation(false))
                      .verdict(CLASSIC_BATCH)))
          .isEqualTo(expected);
    }

    private VirtualNetworkPeering peering(Optional<Boolean> useRemoteGateways) {
      return VirtualNetworkPeering.builder()
          .name("to-hub")
          .remoteVirtualNetwork(Samples.HUB)
          .state(PeeringState.CONNECTED)
          .addRemoteAddressSpace(IpPrefix.parse("10.9.0.0/16"))
          .allowVirtualNetworkAccess(true)
          .useRemoteGateways(useRemoteGateways)
          .build();
    }
  }

  @Nested
  class ServiceEndpoints {
    private static final String DIRECT = "ROUTE nodes/system route: service endpoint default";

    @Test
    void leadToStoragePastADefaultRoute() {
      Scene scene =
          with("Microsoft.Storage", "westeurope").routes(route("drop", "0.0.0.0/0", NONE));
      assertThat(permittedBy(scene.verdict(CLASSIC_STORAGE))).containsExactly(NO_GROUP + DIRECT);
      assertThat(Samples.text(blocker(scene.verdict(CLASSIC_BATCH)).rule()))
          .isEqualTo("ROUTE rt-render/drop");
    }

    @Test
    void leadPastEveryShorterRoute() {
      Scene scene =
          with("Microsoft.Storage", "westeurope").routes(route("drop", "192.0.0.0/16", NONE));
      assertThat(permittedBy(scene.verdict(CLASSIC_STORAGE))).containsExactly(NO_GROUP + DIRECT);
    }

    @Test
    void giveWayToARouteOfTheSamePrefix() {
      Scene scene =
          with("Microsoft.Storage", "westeurope").routes(route("drop", "192.0.2.0/25", NONE));
      assertThat(Samples.text(blocker(scene.verdict(CLASSIC_STORAGE)).rule()))
          .isEqualTo("ROUTE rt-render/drop");
    }

    @Test
    void giveWayToARouteToTheTagOfTheirRegion() {
      Scene scene =
          with("Microsoft.Storage", "westeurope").routes(route("drop", "Storage.WestEurope", NONE));
      assertThat(Samples.text(blocker(scene.verdict(CLASSIC_STORAGE)).rule()))
          .isEqualTo("ROUTE rt-render/drop");
    }

    @Test
    void leaveItOpenWhetherTheirPrefixesAreLongerThanThoseOfTheWholeService() {
      for (String whole : ImmutableList.of("Storage", "192.0.2.0/24")) {
        for (NextHopType hop : ImmutableList.of(NONE, INTERNET)) {
          Scene scene = with("Microsoft.Storage", "westeurope").routes(route("all", whole, hop));
          assertThat(missing(scene.verdict(CLASSIC_STORAGE)))
              .isEqualTo(
                  new MissingFact(
                      Layer.ROUTE,
                      "Whether the service endpoint of subnet nodes or a route of the route table"
                          + " leads to Storage.WestEurope is not known: which prefixes the service"
                          + " endpoint has is not told.",
                      "Export effective routes of the subnet with 'az network nic"
                          + " show-effective-route-table', or name networks in the route table that"
                          + " are no larger than those of Storage.WestEurope."));
        }
      }
    }

    @Test
    void ofAnotherRegionOrServiceLeadNowhere() {
      Route drop = route("drop", "0.0.0.0/0", NONE);
      for (Scene scene :
          ImmutableList.of(
              with("Microsoft.Storage", "northeurope"), with("Microsoft.KeyVault", "*"))) {
        Blocker blocker = blocker(scene.routes(drop).verdict(CLASSIC_STORAGE));
        assertThat(Samples.text(blocker.rule())).isEqualTo("ROUTE rt-render/drop");
        assertThat(blocker.share()).isEqualTo(1);
      }
    }

    @Test
    void withPoliciesLeaveItOpenWhetherStorageOfBatchIsAmongWhatTheyName() {
      Scene scene =
          with("Microsoft.Storage", "westeurope")
              .subnet(
                  it ->
                      it.serviceEndpointPolicies(
                          ImmutableSet.of(networkId("serviceEndpointPolicies/own-accounts"))));
      assertThat(missing(scene.verdict(CLASSIC_STORAGE)))
          .isEqualTo(
              new MissingFact(
                  Layer.ROUTE,
                  "Subnet nodes has the service endpoint policies own-accounts, and whether they let"
                      + " nodes reach the storage accounts of Batch is not known.",
                  "Take the policies off the subnet: Azure does not support them for Batch pools."));
      assertThat(permittedBy(scene.verdict(CLASSIC_BATCH)))
          .containsExactly(by("ROUTE vnet-render/system route: internet default"));
    }

    @Test
    void withPoliciesThatNameNoStorageOfBatchAreBlockedByThese() {
      Blocker blocker =
          blocker(withPolicy("/subscriptions/s1", "Microsoft.Storage").verdict(CLASSIC_STORAGE));
      assertThat(Samples.text(blocker.rule()))
          .isEqualTo("ROUTE own-accounts/service endpoint policy");
      assertThat(blocker.reason()).contains("subnet nodes").contains("/services/Azure/Batch");
    }

    @Test
    void withPoliciesThatNameTheAliasOfBatchLeaveOpenWhatItStandsFor() {
      assertThat(
              missing(
                      withPolicy("/services/azure/batch", "Microsoft.Storage")
                          .verdict(CLASSIC_STORAGE))
                  .what())
          .isEqualTo(
              "Subnet nodes has the service endpoint policy own-accounts, which names the alias"
                  + " /services/Azure/Batch; which storage accounts of Batch that lets nodes reach"
                  + " is not documented.");
    }

    @Test
    void withPoliciesOfOtherServicesLeaveStorageOpen() {
      assertThat(
              missing(withPolicy("/subscriptions/s1", "Microsoft.Sql").verdict(CLASSIC_STORAGE))
                  .layer())
          .isEqualTo(Layer.ROUTE);
    }

    private Scene withPolicy(String resource, String service) {
      ResourceId policy = networkId("serviceEndpointPolicies/own-accounts");
      return with("Microsoft.Storage", "westeurope")
          .subnet(it -> it.serviceEndpointPolicies(ImmutableSet.of(policy)))
          .network(
              it ->
                  it.addServiceEndpointPolicies(
                      new ServiceEndpointPolicy(
                          policy,
                          ImmutableList.of(
                              new ServiceEndpointPolicy.Definition(
                                  "own", service, ImmutableSet.of(resource))))));
    }

    @Test
    void areAskedForTheirPoliciesWhereNothingSaysWhetherThereAreAny() {
      Scene scene =
          with("Microsoft.Storage", "westeurope")
              .subnet(it -> it.serviceEndpointPolicies(Optional.empty()));
      assertThat(missing(scene.verdict(CLASSIC_STORAGE)).what())
          .isEqualTo("Whether subnet nodes has service endpoint policies is not known.");
    }

    @Test
    void thatAreNotThereLeavePoliciesWithoutEffect() {
      Scene scene =
          Scene.listed()
              .subnet(
                  it ->
                      it.serviceEndpointPolicies(
                          ImmutableSet.of(networkId("serviceEndpointPolicies/own-accounts"))));
      assertThat(permittedBy(scene.verdict(CLASSIC_STORAGE)))
          .containsExactly(by("ROUTE vnet-render/system route: internet default"));
    }

    @Test
    void leaveItOpenWhereNothingSaysWhetherThereAreAny() {
      Scene scene =
          Scene.listed()
              .subnet(it -> it.serviceEndpoints(Optional.empty()))
              .routes(route("drop", "0.0.0.0/0", NONE));
      assertThat(missing(scene.verdict(CLASSIC_STORAGE)).layer()).isEqualTo(Layer.ROUTE);
      assertThat(missing(scene.verdict(CLASSIC_STORAGE)).what()).contains("service endpoint");
    }

    private Scene with(String service, String location) {
      return Scene.listed()
          .subnet(
              it ->
                  it.serviceEndpoints(
                      ImmutableList.of(new ServiceEndpoint(service, ImmutableSet.of(location)))));
    }
  }

  private static String by(String route) {
    return NO_GROUP + route;
  }
}
