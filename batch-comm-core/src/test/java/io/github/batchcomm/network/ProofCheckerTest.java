package io.github.batchcomm.network;

import static io.github.batchcomm.network.ProofCases.BATCH;
import static io.github.batchcomm.network.ProofCases.INBOUND;
import static io.github.batchcomm.network.ProofCases.STORAGE;
import static io.github.batchcomm.network.ProofCases.addresses;
import static io.github.batchcomm.network.ProofCases.allow;
import static io.github.batchcomm.network.ProofCases.applicationRule;
import static io.github.batchcomm.network.ProofCases.deny;
import static io.github.batchcomm.network.ProofCases.id;
import static io.github.batchcomm.network.ProofCases.networkRule;
import static io.github.batchcomm.network.ProofCases.plain;
import static io.github.batchcomm.network.ProofCases.route;
import static io.github.batchcomm.network.ProofCases.toAppliance;
import static io.github.batchcomm.network.ProofCases.withPrivateEndpoint;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.TestInventory;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AccessAction;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRule.ApplicationProtocolType;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.PoolKey;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceEndpoint;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Subnet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That proofs of the evaluation hold, and that a fault in a proof is found. */
class ProofCheckerTest {

  private static final String LISTED_BATCH =
      "BatchNodeManagement.WestEurope 20.1.0.0/24 20.2.0.0/28";

  private static final RuleAddresses BATCH_TAG =
      RuleAddresses.of(ServiceTag.parse("BatchNodeManagement.WestEurope"));

  @Nested
  class AcceptsProofs {

    @Test
    void byADefaultRule() {
      accepts(plain(), BATCH, "AllowInternetOutBound");
    }

    @Test
    void byATagWithACatalogue() {
      accepts(allowedByTag().withTags(LISTED_BATCH), BATCH, "AllowBatch");
    }

    @Test
    void byATagWithoutACatalogue() {
      accepts(allowedByTag(), BATCH, "AllowBatch");
    }

    @Test
    void inPiecesByNetworks() {
      assertThat(accepts(inPieces(), BATCH, "AllowFirst", "AllowSecond").parts()).hasSize(2);
    }

    @Test
    void byTheNetworkInterfaceAndTheSubnet() {
      accepts(withInterface(), BATCH, "AllowOnInterface", "AllowInternetOutBound");
    }

    @Test
    void byAdminRulesThatLeaveItToTheGroups() {
      accepts(
          withGroup(
              EffectiveSecurityGroup.Level.NETWORK_MANAGER,
              deny("DenyTelnet", 10).destinationPorts(PortSet.of(23)).build()),
          BATCH,
          "no rule matches",
          "AllowInternetOutBound");
    }

    @Test
    void byTheGroupsOfSeveralInterfaces() {
      ProofCases two =
          withInterface()
              .with(
                  it ->
                      it.addEffectiveSecurityRules(
                          effective(
                              EffectiveSecurityGroup.Level.NETWORK_INTERFACE,
                              allow("AllowHalf", 200).destinations(remote("0.0.0.0/1")).build(),
                              allow("AllowRest", 300).build())));
      assertThat(accepts(two, BATCH, "AllowOnInterface").parts()).hasSizeGreaterThan(1);
    }

    @Test
    void bySeveralNetworkManagers() {
      EffectiveSecurityGroup first = manager("m1", deny("DenyTelnet", 10).build());
      EffectiveSecurityGroup second =
          manager("m2", allow("Always", 20).action(RuleAction.ALWAYS_ALLOW).build());
      accepts(
          plain()
              .with(
                  it ->
                      it.addEffectiveSecurityRules(
                          EffectiveSecurityRules.builder()
                              .addGroups(
                                  EffectiveSecurityGroup.of(
                                      Optional.of(ProofCases.GROUP),
                                      EffectiveSecurityGroup.Level.SUBNET,
                                      Optional.of(ProofCases.SUBNET),
                                      ProofCases.ALLOWING),
                                  first,
                                  second)
                              .build())),
          BATCH,
          "Always");
    }

    private EffectiveSecurityGroup manager(String name, SecurityRule rule) {
      return EffectiveSecurityGroup.of(
          Optional.empty(),
          EffectiveSecurityGroup.Level.NETWORK_MANAGER,
          Optional.of(id("networkManagers/" + name)),
          ImmutableList.of(
              rule.name().equals("DenyTelnet")
                  ? rule.toBuilder().destinationPorts(PortSet.of(23)).build()
                  : rule));
    }

    @Test
    void withoutANetworkSecurityGroup() {
      accepts(
          plain().withSubnet(it -> it.networkSecurityGroup(Presence.none())),
          BATCH,
          "no network security group");
    }

    @Test
    void byADeclaredSoftwareFirewall() {
      accepts(withHostFirewall(), BATCH, "out");
    }

    @Test
    void byAnAzureFirewallThatEverythingIsSentTo() {
      accepts(tunnelled(), BATCH, "tunnel", "batch");
    }

    @Test
    void byAnApplicationRuleOfAnAzureFirewall() {
      accepts(
          plain()
              .withRoutes(toAppliance("tunnel", "0.0.0.0/0"))
              .withFirewall(
                  applicationRule(
                      "names", ApplicationProtocolType.HTTPS, "*.service.batch.azure.com")),
          BATCH,
          "tunnel",
          "names");
    }

    @Test
    void byApplicationRulesThatHoldTheHostsTogether() {
      accepts(
          toStorage("*.blob.core.windows.net", "*.queue.core.windows.net", "*windows.net"),
          STORAGE,
          "tunnel",
          "names1",
          "names2",
          "names3");
    }

    @Test
    void byARouteToATagBesideTheTunnel() {
      accepts(aroundTunnel(), BATCH, "direct");
      accepts(aroundTunnel().withTags(LISTED_BATCH), BATCH, "direct");
    }

    @Test
    void byAServiceEndpointBesideTheTunnel() {
      accepts(
          tunnelled()
              .withSubnet(
                  it ->
                      it.serviceEndpoints(
                          ImmutableList.of(
                              new ServiceEndpoint("Microsoft.Storage", ImmutableSet.of("*"))))),
          STORAGE,
          "system route: service endpoint");
    }

    @Test
    void byAServiceEndpointWhoseTagIsListedWithMorePrefixesThanNeeded() {
      ProofCases network =
          withStorageEndpoint(
                  "Storage.WestEurope 20.38.84.0/23 20.38.84.0/24", "Storage 20.38.84.0/22")
              .withRoutes(route("hole", "20.38.0.0/16", NextHopType.NONE));
      accepts(network, STORAGE, "system route: service endpoint");
    }

    @Test
    void byARouteToTheTagOfTheRegionOfAServiceEndpoint() {
      ProofCases network =
          withStorageEndpoint("Storage.WestEurope 20.38.84.0/23", "Storage 20.38.84.0/22")
              .withRoutes(route("direct", "Storage.WestEurope", NextHopType.INTERNET));
      accepts(network, STORAGE, "direct");
    }

    @Test
    void byADeclaredAppliance() {
      accepts(withAppliance(), BATCH, "declared: " + BATCH_TAG);
    }

    @Test
    void byAPrivateEndpointWithDns() {
      accepts(
          withPrivateEndpoint("10.0.0.0/16", PrivateEndpointNetworkPolicies.DISABLED),
          ProofCases.PRIVATE,
          "AllowVnetOutBound",
          "system route: private endpoint pe1",
          "connection",
          "A record guid1.westeurope.service");
    }

    @Test
    void byRulesOfTheAccountThatListTheNatGateway() {
      accepts(withNatGateway(), BATCH, "IP rules");
    }

    @Test
    void ofBothAddressFamilies() {
      ProofCases plain = plain();
      ProofCases dual =
          plain
              .withPool(
                  plain.pool().toBuilder()
                      .ipFamilies(ImmutableSet.copyOf(AddressFamily.values()))
                      .build())
              .withSubnet(
                  it ->
                      it.addressPrefixes(
                          ImmutableList.of(
                              IpPrefix.parse("10.0.0.0/24"), IpPrefix.parse("fd00::/64"))))
              .withTags(LISTED_BATCH + " 2603:1020::/64");
      assertThat(dual.audit().flows())
          .filteredOn(it -> it.flow().endpoint().id().equals(BATCH) && !it.flow().advisory())
          .extracting(it -> it.flow().family())
          .containsExactly(AddressFamily.IPV4, AddressFamily.IPV6);
      assertThat(dual.audit().flows())
          .filteredOn(it -> it.verdict() instanceof NetworkVerdict.Permitted)
          .filteredOn(it -> it.flow().family() == AddressFamily.IPV6)
          .isNotEmpty()
          .allSatisfy(
              it ->
                  assertThat(dual.check(((NetworkVerdict.Permitted) it.verdict()).proof()))
                      .isEmpty());
    }

    @Test
    void ofInboundConnections() {
      accepts(inbound(), INBOUND, "AllowIn", "system route: internet");
    }

    @Test
    void inTheNetworkOfBatch() {
      accepts(plain().withPool(TestInventory.poolInBatchNetwork()), BATCH, "publicNetworkAccess");
    }
  }

  @Nested
  class RejectsProofsWithAFault {

    private final ProofCases pieces = inPieces();
    private final Proof proof = pieces.proof(BATCH);

    @Test
    void leavingAPartOut() {
      assertThat(pieces.check(withParts(proof.parts().get(0))))
          .singleElement()
          .asString()
          .startsWith("The parts add up to ");
    }

    @Test
    void thatEffectiveRulesOfTheSubnetContradict() {
      Proof without = plain().proof(BATCH);
      ProofCases contradicted =
          plain()
              .with(
                  it ->
                      it.addEffectiveSecurityRules(
                          EffectiveSecurityRules.builder()
                              .addGroups(
                                  EffectiveSecurityGroup.of(
                                      Optional.of(ProofCases.GROUP),
                                      EffectiveSecurityGroup.Level.SUBNET,
                                      Optional.of(ProofCases.SUBNET),
                                      ImmutableList.of(deny("DenyAll", 100).build())))
                              .build()));
      assertThat(contradicted.check(without))
          .anyMatch(it -> it.contains("effective rules stop some of its packets"));
    }

    @Test
    void namingAPartTwice() {
      assertThat(
              pieces.check(
                  withParts(proof.parts().get(0), proof.parts().get(1), proof.parts().get(1))))
          .contains("Parts 2 and 3 overlap.");
    }

    @Test
    void withPartsThatOverlap() {
      ProofPart more =
          new ProofPart(
              toRemote(proof.parts().get(1).packets(), addresses("20.2.0.0/28", "20.1.0.7/32")),
              proof.parts().get(1).rules());
      assertThat(pieces.check(withParts(proof.parts().get(0), more)))
          .contains("Parts 1 and 2 overlap.");
    }

    @Test
    void withAPartThatIsEmpty() {
      ProofPart empty =
          new ProofPart(
              toRemote(proof.flow().packets(), AddressSet.NONE), proof.parts().get(0).rules());
      assertThat(pieces.check(withParts(proof.parts().get(0), proof.parts().get(1), empty)))
          .containsExactly("Part 3 is empty.");
    }

    @Test
    void withAPartOutsideTheFlow() {
      ProofPart outside =
          new ProofPart(
              toRemote(proof.flow().packets(), addresses("20.3.0.0/32")),
              proof.parts().get(0).rules());
      assertThat(pieces.check(withParts(proof.parts().get(0), proof.parts().get(1), outside)))
          .contains("Part 3 has packets outside the flow.");
    }

    @Test
    void withPartsOfAnotherFlow() {
      assertThat(pieces.check(new Proof(proof.flow(), pieces.proof(STORAGE).parts())))
          .contains("Part 2 has packets outside the flow.");
    }

    @Test
    void aboutAFlowThatNobodyAsksFor() {
      RequiredFlow flow = proof.flow();
      RequiredFlow narrow =
          new RequiredFlow(
              flow.endpoint(),
              flow.protocol(),
              flow.family(),
              flow.advisory(),
              flow.remote(),
              proof.parts().get(0).packets());
      assertThat(pieces.check(new Proof(narrow, ImmutableList.of(proof.parts().get(0)))))
          .singleElement()
          .asString()
          .startsWith("The flow is not the one");
    }

    @Test
    void namingARuleThatDenies() {
      ProofCases denied = allowedByTag();
      Proof of = denied.proof(BATCH);
      ProofCases now = plain().withRules(deny("AllowBatch", 200).destinations(BATCH_TAG).build());
      assertThat(now.check(of)).singleElement().asString().endsWith("the rule denies.");
    }

    @Test
    void namingARuleThatDoesNotExist() {
      assertThat(plain().check(replaced(plain().proof(BATCH), Layer.SUBNET_NSG, "Ghost", 100)))
          .singleElement()
          .asString()
          .contains("'Ghost'", "there is no such rule with priority 100");
    }

    @Test
    void namingAnotherPriority() {
      ProofCases tagged = allowedByTag();
      assertThat(tagged.check(replaced(tagged.proof(BATCH), Layer.SUBNET_NSG, "AllowBatch", 201)))
          .singleElement()
          .asString()
          .contains("rule 'AllowBatch': there is no such rule with priority 201");
    }

    @Test
    void namingALaterRuleThanTheFirstThatMatches() {
      ProofCases twice =
          plain()
              .withTags(LISTED_BATCH)
              .withRules(
                  allow("First", 200).destinations(BATCH_TAG).build(),
                  allow("Second", 300).destinations(BATCH_TAG).build());
      assertThat(twice.check(replaced(twice.proof(BATCH), Layer.SUBNET_NSG, "Second", 300)))
          .singleElement()
          .asString()
          .contains("rule 'First' with priority 200 matches some of its packets first");
    }

    @Test
    void namingADefaultRuleWhereADenyMatches() {
      Proof before = plain().proof(BATCH);
      ProofCases after =
          plain().withRules(deny("DenySome", 200).destinations(remote("20.1.0.7/32")).build());
      assertThat(after.check(before))
          .singleElement()
          .asString()
          .contains("rule 'DenySome' with priority 200, which denies, may match");
    }

    @Test
    void madeBeforeTheGroupChanged() {
      assertThat(plain().check(allowedByTag().proof(BATCH)))
          .singleElement()
          .asString()
          .contains("'AllowBatch': there is no such rule with priority 200");
    }

    @Test
    void madeForAnotherSubnet() {
      assertThat(
              plain()
                  .withSubnet(
                      it -> it.addressPrefixes(ImmutableList.of(IpPrefix.parse("10.0.7.0/24"))))
                  .check(plain().proof(BATCH)))
          .singleElement()
          .asString()
          .startsWith("The flow is not the one");
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.network.ProofCheckerTest#networks")
    void leavingAnyLayerOut(ProofCases network, String endpoint) {
      Proof good = network.proof(endpoint);
      for (DecidingRule rule : good.parts().get(0).rules()) {
        Proof without =
            withRules(
                good, good.parts().get(0).rules().stream().filter(it -> !it.equals(rule)).toList());
        List<String> objections = network.check(without);
        assertThat(objections).as("without %s", rule).isNotEmpty();
        boolean isMetOnce =
            good.parts().get(0).rules().stream().filter(it -> it.layer() == rule.layer()).count()
                == 1;
        if (isMetOnce) {
          assertThat(objections)
              .as("without %s", rule)
              .contains("Part 1: no rule answers for the " + rule.layer().words() + ".");
        }
      }
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.network.ProofCheckerTest#networks")
    void withAnyTwoLayersOutOfOrder(ProofCases network, String endpoint) {
      Proof good = network.proof(endpoint);
      ImmutableList<DecidingRule> rules = good.parts().get(0).rules();
      for (int i = 1; i < rules.size(); i++) {
        List<DecidingRule> swapped = new ArrayList<>(rules);
        Collections.swap(swapped, i - 1, i);
        assertThat(network.check(withRules(good, swapped))).as("%s", swapped).isNotEmpty();
      }
    }

    @Test
    void withALayerThatIsNotOnThePath() {
      DecidingRule added =
          DecidingRule.of(
              Layer.HOST_FIREWALL, "declared software firewall", "out", false, OptionalInt.of(1));
      Proof good = plain().proof(BATCH);
      assertThat(
              plain()
                  .check(
                      withRules(
                          good,
                          Stream.concat(Stream.of(added), good.parts().get(0).rules().stream())
                              .toList())))
          .containsExactly(
              "Part 1: software firewall, declared software firewall, rule 'out': the path does not"
                  + " meet it, or not there.");
    }

    @Test
    void namingARouteThatIsNotTheLongest() {
      Proof before = tunnelled().proof(BATCH);
      ProofCases after =
          plain()
              .withRoutes(
                  toAppliance("tunnel", "0.0.0.0/0"),
                  route("hole", "20.1.0.0/16", NextHopType.NONE))
              .withFirewall(networkRule("batch", BATCH_TAG));
      assertThat(after.check(before))
          .singleElement()
          .asString()
          .contains("rule 'tunnel': route 'hole' is or may be preferred");
    }

    @Test
    void namingTheTunnelWhereARouteToATagIsLonger() {
      Proof before = tunnelled().proof(BATCH);
      assertThat(aroundTunnel().withFirewall(networkRule("batch", BATCH_TAG)).check(before))
          .singleElement()
          .asString()
          .contains("rule 'tunnel': route 'direct' is or may be preferred");
    }

    @Test
    void namingAServiceEndpointWhereARouteToTheWholeServiceMayBeAsLong() {
      ProofCases before =
          withStorageEndpoint("Storage.WestEurope 20.38.84.0/23", "Storage 20.38.84.0/22");
      for (String whole : ImmutableList.of("Storage", "20.38.84.0/22")) {
        assertThat(
                before
                    .withRoutes(route("hole", whole, NextHopType.NONE))
                    .check(before.proof(STORAGE)))
            .singleElement()
            .asString()
            .contains("rule 'system route: service endpoint': route 'hole' is or may be preferred");
      }
    }

    @Test
    void namingARouteToTheWholeServiceWhereAServiceEndpointMayBeLonger() {
      String[] tags = {"Storage.WestEurope 20.38.84.0/23", "Storage 20.38.84.0/22"};
      Proof before =
          plain()
              .withTags(tags)
              .withRoutes(route("direct", "Storage", NextHopType.INTERNET))
              .proof(STORAGE);
      assertThat(
              withStorageEndpoint(tags)
                  .withRoutes(route("direct", "Storage", NextHopType.INTERNET))
                  .check(before))
          .singleElement()
          .asString()
          .contains("rule 'direct': route 'system route: service endpoint' is or may be preferred");
    }

    @Test
    void namingARouteToAnApplianceWithoutAddress() {
      Proof before =
          plain().withRoutes(route("all", "0.0.0.0/0", NextHopType.INTERNET)).proof(BATCH);
      assertThat(
              plain()
                  .withRoutes(route("all", "0.0.0.0/0", NextHopType.VIRTUAL_APPLIANCE))
                  .check(before))
          .singleElement()
          .asString()
          .endsWith("the route leads to an appliance whose address is not known.");
    }

    @Test
    void namingARouteThatDropsPackets() {
      ProofCases dropped = plain().withRoutes(route("tunnel", "0.0.0.0/0", NextHopType.NONE));
      assertThat(dropped.check(tunnelled().proof(BATCH)))
          .anyMatch(it -> it.endsWith("rule 'tunnel': the route drops packets."));
    }

    @Test
    void sendingRepliesOverAFirewall() {
      Proof before =
          inbound().withRoutes(route("all", "0.0.0.0/0", NextHopType.INTERNET)).proof(INBOUND);
      assertThat(inbound().withRoutes(toAppliance("all", "0.0.0.0/0")).check(before))
          .singleElement()
          .asString()
          .endsWith("the route sends replies another way than the connection comes.");
    }

    @Test
    void leavingBySubnetsWithoutPublicAddresses() {
      ProofCases closed =
          plain()
              .withPool(
                  TestInventory.withoutPublicIp(
                      plain().pool(), NoPublicIpGeneration.V2_SIMPLIFIED));
      assertThat(closed.check(plain().proof(BATCH)))
          .singleElement()
          .asString()
          .endsWith("nothing shows that nodes have a public address to leave by.");
    }

    @Test
    void whereAGatewayMayLearnRoutes() {
      assertThat(
              plain()
                  .withVirtualNetwork(it -> it.peerings(Optional.empty()))
                  .check(plain().proof(BATCH)))
          .anyMatch(it -> it.endsWith("a route that a gateway learns may be preferred."));
    }

    @Test
    void whereARouteServerMayTeachRoutes() {
      assertThat(
              plain()
                  .withVirtualNetwork(
                      it ->
                          it.addSubnets(
                              Subnet.builder()
                                  .id(id("virtualNetworks/vnet1/subnets/RouteServerSubnet"))
                                  .addAddressPrefixes(IpPrefix.parse("10.0.9.0/27"))
                                  .build()))
                  .check(plain().proof(BATCH)))
          .anyMatch(it -> it.endsWith("a route that a gateway learns may be preferred."));
    }

    @Test
    void namingARouteToATagOfWhichAnotherHasALongerPrefix() {
      ProofCases before =
          plain()
              .withTags("BatchNodeManagement.WestEurope 20.1.0.0/24", "AzureCloud 20.0.0.0/8")
              .withRoutes(
                  route("direct", "BatchNodeManagement.WestEurope", NextHopType.INTERNET),
                  route("hole", "AzureCloud", NextHopType.NONE));
      assertThat(
              before
                  .withTags(
                      "BatchNodeManagement.WestEurope 20.1.0.0/24",
                      "AzureCloud 20.0.0.0/8 20.1.0.0/25")
                  .check(before.proof(BATCH)))
          .anyMatch(it -> it.contains("rule 'direct': route 'hole' is or may be preferred"));
    }

    @Test
    void passingAFirewallThatAllowsLess() {
      ProofCases less =
          plain()
              .withRoutes(toAppliance("tunnel", "0.0.0.0/0"))
              .withTags(LISTED_BATCH)
              .withFirewall(networkRule("batch", remote("20.1.0.0/24")));
      Proof before = tunnelled().withTags(LISTED_BATCH).proof(BATCH);
      assertThat(less.check(before))
          .singleElement()
          .asString()
          .contains("Azure Firewall, fw-hub, rule 'batch': rule 'no rule allows it', which denies");
    }

    @Test
    void passingAFirewallThatAllowsOnlySomeOfTheHosts() {
      Proof before = toStorage("*.core.windows.net").proof(STORAGE);
      assertThat(toStorage("*.blob.core.windows.net").check(before))
          .hasSize(2)
          .allMatch(it -> it.contains("rule 'names1': rule 'no rule allows it', which denies"))
          .anyMatch(it -> it.contains("(*.queue.core.windows.net)"))
          .anyMatch(it -> it.contains("(*.table.core.windows.net)"));
    }

    @Test
    void namingAnApplicationRuleThatNoHostMeets() {
      ProofCases cases = toStorage("*.core.windows.net", "*.blob.core.windows.net");
      Proof proof = cases.proof(STORAGE);
      ImmutableList<DecidingRule> rules = proof.parts().get(0).rules();
      int place = rules.stream().map(DecidingRule::layer).toList().indexOf(Layer.FIREWALL);
      DecidingRule met = rules.get(place);
      List<DecidingRule> more = new ArrayList<>(rules);
      more.add(
          place + 1, DecidingRule.of(met.layer(), met.resource(), "names2", false, met.priority()));
      assertThat(cases.check(withRules(proof, more)))
          .singleElement()
          .asString()
          .contains("rule 'names2': connections to no host meet it");
    }

    @Test
    void passingAFirewallThatLooksUpAPattern() {
      Proof before = tunnelled().proof(BATCH);
      ProofCases pattern =
          plain()
              .withRoutes(toAppliance("tunnel", "0.0.0.0/0"))
              .withFirewall(
                  new FirewallRule.Network(
                      "batch",
                      ProtocolSet.of(Protocol.TCP),
                      RuleAddresses.ANY,
                      RuleAddresses.NONE,
                      ImmutableSet.of(new HostName("*.service.batch.azure.com")),
                      PortSet.of(443)));
      assertThat(pattern.check(before)).singleElement().asString().contains("rule 'batch'");
    }

    @Test
    void passingAFirewallThatDeniesUrls() {
      ProofCases allowing =
          plain().withRoutes(toAppliance("tunnel", "0.0.0.0/0")).withFirewall(toUrls("urls", true));
      Proof before = allowing.proof(BATCH);
      ProofCases denying =
          plain()
              .withRoutes(toAppliance("tunnel", "0.0.0.0/0"))
              .withFirewall(toUrls("urls", true))
              .with(
                  it ->
                      it.azureFirewalls(
                          ImmutableList.of(
                              AzureFirewall.builder()
                                  .id(ProofCases.FIREWALL)
                                  .addPrivateAddresses(
                                      InetAddresses.forString(ProofCases.FIREWALL_ADDRESS))
                                  .subnet(ProofCases.FIREWALL_SUBNET)
                                  .addPublicIpAddresses(
                                      ProofCases.id("publicIPAddresses/ip-firewall"))
                                  .policy(Presence.none())
                                  .addRuleCollections(
                                      new FirewallRuleCollection(
                                          "no",
                                          100,
                                          FirewallAction.DENY,
                                          ImmutableList.of(toUrls("denied", false))),
                                      new FirewallRuleCollection(
                                          "batch",
                                          200,
                                          FirewallAction.ALLOW,
                                          ImmutableList.of(toUrls("urls", true))))
                                  .build())));
      assertThat(denying.check(before))
          .singleElement()
          .asString()
          .contains("rule 'denied' with priority 100, which denies, may match");
    }

    private FirewallRule toUrls(String name, boolean anyHost) {
      return new FirewallRule.Application(
          name,
          ImmutableSet.of(new FirewallRule.ApplicationProtocol(ApplicationProtocolType.HTTPS, 443)),
          RuleAddresses.ANY,
          ImmutableSet.of(),
          anyHost,
          ImmutableSet.of(),
          ImmutableSet.of(),
          ImmutableSet.of("www.example.com/a"),
          false);
    }

    @Test
    void callingAnUnlinkedZone() {
      ProofCases linked =
          withPrivateEndpoint("10.0.0.0/16", PrivateEndpointNetworkPolicies.DISABLED);
      ProofCases unlinked =
          linked.with(
              it ->
                  it.privateDnsZones(
                      ImmutableList.of(
                          linked.network().privateDnsZones().get(0).toBuilder()
                              .virtualNetworkLinks(ImmutableSet.of())
                              .build())));
      assertThat(unlinked.check(linked.proof(ProofCases.PRIVATE)))
          .singleElement()
          .asString()
          .endsWith("no zone for node management is linked to the network.");
    }

    @Test
    void callingARecordThatLeadsElsewhere() {
      ProofCases right =
          withPrivateEndpoint("10.0.0.0/16", PrivateEndpointNetworkPolicies.DISABLED);
      ProofCases stale =
          right.with(
              it ->
                  it.privateDnsZones(
                      ImmutableList.of(ProofCases.zone("guid1.westeurope.service", "10.0.1.9"))));
      assertThat(stale.check(right.proof(ProofCases.PRIVATE)))
          .singleElement()
          .asString()
          .endsWith("the record does not surely lead to the private endpoint.");
    }

    @Test
    void fromAddressesThatTheAccountDoesNotList() {
      Proof before = withNatGateway().proof(BATCH);
      ProofCases after =
          withNatGateway()
              .withAccount(
                  it ->
                      it.nodeManagementAccess(
                          Presence.of(
                              new EndpointAccessProfile(AccessAction.DENY, ImmutableList.of()))));
      assertThat(after.check(before))
          .singleElement()
          .asString()
          .endsWith("nothing shows that the rules list all addresses that nodes call from.");
    }

    @Test
    void pastAnotherInterfaceThatDenies() {
      ProofCases one = withInterface();
      ProofCases two =
          one.with(
              it ->
                  it.addEffectiveSecurityRules(
                      effective(
                          EffectiveSecurityGroup.Level.NETWORK_INTERFACE,
                          deny("DenyAll", 100).build())));
      assertThat(two.check(one.proof(BATCH)))
          .singleElement()
          .asString()
          .endsWith("another network interface does not surely let it through.");
    }

    private Proof withParts(ProofPart... parts) {
      return new Proof(proof.flow(), ImmutableList.copyOf(parts));
    }
  }

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(withHostFirewall(), BATCH),
        Arguments.of(withInterface(), BATCH),
        Arguments.of(tunnelled(), BATCH),
        Arguments.of(withAppliance(), BATCH),
        Arguments.of(inbound(), INBOUND),
        Arguments.of(
            withPrivateEndpoint("10.0.0.0/16", PrivateEndpointNetworkPolicies.DISABLED),
            ProofCases.PRIVATE));
  }

  private static Proof accepts(ProofCases network, String endpoint, String... rules) {
    Proof proof = network.proof(endpoint);
    assertThat(network.check(proof)).isEmpty();
    assertThat(proof.parts())
        .flatExtracting(ProofPart::rules)
        .extracting(DecidingRule::rule)
        .contains(rules);
    return proof;
  }

  private static ProofCases allowedByTag() {
    return plain()
        .withRules(
            allow("AllowBatch", 200).destinations(BATCH_TAG).build(),
            deny("DenyStorage", 300).destinations(RuleAddresses.of(ServiceTag.STORAGE)).build());
  }

  private static ProofCases withStorageEndpoint(String... tags) {
    return plain()
        .withTags(tags)
        .withSubnet(
            it ->
                it.serviceEndpoints(
                    ImmutableList.of(
                        new ServiceEndpoint("Microsoft.Storage", ImmutableSet.of("*")))));
  }

  private static ProofCases inPieces() {
    return plain()
        .withTags(LISTED_BATCH)
        .withRules(
            allow("AllowFirst", 200).destinations(remote("20.1.0.0/24")).build(),
            allow("AllowSecond", 300).destinations(remote("20.2.0.0/24")).build());
  }

  private static ProofCases withInterface() {
    return withGroup(
        EffectiveSecurityGroup.Level.NETWORK_INTERFACE,
        allow("AllowOnInterface", 200).destinations(BATCH_TAG).build());
  }

  private static ProofCases withGroup(EffectiveSecurityGroup.Level level, SecurityRule... rules) {
    EffectiveSecurityRules effective = effective(level, rules);
    return plain().with(it -> it.addEffectiveSecurityRules(effective));
  }

  private static EffectiveSecurityRules effective(
      EffectiveSecurityGroup.Level level, SecurityRule... rules) {
    return EffectiveSecurityRules.builder()
        .addGroups(
            EffectiveSecurityGroup.of(
                Optional.of(ProofCases.GROUP),
                EffectiveSecurityGroup.Level.SUBNET,
                Optional.of(ProofCases.SUBNET),
                ProofCases.ALLOWING),
            EffectiveSecurityGroup.of(
                Optional.of(id("networkSecurityGroups/other")),
                level,
                Optional.empty(),
                ImmutableList.copyOf(rules)))
        .build();
  }

  private static ProofCases withHostFirewall() {
    HostFirewall firewall =
        new HostFirewall(
            RuleAction.DENY,
            RuleAction.DENY,
            ImmutableList.of(
                new HostFirewall.Rule(
                    "in",
                    Direction.INBOUND,
                    RuleAction.DENY,
                    ProtocolSet.ALL,
                    AddressSet.ALL,
                    PortSet.ALL),
                new HostFirewall.Rule(
                    "out",
                    Direction.OUTBOUND,
                    RuleAction.ALLOW,
                    ProtocolSet.ALL,
                    AddressSet.ALL,
                    PortSet.of(443))));
    return plain().with(it -> it.putHostFirewalls(new PoolKey("acct1", "pool1"), firewall));
  }

  private static ProofCases tunnelled() {
    return plain()
        .withRoutes(toAppliance("tunnel", "0.0.0.0/0"))
        .withFirewall(networkRule("batch", BATCH_TAG));
  }

  /** With a firewall of application rules, each of one host. */
  private static ProofCases toStorage(String... hosts) {
    return plain()
        .withRoutes(toAppliance("tunnel", "0.0.0.0/0"))
        .withFirewall(
            IntStream.range(0, hosts.length)
                .mapToObj(
                    it ->
                        applicationRule(
                            "names" + (it + 1), ApplicationProtocolType.HTTPS, hosts[it]))
                .toArray(FirewallRule[]::new));
  }

  private static ProofCases aroundTunnel() {
    return plain()
        .withRoutes(
            toAppliance("tunnel", "0.0.0.0/0"),
            route("direct", "BatchNodeManagement.WestEurope", NextHopType.INTERNET));
  }

  private static ProofCases withAppliance() {
    return plain()
        .withRoutes(toAppliance("tunnel", "0.0.0.0/0"))
        .with(
            it ->
                it.addApplianceAssumptions(
                    new ApplianceAssumption(
                        InetAddresses.forString(ProofCases.FIREWALL_ADDRESS),
                        RuleAction.ALLOW,
                        BATCH_TAG)));
  }

  private static ProofCases inbound() {
    return plain()
        .withRules(allow("AllowIn", 100).direction(Direction.INBOUND).sources(BATCH_TAG).build());
  }

  private static ProofCases withNatGateway() {
    return plain()
        .withSubnet(it -> it.natGateway(Presence.of(id("natGateways/nat1"))))
        .with(
            it ->
                it.addNatGateways(
                        new NatGateway(
                            id("natGateways/nat1"),
                            ImmutableSet.of(id("publicIPAddresses/ip1")),
                            ImmutableSet.of()))
                    .addPublicIpAddresses(
                        PublicIpAddress.of(
                            id("publicIPAddresses/ip1"),
                            Optional.of(InetAddresses.forString("203.0.113.7")))))
        .withAccount(
            it -> it.nodeManagementAccess(Presence.of(Samples.answering("203.0.113.0/29"))));
  }

  private static RuleAddresses remote(String prefix) {
    return RuleAddresses.of(addresses(prefix));
  }

  private static FlowProduct toRemote(FlowProduct packets, AddressSet remote) {
    return new FlowProduct(
        packets.protocols(),
        packets.sources(),
        packets.sourcePorts(),
        remote,
        packets.destinationPorts());
  }

  /** The proof with other rules for its first part. */
  private static Proof withRules(Proof proof, List<DecidingRule> rules) {
    return new Proof(
        proof.flow(),
        Stream.concat(
                Stream.of(
                    new ProofPart(proof.parts().get(0).packets(), ImmutableList.copyOf(rules))),
                proof.parts().stream().skip(1))
            .collect(ImmutableList.toImmutableList()));
  }

  /** The proof with another rule in one layer of its first part. */
  private static Proof replaced(Proof proof, Layer layer, String rule, int priority) {
    return withRules(
        proof,
        proof.parts().get(0).rules().stream()
            .map(
                it ->
                    it.layer() == layer
                        ? DecidingRule.of(
                            layer, it.resource(), rule, false, OptionalInt.of(priority))
                        : it)
            .toList());
  }
}
