package io.github.batchcomm.testkit.internal;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.IpGroup;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.PublicIpPrefix;
import io.github.batchcomm.model.ServiceEndpointPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Networks in short: which resources are there, and how much is in them. A network is far too large
 * to be read in a message; by these names what matters is found in its documents.
 */
final class NetworkFacts {

  /** So many of a kind are named, and the others counted. */
  private static final int NAMED = 2;

  private final List<String> facts = new ArrayList<>();

  private NetworkFacts() {}

  static String of(Network network) {
    NetworkFacts facts =
        new NetworkFacts()
            .add(
                "service tags",
                network.serviceTagCatalogues(),
                it -> it.cloud() + counted(it.tags().size(), "tag"))
            .add(
                "virtual networks",
                network.virtualNetworks(),
                it -> it.id().name() + counted(it.subnets().size(), "subnet"))
            .add(
                "network security groups",
                network.networkSecurityGroups(),
                it -> it.id().name() + counted(it.securityRules().size(), "rule"))
            .add(
                "route tables",
                network.routeTables(),
                it -> it.id().name() + counted(it.routes().size(), "route"));
    facts.resources(network);
    facts
        .add(
            "effective rules",
            network.effectiveSecurityRules(),
            it -> it.groups().size() + " lists")
        .add("effective routes", network.effectiveRoutes(), it -> it.routes().size() + " routes")
        .add(
            "host firewalls",
            network.hostFirewalls().entrySet(),
            it ->
                it.getKey().account()
                    + "/"
                    + it.getKey().pool()
                    + counted(it.getValue().rules().size(), "rule"))
        .add(
            "assumptions about appliances",
            network.applianceAssumptions(),
            it -> it.action() + " " + it.remote());
    return facts.facts.isEmpty()
        ? "a network of which nothing is known"
        : "a network {" + Joiner.on("; ").join(facts.facts) + "}";
  }

  private void resources(Network network) {
    add("NAT gateways", network.natGateways(), (NatGateway it) -> it.id().name());
    add("public addresses", network.publicIpAddresses(), (PublicIpAddress it) -> it.id().name());
    add("public prefixes", network.publicIpPrefixes(), (PublicIpPrefix it) -> it.id().name());
    add("Azure Firewalls", network.azureFirewalls(), (AzureFirewall it) -> it.id().name());
    add("firewall policies", network.firewallPolicies(), (FirewallPolicy it) -> it.id().name());
    add(
        "rule collection groups",
        network.firewallRuleCollectionGroups(),
        (FirewallRuleCollectionGroup it) -> it.id().name());
    add("IP groups", network.ipGroups(), (IpGroup it) -> it.id().name());
    add(
        "service endpoint policies",
        network.serviceEndpointPolicies(),
        (ServiceEndpointPolicy it) -> it.id().name());
    add("private endpoints", network.privateEndpoints(), (PrivateEndpoint it) -> it.id().name());
    add("private DNS zones", network.privateDnsZones(), (PrivateDnsZone it) -> it.id().name());
  }

  private <T> NetworkFacts add(String kind, Collection<T> all, Function<T, String> shown) {
    if (!all.isEmpty()) {
      ImmutableList<String> named =
          all.stream().limit(NAMED).map(shown).collect(ImmutableList.toImmutableList());
      int more = all.size() - named.size();
      facts.add(
          kind + " " + Joiner.on(", ").join(named) + (more > 0 ? " and " + more + " more" : ""));
    }
    return this;
  }

  private static String counted(int count, String what) {
    return " (" + count + " " + what + (count == 1 ? "" : "s") + ")";
  }
}
