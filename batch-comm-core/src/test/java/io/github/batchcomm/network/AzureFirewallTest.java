package io.github.batchcomm.network;

import static io.github.batchcomm.model.FirewallAction.ALLOW;
import static io.github.batchcomm.model.FirewallAction.DENY;
import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocked;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Samples.CLASSIC_STORAGE;
import static io.github.batchcomm.network.Samples.SIMPLIFIED;
import static io.github.batchcomm.network.Samples.callsTo;
import static io.github.batchcomm.network.Samples.ipGroup;
import static io.github.batchcomm.network.Samples.networkId;
import static io.github.batchcomm.network.Samples.set;
import static io.github.batchcomm.network.Samples.toAppliance;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRule.ApplicationProtocol;
import io.github.batchcomm.model.FirewallRule.ApplicationProtocolType;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.IpGroup;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ThreatIntelligenceMode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an Azure Firewall at the end of a default route does, by rules of its own. */
class AzureFirewallTest {
  private static final String ON_THE_WAY =
      "SUBNET_NSG nodes/no network security group default, ROUTE rt-render/tunnel, ";
  private static final String EGRESS = ", ROUTE vnet-render/system route: internet default";
  private static final String ACCESS = EGRESS + ", ACCOUNT_ACCESS render/publicNetworkAccess";
  private static final String TO_BATCH = "TCP 10.1.0.4:49152 -> 203.0.113.1:443";
  private static final FirewallRule BATCH_BY_TAG =
      network("Batch", RuleAddresses.ANY, RuleAddresses.parse("BatchNodeManagement.WestEurope"));

  @Nested
  class NetworkRules {

    @Test
    void allowByAServiceTagAsDestination() {
      assertThat(permittedBy(by(collection(200, ALLOW, BATCH_BY_TAG)).verdict(SIMPLIFIED)))
          .containsExactly(ON_THE_WAY + "FIREWALL fw-hub/Batch 200" + ACCESS);
    }

    @Test
    void denyWhatNoneOfThemAllows() {
      assertBlocker(
          blocker(by().verdict(SIMPLIFIED)),
          "FIREWALL fw-hub/no rule allows it default",
          callsTo("203.0.113.0/24"),
          1,
          TO_BATCH);
      assertThat(
              Samples.text(
                  blocker(by(collection(200, ALLOW, BATCH_BY_TAG)).verdict(CLASSIC_STORAGE))
                      .rule()))
          .isEqualTo("FIREWALL fw-hub/no rule allows it default");
    }

    @Test
    void matchNoServiceTagAsSource() {
      FirewallRule rule =
          network("ByTag", RuleAddresses.parse("VirtualNetwork"), RuleAddresses.ANY);
      assertThat(Samples.text(blocker(by(collection(200, ALLOW, rule)).verdict(SIMPLIFIED)).rule()))
          .isEqualTo("FIREWALL fw-hub/no rule allows it default");
    }

    @Test
    void areAskedByThePriorityOfTheirCollections() {
      FirewallRule deny = network("NoBatch", RuleAddresses.ANY, RuleAddresses.ANY);
      assertThat(
              Samples.text(
                  blocker(
                          by(collection(300, ALLOW, BATCH_BY_TAG), collection(200, DENY, deny))
                              .verdict(SIMPLIFIED))
                      .rule()))
          .isEqualTo("FIREWALL fw-hub/NoBatch 200");
    }

    @Test
    void ofOneCollectionAreAskedFromTheTop() {
      FirewallRule again = network("Again", RuleAddresses.ANY, RuleAddresses.ANY);
      assertThat(permittedBy(by(collection(200, ALLOW, again, BATCH_BY_TAG)).verdict(SIMPLIFIED)))
          .containsExactly(ON_THE_WAY + "FIREWALL fw-hub/Again 200" + ACCESS);
    }

    @Test
    void ofTcpAndUdpAllowTheAdvisoryUdpToo() {
      Scene scene = by(collection(200, ALLOW, BATCH_BY_TAG));
      assertThat(udp(scene)).isInstanceOf(NetworkVerdict.Permitted.class);
      FirewallRule tcp =
          new FirewallRule.Network(
              "Tcp",
              ProtocolSet.of(Protocol.TCP),
              RuleAddresses.ANY,
              RuleAddresses.ANY,
              ImmutableSet.of(),
              PortSet.of(443));
      Scene onlyTcp = by(collection(200, ALLOW, tcp));
      assertThat(onlyTcp.verdict(SIMPLIFIED)).isInstanceOf(NetworkVerdict.Permitted.class);
      Blocker blocker = blocker(udp(onlyTcp));
      assertThat(Samples.text(blocker.rule()))
          .isEqualTo("FIREWALL fw-hub/no rule allows it default");
      assertThat(blocker.witness().packet()).hasToString("UDP 10.1.0.4:49152 -> 203.0.113.1:443");
    }

    @Test
    void matchByTheNamesOfHostsTheyLookUp() {
      assertThat(
              permittedBy(
                  by(collection(200, ALLOW, byHost(Samples.NODE_MANAGEMENT))).verdict(SIMPLIFIED)))
          .containsExactly(ON_THE_WAY + "FIREWALL fw-hub/ByHost 200" + ACCESS);
    }

    @Test
    void areNotKnownToMatchByAPatternWhichHasNoAddresses() {
      MissingFact missing =
          missing(
              by(collection(200, ALLOW, byHost(new HostName("*.service.batch.azure.com"))))
                  .verdict(SIMPLIFIED));
      assertThat(missing.layer()).isEqualTo(Layer.FIREWALL);
      assertThat(missing.what())
          .contains("rule ByHost")
          .contains("*.service.batch.azure.com")
          .contains("fw-hub");
    }

    private FirewallRule byHost(HostName host) {
      return new FirewallRule.Network(
          "ByHost",
          ProtocolSet.of(Protocol.TCP),
          RuleAddresses.ANY,
          RuleAddresses.NONE,
          ImmutableSet.of(host),
          PortSet.of(443));
    }

    private NetworkVerdict udp(Scene scene) {
      return scene.audit().flows().stream()
          .filter(it -> it.flow().endpoint().id().equals(SIMPLIFIED) && it.flow().advisory())
          .findFirst()
          .orElseThrow()
          .verdict();
    }
  }

  @Nested
  class IpGroups {
    private final RuleAddresses nodes = ipGroup("nodes");

    @Test
    void thatAreKnownHoldTheirAddresses() {
      Scene scene =
          by(collection(200, ALLOW, network("Batch", nodes, RuleAddresses.ANY)))
              .network(
                  it ->
                      it.addIpGroups(new IpGroup(networkId("ipGroups/NODES"), set("10.1.0.0/24"))));
      assertThat(permittedBy(scene.verdict(SIMPLIFIED)))
          .containsExactly(ON_THE_WAY + "FIREWALL fw-hub/Batch 200" + ACCESS);
    }

    @Test
    void thatAreNotKnownAreAskedFor() {
      MissingFact expected =
          new MissingFact(
              Layer.FIREWALL,
              "The addresses of IP group nodes are not known.",
              "Export it with 'az network ip-group show'.");
      assertThat(
              missing(
                  by(collection(200, ALLOW, network("Batch", nodes, RuleAddresses.ANY)))
                      .verdict(SIMPLIFIED)))
          .isEqualTo(expected);
      assertThat(
              missing(
                  by(collection(200, ALLOW, network("Batch", RuleAddresses.ANY, nodes)))
                      .verdict(SIMPLIFIED)))
          .isEqualTo(expected);
    }

    @Test
    void thatAreNotKnownAreAskedForByApplicationRulesToo() {
      FirewallRule rule = application("Batch", nodes, ImmutableSet.of(), true);
      assertThat(missing(by(collection(200, ALLOW, rule)).verdict(SIMPLIFIED)).what())
          .isEqualTo("The addresses of IP group nodes are not known.");
    }
  }

  @Nested
  class ApplicationRules {

    @Test
    void allowTheHostOfNodeManagementOnAnAssumption() {
      NetworkVerdict verdict = allowing("*.westeurope.service.batch.azure.com").verdict(SIMPLIFIED);
      assertThat(permittedBy(verdict))
          .containsExactly(ON_THE_WAY + "FIREWALL fw-hub/Web 300" + ACCESS);
      assertThat(permitted(verdict).assumptions())
          .containsExactly(
              new Assumption(
                  Layer.FIREWALL,
                  "Nodes indicate the server's name when they open TLS connections, as application"
                      + " rules ask for."));
    }

    @Test
    void ofTheAccountsOwnNamesDoNotHoldNodeManagement() {
      assertThat(
              Samples.text(
                  blocker(allowing("*.westeurope.batch.azure.com").verdict(SIMPLIFIED)).rule()))
          .isEqualTo("FIREWALL fw-hub/no rule allows it default");
    }

    @Test
    void ofAllThreeKindsOfStorageAllowStorage() {
      assertThat(
              permittedBy(
                  allowing(
                          "*.blob.core.windows.net",
                          "*.queue.core.windows.net",
                          "*.table.core.windows.net")
                      .verdict(CLASSIC_STORAGE)))
          .containsExactly(ON_THE_WAY + "FIREWALL fw-hub/Web 300" + EGRESS);
    }

    @Test
    void ofOtherNamesSayWhichHostTheyLeaveOut() {
      assertThat(blocker(allowing("*.westeurope.batch.azure.com").verdict(SIMPLIFIED)).reason())
          .isEqualTo("denies connections to " + Samples.NODE_MANAGEMENT);
    }

    @Test
    void ofAPatternWithoutADotHoldEveryNameThatEndsSo() {
      assertThat(permittedBy(allowing("*Azure.com").verdict(SIMPLIFIED)))
          .containsExactly(ON_THE_WAY + "FIREWALL fw-hub/Web 300" + ACCESS);
    }

    @Test
    void ofAPatternWithoutADotHoldNoNameThatEndsOtherwise() {
      assertThat(Samples.text(blocker(allowing("*azure.net").verdict(SIMPLIFIED)).rule()))
          .isEqualTo("FIREWALL fw-hub/no rule allows it default");
    }

    @Test
    void ofOneKindOfStorageLeaveTheOthersOut() {
      Blocker blocker = blocker(allowing("*.blob.core.windows.net").verdict(CLASSIC_STORAGE));
      assertThat(Samples.text(blocker.rule()))
          .isEqualTo("FIREWALL fw-hub/no rule allows it default");
      assertThat(blocker.reason())
          .isEqualTo("denies connections to *.queue.core.windows.net, *.table.core.windows.net");
      assertThat(blocker.share()).isEqualTo(1);
    }

    @Test
    void ofOneKindOfStorageEachAllowStorageTogether() {
      assertThat(
              permittedBy(
                  by(collection(
                          300,
                          ALLOW,
                          toHosts("Blob", "*.blob.core.windows.net"),
                          toHosts("Rest", "*.queue.core.windows.net", "*.table.core.windows.net")))
                      .verdict(CLASSIC_STORAGE)))
          .containsExactly(
              ON_THE_WAY + "FIREWALL fw-hub/Blob 300, FIREWALL fw-hub/Rest 300" + EGRESS);
    }

    @Test
    void thatDenyOneKindOfStorageBlockStorage() {
      Blocker blocker =
          blocker(
              by(
                      collection(200, DENY, toHosts("NoQueue", "*.queue.core.windows.net")),
                      collection(300, ALLOW, toHosts("All", "*.core.windows.net")))
                  .verdict(CLASSIC_STORAGE));
      assertThat(Samples.text(blocker.rule())).isEqualTo("FIREWALL fw-hub/NoQueue 200");
      assertThat(blocker.reason()).isEqualTo("denies connections to *.queue.core.windows.net");
    }

    @Test
    void ofOneStorageAccountAreNotKnownToHoldThoseOfBatch() {
      MissingFact missing =
          missing(
              allowing(
                      "*.blob.core.windows.net",
                      "*.table.core.windows.net",
                      "st1.queue.core.windows.net")
                  .verdict(CLASSIC_STORAGE));
      assertThat(missing.what()).contains("Storage.WestEurope");
    }

    @Test
    void areNotNeededForWhatANetworkRuleAllows() {
      FirewallRule storage =
          network("Storage", RuleAddresses.ANY, RuleAddresses.parse("Storage.WestEurope"));
      assertThat(
              permittedBy(
                  by(
                          collection(200, ALLOW, storage),
                          collection(300, ALLOW, toHosts("Blob", "*.blob.core.windows.net")))
                      .verdict(CLASSIC_STORAGE)))
          .containsExactly(ON_THE_WAY + "FIREWALL fw-hub/Storage 200" + EGRESS);
    }

    @Test
    void ofFqdnTagsMayHoldHostsOfStorage() {
      FirewallRule tag =
          new FirewallRule.Application(
              "Backup",
              HTTPS,
              RuleAddresses.ANY,
              ImmutableSet.of(),
              false,
              ImmutableSet.of("AzureBackup"),
              ImmutableSet.of(),
              ImmutableSet.of(),
              false);
      assertThat(missing(by(collection(300, ALLOW, tag)).verdict(CLASSIC_STORAGE)).layer())
          .isEqualTo(Layer.FIREWALL);
    }

    private FirewallRule toHosts(String name, String... hosts) {
      return application(
          name,
          RuleAddresses.ANY,
          Stream.of(hosts).map(HostName::new).collect(ImmutableSet.toImmutableSet()),
          false);
    }

    @Test
    void ofOneHostAreNotKnownToHoldAnAccountsWhoseNameIsNotKnown() {
      Scene scene =
          allowing("11111111.westeurope.service.batch.azure.com")
              .account(it -> it.nodeManagementEndpoint(Optional.empty()));
      MissingFact missing = missing(scene.verdict(SIMPLIFIED));
      assertThat(missing.layer()).isEqualTo(Layer.FIREWALL);
      assertThat(missing.settledBy()).contains("nodeManagementEndpoint");
    }

    @Test
    void areAskedAfterEveryNetworkRule() {
      FirewallRule deny = network("NoBatch", RuleAddresses.ANY, RuleAddresses.ANY);
      FirewallRule web = application("Web", RuleAddresses.ANY, ImmutableSet.of(), true);
      assertThat(
              Samples.text(
                  blocker(
                          by(collection(100, ALLOW, web), collection(500, DENY, deny))
                              .verdict(SIMPLIFIED))
                      .rule()))
          .isEqualTo("FIREWALL fw-hub/NoBatch 500");
    }

    @Test
    void ofPlainHttpDoNotMatchWhatNodesEncrypt() {
      FirewallRule http =
          toAnyHost(
              "Http",
              ImmutableSet.of(new ApplicationProtocol(ApplicationProtocolType.HTTP, 443)),
              false);
      assertThat(Samples.text(blocker(by(collection(300, ALLOW, http)).verdict(SIMPLIFIED)).rule()))
          .isEqualTo("FIREWALL fw-hub/no rule allows it default");
    }

    @Test
    void thatReadWithinTlsAreUndetermined() {
      FirewallRule reading = toAnyHost("Reading", HTTPS, true);
      MissingFact missing = missing(by(collection(300, ALLOW, reading)).verdict(SIMPLIFIED));
      assertThat(missing.layer()).isEqualTo(Layer.FIREWALL);
      assertThat(missing.what()).contains("Reading reads within TLS");
    }

    @Test
    void ofWebCategoriesAreUndeterminedAndSaySo() {
      FirewallRule category =
          new FirewallRule.Application(
              "Category",
              HTTPS,
              RuleAddresses.ANY,
              ImmutableSet.of(),
              false,
              ImmutableSet.of(),
              ImmutableSet.of("computersandtechnology"),
              ImmutableSet.of(),
              false);
      MissingFact missing = missing(by(collection(300, ALLOW, category)).verdict(SIMPLIFIED));
      assertThat(missing.layer()).isEqualTo(Layer.FIREWALL);
    }

    @Test
    void ofFqdnTagsHoldNoHostOfBatch() {
      FirewallRule tag =
          new FirewallRule.Application(
              "Updates",
              HTTPS,
              RuleAddresses.ANY,
              ImmutableSet.of(),
              false,
              ImmutableSet.of("WindowsUpdate"),
              ImmutableSet.of(),
              ImmutableSet.of(),
              false);
      assertThat(Samples.text(blocker(by(collection(300, ALLOW, tag)).verdict(SIMPLIFIED)).rule()))
          .isEqualTo("FIREWALL fw-hub/no rule allows it default");
    }

    private Scene allowing(String... hosts) {
      ImmutableSet<HostName> names =
          Stream.of(hosts).map(HostName::new).collect(ImmutableSet.toImmutableSet());
      return by(collection(300, ALLOW, application("Web", RuleAddresses.ANY, names, false)));
    }
  }

  @Nested
  class ThreatIntelligence {

    @Test
    void thatDropsIsAssumedNotToKnowBatchAsMalicious() {
      NetworkVerdict verdict = withMode(ThreatIntelligenceMode.DENY).verdict(SIMPLIFIED);
      assertThat(permittedBy(verdict))
          .containsExactly(ON_THE_WAY + "FIREWALL fw-hub/Batch 200" + ACCESS);
      assertThat(permitted(verdict).assumptions())
          .containsExactly(
              new Assumption(
                  Layer.FIREWALL,
                  "Azure Firewall fw-hub drops what Microsoft knows as malicious before any rule is"
                      + " asked; BatchNodeManagement.WestEurope is taken not to be."));
    }

    @Test
    void thatReportsOrIsOffNeedsNoAssumption() {
      for (ThreatIntelligenceMode mode :
          ImmutableList.of(ThreatIntelligenceMode.ALERT, ThreatIntelligenceMode.OFF)) {
        assertThat(permitted(withMode(mode).verdict(SIMPLIFIED)).assumptions()).isEmpty();
      }
    }

    @Test
    void ofAModeThatIsNotKnownMayDrop() {
      assertThat(
              permitted(withMode(ThreatIntelligenceMode.UNKNOWN).verdict(SIMPLIFIED)).assumptions())
          .singleElement()
          .satisfies(
              it ->
                  assertThat(it.text())
                      .contains("whose threat intelligence mode is not known, may drop"));
    }

    @Test
    void makesNoDifferenceToWhatNoRuleAllows() {
      Scene scene = withMode(ThreatIntelligenceMode.DENY);
      assertThat(Samples.text(blocker(scene.verdict(CLASSIC_STORAGE)).rule()))
          .isEqualTo("FIREWALL fw-hub/no rule allows it default");
      assertThat(blocked(scene.verdict(CLASSIC_STORAGE)).assumptions()).isEmpty();
    }

    private Scene withMode(ThreatIntelligenceMode mode) {
      return by(it -> it.threatIntelligence(mode), collection(200, ALLOW, BATCH_BY_TAG));
    }
  }

  private static final ImmutableSet<ApplicationProtocol> HTTPS =
      ImmutableSet.of(new ApplicationProtocol(ApplicationProtocolType.HTTPS, 443));

  private static Scene by(FirewallRuleCollection... collections) {
    return by(it -> it.threatIntelligence(ThreatIntelligenceMode.ALERT), collections);
  }

  private static Scene by(
      UnaryOperator<AzureFirewall.Builder> change, FirewallRuleCollection... collections) {
    AzureFirewall firewall =
        change
            .apply(Samples.firewall())
            .policy(Presence.none())
            .addRuleCollections(collections)
            .build();
    return Scene.listed()
        .network(it -> it.addAzureFirewalls(firewall))
        .routes(toAppliance("tunnel", "0.0.0.0/0", "10.1.9.4"));
  }

  private static FirewallRuleCollection collection(
      int priority, FirewallAction action, FirewallRule... rules) {
    return new FirewallRuleCollection(
        "collection-" + priority, priority, action, ImmutableList.copyOf(rules));
  }

  private static FirewallRule network(
      String name, RuleAddresses sources, RuleAddresses destinations) {
    return new FirewallRule.Network(
        name,
        ProtocolSet.of(Protocol.TCP, Protocol.UDP),
        sources,
        destinations,
        ImmutableSet.of(),
        PortSet.of(443));
  }

  private static FirewallRule application(
      String name, RuleAddresses sources, ImmutableSet<HostName> hosts, boolean anyHost) {
    return new FirewallRule.Application(
        name,
        HTTPS,
        sources,
        hosts,
        anyHost,
        ImmutableSet.of(),
        ImmutableSet.of(),
        ImmutableSet.of(),
        false);
  }

  private static FirewallRule toAnyHost(
      String name, ImmutableSet<ApplicationProtocol> protocols, boolean terminatesTls) {
    return new FirewallRule.Application(
        name,
        protocols,
        RuleAddresses.ANY,
        ImmutableSet.of(),
        true,
        ImmutableSet.of(),
        ImmutableSet.of(),
        ImmutableSet.of(),
        terminatesTls);
  }
}
