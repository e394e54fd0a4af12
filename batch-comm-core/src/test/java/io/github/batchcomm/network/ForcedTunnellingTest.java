package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocked;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Found.undetermined;
import static io.github.batchcomm.network.Samples.CLASSIC_IN;
import static io.github.batchcomm.network.Samples.CLASSIC_STORAGE;
import static io.github.batchcomm.network.Samples.SIMPLIFIED;
import static io.github.batchcomm.network.Samples.callsFrom;
import static io.github.batchcomm.network.Samples.callsTo;
import static io.github.batchcomm.network.Samples.route;
import static io.github.batchcomm.network.Samples.toAppliance;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A default route that sends everything to an appliance or a gateway. */
class ForcedTunnellingTest {
  private static final String NO_GROUP = "SUBNET_NSG nodes/no network security group default";
  private static final String ACCESS = "ACCOUNT_ACCESS render/publicNetworkAccess";
  private static final Route TUNNEL = toAppliance("tunnel", "0.0.0.0/0", "10.1.9.4");
  private static final Route DIRECT =
      route("direct", "BatchNodeManagement.WestEurope", NextHopType.INTERNET);

  @Nested
  class Classic {

    @Test
    void isBlockedBecauseRepliesLeaveAnotherWay() {
      Blocker blocker = blocker(Scene.listed().routes(TUNNEL).verdict(CLASSIC_IN));
      assertBlocker(
          blocker,
          "ROUTE rt-render/tunnel",
          callsFrom("203.0.113.0/24"),
          1,
          "TCP 203.0.113.1:49152 -> 10.1.0.4:29876");
      assertThat(blocker.reason())
          .isEqualTo(
              "sends replies another way than the connection came, so it is never established; a"
                  + " route to BatchNodeManagement.WestEurope with next hop Internet lets them"
                  + " return");
    }

    @Test
    void isBlockedWithoutAListOfTagsToo() {
      Blocker blocker = blocker(Scene.unlisted().routes(TUNNEL).verdict(CLASSIC_IN));
      assertThat(Samples.text(blocker.rule())).isEqualTo("ROUTE rt-render/tunnel");
      assertThat(blocker.share()).isEqualTo(1);
      assertThat(blocker.witness().remoteTag())
          .contains(Samples.tag("BatchNodeManagement.WestEurope"));
    }

    @Test
    void isBlockedWhateverIsDeclaredOfTheAppliance() {
      Scene scene = declared(Scene.listed(), RuleAction.ALLOW, "*").routes(TUNNEL);
      assertThat(Samples.text(blocker(scene.verdict(CLASSIC_IN)).rule()))
          .isEqualTo("ROUTE rt-render/tunnel");
    }

    @Test
    void isPermittedByARouteOfTheTagToTheInternet() {
      String expected = NO_GROUP + ", ROUTE rt-render/direct";
      assertThat(permittedBy(Scene.listed().routes(TUNNEL, DIRECT).verdict(CLASSIC_IN)))
          .containsExactly(expected);
      assertThat(permittedBy(Scene.unlisted().routes(TUNNEL, DIRECT).verdict(CLASSIC_IN)))
          .containsExactly(expected);
    }

    @Test
    void isBlockedByTheRouteOfANeighbouringRegion() {
      Route neighbour = route("direct", "BatchNodeManagement.NorthEurope", NextHopType.INTERNET);
      assertThat(
              Samples.text(
                  blocker(Scene.listed().routes(TUNNEL, neighbour).verdict(CLASSIC_IN)).rule()))
          .isEqualTo("ROUTE rt-render/tunnel");
    }

    @Test
    void isBlockedForThePartOfTheTagThatARouteMisses() {
      Route half = route("half", "203.0.113.0/25", NextHopType.INTERNET);
      assertBlocker(
          blocker(Scene.listed().routes(TUNNEL, half).verdict(CLASSIC_IN)),
          "ROUTE rt-render/tunnel",
          callsFrom("203.0.113.128/25"),
          0.5,
          "TCP 203.0.113.128:49152 -> 10.1.0.4:29876");
    }

    @Test
    void leavesStorageToTheAppliance() {
      assertThat(missing(Scene.listed().routes(TUNNEL, DIRECT).verdict(CLASSIC_STORAGE)).layer())
          .isEqualTo(Layer.APPLIANCE);
    }
  }

  @Nested
  class Simplified {

    @Test
    void isPermittedPastTheApplianceByARouteOfTheTag() {
      assertThat(permittedBy(Scene.listed().routes(TUNNEL, DIRECT).verdict(SIMPLIFIED)))
          .containsExactly(NO_GROUP + ", ROUTE rt-render/direct, " + ACCESS);
    }

    @Test
    void isUndeterminedAtAnApplianceOfWhichNothingIsKnown() {
      assertThat(missing(Scene.listed().routes(TUNNEL).verdict(SIMPLIFIED)))
          .isEqualTo(
              new MissingFact(
                  Layer.APPLIANCE,
                  "What the appliance at 10.1.9.4 does with packets that route tunnel hands to it is"
                      + " not known.",
                  "If it is an Azure Firewall export it with 'az network firewall show', else"
                      + " declare under 'appliances' what it does."));
    }

    @Test
    void isUndeterminedBehindAGateway() {
      Route tunnel = route("tunnel", "0.0.0.0/0", NextHopType.VIRTUAL_NETWORK_GATEWAY);
      Scene scene =
          Scene.listed()
              .around(it -> it.addSubnets(Samples.subnet("GatewaySubnet", "10.1.255.0/27")));
      assertThat(missing(scene.routes(tunnel).verdict(SIMPLIFIED)))
          .isEqualTo(
              new MissingFact(
                  Layer.APPLIANCE,
                  "What the networks behind the gateway do with packets that route tunnel hands to"
                      + " it is not known.",
                  "Ask those who run them, or give subnet nodes a route to the internet for this flow."));
    }
  }

  @Nested
  class ADeclaredAppliance {

    @Test
    void permitsWhatItIsSaidToAndSaysSo() {
      Scene scene =
          declared(Scene.listed(), RuleAction.ALLOW, "BatchNodeManagement.WestEurope")
              .routes(TUNNEL);
      NetworkVerdict verdict = scene.verdict(SIMPLIFIED);
      assertThat(permittedBy(verdict))
          .containsExactly(
              NO_GROUP
                  + ", ROUTE rt-render/tunnel,"
                  + " APPLIANCE 10.1.9.4/declared: BatchNodeManagement.WestEurope, "
                  + ACCESS);
      assertThat(permitted(verdict).assumptions())
          .containsExactly(
              new Assumption(
                  Layer.APPLIANCE,
                  "The appliance at 10.1.9.4 lets through connections to"
                      + " BatchNodeManagement.WestEurope, as declared."));
    }

    @Test
    void deniesWhatItIsSaidToAndSaysSo() {
      Scene scene = declared(Scene.listed(), RuleAction.DENY, "203.0.113.0/24").routes(TUNNEL);
      NetworkVerdict verdict = scene.verdict(SIMPLIFIED);
      assertBlocker(
          blocker(verdict),
          "APPLIANCE 10.1.9.4/declared: 203.0.113.0/24",
          callsTo("203.0.113.0/24"),
          1,
          "TCP 10.1.0.4:49152 -> 203.0.113.1:443");
      assertThat(blocked(verdict).assumptions())
          .containsExactly(
              new Assumption(
                  Layer.APPLIANCE,
                  "The appliance at 10.1.9.4 stops connections to 203.0.113.0/24, as declared."));
    }

    @Test
    void isBelievedInTheOrderOfWhatIsSaid() {
      Scene scene =
          declared(
                  declared(Scene.listed(), RuleAction.DENY, "203.0.113.0/26"),
                  RuleAction.ALLOW,
                  "*")
              .routes(TUNNEL);
      assertBlocker(
          blocker(scene.verdict(SIMPLIFIED)),
          "APPLIANCE 10.1.9.4/declared: 203.0.113.0/26",
          callsTo("203.0.113.0/26"),
          0.25,
          "TCP 10.1.0.4:49152 -> 203.0.113.1:443");
    }

    @Test
    void leavesOpenWhatNothingIsSaidOf() {
      Scene scene = declared(Scene.listed(), RuleAction.ALLOW, "203.0.113.0/25").routes(TUNNEL);
      NetworkVerdict verdict = scene.verdict(SIMPLIFIED);
      assertThat(missing(verdict).layer()).isEqualTo(Layer.APPLIANCE);
      assertThat(undetermined(verdict).assumptions()).hasSize(1);
    }

    @Test
    void atAnotherAddressSaysNothing() {
      Scene scene =
          Scene.listed()
              .network(
                  it ->
                      it.addApplianceAssumptions(
                          new ApplianceAssumption(
                              InetAddresses.forString("10.1.9.5"),
                              RuleAction.ALLOW,
                              RuleAddresses.ANY)))
              .routes(TUNNEL);
      NetworkVerdict verdict = scene.verdict(SIMPLIFIED);
      assertThat(missing(verdict).layer()).isEqualTo(Layer.APPLIANCE);
      assertThat(undetermined(verdict).assumptions()).isEmpty();
    }
  }

  private static Scene declared(Scene scene, RuleAction action, String remote) {
    return scene.network(
        it ->
            it.addApplianceAssumptions(
                new ApplianceAssumption(
                    InetAddresses.forString("10.1.9.4"), action, RuleAddresses.parse(remote))));
  }
}
