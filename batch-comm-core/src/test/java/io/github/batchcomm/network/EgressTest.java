package io.github.batchcomm.network;

import static io.github.batchcomm.model.DefaultOutboundAccess.DISABLED;
import static io.github.batchcomm.model.DefaultOutboundAccess.ENABLED;
import static io.github.batchcomm.model.DefaultOutboundAccess.UNKNOWN;
import static io.github.batchcomm.model.DefaultOutboundAccess.UNSTATED;
import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Samples.CLASSIC_STORAGE;
import static io.github.batchcomm.network.Samples.callsTo;
import static io.github.batchcomm.network.Samples.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.model.DefaultOutboundAccess;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.network.NetworkVerdict.Blocked;
import io.github.batchcomm.network.NetworkVerdict.Permitted;
import io.github.batchcomm.network.NetworkVerdict.Undetermined;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Whether nodes can leave for the internet once a route leads there. */
class EgressTest {
  private static final String INTERNET =
      "SUBNET_NSG nodes/no network security group default,"
          + " ROUTE vnet-render/system route: internet default";

  private static final String ADVICE =
      "Export virtual network vnet-render with 'az rest --method get --uri \"<its id>"
          + "?api-version=2024-05-01\"', which shows natGateway and defaultOutboundAccess where its"
          + " subnets have them; older clients leave the latter out.";

  @Test
  void nodesWithPublicAddressesLeave() {
    assertThat(permittedBy(Scene.listed().verdict(CLASSIC_STORAGE))).containsExactly(INTERNET);
  }

  @Test
  void nodesWithoutLeaveByANatGateway() {
    assertThat(permittedBy(verdict(Presence.of(Samples.NAT), DISABLED))).containsExactly(INTERNET);
  }

  @Test
  void nodesWithoutLeaveByAddressesThatAzureLends() {
    assertThat(permittedBy(verdict(Presence.none(), ENABLED))).containsExactly(INTERNET);
  }

  @Test
  void nodesWithoutLeaveByEitherOfTheTwoWhicheverItIs() {
    assertThat(permittedBy(verdict(Presence.unknown(), ENABLED))).containsExactly(INTERNET);
  }

  @Test
  void nodesWithoutAnyOfTheseDoNotLeave() {
    Blocker blocker = blocker(verdict(Presence.none(), DISABLED));
    assertBlocker(
        blocker,
        "ROUTE vnet-render/system route: internet default",
        callsTo("192.0.2.0/25"),
        1,
        "TCP 10.1.0.4:49152 -> 192.0.2.1:443");
    assertThat(blocker.reason())
        .isEqualTo("leads to the internet, but nodes have no public address to leave by");
  }

  @Test
  void aRouteToTheInternetLeadsNowhereWithoutOneOfThese() {
    Scene scene =
        withoutPublicIp(Presence.none(), DISABLED)
            .routes(route("direct", "Storage.WestEurope", NextHopType.INTERNET));
    assertThat(Samples.text(blocker(scene.verdict(CLASSIC_STORAGE)).rule()))
        .isEqualTo("ROUTE rt-render/direct");
  }

  @Test
  void nodesWithoutLeaveByAddressesThatAzureLendsWhereTheSwitchWasNeverSet() {
    NetworkVerdict verdict = verdict(Presence.none(), UNSTATED);
    assertThat(permittedBy(verdict)).containsExactly(INTERNET);
    assertThat(permitted(verdict).assumptions())
        .containsExactly(
            new Assumption(
                Layer.ROUTE,
                "Nodes in subnet nodes leave by default outbound access, which Azure gives a subnet"
                    + " that does not show the switch."));
  }

  @Test
  void anAssumptionTellsThatNodesLeaveByAddressesThatAzureLends() {
    assertThat(permitted(verdict(Presence.none(), ENABLED)).assumptions())
        .singleElement()
        .matches(Assumption::isOfDefaultOutboundAccess);
    assertThat(permitted(verdict(Presence.of(Samples.NAT), ENABLED)).assumptions())
        .noneMatch(Assumption::isOfDefaultOutboundAccess);
  }

  @Test
  void aNatGatewayThatNoDocumentShowsIsTakenToHaveAPublicAddress() {
    assertThat(permitted(verdict(Presence.of(Samples.NAT), DISABLED)).assumptions())
        .containsExactly(
            new Assumption(
                Layer.ROUTE,
                "NAT gateway "
                    + Samples.NAT.name()
                    + " of subnet nodes, which is not among the documents, has a public address."));
  }

  @Test
  void whetherASubnetLendsAddressesIsAskedOfTheVirtualNetwork() {
    assertThat(missing(verdict(Presence.none(), UNKNOWN)))
        .isEqualTo(
            new MissingFact(
                Layer.ROUTE,
                "The nodes have no public addresses of their own, and whether subnet nodes lends them"
                    + " addresses (default outbound access) is not known: its document is not known"
                    + " to come by an api-version that has the switch.",
                ADVICE));
  }

  @Test
  void nodesLeftByAddressesThatAzureLendsBeforeSubnetsCouldBePrivate() {
    Scene scene = withoutPublicIp(Presence.none(), UNKNOWN);
    Instant before = Instant.parse("2023-10-31T23:59:59Z");
    Permitted verdict = permitted(scene.verdict(CLASSIC_STORAGE, before));
    assertThat(verdict.assumptions())
        .containsExactly(
            new Assumption(
                Layer.ROUTE,
                "Nodes in subnet nodes leave by default outbound access, which Azure gave each"
                    + " subnet before November 2023."));
    assertThat(scene.check(verdict.proof(), before)).isEmpty();
    Instant since = Instant.parse("2023-11-01T00:00:00Z");
    assertThat(scene.verdict(CLASSIC_STORAGE, since)).isInstanceOf(Undetermined.class);
    assertThat(scene.check(verdict.proof(), since))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("nothing shows that nodes have a public address to leave by");
  }

  @Test
  void aPrivateSubnetLendsNoAddressWheneverItIsAskedAbout() {
    Scene scene = withoutPublicIp(Presence.none(), DISABLED);
    assertThat(scene.verdict(CLASSIC_STORAGE, Instant.EPOCH)).isInstanceOf(Blocked.class);
  }

  @Test
  void noCallFromTheInternetReachesClassicNodesWithoutPublicAddresses() {
    Scene scene = withoutPublicIp(Presence.none(), ENABLED);
    assertThat(missing(scene.verdict(Samples.CLASSIC_IN)).what())
        .isEqualTo(
            "By which way Batch calls the classic nodes of pool frames, which have no public"
                + " addresses, is not documented.");
    assertThat(scene.check(permitted(Scene.listed().verdict(Samples.CLASSIC_IN)).proof()))
        .anyMatch(it -> it.contains("no connection from the internet reaches nodes"));
  }

  @Test
  void whetherASubnetHasANatGatewayIsAskedOfTheVirtualNetwork() {
    MissingFact expected =
        new MissingFact(
            Layer.ROUTE,
            "The nodes have no public addresses of their own, and whether subnet nodes has a NAT"
                + " gateway or lends addresses is not known.",
            ADVICE);
    assertThat(missing(verdict(Presence.unknown(), DISABLED))).isEqualTo(expected);
    assertThat(missing(verdict(Presence.unknown(), UNKNOWN))).isEqualTo(expected);
  }

  @Test
  void whetherNodesHavePublicAddressesIsAskedOfThePool() {
    Scene scene = Scene.listed().pool(it -> it.publicIpProvision(PublicIpProvision.UNKNOWN));
    assertThat(missing(scene.verdict(CLASSIC_STORAGE)))
        .isEqualTo(
            new MissingFact(
                Layer.ROUTE,
                "Whether the nodes of pool frames have public addresses is not known.",
                "Export the whole pool with its networkConfiguration."));
  }

  private static NetworkVerdict verdict(
      Presence<ResourceId> natGateway, DefaultOutboundAccess lends) {
    return withoutPublicIp(natGateway, lends).verdict(CLASSIC_STORAGE);
  }

  private static Scene withoutPublicIp(
      Presence<ResourceId> natGateway, DefaultOutboundAccess lends) {
    return Scene.listed()
        .pool(it -> it.publicIpProvision(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES))
        .subnet(it -> it.natGateway(natGateway).defaultOutboundAccess(lends));
  }
}
