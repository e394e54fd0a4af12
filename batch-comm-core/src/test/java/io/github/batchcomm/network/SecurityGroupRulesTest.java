package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Found.prefixes;
import static io.github.batchcomm.network.Samples.CLASSIC_IN;
import static io.github.batchcomm.network.Samples.CLASSIC_STORAGE;
import static io.github.batchcomm.network.Samples.applicationSecurityGroup;
import static io.github.batchcomm.network.Samples.callsFrom;
import static io.github.batchcomm.network.Samples.callsTo;
import static io.github.batchcomm.network.Samples.inbound;
import static io.github.batchcomm.network.Samples.outbound;
import static io.github.batchcomm.network.Samples.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which packets the rules of a network security group match, field by field. */
class SecurityGroupRulesTest {
  private static final String TO_STORAGE = "TCP 10.1.0.4:49152 -> 192.0.2.1:443";
  private static final String ALLOWED_BY_DEFAULT =
      "SUBNET_NSG nsg-render/AllowInternetOutBound 65001 default,"
          + " ROUTE vnet-render/system route: internet default";

  @Nested
  class ProtocolsAndPorts {

    @Test
    void aRuleOfAnyProtocolWithAPortStopsTcpOnThatPort() {
      SecurityRule rule = denyTo("Https").protocols(ProtocolSet.ALL).build();
      assertBlocker(
          blocker(Scene.listed().rules(rule).verdict(CLASSIC_STORAGE)),
          "SUBNET_NSG nsg-render/Https 100",
          callsTo("192.0.2.0/25"),
          1,
          TO_STORAGE);
    }

    @Test
    void aRuleOfAnyProtocolWithAnotherPortStopsNothing() {
      SecurityRule rule =
          denyTo("Http").protocols(ProtocolSet.ALL).destinationPorts(PortSet.of(80)).build();
      assertThat(permittedBy(Scene.listed().rules(rule).verdict(CLASSIC_STORAGE)))
          .containsExactly(ALLOWED_BY_DEFAULT);
    }

    @Test
    void rulesOfEspAndAhDoNotMatchTcp() {
      SecurityRule esp =
          denyTo("Esp")
              .protocols(ProtocolSet.of(Protocol.ESP))
              .destinationPorts(PortSet.ALL)
              .build();
      SecurityRule ah =
          denyTo("Ah")
              .priority(101)
              .protocols(ProtocolSet.of(Protocol.AH))
              .destinationPorts(PortSet.ALL)
              .build();
      assertThat(permittedBy(Scene.listed().rules(esp, ah).verdict(CLASSIC_STORAGE)))
          .containsExactly(ALLOWED_BY_DEFAULT);
    }

    @Test
    void twoPortsInAListAreTheSameAsTheirRange() {
      assertThat(permittedBy(allowing(PortSet.of(29_876, 29_877)).verdict(CLASSIC_IN)))
          .containsExactly(
              "SUBNET_NSG nsg-render/AllowBatch 100,"
                  + " ROUTE vnet-render/system route: internet default")
          .isEqualTo(
              permittedBy(allowing(PortSet.of(new PortRange(29_876, 29_877))).verdict(CLASSIC_IN)));
    }

    @Test
    void twoPortsWithAGapLeaveOneOfTheRequiredOnesStopped() {
      assertBlocker(
          blocker(allowing(PortSet.of(29_876, 29_878)).verdict(CLASSIC_IN)),
          "SUBNET_NSG nsg-render/DenyAllInBound 65500 default",
          FlowSet.of(
              new FlowProduct(
                  ProtocolSet.of(Protocol.TCP),
                  set("203.0.113.0/24"),
                  PortSet.of(new PortRange(1, 65_535)),
                  Samples.nodes(),
                  PortSet.of(29_877))),
          0.5,
          "TCP 203.0.113.1:49152 -> 10.1.0.4:29877");
    }

    @Test
    void aSourcePortOfARuleIsThatOfTheNodeAndNotTheOneCalled() {
      SecurityRule rule =
          denyTo("From443").sourcePorts(PortSet.of(443)).destinationPorts(PortSet.ALL).build();
      Blocker blocker = blocker(Scene.listed().rules(rule).verdict(CLASSIC_STORAGE));
      assertBlocker(
          blocker,
          "SUBNET_NSG nsg-render/From443 100",
          callsTo("192.0.2.0/25")
              .intersection(
                  FlowSet.of(
                      new FlowProduct(
                          ProtocolSet.ALL,
                          set("0.0.0.0/0"),
                          PortSet.of(443),
                          set("0.0.0.0/0"),
                          PortSet.ALL))),
          1.0 / 65_535,
          "TCP 10.1.0.4:443 -> 192.0.2.1:443");
      assertThat(blocker.prefixes()).isEmpty();
    }

    private Scene allowing(PortSet ports) {
      SecurityRule rule =
          inbound("AllowBatch", 100, RuleAction.ALLOW, "BatchNodeManagement.WestEurope");
      return Scene.listed()
          .rules(SecurityRule.builder().from(rule).destinationPorts(ports).build());
    }
  }

  @Nested
  class Addresses {

    @Test
    void aBareAddressIsThatOneAlone() {
      Blocker blocker =
          blocker(
              Scene.listed()
                  .rules(outbound("DenyOne", 100, RuleAction.DENY, "192.0.2.7"))
                  .verdict(CLASSIC_STORAGE));
      assertBlocker(
          blocker,
          "SUBNET_NSG nsg-render/DenyOne 100",
          callsTo("192.0.2.7"),
          1.0 / 128,
          "TCP 10.1.0.4:49152 -> 192.0.2.7:443");
      assertThat(prefixes(blocker)).containsExactly("192.0.2.7/32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "0.0.0.0/0", "Internet"})
    void everyNameOfAllPublicAddressesStopsAllOfIpv4(String destination) {
      assertBlocker(
          blocker(
              Scene.listed()
                  .rules(outbound("Deny", 100, RuleAction.DENY, destination))
                  .verdict(CLASSIC_STORAGE)),
          "SUBNET_NSG nsg-render/Deny 100",
          callsTo("192.0.2.0/25"),
          1,
          TO_STORAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "Internet"})
    void anyAndInternetAllowIpv6Too(String destination) {
      assertThat(
              permittedBy(
                  dualStack()
                      .rules(
                          outbound("Allow", 100, RuleAction.ALLOW, destination),
                          outbound("Deny", 101, RuleAction.DENY, "*"))
                      .verdict(CLASSIC_STORAGE)))
          .containsExactly(
              "SUBNET_NSG nsg-render/Allow 100,"
                  + " ROUTE vnet-render/system route: internet default");
    }

    @Test
    void allOfIpv4DoesNotAllowIpv6() {
      Scene scene =
          dualStack()
              .rules(
                  outbound("AllowIpv4", 100, RuleAction.ALLOW, "0.0.0.0/0"),
                  outbound("Deny", 101, RuleAction.DENY, "*"));
      Blocker blocker = blocker(scene.verdict(CLASSIC_STORAGE));
      assertBlocker(
          blocker,
          "SUBNET_NSG nsg-render/Deny 101",
          FlowSet.of(
              new FlowProduct(
                  ProtocolSet.of(Protocol.TCP),
                  scene.subnet().machineAddresses().only(AddressFamily.IPV6),
                  PortSet.of(new PortRange(1, 65_535)),
                  set("2001:db8:5::/48"),
                  PortSet.of(443))),
          1,
          "TCP [fd00:1::4]:49152 -> [2001:db8:5::1]:443");
      assertThat(prefixes(blocker)).isEmpty();
    }

    @Test
    void ofIpv6AreAdvisoryWhereThePoolDoesNotShowFamilies() {
      Scene scene =
          dualStack()
              .pool(it -> it.ipFamilies(Optional.empty()))
              .rules(outbound("DenyIpv6", 100, RuleAction.DENY, "::/0"));
      assertThat(permittedBy(scene.verdict(CLASSIC_STORAGE)))
          .allMatch(it -> it.contains("AllowInternetOutBound"));
      assertThat(scene.audit().flows())
          .filteredOn(it -> it.flow().family() == AddressFamily.IPV6)
          .isNotEmpty()
          .allMatch(it -> it.flow().advisory());
    }

    @Test
    void ofIpv6AreNotNeededByAPoolOfIpv4Alone() {
      Scene scene = dualStack().pool(it -> it.ipFamilies(ImmutableSet.of(AddressFamily.IPV4)));
      assertThat(scene.audit().flows())
          .extracting(it -> it.flow().family())
          .containsOnly(AddressFamily.IPV4);
    }

    @Test
    void allOfIpv4DoesNotDenyIpv6() {
      Scene scene = dualStack().rules(outbound("DenyIpv4", 100, RuleAction.DENY, "0.0.0.0/0"));
      Blocker blocker = blocker(scene.verdict(CLASSIC_STORAGE));
      assertBlocker(
          blocker, "SUBNET_NSG nsg-render/DenyIpv4 100", callsTo("192.0.2.0/25"), 1, TO_STORAGE);
      assertThat(scene.audit().flows())
          .filteredOn(it -> it.flow().endpoint().id().equals(CLASSIC_STORAGE))
          .filteredOn(it -> it.flow().family() == AddressFamily.IPV6)
          .allMatch(it -> it.verdict() instanceof NetworkVerdict.Permitted);
    }

    @Test
    void rulesThatAllowPartOfTheSubnetStopTheOtherNodes() {
      SecurityRule half =
          SecurityRule.builder()
              .from(outbound("AllowHalf", 100, RuleAction.ALLOW, "Storage.WestEurope"))
              .sources(RuleAddresses.parse("10.1.0.0/25"))
              .build();
      Blocker blocker =
          blocker(
              Scene.listed()
                  .rules(half, outbound("Deny", 101, RuleAction.DENY, "Internet"))
                  .verdict(CLASSIC_STORAGE));
      assertBlocker(
          blocker,
          "SUBNET_NSG nsg-render/Deny 101",
          FlowSet.of(
              new FlowProduct(
                  ProtocolSet.of(Protocol.TCP),
                  Samples.nodes().difference(set("10.1.0.0/25")),
                  PortSet.of(new PortRange(1, 65_535)),
                  set("192.0.2.0/25"),
                  PortSet.of(443))),
          127.0 / 251,
          "TCP 10.1.0.128:49152 -> 192.0.2.1:443");
      assertThat(blocker.prefixes()).isEmpty();
    }

    private Scene dualStack() {
      IpPrefix prefix = IpPrefix.parse("fd00:1::/64");
      return Scene.listed()
          .pool(it -> it.ipFamilies(ImmutableSet.copyOf(AddressFamily.values())))
          .subnet(it -> it.addAddressPrefixes(prefix))
          .around(it -> it.addAddressSpace(prefix));
    }
  }

  @Nested
  class ApplicationSecurityGroups {

    @Test
    void onTheSideOfTheNodesDenyNothing() {
      SecurityRule rule = denyTo("DenyGroup").sources(applicationSecurityGroup("asg")).build();
      assertThat(permittedBy(Scene.listed().rules(rule).verdict(CLASSIC_STORAGE)))
          .containsExactly(ALLOWED_BY_DEFAULT);
    }

    @Test
    void onTheSideOfTheNodesAllowNothing() {
      SecurityRule rule =
          SecurityRule.builder()
              .from(inbound("AllowGroup", 100, RuleAction.ALLOW, "BatchNodeManagement"))
              .destinations(applicationSecurityGroup("asg"))
              .build();
      assertBlocker(
          blocker(Scene.listed().rules(rule).verdict(CLASSIC_IN)),
          "SUBNET_NSG nsg-render/DenyAllInBound 65500 default",
          callsFrom("203.0.113.0/24"),
          1,
          "TCP 203.0.113.1:49152 -> 10.1.0.4:29876");
    }

    @Test
    void onTheOtherSideHoldNoAddressOfAPublicService() {
      SecurityRule rule = denyTo("DenyGroup").destinations(applicationSecurityGroup("asg")).build();
      assertThat(permittedBy(Scene.listed().rules(rule).verdict(CLASSIC_STORAGE)))
          .containsExactly(ALLOWED_BY_DEFAULT);
    }
  }

  @Nested
  class DefaultRules {

    @Test
    void thatTheDocumentLacksBlockClassicConnectionsToNodesUnderTheirAzureName() {
      Blocker blocker = blocker(Scene.listed().rules().verdict(CLASSIC_IN));
      assertBlocker(
          blocker,
          "SUBNET_NSG nsg-render/DenyAllInBound 65500 default",
          callsFrom("203.0.113.0/24"),
          1,
          "TCP 203.0.113.1:49152 -> 10.1.0.4:29876");
      assertThat(blocker.witness().remoteTag()).isEmpty();
    }

    @Test
    void letNodesCallOut() {
      assertThat(permittedBy(Scene.listed().rules().verdict(CLASSIC_STORAGE)))
          .containsExactly(ALLOWED_BY_DEFAULT);
    }

    @Test
    void areNamedAsTheDocumentNamesThem() {
      NetworkSecurityGroup group =
          NetworkSecurityGroup.builder()
              .id(Samples.NSG)
              .defaultSecurityRules(
                  ImmutableList.of(
                      SecurityRule.builder()
                          .name("DefaultInboundDenyAll")
                          .direction(Direction.INBOUND)
                          .action(RuleAction.DENY)
                          .priority(65_500)
                          .build()))
              .build();
      Scene scene =
          Scene.listed()
              .subnet(it -> it.networkSecurityGroup(Presence.of(Samples.NSG)))
              .network(it -> it.addNetworkSecurityGroups(group));
      assertThat(Samples.text(blocker(scene.verdict(CLASSIC_IN)).rule()))
          .isEqualTo("SUBNET_NSG nsg-render/DefaultInboundDenyAll 65500 default");
    }

    @Test
    void areOutrankedByARuleThatIsWritten() {
      assertThat(
              permittedBy(
                  Scene.listed()
                      .rules(inbound("AllowAll", 4096, RuleAction.ALLOW, "*"))
                      .verdict(CLASSIC_IN)))
          .containsExactly(
              "SUBNET_NSG nsg-render/AllowAll 4096,"
                  + " ROUTE vnet-render/system route: internet default");
    }
  }

  @Test
  void theRuleWithTheLowestNumberDecidesWhereverItStands() {
    Blocker blocker =
        blocker(
            Scene.listed()
                .rules(
                    outbound("AllowLater", 300, RuleAction.ALLOW, "Storage"),
                    outbound("DenyFirst", 200, RuleAction.DENY, "192.0.2.0/26"))
                .verdict(CLASSIC_STORAGE));
    assertThat(Samples.text(blocker.rule())).isEqualTo("SUBNET_NSG nsg-render/DenyFirst 200");
    assertThat(blocker.reason()).isEqualTo("denies");
    assertThat(blocker.share()).isEqualTo(0.5, within(1e-12));
  }

  private static SecurityRule.Builder denyTo(String name) {
    return SecurityRule.builder()
        .name(name)
        .direction(Direction.OUTBOUND)
        .action(RuleAction.DENY)
        .priority(100)
        .protocols(ProtocolSet.of(Protocol.TCP))
        .destinationPorts(PortSet.of(443));
  }
}
