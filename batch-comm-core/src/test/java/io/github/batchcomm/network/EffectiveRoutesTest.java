package io.github.batchcomm.network;

import static io.github.batchcomm.model.NextHopType.INTERNET;
import static io.github.batchcomm.model.NextHopType.NONE;
import static io.github.batchcomm.model.NextHopType.VIRTUAL_APPLIANCE;
import static io.github.batchcomm.model.NextHopType.VIRTUAL_NETWORK_GATEWAY;
import static io.github.batchcomm.model.NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT;
import static io.github.batchcomm.model.NextHopType.VNET_LOCAL;
import static io.github.batchcomm.model.NextHopType.VNET_PEERING;
import static io.github.batchcomm.network.Found.blocked;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Found.rules;
import static io.github.batchcomm.network.Found.undetermined;
import static io.github.batchcomm.network.Samples.CLASSIC_BATCH;
import static io.github.batchcomm.network.Samples.CLASSIC_IN;
import static io.github.batchcomm.network.Samples.route;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.EffectiveRoute;
import io.github.batchcomm.model.EffectiveRoute.Origin;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ServiceEndpoint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What routes that Azure shows as effective tell about the ways from a subnet. */
class EffectiveRoutesTest {
  private static final String NO_GROUP = "SUBNET_NSG nodes/no network security group default, ";
  private static final EffectiveRoute OWN = system("10.1.0.0/16", VNET_LOCAL);
  private static final EffectiveRoute OUT = system("0.0.0.0/0", INTERNET);
  private static final Assumption ASSUMED =
      new Assumption(
          Layer.ROUTE,
          "All nodes in subnet nodes have the routes that were effective on a network interface"
              + " there when they were exported.");

  @Nested
  class WhereAGatewayMayServeTheSubnet {

    @Test
    void theyShowThatItLearnsNothingForTheFlow() {
      NetworkVerdict verdict = learning().network(shown(OWN, OUT)).verdict(CLASSIC_BATCH);
      assertThat(permittedBy(verdict))
          .containsExactly(NO_GROUP + "ROUTE nodes/effective route: 0.0.0.0/0 default");
      assertThat(permitted(verdict).assumptions()).containsExactly(ASSUMED);
    }

    @Test
    void theyShowTheLearnedRouteThatLeadsItAway() {
      NetworkVerdict.Undetermined verdict =
          undetermined(
              learning()
                  .network(shown(OWN, OUT, learned("203.0.113.0/24")))
                  .verdict(CLASSIC_BATCH));
      assertThat(verdict.missing())
          .containsExactly(
              new MissingFact(
                  Layer.APPLIANCE,
                  "What the networks behind the gateway do with packets that route effective route:"
                      + " 203.0.113.0/24 hands to it is not known.",
                  "Ask those who run them, or give subnet nodes a route to the internet for this flow."));
      assertThat(verdict.assumptions()).containsExactly(ASSUMED);
    }

    @Test
    void aLearnedRouteKeepsRepliesFromTheInternet() {
      NetworkVerdict.Blocked verdict =
          blocked(
              learning().network(shown(OWN, OUT, learned("203.0.113.0/25"))).verdict(CLASSIC_IN));
      assertThat(rules(verdict.blockers()))
          .containsExactly("ROUTE nodes/effective route: 203.0.113.0/25 default");
      assertThat(verdict.blockers().get(0).share()).isEqualTo(0.5);
    }

    @Test
    void aLearnedRouteDoesNotWinOverAServiceEndpointHoweverLongItIs() {
      EffectiveRoute direct =
          EffectiveRoute.of(
              Optional.empty(),
              Origin.DEFAULT,
              true,
              prefixes("192.0.2.0/25"),
              NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT,
              ImmutableList.of());
      Scene scene =
          learning()
              .subnet(it -> it.serviceEndpoints(Optional.empty()))
              .network(shown(OWN, OUT, direct, learned("192.0.2.0/26")));
      assertThat(permittedBy(scene.verdict(Samples.CLASSIC_STORAGE)))
          .containsExactly(NO_GROUP + "ROUTE nodes/effective route: 192.0.2.0/25 default");
    }

    @Test
    void routesThatAreNotActiveDoNotCount() {
      EffectiveRoute outranked =
          EffectiveRoute.of(
              Optional.empty(),
              Origin.VIRTUAL_NETWORK_GATEWAY,
              false,
              prefixes("203.0.113.0/24"),
              VIRTUAL_NETWORK_GATEWAY,
              ImmutableList.of());
      assertThat(permittedBy(learning().network(shown(OWN, OUT, outranked)).verdict(CLASSIC_BATCH)))
          .containsExactly(NO_GROUP + "ROUTE nodes/effective route: 0.0.0.0/0 default");
    }

    @Test
    void whatTheyDoNotShowStaysOpen() {
      assertThat(missing(learning().network(shown(OWN)).verdict(CLASSIC_BATCH)).what())
          .startsWith("A gateway or Route Server may serve subnet nodes");
    }
  }

  @Nested
  class WhereTheRouteTableIsNotKnown {

    @Test
    void theyTellTheWayAndThatNothingElseDoes() {
      Scene scene =
          Scene.listed()
              .subnet(it -> it.routeTable(Presence.of(Samples.TABLE)))
              .network(shown(OWN, user("drop", "0.0.0.0/0", NONE)));
      NetworkVerdict.Blocked verdict = blocked(scene.verdict(CLASSIC_BATCH));
      assertThat(rules(verdict.blockers()))
          .containsExactly("ROUTE nodes/effective route: 0.0.0.0/0");
      assertThat(verdict.missing()).isEmpty();
      assertThat(verdict.assumptions())
          .singleElement()
          .satisfies(
              it ->
                  assertThat(it.text()).endsWith("no route table is known to compare them with."));
    }

    @Test
    void anAzureFirewallThatTheyLeadToIsAsked() {
      Scene scene =
          Scene.listed()
              .subnet(it -> it.routeTable(Presence.unknown()))
              .network(shown(OWN, toAppliance("10.9.0.4")));
      assertThat(missing(scene.verdict(CLASSIC_BATCH)).what())
          .isEqualTo(
              "What the appliance at 10.9.0.4 does with packets that route effective route:"
                  + " 0.0.0.0/0 hands to it is not known.");
    }
  }

  @Nested
  class OfAnInterfaceOfWhichNobodySaysWhereItStands {

    @Test
    void theyAreNotUsedAndTheirPlaceIsAskedFor() {
      NetworkVerdict.Undetermined verdict =
          undetermined(
              learning()
                  .network(
                      it -> it.addEffectiveRoutes(new EffectiveRoutes(ImmutableList.of(OWN, OUT))))
                  .verdict(CLASSIC_BATCH));
      assertThat(verdict.missing())
          .extracting(MissingFact::what)
          .containsExactly(
              "A gateway or Route Server may serve subnet nodes, and which routes it teaches is"
                  + " not known.",
              "Nobody says in which subnet the network interface stands whose effective routes are"
                  + " given, so they are not used.");
    }

    @Test
    void theyAreNotAskedForWhereTheWayIsKnown() {
      Scene scene =
          Scene.listed()
              .network(
                  it ->
                      it.addEffectiveRoutes(
                          new EffectiveRoutes(ImmutableList.of(user("drop", "0.0.0.0/0", NONE)))));
      assertThat(permittedBy(scene.verdict(CLASSIC_BATCH)))
          .containsExactly(NO_GROUP + "ROUTE vnet-render/system route: internet default");
    }

    @Test
    void thoseOfAnotherSubnetAreNotUsed() {
      Scene scene =
          learning()
              .network(
                  it ->
                      it.addEffectiveRoutes(
                          new EffectiveRoutes(
                              Optional.of(ResourceId.parse(Samples.VNET + "/subnets/others")),
                              ImmutableList.of(OWN, OUT))));
      assertThat(missing(scene.verdict(CLASSIC_BATCH)).what())
          .startsWith("A gateway or Route Server may serve subnet nodes");
    }
  }

  @Nested
  class ThatAgreeWithTheRouteTable {

    @Test
    void leaveItToTheRouteTableAndAssumeNothing() {
      NetworkVerdict verdict =
          Scene.listed()
              .routes(route("direct", "203.0.113.0/24", INTERNET))
              .network(
                  shown(
                      OWN, user("drop", "0.0.0.0/0", NONE), user("x", "203.0.113.0/24", INTERNET)))
              .verdict(CLASSIC_BATCH);
      assertThat(permittedBy(verdict)).containsExactly(NO_GROUP + "ROUTE rt-render/direct");
      assertThat(permitted(verdict).assumptions()).isEmpty();
    }
  }

  @Nested
  class ThatContradict {

    @Test
    void theRouteTableDecideNothing() {
      NetworkVerdict.Undetermined verdict =
          undetermined(
              Scene.listed()
                  .routes(route("drop", "203.0.113.0/26", NONE))
                  .network(shown(OWN, OUT))
                  .verdict(CLASSIC_BATCH));
      assertThat(verdict.blockers()).isEmpty();
      assertThat(verdict.missing())
          .containsExactly(
              new MissingFact(
                  Layer.ROUTE,
                  "Effective routes show that 'effective route: 0.0.0.0/0' of nodes to the internet"
                      + " leads packets to 203.0.113.0/26, but by the route table and the virtual"
                      + " network it is 'drop' of rt-render nowhere.",
                  "One of the documents is older than the other: export the virtual network, the"
                      + " route table and the effective routes at one time."));
      assertThat(verdict.assumptions())
          .containsExactly(
              new Assumption(
                  Layer.ROUTE,
                  "Of the documents that contradict each other about the way from subnet nodes to"
                      + " 203.0.113.0/26, none is preferred."));
    }

    @Test
    void aRouteTableThatKeepsGatewaysAwayDecideNothing() {
      assertThat(
              missing(
                      Scene.listed()
                          .routes()
                          .network(shown(OWN, OUT, learned("203.0.113.0/24")))
                          .verdict(CLASSIC_BATCH))
                  .what())
          .contains("'effective route: 203.0.113.0/24' of nodes to a gateway");
    }

    @Test
    void whatARouteOfUnknownPrefixesLeavesPossibleDecideNothing() {
      Scene scene =
          Scene.unlisted()
              .routes(
                  route("direct", "BatchNodeManagement.WestEurope", INTERNET),
                  route("drop", "203.0.113.0/26", NONE))
              .network(shown(OWN, toAppliance("10.9.0.4")));
      assertThat(undetermined(scene.verdict(CLASSIC_BATCH)).missing())
          .extracting(MissingFact::what)
          .allMatch(it -> it.contains("to the appliance at 10.9.0.4"));
    }

    @Test
    void eachOtherDecideNothing() {
      Scene scene =
          learning().network(shown(OWN, OUT)).network(shown(OWN, user("d", "0.0.0.0/0", NONE)));
      MissingFact fact = missing(scene.verdict(CLASSIC_BATCH));
      assertThat(fact.what())
          .contains("others of the same subnet show 'effective route: 0.0.0.0/0' of nodes nowhere");
      assertThat(fact.settledBy()).startsWith("Keep the newer");
    }
  }

  @Nested
  class OfOnePrefixInOneDocument {
    private static final MissingFact SEVERAL =
        new MissingFact(
            Layer.ROUTE,
            "The route 'effective route: 0.0.0.0/0' of subnet nodes leads several ways, and which"
                + " of them packets take is not known.",
            "Give the flow a route with a longer prefix in the route table.");

    @Test
    void thatOfTheSystemAndALearnedOneLeaveItOpenInAnyOrder() {
      for (List<EffectiveRoute> routes : orders(OWN, OUT, learned("0.0.0.0/0"))) {
        for (String endpoint : ImmutableList.of(CLASSIC_BATCH, CLASSIC_IN)) {
          assertThat(missing(learning().network(shown(routes)).verdict(endpoint)))
              .as("%s", routes)
              .isEqualTo(SEVERAL);
        }
      }
    }

    @Test
    void thatOfAUserAndALearnedOneLeaveItOpenInAnyOrder() {
      Scene scene = Scene.listed().subnet(it -> it.routeTable(Presence.unknown()));
      for (List<EffectiveRoute> routes :
          orders(OWN, user("direct", "0.0.0.0/0", INTERNET), learned("0.0.0.0/0"))) {
        assertThat(missing(scene.network(shown(routes)).verdict(CLASSIC_BATCH)))
            .as("%s", routes)
            .isEqualTo(SEVERAL);
      }
    }

    @Test
    void thatOfAServiceEndpointWinsOverALearnedOneInAnyOrder() {
      Scene scene = learning().subnet(it -> it.serviceEndpoints(Optional.empty()));
      for (List<EffectiveRoute> routes :
          orders(
              OUT,
              system("192.0.2.0/25", VIRTUAL_NETWORK_SERVICE_ENDPOINT),
              learned("192.0.2.0/25"))) {
        assertThat(permittedBy(scene.network(shown(routes)).verdict(Samples.CLASSIC_STORAGE)))
            .as("%s", routes)
            .containsExactly(NO_GROUP + "ROUTE nodes/effective route: 192.0.2.0/25 default");
      }
    }

    @Test
    void aLearnedOneLeavesOpenOnlyWhatAServiceEndpointDoesNotLead() {
      Scene scene = learning().subnet(it -> it.serviceEndpoints(Optional.empty()));
      for (List<EffectiveRoute> routes :
          orders(
              OUT,
              system("192.0.2.0/25", VIRTUAL_NETWORK_SERVICE_ENDPOINT),
              learned("0.0.0.0/0"))) {
        assertThat(permittedBy(scene.network(shown(routes)).verdict(Samples.CLASSIC_STORAGE)))
            .as("%s", routes)
            .containsExactly(NO_GROUP + "ROUTE nodes/effective route: 192.0.2.0/25 default");
        assertThat(missing(scene.network(shown(routes)).verdict(CLASSIC_BATCH)))
            .as("%s", routes)
            .isEqualTo(SEVERAL);
      }
    }

    @Test
    void thatOfAUserIsNamedWhereTheyAgree() {
      Scene scene = Scene.listed().subnet(it -> it.routeTable(Presence.unknown()));
      for (List<EffectiveRoute> routes : orders(OWN, OUT, user("direct", "0.0.0.0/0", INTERNET))) {
        assertThat(permittedBy(scene.network(shown(routes)).verdict(CLASSIC_BATCH)))
            .as("%s", routes)
            .containsExactly(NO_GROUP + "ROUTE nodes/effective route: 0.0.0.0/0");
      }
    }

    private static Collection<List<EffectiveRoute>> orders(EffectiveRoute... routes) {
      return Collections2.permutations(ImmutableList.copyOf(routes));
    }

    private static UnaryOperator<Network.Builder> shown(List<EffectiveRoute> routes) {
      return EffectiveRoutesTest.shown(routes.toArray(EffectiveRoute[]::new));
    }
  }

  @Test
  void settleWhetherAServiceEndpointOrARouteToItsServiceWins() {
    Scene scene =
        Scene.listed()
            .subnet(
                it ->
                    it.serviceEndpoints(
                        ImmutableList.of(
                            new ServiceEndpoint(
                                "Microsoft.Storage", ImmutableSet.of("westeurope")))))
            .routes(route("drop", "Storage", NONE));
    EffectiveRoute drop = user("drop", "192.0.2.0/24", NONE);
    EffectiveRoute direct = system("192.0.2.0/25", VIRTUAL_NETWORK_SERVICE_ENDPOINT);
    assertThat(
            permittedBy(
                scene.network(shown(OWN, OUT, drop, direct)).verdict(Samples.CLASSIC_STORAGE)))
        .containsExactly(NO_GROUP + "ROUTE nodes/effective route: 192.0.2.0/25 default");
    assertThat(
            Samples.text(
                blocker(scene.network(shown(OWN, OUT, drop)).verdict(Samples.CLASSIC_STORAGE))
                    .rule()))
        .isEqualTo("ROUTE nodes/effective route: 192.0.2.0/24");
  }

  @Test
  void anApplianceThatTheyShowWithoutItsAddressIsAskedFor() {
    Scene scene =
        Scene.listed()
            .subnet(it -> it.routeTable(Presence.unknown()))
            .network(shown(OWN, user("tunnel", "0.0.0.0/0", VIRTUAL_APPLIANCE)));
    assertThat(missing(scene.verdict(CLASSIC_BATCH)))
        .isEqualTo(
            new MissingFact(
                Layer.APPLIANCE,
                "The address of the appliance that route effective route: 0.0.0.0/0 hands packets"
                    + " to is not known.",
                "Export the effective routes with 'az network nic show-effective-route-table';"
                    + " they show nextHopIpAddress."));
  }

  @Test
  void severalThatAgreeAreOne() {
    Scene scene = learning().network(shown(OWN, OUT)).network(shown(OUT, OWN));
    assertThat(permittedBy(scene.verdict(CLASSIC_BATCH)))
        .containsExactly(NO_GROUP + "ROUTE nodes/effective route: 0.0.0.0/0 default");
  }

  @Test
  void severalAppliancesOfOneRouteLeaveOpenWhichIsMet() {
    EffectiveRoute both =
        EffectiveRoute.of(
            Optional.empty(),
            Origin.VIRTUAL_NETWORK_GATEWAY,
            true,
            prefixes("0.0.0.0/0"),
            VIRTUAL_APPLIANCE,
            ImmutableList.of(
                InetAddresses.forString("10.9.0.4"), InetAddresses.forString("10.9.0.5")));
    assertThat(missing(learning().network(shown(OWN, both)).verdict(CLASSIC_BATCH)).what())
        .isEqualTo(
            "The route 'effective route: 0.0.0.0/0' of subnet nodes leads several ways, and which"
                + " of them packets take is not known.");
  }

  @Test
  void thoseToPeersTellWhichAddressesTheseHave() {
    Scene scene =
        PrivateSamples.withoutEndpoint()
            .around(
                it ->
                    it.peerings(Optional.empty())
                        .subnets(
                            ImmutableList.of(
                                PrivateSamples.withoutGroup(
                                    Samples.subnet("endpoints", "10.9.2.0/24")))))
            .network(
                it ->
                    it.addPrivateEndpoints(
                            PrivateSamples.endpoint(PrivateSamples.ENDPOINTS, "10.9.2.5"))
                        .addPrivateDnsZones(PrivateSamples.zone(PrivateSamples.RECORD, "10.9.2.5")))
            .network(shown(OWN, OUT, system("10.9.0.0/16", VNET_PEERING)));
    assertThat(permittedBy(scene.verdict(Samples.SIMPLIFIED_PRIVATE)))
        .singleElement()
        .asString()
        .contains("ROUTE nodes/effective route: 10.9.0.0/16 default, PRIVATE_ENDPOINT");
  }

  @Test
  void anEgressThatIsNotThereBlocksWhatTheyLeadToTheInternet() {
    Scene scene =
        learning()
            .pool(it -> it.publicIpProvision(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES))
            .subnet(it -> it.defaultOutboundAccess(false))
            .network(shown(OWN, OUT));
    assertThat(Samples.text(blocker(scene.verdict(Samples.SIMPLIFIED)).rule()))
        .isEqualTo("ROUTE nodes/effective route: 0.0.0.0/0 default");
  }

  @Nested
  class AtWhoseNextHopAddress {

    @Test
    void aFirewallStandsAreDecidedByItsRules() {
      NetworkVerdict verdict =
          learning()
              .network(shown(OWN, learnedFrom("10.9.0.4")))
              .network(
                  it ->
                      it.addAzureFirewalls(
                          firewall(
                              "10.9.0.4", RuleAddresses.parse("BatchNodeManagement.WestEurope"))))
              .verdict(CLASSIC_BATCH);
      assertThat(permittedBy(verdict))
          .containsExactly(
              NO_GROUP
                  + "ROUTE nodes/effective route: 0.0.0.0/0 default, FIREWALL fw-wan/hub-rule 100");
      assertThat(permitted(verdict).assumptions()).contains(ASSUMED);
    }

    private Scene throughHub(String... publicAddresses) {
      return learning()
          .network(shown(OWN, learnedFrom("10.9.0.4")))
          .network(
              it ->
                  it.addAzureFirewalls(
                      firewall("10.9.0.4", RuleAddresses.ANY).toBuilder()
                          .hubPublicAddresses(
                              Stream.of(publicAddresses)
                                  .map(InetAddresses::forString)
                                  .collect(ImmutableSet.toImmutableSet()))
                          .build()));
    }

    @Test
    void aFirewallOfAHubStandsLeaveByItsPublicAddressAlone() {
      assertThat(throughHub("198.51.100.9").verdict(CLASSIC_BATCH))
          .isInstanceOf(NetworkVerdict.Permitted.class);
      for (Scene scene : List.of(throughHub(), throughHub("2001:db8::9"))) {
        assertThat(missing(scene.verdict(CLASSIC_BATCH)))
            .isEqualTo(
                new MissingFact(
                    Layer.FIREWALL,
                    "Azure Firewall fw-wan has no public address in its virtual hub, and by which"
                        + " way packets leave for the internet is not known.",
                    "Give the firewall a public address, and export it again with 'az network"
                        + " firewall show'."));
      }
      assertThat(
              throughHub()
                  .check(permitted(throughHub("198.51.100.9").verdict(CLASSIC_BATCH)).proof()))
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains("it has no public address");
    }

    @Test
    void aFirewallOfAHubStandsCallTheAccountFromItsPublicAddress() {
      assertThat(
              permittedBy(
                  throughHub("198.51.100.9").answering("198.51.100.9").verdict(Samples.SIMPLIFIED)))
          .singleElement(InstanceOfAssertFactories.STRING)
          .endsWith("ACCOUNT_ACCESS render/IP rules");
      assertThat(
              Samples.text(
                  blocker(
                          throughHub("198.51.100.1")
                              .answering("198.51.100.9")
                              .verdict(Samples.SIMPLIFIED))
                      .rule()))
          .isEqualTo("ACCOUNT_ACCESS render/IP rules");
    }

    @Test
    void aFirewallStandsThatAllowsNothingAreBlockedByIt() {
      assertThat(
              Samples.text(
                  blocker(
                          learning()
                              .network(shown(OWN, learnedFrom("10.9.0.4")))
                              .network(
                                  it ->
                                      it.addAzureFirewalls(
                                          firewall("10.9.0.4", RuleAddresses.NONE)))
                              .verdict(CLASSIC_BATCH))
                      .rule()))
          .isEqualTo("FIREWALL fw-wan/no rule allows it default");
    }

    @Test
    void anApplianceIsDeclaredAreDecidedByWhatIsDeclared() {
      assertThat(
              permittedBy(
                  learning()
                      .network(shown(OWN, learnedFrom("10.9.0.4")))
                      .network(
                          it ->
                              it.addApplianceAssumptions(
                                  new ApplianceAssumption(
                                      InetAddresses.forString("10.9.0.4"),
                                      RuleAction.ALLOW,
                                      RuleAddresses.ANY)))
                      .verdict(CLASSIC_BATCH)))
          .singleElement()
          .asString()
          .startsWith(NO_GROUP + "ROUTE nodes/effective route: 0.0.0.0/0 default, APPLIANCE");
    }

    @Test
    void nothingIsKnownAreUndeterminedByThatAddress() {
      assertThat(
              missing(
                  learning()
                      .network(shown(OWN, learnedFrom("10.9.0.4")))
                      .network(
                          it ->
                              it.addAzureFirewalls(
                                  firewall(
                                      "10.9.0.5",
                                      RuleAddresses.parse("BatchNodeManagement.WestEurope"))))
                      .verdict(CLASSIC_BATCH)))
          .isEqualTo(
              new MissingFact(
                  Layer.APPLIANCE,
                  "What is at 10.9.0.4, where route effective route: 0.0.0.0/0 hands packets to"
                      + " by a gateway, and what it does with them is not known.",
                  "If it is an Azure Firewall, of a virtual hub for example, export it with 'az"
                      + " network firewall show', else declare under 'appliances' what is done at"
                      + " 10.9.0.4."));
    }

    private EffectiveRoute learnedFrom(String address) {
      return EffectiveRoute.of(
          Optional.empty(),
          Origin.VIRTUAL_NETWORK_GATEWAY,
          true,
          prefixes("0.0.0.0/0"),
          VIRTUAL_NETWORK_GATEWAY,
          ImmutableList.of(InetAddresses.forString(address)));
    }

    private AzureFirewall firewall(String address, RuleAddresses allowed) {
      return AzureFirewall.builder()
          .id(Samples.networkId("azureFirewalls/fw-wan"))
          .addPrivateAddresses(InetAddresses.forString(address))
          .virtualHub(Samples.networkId("virtualHubs/hub-wan"))
          .policy(Presence.none())
          .addRuleCollections(
              new FirewallRuleCollection(
                  "hub",
                  100,
                  FirewallAction.ALLOW,
                  ImmutableList.of(
                      new FirewallRule.Network(
                          "hub-rule",
                          ProtocolSet.of(Protocol.TCP),
                          RuleAddresses.ANY,
                          allowed,
                          ImmutableSet.of(),
                          PortSet.of(443)))))
          .build();
    }
  }

  @Test
  void aGatewayThatNodesCannotLeaveBesideIsNotMetWithTheAdviceToTry() {
    MissingFact missing =
        missing(
            learning()
                .pool(it -> it.publicIpProvision(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES))
                .subnet(it -> it.defaultOutboundAccess(false))
                .network(shown(OWN, OUT, learned("203.0.113.0/24")))
                .verdict(Samples.SIMPLIFIED));
    assertThat(missing.settledBy())
        .isEqualTo(
            "Ask those who run them; a route to the internet is no way out, as nodes are not known"
                + " to have a public address to leave by.");
  }

  /** A scene whose network has a gateway and lets its routes in. */
  private static Scene learning() {
    return Scene.listed()
        .around(it -> it.addSubnets(Samples.subnet("GatewaySubnet", "10.1.255.0/27")));
  }

  private static UnaryOperator<Network.Builder> shown(EffectiveRoute... routes) {
    return it ->
        it.addEffectiveRoutes(
            new EffectiveRoutes(Optional.of(Samples.SUBNET), ImmutableList.copyOf(routes)));
  }

  private static EffectiveRoute system(String prefix, NextHopType hop) {
    return EffectiveRoute.of(
        Optional.empty(), Origin.DEFAULT, true, prefixes(prefix), hop, ImmutableList.of());
  }

  private static EffectiveRoute user(String name, String prefix, NextHopType hop) {
    return EffectiveRoute.of(
        Optional.of(name), Origin.USER, true, prefixes(prefix), hop, ImmutableList.of());
  }

  private static EffectiveRoute learned(String prefix) {
    return EffectiveRoute.of(
        Optional.empty(),
        Origin.VIRTUAL_NETWORK_GATEWAY,
        true,
        prefixes(prefix),
        VIRTUAL_NETWORK_GATEWAY,
        ImmutableList.of());
  }

  private static EffectiveRoute toAppliance(String address) {
    return EffectiveRoute.of(
        Optional.of("tunnel"),
        Origin.USER,
        true,
        prefixes("0.0.0.0/0"),
        VIRTUAL_APPLIANCE,
        ImmutableList.of(InetAddresses.forString(address)));
  }

  private static ImmutableList<IpPrefix> prefixes(String... prefixes) {
    return Stream.of(prefixes).map(IpPrefix::parse).collect(ImmutableList.toImmutableList());
  }
}
