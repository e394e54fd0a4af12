package io.github.batchcomm.network;

import static io.github.batchcomm.network.ProofCases.BATCH;
import static io.github.batchcomm.network.ProofCases.PRIVATE;
import static io.github.batchcomm.network.ProofCases.STORAGE;
import static io.github.batchcomm.network.ProofCases.allow;
import static io.github.batchcomm.network.ProofCases.applicationRule;
import static io.github.batchcomm.network.ProofCases.deny;
import static io.github.batchcomm.network.ProofCases.id;
import static io.github.batchcomm.network.ProofCases.plain;
import static io.github.batchcomm.network.ProofCases.route;
import static io.github.batchcomm.network.ProofCases.toAppliance;
import static io.github.batchcomm.network.ProofCases.withPrivateEndpoint;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.FirewallRule.ApplicationProtocolType;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceEndpoint;
import io.github.batchcomm.model.VirtualNetworkPeering;
import io.github.batchcomm.network.NetworkVerdict.Blocked;
import io.github.batchcomm.network.NetworkVerdict.Permitted;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Cases between two facts, each of which was decided wrongly once. */
class HardCasesTest {

  @Test
  void anApplicationRuleForPlainHttpDoesNotMatchTls() {
    assertThat(
            plain()
                .withRoutes(toAppliance("tunnel", "0.0.0.0/0"))
                .withFirewall(
                    applicationRule(
                        "http", ApplicationProtocolType.HTTP, "*.service.batch.azure.com"))
                .verdict(BATCH))
        .isNotInstanceOf(Permitted.class);
  }

  @Test
  void anAdminRuleThatAllowsIsNotOneOfTheSameNameThatAlwaysAllows() {
    assertThat(
            withAdminRules(
                    deny("DenyAll", 100).build(),
                    allow("r", 10).build(),
                    allow("r", 20).action(RuleAction.ALWAYS_ALLOW).build())
                .verdict(BATCH))
        .isInstanceOf(Blocked.class);
  }

  @Test
  void whatAdminRulesAlwaysAllowNamesEachLayerOnce() {
    ProofCases network =
        withAdminRules(
            deny("DenyAll", 100).build(), allow("r", 20).action(RuleAction.ALWAYS_ALLOW).build());
    List<DecidingRule> rules = network.proof(BATCH).parts().get(0).rules();
    assertThat(new HashSet<>(rules)).hasSameSizeAs(rules);
    assertThat(network.check(network.proof(BATCH))).isEmpty();
  }

  @Test
  void aPrivateEndpointIsNotOnTheInternet() {
    assertThat(
            withPrivateEndpoint("10.0.0.0/16", PrivateEndpointNetworkPolicies.ENABLED)
                .withSubnet(it -> it.natGateway(Presence.of(id("natGateways/nat1"))))
                .withRoutes(route("wrong", "10.0.1.5/32", NextHopType.INTERNET))
                .verdict(PRIVATE))
        .isNotInstanceOf(Permitted.class);
  }

  @Test
  void unknownNetworkPoliciesDoNotDecideBetweenARouteAndThePrivateEndpoints() {
    assertThat(
            withPrivateEndpoint("10.0.0.0/16", PrivateEndpointNetworkPolicies.UNKNOWN)
                .withRoutes(route("hole", "10.0.0.0/16", NextHopType.NONE))
                .verdict(PRIVATE))
        .isNotInstanceOf(Permitted.class);
  }

  @Test
  void theRouteOfTheVirtualNetworkReplacesThatOfItsPrivateRange() {
    assertThat(
            withPrivateEndpoint("192.168.0.0/16", PrivateEndpointNetworkPolicies.ENABLED)
                .verdict(PRIVATE))
        .isInstanceOf(Permitted.class);
  }

  @Test
  void adjacentAddressSpacesKeepTheirOwnLongerPrefixes() {
    assertThat(
            withPrivateEndpoint("10.0.0.0/16", PrivateEndpointNetworkPolicies.ENABLED)
                .withVirtualNetwork(
                    it ->
                        it.addressSpace(
                            ImmutableList.of(
                                IpPrefix.parse("10.0.0.0/17"), IpPrefix.parse("10.0.128.0/17"))))
                .withRoutes(route("hole", "10.0.0.0/16", NextHopType.NONE))
                .verdict(PRIVATE))
        .isInstanceOf(Permitted.class);
  }

  @Test
  void aServiceEndpointMayHaveALongerPrefixThanARoute() {
    assertThat(
            plain()
                .withTags("Storage.WestEurope 20.38.84.0/23")
                .withSubnet(
                    it ->
                        it.serviceEndpoints(
                            ImmutableList.of(
                                new ServiceEndpoint("Microsoft.Storage", ImmutableSet.of("*")))))
                .withRoutes(route("hole", "20.38.84.0/22", NextHopType.NONE))
                .verdict(STORAGE))
        .isNotInstanceOf(Blocked.class);
  }

  @Test
  void aPrefixWithinAnotherOfItsTagIsALongerRoute() {
    assertThat(
            plain()
                .withTags(
                    "BatchNodeManagement.WestEurope 20.1.0.0/24",
                    "AzureCloud.westeurope 20.1.0.0/22 20.1.0.0/25")
                .withRoutes(
                    route("direct", "BatchNodeManagement.WestEurope", NextHopType.INTERNET),
                    route("hole", "AzureCloud.westeurope", NextHopType.NONE))
                .verdict(BATCH))
        .isInstanceOf(Blocked.class);
  }

  @Test
  void nodesCannotLeaveByANatGatewayWithoutAddresses() {
    assertThat(
            plain()
                .withSubnet(it -> it.natGateway(Presence.of(id("natGateways/nat1"))))
                .with(
                    it ->
                        it.addNatGateways(
                            new NatGateway(
                                id("natGateways/nat1"), ImmutableSet.of(), ImmutableSet.of())))
                .verdict(BATCH))
        .isNotInstanceOf(Permitted.class);
  }

  @Test
  void theRecordOfTheAccountIsNotThatOfNodeManagement() {
    assertThat(
            withPrivateEndpoint("10.0.0.0/16", PrivateEndpointNetworkPolicies.DISABLED)
                .withAccount(it -> it.nodeManagementEndpoint(Optional.empty()))
                .with(
                    it ->
                        it.privateDnsZones(
                            ImmutableList.of(ProofCases.zone("acct1.westeurope", "10.0.1.5"))))
                .verdict(PRIVATE))
        .isNotInstanceOf(Permitted.class);
  }

  @Test
  void aPrivateEndpointThatShowsItsConnectionRejectedDoesNotLeadThere() {
    ProofCases network =
        withPrivateEndpoint("10.0.0.0/16", PrivateEndpointNetworkPolicies.DISABLED);
    PrivateEndpoint endpoint = network.network().privateEndpoints().get(0);
    PrivateEndpoint rejected =
        endpoint.toBuilder()
            .connections(
                ImmutableList.of(
                    new PrivateEndpoint.Connection(
                        endpoint.connections().get(0).service(),
                        ImmutableSet.of("nodeManagement"),
                        PrivateEndpointConnectionStatus.REJECTED)))
            .build();
    assertThat(network.with(it -> it.privateEndpoints(ImmutableList.of(rejected))).verdict(PRIVATE))
        .isNotInstanceOf(Permitted.class);
  }

  @Test
  void aPeeringThatMayBeJoinedBlocksNothing() {
    ProofCases network =
        withPrivateEndpoint("10.0.0.0/16", PrivateEndpointNetworkPolicies.DISABLED);
    assertThat(
            network
                .withVirtualNetwork(
                    it ->
                        it.addressSpace(ImmutableList.of(IpPrefix.parse("10.0.0.0/24")))
                            .subnets(
                                network.network().virtualNetworks().get(0).subnets().subList(0, 1))
                            .peerings(
                                ImmutableList.of(
                                    VirtualNetworkPeering.builder()
                                        .name("hub")
                                        .remoteVirtualNetwork(id("virtualNetworks/hub"))
                                        .addRemoteAddressSpace(IpPrefix.parse("10.0.1.0/24"))
                                        .state(PeeringState.CONNECTED)
                                        .useRemoteGateways(false)
                                        .build())))
                .with(
                    it ->
                        it.privateEndpoints(
                            ImmutableList.of(
                                network.network().privateEndpoints().get(0).toBuilder()
                                    .subnet(id("virtualNetworks/hub/subnets/endpoints"))
                                    .build())))
                .verdict(PRIVATE))
        .isNotInstanceOf(Blocked.class);
  }

  @Test
  void whatAPerimeterDoesToNodesIsNotKnown() {
    assertThat(
            plain()
                .withAccount(it -> it.publicNetworkAccess(PublicNetworkAccess.SECURED_BY_PERIMETER))
                .verdict("classic-batch-outbound"))
        .isNotInstanceOf(Blocked.class);
  }

  /** Where the group has one rule, and network managers have others. */
  private static ProofCases withAdminRules(SecurityRule own, SecurityRule... rules) {
    return plain()
        .withRules(own)
        .withEffectiveGroup(Optional.empty(), EffectiveSecurityGroup.Level.NETWORK_MANAGER, rules);
  }
}
