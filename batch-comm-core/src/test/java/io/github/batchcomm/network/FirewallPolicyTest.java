package io.github.batchcomm.network;

import static io.github.batchcomm.model.FirewallAction.ALLOW;
import static io.github.batchcomm.model.FirewallAction.DENY;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Samples.SIMPLIFIED;
import static io.github.batchcomm.network.Samples.networkId;
import static io.github.batchcomm.network.Samples.toAppliance;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ThreatIntelligenceMode;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** In which order the rules of a firewall's policies are asked. */
class FirewallPolicyTest {
  private static final String CHILD = "firewallPolicies/child";
  private static final String PARENT = "firewallPolicies/parent";

  @Nested
  class Order {

    @Test
    void rulesOfTheParentComeBeforeThoseOfTheChildWhateverTheirNumbers() {
      Scene scene =
          scene(
              policy(PARENT, Presence.none(), "late"),
              policy(CHILD, Presence.of(networkId(PARENT)), "early"),
              group(PARENT, "late", 900, collection(900, DENY, "ParentDenies")),
              group(CHILD, "early", 100, collection(100, ALLOW, "ChildAllows")));
      assertBlockedBy(scene, "FIREWALL fw-hub/ParentDenies 900");
    }

    @Test
    void whatTheParentAllowsTheChildCannotDeny() {
      Scene scene =
          scene(
              policy(PARENT, Presence.none(), "late"),
              policy(CHILD, Presence.of(networkId(PARENT)), "early"),
              group(PARENT, "late", 900, collection(900, ALLOW, "ParentAllows")),
              group(CHILD, "early", 100, collection(100, DENY, "ChildDenies")));
      assertPermittedBy(scene, "FIREWALL fw-hub/ParentAllows 900");
    }

    @Test
    void groupsComeByTheirPriorityBeforeThatOfCollections() {
      Scene scene =
          scene(
              policy(CHILD, Presence.none(), "second", "first"),
              group(CHILD, "second", 200, collection(100, ALLOW, "Second")),
              group(CHILD, "first", 100, collection(900, DENY, "First")));
      assertBlockedBy(scene, "FIREWALL fw-hub/First 900");
    }

    @Test
    void collectionsOfAGroupComeByTheirPriority() {
      Scene scene =
          scene(
              policy(CHILD, Presence.none(), "only"),
              group(
                  CHILD,
                  "only",
                  100,
                  collection(300, DENY, "Later"),
                  collection(200, ALLOW, "Sooner")));
      assertPermittedBy(scene, "FIREWALL fw-hub/Sooner 200");
    }

    @Test
    void aPolicyWithoutARuleDenies() {
      assertBlockedBy(
          scene(policy(CHILD, Presence.none())), "FIREWALL fw-hub/no rule allows it default");
    }
  }

  @Nested
  class MissingDocuments {

    @Test
    void ofAGroupAreAskedFor() {
      Scene scene =
          scene(
              policy(CHILD, Presence.none(), "known", "lost"),
              group(CHILD, "known", 100, collection(100, ALLOW, "Allow")));
      assertThat(missing(scene.verdict(SIMPLIFIED)))
          .isEqualTo(
              new MissingFact(
                  Layer.FIREWALL,
                  "The rules of rule collection group lost are not known.",
                  "Export it with 'az network firewall policy rule-collection-group show'."));
    }

    @Test
    void ofThePolicyAreAskedFor() {
      assertThat(missing(scene().verdict(SIMPLIFIED)))
          .isEqualTo(
              new MissingFact(
                  Layer.FIREWALL,
                  "The rules of firewall policy child are not known.",
                  "Export it with 'az network firewall policy show'."));
    }

    @Test
    void ofTheParentAreAskedFor() {
      Scene scene =
          scene(
              policy(CHILD, Presence.of(networkId(PARENT)), "only"),
              group(CHILD, "only", 100, collection(100, ALLOW, "Allow")));
      assertThat(missing(scene.verdict(SIMPLIFIED)).what())
          .isEqualTo("The rules of firewall policy parent are not known.");
    }

    @Test
    void ofWhichGroupsAPolicyHasAreAskedFor() {
      FirewallPolicy policy =
          FirewallPolicy.builder().id(networkId(CHILD)).basePolicy(Presence.none()).build();
      assertThat(missing(scene(policy).verdict(SIMPLIFIED)).what())
          .isEqualTo("Which rule collection groups firewall policy child has is not known.");
    }

    @Test
    void ofWhetherAFirewallHasAPolicyAreAskedFor() {
      Scene scene = behind(Samples.firewall());
      assertThat(missing(scene.verdict(SIMPLIFIED)).what())
          .isEqualTo("Whether Azure Firewall fw-hub has a policy is not known.");
    }
  }

  @Nested
  class ThreatIntelligence {

    @Test
    void ofThePolicyHoldsInPlaceOfTheFirewallsOwn() {
      assertThat(assumed(ThreatIntelligenceMode.OFF, ThreatIntelligenceMode.ALERT)).isEmpty();
      assertThat(assumed(ThreatIntelligenceMode.ALERT, ThreatIntelligenceMode.DENY))
          .singleElement()
          .satisfies(it -> assertThat(it.text()).startsWith("Azure Firewall fw-hub drops what"));
    }

    private ImmutableList<Assumption> assumed(
        ThreatIntelligenceMode parent, ThreatIntelligenceMode child) {
      FirewallPolicy ofChild = policy(CHILD, Presence.of(networkId(PARENT)), "only");
      Scene scene =
          behind(
                  Samples.firewall()
                      .threatIntelligence(ThreatIntelligenceMode.DENY)
                      .policy(Presence.of(networkId(CHILD))))
              .network(
                  it ->
                      it.addFirewallPolicies(
                              FirewallPolicy.builder()
                                  .from(ofChild)
                                  .threatIntelligence(child)
                                  .build(),
                              FirewallPolicy.builder()
                                  .from(policy(PARENT, Presence.none()))
                                  .threatIntelligence(parent)
                                  .build())
                          .addFirewallRuleCollectionGroups(
                              group(CHILD, "only", 100, collection(100, ALLOW, "Allow"))));
      return permitted(scene.verdict(SIMPLIFIED)).assumptions();
    }
  }

  private static void assertBlockedBy(Scene scene, String rule) {
    Blocker blocker = blocker(scene.verdict(SIMPLIFIED));
    assertThat(Samples.text(blocker.rule())).isEqualTo(rule);
    assertThat(blocker.share()).isEqualTo(1);
  }

  private static void assertPermittedBy(Scene scene, String rule) {
    assertThat(permittedBy(scene.verdict(SIMPLIFIED)))
        .containsExactly(
            "SUBNET_NSG nodes/no network security group default, ROUTE rt-render/tunnel, "
                + rule
                + ", ROUTE vnet-render/system route: internet default"
                + ", ACCOUNT_ACCESS render/publicNetworkAccess");
  }

  /** A firewall with the child policy, and the policies and groups given. */
  private static Scene scene(Object... parts) {
    Scene scene = behind(Samples.firewall().policy(Presence.of(networkId(CHILD))));
    for (Object part : parts) {
      scene =
          part instanceof FirewallPolicy policy
              ? scene.network(it -> it.addFirewallPolicies(policy))
              : scene.network(
                  it -> it.addFirewallRuleCollectionGroups((FirewallRuleCollectionGroup) part));
    }
    return scene;
  }

  private static Scene behind(AzureFirewall.Builder firewall) {
    AzureFirewall built = firewall.build();
    return Scene.listed()
        .network(it -> it.addAzureFirewalls(built))
        .routes(toAppliance("tunnel", "0.0.0.0/0", "10.1.9.4"));
  }

  private static FirewallPolicy policy(String id, Presence<ResourceId> base, String... groups) {
    return FirewallPolicy.builder()
        .id(networkId(id))
        .basePolicy(base)
        .ruleCollectionGroups(
            Optional.of(
                Stream.of(groups)
                    .map(group -> networkId(id + "/ruleCollectionGroups/" + group))
                    .collect(ImmutableSet.toImmutableSet())))
        .build();
  }

  private static FirewallRuleCollectionGroup group(
      String policy, String name, int priority, FirewallRuleCollection... collections) {
    return new FirewallRuleCollectionGroup(
        networkId(policy + "/ruleCollectionGroups/" + name),
        priority,
        ImmutableList.copyOf(collections));
  }

  private static FirewallRuleCollection collection(
      int priority, FirewallAction action, String rule) {
    return new FirewallRuleCollection(
        "collection-" + priority,
        priority,
        action,
        ImmutableList.of(
            new FirewallRule.Network(
                rule,
                ProtocolSet.of(Protocol.TCP, Protocol.UDP),
                RuleAddresses.ANY,
                RuleAddresses.ANY,
                ImmutableSet.of(),
                PortSet.of(443))));
  }
}
