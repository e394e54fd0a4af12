package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocked;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Found.rules;
import static io.github.batchcomm.network.Samples.CLASSIC_IN;
import static io.github.batchcomm.network.Samples.CLASSIC_STORAGE;
import static io.github.batchcomm.network.Samples.callsFrom;
import static io.github.batchcomm.network.Samples.callsTo;
import static io.github.batchcomm.network.Samples.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PoolKey;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.SecurityRule;
import org.junit.jupiter.api.Test;

/** The software firewall that somebody declares, and its place beside the other layers. */
class HostFirewallTest {
  private static final String ONWARD =
      "SUBNET_NSG nodes/no network security group default,"
          + " ROUTE vnet-render/system route: internet default";
  private static final Assumption DECLARED =
      new Assumption(
          Layer.HOST_FIREWALL,
          "The nodes of pool frames run the software firewall that is declared, and it keeps track"
              + " of connections.");

  @Test
  void blocksWhatItsDefaultDeniesAndSaysThatItIsDeclared() {
    NetworkVerdict verdict =
        declared(Scene.listed(), RuleAction.ALLOW, RuleAction.DENY).verdict(CLASSIC_STORAGE);
    assertBlocker(
        blocker(verdict),
        "HOST_FIREWALL declared software firewall/default action default",
        callsTo("192.0.2.0/25"),
        1,
        "TCP 10.1.0.4:49152 -> 192.0.2.1:443");
    assertThat(blocked(verdict).assumptions()).containsExactly(DECLARED);
  }

  @Test
  void permitsByTheFirstRuleThatMatches() {
    NetworkVerdict verdict =
        declared(
                Scene.listed(),
                RuleAction.ALLOW,
                RuleAction.DENY,
                rule("storage", Direction.OUTBOUND, RuleAction.ALLOW, "192.0.2.0/24"),
                rule("storage-later", Direction.OUTBOUND, RuleAction.DENY, "192.0.2.0/24"))
            .verdict(CLASSIC_STORAGE);
    assertThat(permittedBy(verdict))
        .containsExactly("HOST_FIREWALL declared software firewall/storage 1, " + ONWARD);
    assertThat(permitted(verdict).assumptions()).containsExactly(DECLARED);
  }

  @Test
  void blocksThePartThatARuleDenies() {
    assertBlocker(
        blocker(
            declared(
                    Scene.listed(),
                    RuleAction.ALLOW,
                    RuleAction.ALLOW,
                    rule("inbound", Direction.INBOUND, RuleAction.DENY, "0.0.0.0/0"),
                    rule("part", Direction.OUTBOUND, RuleAction.DENY, "192.0.2.0/26"))
                .verdict(CLASSIC_STORAGE)),
        "HOST_FIREWALL declared software firewall/part 2",
        callsTo("192.0.2.0/26"),
        0.5,
        "TCP 10.1.0.4:49152 -> 192.0.2.1:443");
  }

  @Test
  void blocksConnectionsToClassicNodesByItsOtherDefault() {
    assertBlocker(
        blocker(declared(Scene.listed(), RuleAction.DENY, RuleAction.ALLOW).verdict(CLASSIC_IN)),
        "HOST_FIREWALL declared software firewall/default action default",
        callsFrom("203.0.113.0/24"),
        1,
        "TCP 203.0.113.1:49152 -> 10.1.0.4:29876");
  }

  @Test
  void permitsConnectionsToThePortsOfClassicNodes() {
    HostFirewall.Rule ports =
        new HostFirewall.Rule(
            "batch",
            Direction.INBOUND,
            RuleAction.ALLOW,
            ProtocolSet.of(Protocol.TCP),
            set("0.0.0.0/0"),
            PortSet.of(new PortRange(29_876, 29_877)));
    assertThat(
            permittedBy(
                declared(Scene.listed(), RuleAction.DENY, RuleAction.DENY, ports)
                    .verdict(CLASSIC_IN)))
        .containsExactly(
            "SUBNET_NSG nodes/no network security group default,"
                + " HOST_FIREWALL declared software firewall/batch 1,"
                + " ROUTE vnet-render/system route: internet default");
  }

  @Test
  void stopsNodesInBatchsOwnNetworkToo() {
    Scene scene =
        declared(Scene.listed(), RuleAction.ALLOW, RuleAction.DENY)
            .pool(it -> it.subnet(Presence.none()));
    assertThat(rules(blocked(scene.verdict(CLASSIC_STORAGE)).blockers()))
        .containsExactly("HOST_FIREWALL declared software firewall/default action default");
  }

  @Test
  void ofAnotherPoolSaysNothing() {
    HostFirewall firewall = new HostFirewall(RuleAction.DENY, RuleAction.DENY, ImmutableList.of());
    Scene scene =
        Scene.listed().network(it -> it.putHostFirewalls(new PoolKey("render", "other"), firewall));
    NetworkVerdict verdict = scene.verdict(CLASSIC_STORAGE);
    assertThat(permittedBy(verdict)).containsExactly(ONWARD);
    assertThat(permitted(verdict).assumptions()).isEmpty();
  }

  @Test
  void everyLayerThatStopsAFlowIsReportedInTheOrderOfThePath() {
    Scene scene =
        declared(Scene.listed(), RuleAction.ALLOW, RuleAction.DENY)
            .rules(Samples.outbound("NoStorage", 100, RuleAction.DENY, "192.0.2.0/26"))
            .routes(Samples.route("drop", "192.0.2.64/26", NextHopType.NONE));
    NetworkVerdict.Blocked verdict = blocked(scene.verdict(CLASSIC_STORAGE));
    assertThat(rules(verdict.blockers()))
        .containsExactly(
            "HOST_FIREWALL declared software firewall/default action default",
            "SUBNET_NSG nsg-render/NoStorage 100",
            "ROUTE rt-render/drop");
    assertThat(verdict.blockers()).extracting(Blocker::share).containsExactly(1.0, 0.5, 0.5);
    assertThat(verdict.blockers())
        .extracting(Blocker::stopped)
        .containsExactly(
            callsTo("192.0.2.0/25"), callsTo("192.0.2.0/26"), callsTo("192.0.2.64/26"));
    assertThat(verdict.blockers())
        .extracting(it -> it.witness().packet().toString())
        .containsExactly(
            "TCP 10.1.0.4:49152 -> 192.0.2.1:443",
            "TCP 10.1.0.4:49152 -> 192.0.2.1:443",
            "TCP 10.1.0.4:49152 -> 192.0.2.64:443");
  }

  @Test
  void udpThatIsOnlyAdvisedIsJudgedApart() {
    Scene scene = Scene.listed().rules(noUdp());
    NetworkAudit audit = scene.audit();
    assertThat(scene.verdict(Samples.SIMPLIFIED)).isInstanceOf(NetworkVerdict.Permitted.class);
    NetworkFlow udp =
        audit.flows().stream().filter(it -> it.flow().advisory()).findFirst().orElseThrow();
    assertThat(udp.flow().endpoint().id()).isEqualTo(Samples.SIMPLIFIED);
    assertThat(udp.flow().protocol()).isEqualTo(Protocol.UDP);
    Blocker blocker = blocker(udp.verdict());
    assertThat(Samples.text(blocker.rule())).isEqualTo("SUBNET_NSG nsg-render/NoUdp 100");
    assertThat(blocker.share()).isEqualTo(1);
    assertThat(blocker.witness().packet()).hasToString("UDP 10.1.0.4:49152 -> 203.0.113.1:443");
  }

  @Test
  void flowsComeInTheOrderOfTheEndpointsWithTheAdvisoryProtocolLast() {
    assertThat(Scene.listed().audit().flows())
        .extracting(
            it ->
                it.flow().endpoint().id() + " " + it.flow().protocol() + " " + it.flow().advisory())
        .containsExactly(
            "classic-node-management-inbound TCP false",
            "classic-storage-outbound TCP false",
            "classic-batch-outbound TCP false",
            "simplified-node-management-outbound TCP false",
            "simplified-node-management-outbound UDP true");
  }

  private static SecurityRule noUdp() {
    return SecurityRule.builder()
        .from(Samples.outbound("NoUdp", 100, RuleAction.DENY, "*"))
        .protocols(ProtocolSet.of(Protocol.UDP))
        .build();
  }

  private static HostFirewall.Rule rule(
      String name, Direction direction, RuleAction action, String remote) {
    return new HostFirewall.Rule(
        name, direction, action, ProtocolSet.ALL, set(remote), PortSet.ALL);
  }

  private static Scene declared(
      Scene scene, RuleAction inbound, RuleAction outbound, HostFirewall.Rule... rules) {
    HostFirewall firewall = new HostFirewall(inbound, outbound, ImmutableList.copyOf(rules));
    return scene.network(it -> it.putHostFirewalls(new PoolKey("Render", "Frames"), firewall));
  }
}
