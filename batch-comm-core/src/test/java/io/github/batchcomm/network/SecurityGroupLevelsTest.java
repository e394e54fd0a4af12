package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocked;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Found.rules;
import static io.github.batchcomm.network.Found.undetermined;
import static io.github.batchcomm.network.Samples.CLASSIC_IN;
import static io.github.batchcomm.network.Samples.CLASSIC_STORAGE;
import static io.github.batchcomm.network.Samples.callsTo;
import static io.github.batchcomm.network.Samples.inbound;
import static io.github.batchcomm.network.Samples.networkId;
import static io.github.batchcomm.network.Samples.outbound;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityGroup.Level;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.SecurityRule;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where lists of security rules stand, and in which order packets meet them. */
class SecurityGroupLevelsTest {
  private static final String ROUTE = "ROUTE vnet-render/system route: internet default";
  private static final String TO_STORAGE = "TCP 10.1.0.4:49152 -> 192.0.2.1:443";
  private static final SecurityRule DENY_STORAGE =
      outbound("DenyStorage", 200, RuleAction.DENY, "Storage.WestEurope");
  private static final SecurityRule ALLOW_STORAGE =
      outbound("AllowStorage", 210, RuleAction.ALLOW, "Storage.WestEurope");
  private static final SecurityRule REST = outbound("Rest", 300, RuleAction.ALLOW, "*");

  @Nested
  class OnSubnetAndInterface {

    @Test
    void bothMustAllow() {
      assertThat(
              permittedBy(
                  Scene.listed()
                      .rules(ALLOW_STORAGE)
                      .network(it -> it.addEffectiveSecurityRules(onInterface(ALLOW_STORAGE)))
                      .verdict(CLASSIC_STORAGE)))
          .containsExactly(
              "NIC_NSG nsg-nic/AllowStorage 210, SUBNET_NSG nsg-render/AllowStorage 210, " + ROUTE);
    }

    @Test
    void thatOnTheInterfaceBlocksWhatTheSubnetAllows() {
      assertBlocker(
          blocker(
              Scene.listed()
                  .rules(ALLOW_STORAGE)
                  .network(it -> it.addEffectiveSecurityRules(onInterface(DENY_STORAGE)))
                  .verdict(CLASSIC_STORAGE)),
          "NIC_NSG nsg-nic/DenyStorage 200",
          callsTo("192.0.2.0/25"),
          1,
          TO_STORAGE);
    }

    @Test
    void callsOfNodesMeetTheInterfaceFirst() {
      assertThat(
              rules(
                  blocked(
                          Scene.listed()
                              .rules(DENY_STORAGE)
                              .network(
                                  it ->
                                      it.addEffectiveSecurityRules(
                                          agreeing(onInterface(DENY_STORAGE), DENY_STORAGE)))
                              .verdict(CLASSIC_STORAGE))
                      .blockers()))
          .containsExactly(
              "NIC_NSG nsg-nic/DenyStorage 200", "SUBNET_NSG nsg-render/DenyStorage 200");
    }

    @Test
    void callsToNodesMeetTheSubnetFirst() {
      SecurityRule deny = inbound("DenyBatch", 200, RuleAction.DENY, "BatchNodeManagement");
      assertThat(
              rules(
                  blocked(
                          Scene.listed()
                              .rules(deny)
                              .network(
                                  it ->
                                      it.addEffectiveSecurityRules(
                                          agreeing(onInterface(deny), deny)))
                              .verdict(CLASSIC_IN))
                      .blockers()))
          .containsExactly("SUBNET_NSG nsg-render/DenyBatch 200", "NIC_NSG nsg-nic/DenyBatch 200");
    }

    @Test
    void whatNoShownRuleMatchesIsDenied() {
      assertThat(
              Samples.text(
                  blocker(
                          Scene.listed()
                              .network(it -> it.addEffectiveSecurityRules(onInterface()))
                              .verdict(CLASSIC_STORAGE))
                      .rule()))
          .isEqualTo("NIC_NSG nsg-nic/no rule matches default");
    }

    @Test
    void theEffectiveRulesOfTheSubnetStandInForADocumentThatIsNotThere() {
      Scene scene =
          Scene.listed()
              .subnet(it -> it.networkSecurityGroup(Presence.unknown()))
              .network(
                  it ->
                      it.addEffectiveSecurityRules(
                          effective(
                              EffectiveSecurityGroup.of(
                                  Optional.of(Samples.NSG),
                                  Level.SUBNET,
                                  Optional.of(Samples.SUBNET),
                                  ImmutableList.of(DENY_STORAGE)))));
      assertBlocker(
          blocker(scene.verdict(CLASSIC_STORAGE)),
          "SUBNET_NSG nsg-render/DenyStorage 200",
          callsTo("192.0.2.0/25"),
          1,
          TO_STORAGE);
    }

    @Test
    void effectiveRulesThatDenyWhatTheGroupAllowsLeaveItOpen() {
      assertContradiction(Scene.listed().rules(ALLOW_STORAGE).network(shown(DENY_STORAGE)));
    }

    @Test
    void effectiveRulesThatAllowWhatTheGroupDeniesLeaveItOpen() {
      assertContradiction(Scene.listed().rules(DENY_STORAGE).network(shown(ALLOW_STORAGE)));
    }

    @Test
    void effectiveRulesThatDenyWhereNoGroupIsShownLeaveItOpen() {
      assertContradiction(Scene.listed().network(shown(DENY_STORAGE)));
    }

    @Test
    void effectiveRulesThatAgreeWithTheGroupChangeNothing() {
      assertThat(
              permittedBy(
                  Scene.listed()
                      .rules(ALLOW_STORAGE)
                      .network(shown(ALLOW_STORAGE))
                      .verdict(CLASSIC_STORAGE)))
          .containsExactly("SUBNET_NSG nsg-render/AllowStorage 210, " + ROUTE);
      assertBlocker(
          blocker(
              Scene.listed()
                  .rules(DENY_STORAGE)
                  .network(shown(DENY_STORAGE))
                  .verdict(CLASSIC_STORAGE)),
          "SUBNET_NSG nsg-render/DenyStorage 200",
          callsTo("192.0.2.0/25"),
          1,
          TO_STORAGE);
    }

    /** The tag is not listed, so that the group alone decides nothing about storage. */
    @Test
    void effectiveRulesDecideWhatATagInTheGroupLeavesOpen() {
      Scene group =
          Scene.listed().rules(outbound("NoMonitor", 200, RuleAction.DENY, "AzureMonitor"), REST);
      assertThat(undetermined(group.verdict(CLASSIC_STORAGE)).blockers()).isEmpty();
      assertBlocker(
          blocker(
              group
                  .network(shown(outbound("NoMonitor", 200, RuleAction.DENY, "192.0.2.0/24"), REST))
                  .verdict(CLASSIC_STORAGE)),
          "SUBNET_NSG nsg-render/NoMonitor 200",
          callsTo("192.0.2.0/25"),
          1,
          TO_STORAGE);
      Scene permitting =
          group.network(shown(outbound("NoMonitor", 200, RuleAction.DENY, "203.0.113.0/24"), REST));
      NetworkVerdict.Permitted verdict = permitted(permitting.verdict(CLASSIC_STORAGE));
      assertThat(permittedBy(verdict)).containsExactly("SUBNET_NSG nsg-render/Rest 300, " + ROUTE);
      assertThat(permitting.check(verdict.proof())).isEmpty();
      assertThat(group.check(verdict.proof()))
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains("NoMonitor");
    }

    @Test
    void effectiveRulesDecideAPartAndLeaveTheRestToTheTag() {
      SecurityRule noMonitor = outbound("NoMonitor", 200, RuleAction.DENY, "AzureMonitor");
      SecurityRule half = outbound("Half", 100, RuleAction.DENY, "192.0.2.0/26");
      NetworkVerdict.Blocked verdict =
          blocked(
              Scene.listed()
                  .rules(noMonitor, REST)
                  .network(shown(half, noMonitor, REST))
                  .verdict(CLASSIC_STORAGE));
      assertThat(verdict.missing()).hasSize(1);
      assertBlocker(
          verdict.blockers().get(0),
          "SUBNET_NSG nsg-render/Half 100",
          callsTo("192.0.2.0/26"),
          0.5,
          TO_STORAGE);
    }

    @Test
    void effectiveRulesOfAnotherGroupDecideNothing() {
      Scene scene =
          Scene.listed()
              .rules(outbound("NoMonitor", 200, RuleAction.DENY, "AzureMonitor"), REST)
              .network(
                  it ->
                      it.addEffectiveSecurityRules(
                          effective(
                              EffectiveSecurityGroup.of(
                                  Optional.of(networkId("networkSecurityGroups/nsg-other")),
                                  Level.SUBNET,
                                  Optional.of(Samples.SUBNET),
                                  ImmutableList.of(REST)))));
      assertThat(undetermined(scene.verdict(CLASSIC_STORAGE)).missing()).isNotEmpty();
    }

    @Test
    void effectiveRulesThatContradictTheGroupDecideNothingElseEither() {
      SecurityRule half = outbound("Half", 100, RuleAction.DENY, "192.0.2.0/26");
      SecurityRule noMonitor = outbound("NoMonitor", 200, RuleAction.DENY, "AzureMonitor");
      Scene scene = Scene.listed().rules(half, noMonitor, REST).network(shown(REST));
      assertThat(undetermined(scene.verdict(CLASSIC_STORAGE)).missing()).hasSize(2);
    }

    @Test
    void aContradictionAboutAPartLeavesOnlyThatOpen() {
      SecurityRule denyHalf = outbound("DenyHalf", 200, RuleAction.DENY, "192.0.2.0/26");
      NetworkVerdict.Undetermined verdict =
          undetermined(
              Scene.listed()
                  .rules(ALLOW_STORAGE)
                  .network(shown(denyHalf, ALLOW_STORAGE))
                  .verdict(CLASSIC_STORAGE));
      assertThat(verdict.blockers()).isEmpty();
      assertThat(verdict.missing()).hasSize(1);
    }

    private void assertContradiction(Scene scene) {
      NetworkVerdict.Undetermined verdict = undetermined(scene.verdict(CLASSIC_STORAGE));
      assertThat(verdict.blockers()).isEmpty();
      assertThat(verdict.missing())
          .extracting(MissingFact::what)
          .containsExactly(
              "Effective rules of subnet nodes show another fate of some packets than the virtual"
                  + " network and the network security group.");
      assertThat(verdict.assumptions())
          .extracting(Assumption::text)
          .containsExactly(
              "Of the documents that contradict each other about the rules on subnet nodes, none is"
                  + " preferred.");
    }

    private UnaryOperator<Network.Builder> shown(SecurityRule... rules) {
      return it ->
          it.addEffectiveSecurityRules(
              effective(
                  EffectiveSecurityGroup.of(
                      Optional.of(Samples.NSG),
                      Level.SUBNET,
                      Optional.of(Samples.SUBNET),
                      ImmutableList.copyOf(rules))));
    }

    private EffectiveSecurityRules onInterface(SecurityRule... rules) {
      return effective(
          EffectiveSecurityGroup.of(
              Optional.of(networkId("networkSecurityGroups/nsg-nic")),
              Level.NETWORK_INTERFACE,
              Optional.empty(),
              ImmutableList.copyOf(rules)));
    }
  }

  @Nested
  class AdminRules {
    private static final ResourceId MANAGER = networkId("networkManagers/avnm");

    @Test
    void thatDenyBlockBeforeEveryGroup() {
      assertBlocker(
          blocker(managed(RuleAction.DENY, ALLOW_STORAGE).verdict(CLASSIC_STORAGE)),
          "ADMIN_RULES avnm/Central 10",
          callsTo("192.0.2.0/25"),
          1,
          TO_STORAGE);
    }

    @Test
    void thatAllowLeaveItToTheGroup() {
      assertBlocker(
          blocker(managed(RuleAction.ALLOW, DENY_STORAGE).verdict(CLASSIC_STORAGE)),
          "SUBNET_NSG nsg-render/DenyStorage 200",
          callsTo("192.0.2.0/25"),
          1,
          TO_STORAGE);
    }

    @Test
    void thatAlwaysAllowSkipTheGroup() {
      assertThat(
              permittedBy(managed(RuleAction.ALWAYS_ALLOW, DENY_STORAGE).verdict(CLASSIC_STORAGE)))
          .containsExactly("ADMIN_RULES avnm/Central 10, " + ROUTE);
    }

    @Test
    void thatAlwaysAllowSkipTheSubnetWithoutGroupToo() {
      SecurityRule always = outbound("Central", 10, RuleAction.ALWAYS_ALLOW, "Storage.WestEurope");
      Scene scene =
          Scene.listed().network(it -> it.addEffectiveSecurityRules(effective(manager(always))));
      NetworkVerdict verdict = scene.verdict(CLASSIC_STORAGE);
      assertThat(permittedBy(verdict)).containsExactly("ADMIN_RULES avnm/Central 10, " + ROUTE);
      assertThat(scene.check(permitted(verdict).proof())).isEmpty();
    }

    @Test
    void thatMayAlwaysAllowLeaveOpenWhatTheGroupStops() {
      SecurityRule always =
          SecurityRule.builder()
              .from(outbound("Central", 10, RuleAction.ALWAYS_ALLOW, "*"))
              .destinations(Samples.ipGroup("unheard"))
              .build();
      Scene scene =
          Scene.listed()
              .rules(DENY_STORAGE)
              .network(
                  it ->
                      it.addEffectiveSecurityRules(
                          agreeing(effective(manager(always)), DENY_STORAGE)));
      NetworkVerdict.Undetermined verdict = undetermined(scene.verdict(CLASSIC_STORAGE));
      assertThat(verdict.missing())
          .contains(
              new MissingFact(
                  Layer.ADMIN_RULES,
                  "The addresses of IP group unheard are not known.",
                  "Export it with 'az network ip-group show'."));
    }

    @Test
    void thatMatchNothingLeaveItToTheGroup() {
      SecurityRule other = outbound("Other", 10, RuleAction.DENY, "BatchNodeManagement");
      assertThat(
              permittedBy(
                  Scene.listed()
                      .rules(ALLOW_STORAGE)
                      .network(it -> it.addEffectiveSecurityRules(effective(manager(other))))
                      .verdict(CLASSIC_STORAGE)))
          .containsExactly(
              "ADMIN_RULES avnm/no rule matches default, SUBNET_NSG nsg-render/AllowStorage 210, "
                  + ROUTE);
    }

    @Test
    void ofASecondManagerDenyToo() {
      SecurityRule other = outbound("Other", 10, RuleAction.DENY, "BatchNodeManagement");
      SecurityRule central = outbound("Central", 10, RuleAction.DENY, "Storage.WestEurope");
      Scene scene =
          Scene.listed()
              .network(
                  it ->
                      it.addEffectiveSecurityRules(
                          effective(
                              manager(other),
                              EffectiveSecurityGroup.of(
                                  Optional.empty(),
                                  Level.NETWORK_MANAGER,
                                  Optional.of(networkId("networkManagers/avnm-2")),
                                  ImmutableList.of(central)))));
      assertBlocker(
          blocker(scene.verdict(CLASSIC_STORAGE)),
          "ADMIN_RULES avnm-2/Central 10",
          callsTo("192.0.2.0/25"),
          1,
          TO_STORAGE);
    }

    private Scene managed(RuleAction action, SecurityRule own) {
      SecurityRule rule = outbound("Central", 10, action, "Storage.WestEurope");
      return Scene.listed()
          .rules(own)
          .network(it -> it.addEffectiveSecurityRules(agreeing(effective(manager(rule)), own)));
    }

    private EffectiveSecurityGroup manager(SecurityRule... rules) {
      return EffectiveSecurityGroup.of(
          Optional.empty(),
          Level.NETWORK_MANAGER,
          Optional.of(MANAGER),
          ImmutableList.copyOf(rules));
    }
  }

  @Nested
  class SeveralDocumentsOfEffectiveRules {
    private static final SecurityRule DENY_HALF =
        outbound("DenyHalf", 190, RuleAction.DENY, "192.0.2.0/26");

    @Test
    void thatShowTheSameRulesOnTwoInterfacesAreOne() {
      assertThat(
              permittedBy(
                  interfaces(onInterface("nsg-nic", ALLOW_STORAGE))
                      .network(
                          it -> it.addEffectiveSecurityRules(onInterface("nsg-nic", ALLOW_STORAGE)))
                      .verdict(CLASSIC_STORAGE)))
          .containsExactly(
              "NIC_NSG nsg-nic/AllowStorage 210, SUBNET_NSG nsg-render/AllowStorage 210, " + ROUTE);
    }

    @Test
    void permitWhatEveryInterfaceAllows() {
      NetworkVerdict verdict =
          interfaces(onInterface("nsg-1", ALLOW_STORAGE), onInterface("nsg-2", ALLOW_STORAGE))
              .verdict(CLASSIC_STORAGE);
      assertThat(permittedBy(verdict))
          .containsExactly(
              "NIC_NSG nsg-1/AllowStorage 210, SUBNET_NSG nsg-render/AllowStorage 210, " + ROUTE);
    }

    @Test
    void blockWhatEveryInterfaceDenies() {
      assertBlocker(
          blocker(
              interfaces(onInterface("nsg-1", DENY_STORAGE), onInterface("nsg-2", DENY_STORAGE))
                  .verdict(CLASSIC_STORAGE)),
          "NIC_NSG nsg-1/DenyStorage 200",
          callsTo("192.0.2.0/25"),
          1,
          TO_STORAGE);
    }

    @Test
    void leaveOpenWhatSomeInterfacesDenyInAnyOrder() {
      EffectiveSecurityRules some = onInterface("nsg-1", DENY_HALF, ALLOW_STORAGE);
      EffectiveSecurityRules all = onInterface("nsg-2", ALLOW_STORAGE);
      MissingFact expected =
          new MissingFact(
              Layer.NIC_NSG,
              "The documents of effective rules show different rules on network interfaces in"
                  + " subnet nodes, and which of these interfaces are those of the pool's nodes is"
                  + " not known.",
              "Keep the documents of interfaces of the pool's nodes alone, the newest of each.");
      assertThat(missing(interfaces(some, all).verdict(CLASSIC_STORAGE))).isEqualTo(expected);
      assertThat(missing(interfaces(all, some).verdict(CLASSIC_STORAGE))).isEqualTo(expected);
    }

    @Test
    void blockThePartThatEveryInterfaceDeniesThoughTheyDiffer() {
      NetworkVerdict.Blocked verdict =
          blocked(
              interfaces(
                      onInterface("nsg-1", DENY_HALF, ALLOW_STORAGE),
                      onInterface("nsg-2", DENY_STORAGE))
                  .verdict(CLASSIC_STORAGE));
      assertBlocker(
          verdict.blockers().get(0),
          "NIC_NSG nsg-1/DenyHalf 190",
          callsTo("192.0.2.0/26"),
          0.5,
          TO_STORAGE);
      assertThat(verdict.missing()).extracting(MissingFact::layer).containsExactly(Layer.NIC_NSG);
    }

    @Test
    void leaveOpenWhatAnInterfaceDeniesWhereAnotherHasNoGroup() {
      assertThat(
              missing(
                      interfaces(onInterface("nsg-1", DENY_STORAGE), effective())
                          .verdict(CLASSIC_STORAGE))
                  .layer())
          .isEqualTo(Layer.NIC_NSG);
    }

    @Test
    void permitWhatAnInterfaceAllowsWhereAnotherHasNoGroup() {
      assertThat(
              permittedBy(
                  interfaces(effective(), onInterface("nsg-1", ALLOW_STORAGE))
                      .verdict(CLASSIC_STORAGE)))
          .containsExactly(
              "NIC_NSG nsg-1/AllowStorage 210, SUBNET_NSG nsg-render/AllowStorage 210, " + ROUTE);
    }

    @Test
    void ofOneSubnetWithDifferentRulesOnItDecideNothing() {
      Scene scene =
          Scene.listed()
              .subnet(it -> it.networkSecurityGroup(Presence.unknown()))
              .network(
                  it ->
                      it.addEffectiveSecurityRules(
                          effective(onSubnet(DENY_STORAGE)), effective(onSubnet(ALLOW_STORAGE))));
      MissingFact fact = missing(scene.verdict(CLASSIC_STORAGE));
      assertThat(fact.layer()).isEqualTo(Layer.SUBNET_NSG);
      assertThat(fact.what())
          .isEqualTo(
              "The documents of effective rules of subnet nodes show different rules on the subnet,"
                  + " and which of them apply is not known.");
    }

    @Test
    void thatDifferInTheOtherDirectionOnlyAreOne() {
      SecurityRule other = inbound("DenyIn", 100, RuleAction.DENY, "*");
      Scene scene =
          Scene.listed()
              .subnet(it -> it.networkSecurityGroup(Presence.unknown()))
              .network(
                  it ->
                      it.addEffectiveSecurityRules(
                          effective(onSubnet(ALLOW_STORAGE)),
                          effective(onSubnet(ALLOW_STORAGE, other))));
      assertThat(permittedBy(scene.verdict(CLASSIC_STORAGE)))
          .containsExactly("SUBNET_NSG nsg-render/AllowStorage 210, " + ROUTE);
    }

    @Test
    void withDifferentAdminRulesDecideNothing() {
      SecurityRule always = outbound("Central", 10, RuleAction.ALWAYS_ALLOW, "Storage.WestEurope");
      Scene scene =
          Scene.listed()
              .rules(ALLOW_STORAGE)
              .network(it -> it.addEffectiveSecurityRules(effective(managed(always)), effective()));
      MissingFact fact = missing(scene.verdict(CLASSIC_STORAGE));
      assertThat(fact.layer()).isEqualTo(Layer.ADMIN_RULES);
      assertThat(fact.what()).contains("different security admin rules");
    }

    private Scene interfaces(EffectiveSecurityRules... documents) {
      return Scene.listed()
          .rules(ALLOW_STORAGE)
          .network(it -> it.addEffectiveSecurityRules(documents));
    }

    private EffectiveSecurityRules onInterface(String group, SecurityRule... rules) {
      return effective(
          EffectiveSecurityGroup.of(
              Optional.of(networkId("networkSecurityGroups/" + group)),
              Level.NETWORK_INTERFACE,
              Optional.of(networkId("networkInterfaces/" + group)),
              ImmutableList.copyOf(rules)));
    }

    private EffectiveSecurityGroup onSubnet(SecurityRule... rules) {
      return EffectiveSecurityGroup.of(
          Optional.of(Samples.NSG),
          Level.SUBNET,
          Optional.of(Samples.SUBNET),
          ImmutableList.copyOf(rules));
    }

    private EffectiveSecurityGroup managed(SecurityRule... rules) {
      return EffectiveSecurityGroup.of(
          Optional.empty(),
          Level.NETWORK_MANAGER,
          Optional.of(networkId("networkManagers/avnm")),
          ImmutableList.copyOf(rules));
    }
  }

  @Nested
  class MissingDocuments {

    @Test
    void ofTheSubnetAreNamedWithTheVirtualNetworkThatWouldShowIt() {
      Scene scene = Scene.listed();
      NetworkVerdict verdict =
          new NetworkEvaluation(Scene.EDITION)
              .evaluate(
                  scene.account(),
                  scene.pool(),
                  Scene.endpoints(scene.account(), scene.pool()),
                  scene.rest(),
                  Scene.AS_OF)
              .verdict(CLASSIC_STORAGE)
              .orElseThrow();
      assertThat(missing(verdict))
          .isEqualTo(
              new MissingFact(
                  Layer.SUBNET_NSG,
                  "Subnet nodes of virtual network vnet-render is not among the documents.",
                  "Export the virtual network with 'az network vnet show'."));
    }

    @Test
    void ofThePoolsPlaceAskForTheWholePool() {
      Scene scene = Scene.listed().pool(it -> it.subnet(Presence.unknown()));
      assertThat(missing(scene.verdict(CLASSIC_STORAGE)))
          .isEqualTo(
              new MissingFact(
                  Layer.SUBNET_NSG,
                  "Whether the pool stands in a virtual network is not known.",
                  "Export the whole pool with its networkConfiguration."));
    }

    @Test
    void ofWhetherThereIsAGroupAskForTheVirtualNetwork() {
      Scene scene = Scene.listed().subnet(it -> it.networkSecurityGroup(Presence.unknown()));
      assertThat(missing(scene.verdict(CLASSIC_STORAGE)))
          .isEqualTo(
              new MissingFact(
                  Layer.SUBNET_NSG,
                  "Whether subnet nodes has a network security group is not known.",
                  "Export the virtual network with 'az network vnet show'."));
    }

    @Test
    void ofTheGroupAskForIt() {
      Scene scene = Scene.listed().subnet(it -> it.networkSecurityGroup(Presence.of(Samples.NSG)));
      assertThat(missing(scene.verdict(CLASSIC_STORAGE)))
          .isEqualTo(
              new MissingFact(
                  Layer.SUBNET_NSG,
                  "The rules of network security group nsg-render are not known.",
                  "Export it with 'az network nsg show'."));
    }
  }

  @Test
  void aSubnetWithoutAGroupStopsNothing() {
    assertThat(permittedBy(Scene.listed().verdict(CLASSIC_STORAGE)))
        .containsExactly("SUBNET_NSG nodes/no network security group default, " + ROUTE);
  }

  @Test
  void batchsOwnNetworkStopsNothing() {
    Scene scene = Scene.listed().pool(it -> it.subnet(Presence.none()));
    assertThat(permittedBy(scene.verdict(CLASSIC_STORAGE))).containsExactly("");
    assertThat(permittedBy(scene.verdict(CLASSIC_IN))).containsExactly("");
    assertThat(permittedBy(scene.verdict(Samples.SIMPLIFIED)))
        .containsExactly("ACCOUNT_ACCESS render/publicNetworkAccess");
  }

  /** The lists of one interface, with that of a subnet that allows everything. */
  private static EffectiveSecurityRules effective(EffectiveSecurityGroup... groups) {
    boolean namesSubnet =
        ImmutableList.copyOf(groups).stream().anyMatch(it -> it.level() == Level.SUBNET);
    EffectiveSecurityRules.Builder rules = EffectiveSecurityRules.builder().addGroups(groups);
    if (!namesSubnet) {
      rules.addGroups(
          EffectiveSecurityGroup.of(
              Optional.of(Samples.NSG),
              Level.SUBNET,
              Optional.of(Samples.SUBNET),
              ImmutableList.of(
                  outbound("AllowOut", 4000, RuleAction.ALLOW, "*"),
                  inbound("AllowIn", 4000, RuleAction.ALLOW, "*"))));
    }
    return rules.build();
  }

  /** The same lists, where that of the subnet has the rules that its group has. */
  private static EffectiveSecurityRules agreeing(
      EffectiveSecurityRules shown, SecurityRule... rules) {
    return EffectiveSecurityRules.builder()
        .addAllGroups(shown.groups().stream().filter(it -> it.level() != Level.SUBNET).toList())
        .addGroups(
            EffectiveSecurityGroup.of(
                Optional.of(Samples.NSG),
                Level.SUBNET,
                Optional.of(Samples.SUBNET),
                ImmutableList.copyOf(rules)))
        .build();
  }
}
