package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Samples.CLASSIC_STORAGE;
import static io.github.batchcomm.network.Samples.callsTo;
import static io.github.batchcomm.network.Samples.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.ResourceId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether nodes can leave for the internet once a route leads there. */
class EgressTest {
  private static final String INTERNET =
      "SUBNET_NSG nodes/no network security group default,"
          + " ROUTE vnet-render/system route: internet default";

  @Test
  void nodesWithPublicAddressesLeave() {
    assertThat(permittedBy(Scene.listed().verdict(CLASSIC_STORAGE))).containsExactly(INTERNET);
  }

  @Test
  void nodesWithoutLeaveByANatGateway() {
    assertThat(permittedBy(verdict(Presence.of(Samples.NAT), Optional.of(false))))
        .containsExactly(INTERNET);
  }

  @Test
  void nodesWithoutLeaveByAddressesThatAzureLends() {
    assertThat(permittedBy(verdict(Presence.none(), Optional.of(true)))).containsExactly(INTERNET);
  }

  @Test
  void nodesWithoutLeaveByEitherOfTheTwoWhicheverItIs() {
    assertThat(permittedBy(verdict(Presence.unknown(), Optional.of(true))))
        .containsExactly(INTERNET);
  }

  @Test
  void nodesWithoutAnyOfTheseDoNotLeave() {
    Blocker blocker = blocker(verdict(Presence.none(), Optional.of(false)));
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
        withoutPublicIp(Presence.none(), Optional.of(false))
            .routes(route("direct", "Storage.WestEurope", NextHopType.INTERNET));
    assertThat(Samples.text(blocker(scene.verdict(CLASSIC_STORAGE)).rule()))
        .isEqualTo("ROUTE rt-render/direct");
  }

  @Test
  void whetherASubnetLendsAddressesIsAskedOfTheVirtualNetwork() {
    assertMissing(verdict(Presence.none(), Optional.empty()));
  }

  @Test
  void whetherASubnetHasANatGatewayIsAskedOfTheVirtualNetwork() {
    assertMissing(verdict(Presence.unknown(), Optional.of(false)));
    assertMissing(verdict(Presence.unknown(), Optional.empty()));
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

  private static void assertMissing(NetworkVerdict verdict) {
    assertThat(missing(verdict))
        .isEqualTo(
            new MissingFact(
                Layer.ROUTE,
                "The nodes have no public addresses of their own, and whether subnet nodes has a NAT"
                    + " gateway or lends addresses is not known.",
                "Export the virtual network with 'az network vnet show'; its subnets show"
                    + " natGateway and defaultOutboundAccess."));
  }

  private static NetworkVerdict verdict(Presence<ResourceId> natGateway, Optional<Boolean> lends) {
    return withoutPublicIp(natGateway, lends).verdict(CLASSIC_STORAGE);
  }

  private static Scene withoutPublicIp(Presence<ResourceId> natGateway, Optional<Boolean> lends) {
    return Scene.listed()
        .pool(it -> it.publicIpProvision(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES))
        .subnet(it -> it.natGateway(natGateway).defaultOutboundAccess(lends));
  }
}
