package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Samples.SIMPLIFIED;
import static io.github.batchcomm.network.Samples.outbound;
import static io.github.batchcomm.network.Samples.route;
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
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ServiceTagCatalogue;
import org.junit.jupiter.api.Test;

/** What becomes of packets at rules that name what is no address and no service tag. */
class MistakenNameTest {
  private static final String ID = "westeurope-BatchNodeManagement";

  @Test
  void aTextThatCanBeNoTagAllowsNothingAndIsToldWhereTheFlowStops() {
    Scene scene =
        Scene.listed()
            .rules(
                outbound("Batch", 100, RuleAction.ALLOW, ID),
                outbound("Rest", 200, RuleAction.DENY, "*"));
    assertThat(blocker(scene.verdict(SIMPLIFIED)).sentence())
        .startsWith(
            "Rule Rest (priority 200) of nsg-render (network security group on the subnet) denies"
                + " (rule Batch names 'westeurope-BatchNodeManagement', which is no address and no"
                + " service tag and matches nothing; BatchNodeManagement.WestEurope is probably"
                + " meant);");
  }

  @Test
  void aTextThatCanBeNoTagMayDenyAnything() {
    Scene scene = Scene.listed().rules(outbound("Stop", 100, RuleAction.DENY, "a b"));
    assertThat(scene.verdict(SIMPLIFIED)).isInstanceOf(NetworkVerdict.Undetermined.class);
    assertThat(missing(scene.verdict(SIMPLIFIED)).what())
        .isEqualTo(
            "Rule Stop of nsg-render names 'a b', which is no address and no service tag, so that"
                + " what it denies is not known.");
  }

  @Test
  void aProofIsRejectedWhereADenyBeforeItHasSuchAText() {
    Proof proof = permitted(Scene.listed().rules().verdict(SIMPLIFIED)).proof();
    assertThat(Scene.listed().rules(outbound("Stop", 100, RuleAction.DENY, "a b")).check(proof))
        .singleElement()
        .asString()
        .contains("rule 'Stop' with priority 100, which denies, may match");
  }

  @Test
  void aTextThatCanBeNoTagAllowsNothingAtAFirewallWhoseDefaultSaysSo() {
    Scene scene =
        Scene.listed()
            .routes(toAppliance("tunnel", "0.0.0.0/0", "10.1.9.4"))
            .network(it -> it.addAzureFirewalls(firewall(ID)));
    assertThat(blocker(scene.verdict(SIMPLIFIED)).reason())
        .isEqualTo(
            "denies (rule ToBatch names 'westeurope-BatchNodeManagement', which is no address and no"
                + " service tag and matches nothing; BatchNodeManagement.WestEurope is probably"
                + " meant)");
  }

  @Test
  void aRuleThatMeansAnotherServiceIsNotTold() {
    Scene scene =
        Scene.listed()
            .routes(toAppliance("tunnel", "0.0.0.0/0", "10.1.9.4"))
            .network(it -> it.addAzureFirewalls(firewall("westeurope-Storage")));
    assertThat(blocker(scene.verdict(SIMPLIFIED)).reason()).isEqualTo("denies");
  }

  @Test
  void aMisspeltTagAllowsNothingBesideACompleteList() {
    Scene scene =
        Scene.unlisted()
            .listing(complete())
            .rules(
                outbound("Batch", 100, RuleAction.ALLOW, "BatchNodeManagment.WestEurope"),
                outbound("Rest", 200, RuleAction.DENY, "*"));
    assertThat(blocker(scene.verdict(SIMPLIFIED)).reason())
        .contains("BatchNodeManagement.WestEurope is probably meant");
  }

  @Test
  void aMisspeltTagIsUnknownBesideAListThatMayLackTags() {
    Scene scene =
        Scene.listed()
            .rules(
                outbound("Batch", 100, RuleAction.ALLOW, "BatchNodeManagment.WestEurope"),
                outbound("Rest", 200, RuleAction.DENY, "*"));
    assertThat(scene.verdict(SIMPLIFIED)).isInstanceOf(NetworkVerdict.Undetermined.class);
  }

  @Test
  void aMisspeltTagMayDenyAnything() {
    Scene scene =
        Scene.unlisted()
            .listing(complete())
            .rules(outbound("Stop", 100, RuleAction.DENY, "BatchNodeManagment.WestEurope"));
    assertThat(missing(scene.verdict(SIMPLIFIED)))
        .isEqualTo(
            new MissingFact(
                Layer.SUBNET_NSG,
                "Rule Stop of nsg-render names 'BatchNodeManagment.WestEurope', which is no address"
                    + " and no service tag, so that what it denies is not known.",
                "Name BatchNodeManagement.WestEurope in the rule if that is meant."));
  }

  @Test
  void aMisspeltTagOfARouteIsNamedWithTheRoute() {
    Scene scene =
        Scene.unlisted()
            .listing(complete())
            .routes(route("batch", "BatchNodeManagment.WestEurope", NextHopType.NONE));
    assertThat(missing(scene.verdict(SIMPLIFIED)))
        .isEqualTo(
            new MissingFact(
                Layer.ROUTE,
                "Route batch of rt-render names 'BatchNodeManagment.WestEurope', which is no address"
                    + " and no service tag, so that which packets it leads is not known.",
                "Name BatchNodeManagement.WestEurope in the route if that is meant."));
  }

  @Test
  void aTagOfANewerListIsUnknownBesideACompleteOne() {
    Scene scene =
        Scene.unlisted()
            .listing(complete())
            .rules(
                outbound("New", 100, RuleAction.ALLOW, "QuantumFoundry"),
                outbound("Rest", 200, RuleAction.DENY, "*"));
    assertThat(scene.verdict(SIMPLIFIED)).isInstanceOf(NetworkVerdict.Undetermined.class);
  }

  private static ServiceTagCatalogue complete() {
    return ServiceTagCatalogue.builder().from(Samples.catalogue()).complete(true).build();
  }

  private static AzureFirewall firewall(String destination) {
    FirewallRule rule =
        new FirewallRule.Network(
            "ToBatch",
            ProtocolSet.of(Protocol.TCP),
            RuleAddresses.ANY,
            RuleAddresses.parse(destination),
            ImmutableSet.of(),
            PortSet.of(443));
    return Samples.firewall()
        .policy(Presence.none())
        .addRuleCollections(
            new FirewallRuleCollection("c", 200, FirewallAction.ALLOW, ImmutableList.of(rule)))
        .build();
  }
}
