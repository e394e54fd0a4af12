package io.github.batchcomm.network;

import static io.github.batchcomm.model.PrivateEndpointNetworkPolicies.DISABLED;
import static io.github.batchcomm.model.PrivateEndpointNetworkPolicies.ENABLED;
import static io.github.batchcomm.model.PrivateEndpointNetworkPolicies.NETWORK_SECURITY_GROUP_ENABLED;
import static io.github.batchcomm.model.PrivateEndpointNetworkPolicies.ROUTE_TABLE_ENABLED;
import static io.github.batchcomm.model.PrivateEndpointNetworkPolicies.UNKNOWN;
import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Found.undetermined;
import static io.github.batchcomm.network.Samples.SIMPLIFIED_PRIVATE;
import static io.github.batchcomm.network.Samples.callsTo;
import static io.github.batchcomm.network.Samples.networkId;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.Subnet;
import org.junit.jupiter.api.Test;

/** Whether the network security group around a private endpoint is asked, and what it says. */
class PrivateEndpointGroupTest {
  private static final ResourceId GROUP = networkId("networkSecurityGroups/nsg-endpoints");
  private static final String CONNECTION = "PRIVATE_ENDPOINT pe-batch/connection";

  @Test
  void aGroupThatDeniesBlocksWherePoliciesHaveItAsked() {
    for (PrivateEndpointNetworkPolicies policies :
        ImmutableList.of(ENABLED, NETWORK_SECURITY_GROUP_ENABLED)) {
      assertBlocker(
          blocker(shown(policies, deny("*")).verdict(SIMPLIFIED_PRIVATE)),
          "PRIVATE_ENDPOINT nsg-endpoints/DenyNodes 100",
          callsTo("10.1.2.5"),
          1,
          "TCP 10.1.0.4:49152 -> 10.1.2.5:443");
    }
  }

  @Test
  void aGroupThatDeniesIsNotAskedByDefault() {
    for (PrivateEndpointNetworkPolicies policies :
        ImmutableList.of(DISABLED, ROUTE_TABLE_ENABLED)) {
      assertPermitted(shown(policies, deny("*")));
    }
  }

  @Test
  void aGroupThatDeniesSomeNodesBlocksTheirPart() {
    Blocker blocker = blocker(shown(ENABLED, deny("10.1.0.128/25")).verdict(SIMPLIFIED_PRIVATE));
    assertThat(Samples.text(blocker.rule()))
        .isEqualTo("PRIVATE_ENDPOINT nsg-endpoints/DenyNodes 100");
    assertThat(blocker.share()).isBetween(0.4, 0.6);
  }

  @Test
  void aGroupThatIsAskedLetsTheVirtualNetworkThroughByItsDefaultRules() {
    assertPermitted(shown(ENABLED));
  }

  @Test
  void aGroupThatDeniesWhereNothingShowsThePoliciesLeavesItOpen() {
    assertThat(missing(shown(UNKNOWN, deny("*")).verdict(SIMPLIFIED_PRIVATE)))
        .isEqualTo(
            new MissingFact(
                Layer.PRIVATE_ENDPOINT,
                "Whether network security group nsg-endpoints, which does not surely let all packets"
                    + " through, is asked about private endpoint pe-batch is not known.",
                "Export the virtual network with 'az network vnet show'; its subnets show"
                    + " privateEndpointNetworkPolicies."));
  }

  @Test
  void aGroupThatAllowsNeedsNoPolicies() {
    assertPermitted(shown(UNKNOWN));
  }

  @Test
  void aGroupThatIsNotAmongTheDocumentsIsAskedForWherePoliciesHaveItAsked() {
    assertThat(missing(notShown(ENABLED).verdict(SIMPLIFIED_PRIVATE)).what())
        .isEqualTo(
            "The rules of network security group nsg-endpoints, which the subnet of private endpoint"
                + " pe-batch has, are not known, and its network policies have it asked.");
  }

  @Test
  void whetherThereIsAGroupIsAskedForWherePoliciesHaveItAsked() {
    assertThat(missing(scene(ENABLED, Presence.unknown()).verdict(SIMPLIFIED_PRIVATE)).what())
        .isEqualTo(
            "Whether the subnet of private endpoint pe-batch has a network security group, which its"
                + " network policies would have asked, is not known.");
  }

  @Test
  void aGroupThatIsNotAmongTheDocumentsIsAskedForWhereNothingShowsThePolicies() {
    assertThat(missing(notShown(UNKNOWN).verdict(SIMPLIFIED_PRIVATE)).what())
        .isEqualTo(
            "The rules of network security group nsg-endpoints, which the subnet of private endpoint"
                + " pe-batch has, are not known, nor is whether its network policies have it"
                + " asked.");
  }

  @Test
  void whetherThereIsAGroupIsAskedForWhereNothingShowsThePolicies() {
    MissingFact expected =
        new MissingFact(
            Layer.PRIVATE_ENDPOINT,
            "Whether the subnet of private endpoint pe-batch has a network security group, which its"
                + " network policies may have asked, is not known.",
            "Export it with 'az network nsg show', and the virtual network with 'az network vnet"
                + " show'.");
    assertThat(missing(scene(UNKNOWN, Presence.unknown()).verdict(SIMPLIFIED_PRIVATE)))
        .isEqualTo(expected);
    Scene withoutSubnet = PrivateSamples.scene().around(it -> it.subnets(ImmutableList.of()));
    assertThat(undetermined(withoutSubnet.verdict(SIMPLIFIED_PRIVATE)).missing())
        .contains(expected);
  }

  @Test
  void aGroupThatIsNotAmongTheDocumentsIsNotAskedByDefault() {
    assertPermitted(notShown(DISABLED));
  }

  @Test
  void aSubnetWithoutAGroupHasNothingToAsk() {
    assertPermitted(scene(ENABLED, Presence.none()));
  }

  @Test
  void theCheckerSeesThatAGroupStopsThePacketsOfAProof() {
    Proof proof = permitted(shown(ENABLED).verdict(SIMPLIFIED_PRIVATE)).proof();
    assertThat(check(shown(ENABLED), proof)).isEmpty();
    assertThat(check(shown(DISABLED, deny("*")), proof)).isEmpty();
    for (Scene scene : ImmutableList.of(shown(ENABLED, deny("*")), shown(UNKNOWN, deny("*")))) {
      assertThat(check(scene, proof))
          .isNotEmpty()
          .allMatch(it -> it.endsWith("of its subnet does not surely let them through."));
    }
    assertThat(check(notShown(ENABLED), proof))
        .isNotEmpty()
        .allMatch(it -> it.endsWith("network policies have asked are not known."));
    assertThat(check(notShown(UNKNOWN), proof))
        .isNotEmpty()
        .allMatch(it -> it.endsWith("no network security group of its subnet stops them."));
  }

  private static void assertPermitted(Scene scene) {
    NetworkVerdict.Permitted verdict = permitted(scene.verdict(SIMPLIFIED_PRIVATE));
    assertThat(verdict.assumptions()).isEmpty();
    assertThat(verdict.proof().parts())
        .allMatch(part -> part.rules().stream().map(Samples::text).toList().contains(CONNECTION));
    assertThat(check(scene, verdict.proof())).isEmpty();
  }

  private static ImmutableList<String> check(Scene scene, Proof proof) {
    return scene.check(proof);
  }

  private static SecurityRule deny(String sources) {
    return SecurityRule.builder()
        .name("DenyNodes")
        .direction(Direction.INBOUND)
        .action(RuleAction.DENY)
        .priority(100)
        .sources(RuleAddresses.parse(sources))
        .build();
  }

  private static Scene shown(PrivateEndpointNetworkPolicies policies, SecurityRule... rules) {
    return notShown(policies)
        .network(
            it ->
                it.addNetworkSecurityGroups(
                    NetworkSecurityGroup.builder().id(GROUP).addSecurityRules(rules).build()));
  }

  private static Scene notShown(PrivateEndpointNetworkPolicies policies) {
    return scene(policies, Presence.of(GROUP));
  }

  private static Scene scene(PrivateEndpointNetworkPolicies policies, Presence<ResourceId> group) {
    Subnet endpoints =
        Samples.subnet("endpoints", "10.1.2.0/24").toBuilder()
            .privateEndpointNetworkPolicies(policies)
            .networkSecurityGroup(group)
            .build();
    return PrivateSamples.scene().around(it -> it.subnets(ImmutableList.of(endpoints)));
  }
}
