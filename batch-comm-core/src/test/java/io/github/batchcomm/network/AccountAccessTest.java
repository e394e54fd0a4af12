package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Found.undetermined;
import static io.github.batchcomm.network.Samples.CLASSIC_BATCH;
import static io.github.batchcomm.network.Samples.SIMPLIFIED;
import static io.github.batchcomm.network.Samples.SIMPLIFIED_PRIVATE;
import static io.github.batchcomm.network.Samples.callsTo;
import static io.github.batchcomm.network.Samples.networkId;
import static io.github.batchcomm.network.Samples.toAppliance;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.migration.ReadinessAssessment;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.PublicIpPrefix;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAddresses;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whether the account answers the addresses that nodes call from. */
class AccountAccessTest {
  private static final String ON_THE_WAY =
      "SUBNET_NSG nodes/no network security group default,"
          + " ROUTE vnet-render/system route: internet default, ";
  private static final ResourceId ADDRESS = networkId("publicIPAddresses/pip-render");
  private static final ResourceId PREFIX = networkId("publicIPPrefixes/ippre-render");

  @Nested
  class PublicAccess {

    @Test
    void thatIsEnabledAnswersAll() {
      assertThat(permittedBy(Scene.listed().verdict(SIMPLIFIED)))
          .containsExactly(ON_THE_WAY + "ACCOUNT_ACCESS render/publicNetworkAccess");
    }

    @Test
    void thatIsDisabledIsNotSaidToStopClassicTasksThatCallBatch() {
      Scene scene =
          Scene.listed().account(it -> it.publicNetworkAccess(PublicNetworkAccess.DISABLED));
      assertThat(permittedBy(scene.verdict(CLASSIC_BATCH)))
          .noneMatch(rules -> rules.contains("ACCOUNT_ACCESS"));
    }

    @Test
    void thatIsNotKnownIsAskedFor() {
      Scene scene =
          Scene.listed().account(it -> it.publicNetworkAccess(PublicNetworkAccess.UNKNOWN));
      assertThat(missing(scene.verdict(SIMPLIFIED)))
          .isEqualTo(
              new MissingFact(
                  Layer.ACCOUNT_ACCESS,
                  "Whether the account answers public addresses is not known.",
                  "Export the account with its publicNetworkAccess, with 'az batch account show'."));
    }
  }

  @Nested
  class IpRules {

    @Test
    void thatListTheNatGatewaysAddressesPermit() {
      assertThat(permittedBy(answering("198.51.100.192/29", natGateway()).verdict(SIMPLIFIED)))
          .containsExactly(ON_THE_WAY + "ACCOUNT_ACCESS render/IP rules");
    }

    @Test
    void thatLackOneOfTheNatGatewaysAddressesBlock() {
      Blocker blocker = blocker(answering("198.51.100.193/32", natGateway()).verdict(SIMPLIFIED));
      assertBlocker(
          blocker,
          "ACCOUNT_ACCESS render/IP rules",
          callsTo("203.0.113.0/24"),
          1,
          "TCP 10.1.0.4:49152 -> 203.0.113.1:443");
      assertThat(blocker.reason())
          .isEqualTo("do not list 198.51.100.196/31, which nodes call from");
    }

    @Test
    void areUndeterminedIfAnAddressOfTheNatGatewayIsNotKnown() {
      Scene scene =
          answering(
              "198.51.100.192/29",
              natGateway().network(it -> it.publicIpAddresses(ImmutableList.of())));
      assertAddressesMissing(scene.verdict(SIMPLIFIED));
    }

    @Test
    void areUndeterminedForAddressesThatBatchProvides() {
      assertAddressesMissing(answering("198.51.100.192/29", Scene.listed()).verdict(SIMPLIFIED));
    }

    @Test
    void thatListThePoolsOwnAddressesPermit() {
      assertThat(permittedBy(answering("198.51.100.193/32", ownAddresses()).verdict(SIMPLIFIED)))
          .containsExactly(ON_THE_WAY + "ACCOUNT_ACCESS render/IP rules");
    }

    @Test
    void thatAreProvedToListWhatNodesCallFromAreNotToBeChecked() {
      assertThat(findings("198.51.100.193/32"))
          .noneMatch(it -> it.code().equals("node-management-restricted"))
          .noneMatch(it -> it.text().startsWith(SIMPLIFIED_PRIVATE));
    }

    @Test
    void thatAreNotProvedToListWhatNodesCallFromAreToBeChecked() {
      assertThat(findings("198.51.100.1/32"))
          .anyMatch(it -> it.code().equals("node-management-restricted"))
          .anyMatch(it -> it.text().startsWith(SIMPLIFIED_PRIVATE));
    }

    private ImmutableList<Finding> findings(String listed) {
      Scene scene =
          answering(listed, ownAddresses())
              .account(it -> it.privateEndpointConnections(ImmutableList.of()));
      return new ReadinessAssessment(Scene.EDITION)
          .assess(
              scene.account(),
              ImmutableList.of(scene.pool()),
              scene.network(),
              Instant.parse("2026-03-01T00:00:00Z"))
          .pools()
          .get(0)
          .findings();
    }

    @Test
    void areUndeterminedForThePoolsOwnAddressesIfThereMayBeANatGateway() {
      Scene scene = ownAddresses().subnet(it -> it.natGateway(Presence.unknown()));
      assertAddressesMissing(answering("198.51.100.193/32", scene).verdict(SIMPLIFIED));
      assertAddressesMissing(answering("198.51.100.1/32", scene).verdict(SIMPLIFIED));
    }

    @Test
    void thatDoNotListTheNatGatewayBlockNothingWhileRoutesAreNotKnown() {
      Scene scene =
          answering("198.51.100.1/32", natGateway())
              .subnet(it -> it.routeTable(Presence.unknown()));
      NetworkVerdict.Undetermined verdict = undetermined(scene.verdict(SIMPLIFIED));
      assertThat(verdict.missing())
          .extracting(MissingFact::layer)
          .containsExactly(Layer.ROUTE, Layer.ACCOUNT_ACCESS);
    }

    @Test
    void areAskedAboutTheAddressesOfAFirewallOnTheWay() {
      String byFirewall =
          "SUBNET_NSG nodes/no network security group default, ROUTE rt-render/tunnel,"
              + " FIREWALL fw-hub/All 200, ROUTE vnet-render/system route: internet default,"
              + " ACCOUNT_ACCESS render/IP rules";
      assertThat(permittedBy(answering("198.51.100.193/32", behindFirewall()).verdict(SIMPLIFIED)))
          .containsExactly(byFirewall);
      assertThat(
              Samples.text(
                  blocker(answering("198.51.100.1/32", behindFirewall()).verdict(SIMPLIFIED))
                      .rule()))
          .isEqualTo("ACCOUNT_ACCESS render/IP rules");
    }

    @Test
    void ofTheAccountItselfDoNotBearOnNodeManagement() {
      Scene scene =
          natGateway()
              .account(it -> it.accountAccess(Presence.of(Samples.answering("198.51.100.1/32"))));
      assertThat(permittedBy(scene.verdict(SIMPLIFIED)))
          .containsExactly(ON_THE_WAY + "ACCOUNT_ACCESS render/publicNetworkAccess");
    }

    @Test
    void whoseDefaultIsNotKnownAreUndetermined() {
      EndpointAccessProfile profile =
          new EndpointAccessProfile(AccessAction.UNKNOWN, ImmutableList.of());
      Scene scene = natGateway().account(it -> it.nodeManagementAccess(Presence.of(profile)));
      assertThat(missing(scene.verdict(SIMPLIFIED)).layer()).isEqualTo(Layer.ACCOUNT_ACCESS);
    }

    private void assertAddressesMissing(NetworkVerdict verdict) {
      assertThat(missing(verdict))
          .isEqualTo(
              new MissingFact(
                  Layer.ACCOUNT_ACCESS,
                  "The account answers listed addresses only, and from which public addresses the"
                      + " nodes of pool frames call is not known.",
                  "Give the pool public IP addresses or a NAT gateway of your own, and export"
                      + " these."));
    }
  }

  private static Scene answering(String prefix, Scene scene) {
    return scene.account(it -> it.nodeManagementAccess(Presence.of(Samples.answering(prefix))));
  }

  /** Leaves by 198.51.100.193 and 198.51.100.196/31. */
  private static Scene natGateway() {
    return Scene.listed()
        .subnet(it -> it.natGateway(Presence.of(Samples.NAT)))
        .network(
            it ->
                it.addNatGateways(
                        new NatGateway(
                            Samples.NAT, ImmutableSet.of(ADDRESS), ImmutableSet.of(PREFIX)))
                    .addPublicIpAddresses(address())
                    .addPublicIpPrefixes(
                        PublicIpPrefix.of(
                            PREFIX, Optional.of(IpPrefix.parse("198.51.100.196/31")))));
  }

  private static Scene ownAddresses() {
    return Scene.listed()
        .pool(
            it ->
                it.publicIpProvision(PublicIpProvision.USER_MANAGED).addPublicIpAddresses(ADDRESS))
        .network(it -> it.addPublicIpAddresses(address()));
  }

  private static Scene behindFirewall() {
    FirewallRule all =
        new FirewallRule.Network(
            "All",
            ProtocolSet.ALL,
            RuleAddresses.ANY,
            RuleAddresses.ANY,
            ImmutableSet.of(),
            PortSet.ALL);
    AzureFirewall firewall =
        Samples.firewall()
            .publicIpAddresses(ImmutableSet.of(ADDRESS))
            .policy(Presence.none())
            .addRuleCollections(
                new FirewallRuleCollection("all", 200, FirewallAction.ALLOW, ImmutableList.of(all)))
            .build();
    return Scene.listed()
        .network(it -> it.addAzureFirewalls(firewall).addPublicIpAddresses(address()))
        .routes(toAppliance("tunnel", "0.0.0.0/0", "10.1.9.4"));
  }

  private static PublicIpAddress address() {
    return PublicIpAddress.of(ADDRESS, Optional.of(InetAddresses.forString("198.51.100.193")));
  }
}
