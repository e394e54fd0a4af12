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
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a firewall does where collections or groups share a priority. */
class TiedPrioritiesTest {
  private static final String POLICY = "firewallPolicies/policy";
  private static final String DIFFERENT = "Give them different priorities.";

  @Nested
  class Collections {

    @Test
    void thatDisagreeLeaveAFlowOpen() {
      Scene scene =
          own(collection("some", 200, ALLOW, "Let"), collection("others", 200, DENY, "Stop"));
      assertThat(scene.verdict(SIMPLIFIED)).isInstanceOf(NetworkVerdict.Undetermined.class);
      assertThat(missing(scene.verdict(SIMPLIFIED)))
          .isEqualTo(
              new MissingFact(
                  Layer.FIREWALL,
                  "Rule collections some and others of Azure Firewall fw-hub share priority 200, and"
                      + " Azure does not document which of them is asked first.",
                  DIFFERENT));
    }

    @Test
    void thatDisagreeLeaveAFlowOpenInEitherOrderOfTheDocument() {
      Scene scene =
          own(collection("others", 200, DENY, "Stop"), collection("some", 200, ALLOW, "Let"));
      assertThat(scene.verdict(SIMPLIFIED)).isInstanceOf(NetworkVerdict.Undetermined.class);
    }

    @Test
    void thatAgreeDecide() {
      Scene scene =
          own(collection("some", 200, ALLOW, "Let"), collection("others", 200, ALLOW, "LetToo"));
      assertPermittedBy(scene, "FIREWALL fw-hub/Let 200");
    }

    @Test
    void thatDisagreeAboutOtherPacketsDecide() {
      Scene scene =
          own(
              collection("others", 200, DENY, elsewhere("Stop")),
              collection("some", 200, ALLOW, "Let"));
      assertPermittedBy(scene, "FIREWALL fw-hub/Let 200");
    }

    @Test
    void behindOneThatDecidesDoNotMatter() {
      Scene scene =
          own(
              collection("first", 100, DENY, "First"),
              collection("some", 200, ALLOW, "Let"),
              collection("others", 200, DENY, "Stop"));
      assertThat(Samples.text(blocker(scene.verdict(SIMPLIFIED)).rule()))
          .isEqualTo("FIREWALL fw-hub/First 100");
    }

    @Test
    void ofNetworkRulesAndOfApplicationRulesAreNoTie() {
      FirewallRule toAll =
          new FirewallRule.Application(
              "Web",
              ImmutableSet.of(
                  new FirewallRule.ApplicationProtocol(
                      FirewallRule.ApplicationProtocolType.HTTPS, 443)),
              RuleAddresses.ANY,
              ImmutableSet.of(),
              true,
              ImmutableSet.of(),
              ImmutableSet.of(),
              ImmutableSet.of(),
              false);
      Scene scene = own(collection("web", 200, DENY, toAll), collection("some", 200, ALLOW, "Let"));
      assertPermittedBy(scene, "FIREWALL fw-hub/Let 200");
    }
  }

  @Nested
  class Groups {

    @Test
    void thatDisagreeLeaveAFlowOpen() {
      Scene scene =
          scene(
              policy("a", "b"),
              group("a", 300, collection("x", 100, ALLOW, "Let")),
              group("b", 300, collection("y", 200, DENY, "Stop")));
      assertThat(missing(scene.verdict(SIMPLIFIED)).what())
          .isEqualTo(
              "Of firewall policy policy, rule collection group a and rule collection group b share"
                  + " priority 300, and Azure does not document which of them is asked first.");
    }

    @Test
    void whoseFirstMatchesAgreeDecideWhateverComesAfterThese() {
      Scene scene =
          scene(
              policy("a", "b"),
              group(
                  "a",
                  300,
                  collection("x", 100, ALLOW, "Let"),
                  collection("never", 200, DENY, "Never")),
              group("b", 300, collection("y", 200, ALLOW, "LetToo")));
      assertPermittedBy(scene, "FIREWALL fw-hub/Let 100");
    }

    @Test
    void withATieInOneOfThemLeaveAFlowOpen() {
      Scene scene =
          scene(
              policy("a", "b"),
              group(
                  "a", 300, collection("x", 100, ALLOW, "Let"), collection("z", 100, DENY, "Stop")),
              group("b", 300, collection("y", 200, ALLOW, "LetToo")));
      assertThat(scene.verdict(SIMPLIFIED)).isInstanceOf(NetworkVerdict.Undetermined.class);
    }
  }

  @Nested
  class Proofs {

    @Test
    void byTheOrderOfTheDocumentAreRejectedWhereATieDisagrees() {
      FirewallRuleCollection allow = collection("some", 200, ALLOW, "Let");
      Proof proof = permitted(own(allow).verdict(SIMPLIFIED)).proof();
      assertThat(own(allow, collection("others", 200, DENY, "Stop")).check(proof))
          .singleElement()
          .asString()
          .contains("rule 'Stop' with priority 200, which denies, may match some of its packets");
    }

    @Test
    void byTheOrderOfTheDocumentAreRejectedWhereGroupsDisagree() {
      FirewallRuleCollectionGroup allow = group("a", 300, collection("x", 100, ALLOW, "Let"));
      Proof proof = permitted(scene(policy("a"), allow).verdict(SIMPLIFIED)).proof();
      Scene tied =
          scene(policy("a", "b"), allow, group("b", 300, collection("y", 200, DENY, "Stop")));
      assertThat(tied.check(proof)).hasSize(1);
    }
  }

  private static void assertPermittedBy(Scene scene, String rule) {
    assertThat(permittedBy(scene.verdict(SIMPLIFIED))).singleElement().asString().contains(rule);
    assertThat(scene.check(permitted(scene.verdict(SIMPLIFIED)).proof())).isEmpty();
  }

  private static Scene own(FirewallRuleCollection... collections) {
    AzureFirewall firewall =
        firewall().policy(Presence.none()).addRuleCollections(collections).build();
    return tunnelled().network(it -> it.addAzureFirewalls(firewall));
  }

  private static Scene scene(FirewallPolicy policy, FirewallRuleCollectionGroup... groups) {
    AzureFirewall firewall = firewall().policy(Presence.of(networkId(POLICY))).build();
    return tunnelled()
        .network(
            it ->
                it.addAzureFirewalls(firewall)
                    .addFirewallPolicies(policy)
                    .addFirewallRuleCollectionGroups(groups));
  }

  private static AzureFirewall.Builder firewall() {
    return Samples.firewall();
  }

  private static Scene tunnelled() {
    return Scene.listed().routes(toAppliance("tunnel", "0.0.0.0/0", "10.1.9.4"));
  }

  private static FirewallPolicy policy(String... groups) {
    return FirewallPolicy.builder()
        .id(networkId(POLICY))
        .basePolicy(Presence.none())
        .ruleCollectionGroups(
            Stream.of(groups)
                .map(TiedPrioritiesTest::groupId)
                .collect(ImmutableSet.toImmutableSet()))
        .build();
  }

  private static FirewallRuleCollectionGroup group(
      String name, int priority, FirewallRuleCollection... collections) {
    return new FirewallRuleCollectionGroup(
        groupId(name), priority, ImmutableList.copyOf(collections));
  }

  private static ResourceId groupId(String name) {
    return networkId(POLICY + "/ruleCollectionGroups/" + name);
  }

  private static FirewallRuleCollection collection(
      String name, int priority, FirewallAction action, String rule) {
    return collection(name, priority, action, rule(rule, RuleAddresses.ANY));
  }

  private static FirewallRuleCollection collection(
      String name, int priority, FirewallAction action, FirewallRule rule) {
    return new FirewallRuleCollection(name, priority, action, ImmutableList.of(rule));
  }

  private static FirewallRule elsewhere(String name) {
    return rule(name, RuleAddresses.parse("192.0.2.0/24"));
  }

  private static FirewallRule rule(String name, RuleAddresses destinations) {
    return new FirewallRule.Network(
        name,
        ProtocolSet.of(Protocol.TCP),
        RuleAddresses.ANY,
        destinations,
        ImmutableSet.of(),
        PortSet.of(443));
  }
}
