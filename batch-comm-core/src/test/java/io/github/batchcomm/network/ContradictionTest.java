package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Samples.SIMPLIFIED;
import static io.github.batchcomm.network.Samples.networkId;
import static io.github.batchcomm.network.Samples.toAppliance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.Contradiction.Property;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.ResourceId;
import org.junit.jupiter.api.Test;

/** What is missing where documents contradict each other. */
class ContradictionTest {
  private static final ResourceId POLICY = networkId("firewallPolicies/p");
  private static final ResourceId FIREWALL = networkId("azureFirewalls/fw-hub");
  private static final String AT_ONE_TIME =
      "One of the documents is older than the other: export both at one time.";

  @Test
  void aboutTheGroupOfTheSubnetNamesBothDocuments() {
    Scene scene =
        contested(
            Scene.listed().subnet(it -> it.networkSecurityGroup(Presence.unknown())),
            Samples.SUBNET,
            Property.NETWORK_SECURITY_GROUP);
    assertThat(missing(scene.verdict(SIMPLIFIED)))
        .isEqualTo(
            new MissingFact(
                Layer.SUBNET_NSG,
                "The networkSecurityGroup of nodes is not known: by 'one.json' it has one, but by"
                    + " 'two.json' it has none.",
                AT_ONE_TIME));
  }

  @Test
  void aboutTheRouteTableOfTheSubnetNamesBothDocuments() {
    Scene scene =
        contested(
            Scene.listed().subnet(it -> it.routeTable(Presence.unknown())),
            Samples.SUBNET,
            Property.ROUTE_TABLE);
    assertThat(missing(scene.verdict(SIMPLIFIED)).what()).contains("'one.json'", "'two.json'");
  }

  @Test
  void aboutTheNatGatewayNamesBothDocumentsWhereNodesHaveNoOtherWay() {
    Scene scene =
        contested(
            Scene.listed()
                .pool(it -> it.publicIpProvision(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES))
                .subnet(it -> it.natGateway(Presence.unknown()).defaultOutboundAccess(false)),
            Samples.SUBNET,
            Property.NAT_GATEWAY);
    assertThat(missing(scene.verdict(SIMPLIFIED)).what()).contains("'one.json'", "'two.json'");
  }

  @Test
  void aboutTheGroupsOfAPolicyNamesBothDocuments() {
    Scene scene =
        contested(
            behindFirewall(Presence.of(POLICY))
                .network(
                    it ->
                        it.addFirewallPolicies(
                            FirewallPolicy.builder()
                                .id(POLICY)
                                .basePolicy(Presence.none())
                                .build())),
            POLICY,
            Property.RULE_COLLECTION_GROUPS);
    assertThat(missing(scene.verdict(SIMPLIFIED)))
        .isEqualTo(
            new MissingFact(
                Layer.FIREWALL,
                "The ruleCollectionGroups of p is not known: by 'one.json' it has one, but by"
                    + " 'two.json' it has none.",
                AT_ONE_TIME));
  }

  @Test
  void aboutThePolicyOfAFirewallNamesBothDocuments() {
    Scene scene = contested(behindFirewall(Presence.unknown()), FIREWALL, Property.FIREWALL_POLICY);
    assertThat(missing(scene.verdict(SIMPLIFIED)).what()).contains("'one.json'", "'two.json'");
  }

  @Test
  void aboutAnotherSubnetChangesNothing() {
    Scene scene =
        contested(
            Scene.listed(),
            networkId("virtualNetworks/vnet-render/subnets/other"),
            Property.NETWORK_SECURITY_GROUP);
    assertThat(scene.verdict(SIMPLIFIED)).isEqualTo(Scene.listed().verdict(SIMPLIFIED));
  }

  @Test
  void leavesNoProofOfWhatOneDocumentShows() {
    Proof proof = permitted(Scene.listed().verdict(SIMPLIFIED)).proof();
    Scene scene =
        contested(
            Scene.listed().subnet(it -> it.networkSecurityGroup(Presence.unknown())),
            Samples.SUBNET,
            Property.NETWORK_SECURITY_GROUP);
    assertThat(scene.check(proof))
        .singleElement()
        .asString()
        .contains("the rules on the subnet are not known");
  }

  @Test
  void isRefusedAboutWhatIsKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                contested(Scene.listed(), Samples.SUBNET, Property.NETWORK_SECURITY_GROUP)
                    .network())
        .withMessageContaining("documents contradict each other about it");
  }

  private static Scene contested(Scene scene, ResourceId resource, Property property) {
    return scene.network(
        it ->
            it.addContradictions(
                new Contradiction(
                    resource,
                    property,
                    new Contradiction.Statement("one.json", "it has one"),
                    new Contradiction.Statement("two.json", "it has none"))));
  }

  private static Scene behindFirewall(Presence<ResourceId> policy) {
    return Scene.listed()
        .routes(toAppliance("tunnel", "0.0.0.0/0", "10.1.9.4"))
        .network(
            it -> it.addAzureFirewalls(Samples.firewall().id(FIREWALL).policy(policy).build()));
  }
}
