package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.network.DecidingRule;
import io.github.batchcomm.network.Layer;
import io.github.batchcomm.network.ProofPart;
import java.util.List;
import java.util.function.UnaryOperator;

/** The subnets that Azure Firewalls stand in, which all have one name. */
final class FirewallSubnets {

  private FirewallSubnets() {}

  static boolean isOne(Subnet subnet) {
    return Ascii.equalsIgnoreCase(subnet.id().name(), "AzureFirewallSubnet");
  }

  /** Whether a network shows any. */
  static boolean areIn(Network network) {
    return network.virtualNetworks().stream()
        .anyMatch(it -> it.subnets().stream().anyMatch(FirewallSubnets::isOne));
  }

  /** A network in which all of them are changed. */
  static Network changed(Network network, UnaryOperator<Subnet.Builder> change) {
    return network.toBuilder()
        .virtualNetworks(
            network.virtualNetworks().stream()
                .map(it -> changed(it, change))
                .collect(toImmutableList()))
        .build();
  }

  private static VirtualNetwork changed(
      VirtualNetwork network, UnaryOperator<Subnet.Builder> change) {
    return network.toBuilder()
        .subnets(
            network.subnets().stream()
                .map(it -> isOne(it) ? change.apply(it.toBuilder()).build() : it)
                .collect(toImmutableList()))
        .build();
  }

  /** Whether a part of a flow goes through a firewall that stands in one of them. */
  static boolean isPassedBy(ProofPart part, Network network) {
    AddressSet addresses =
        network.virtualNetworks().stream()
            .flatMap(it -> it.subnets().stream())
            .filter(FirewallSubnets::isOne)
            .map(it -> AddressSet.copyOf(it.addressPrefixes()))
            .reduce(AddressSet.NONE, AddressSet::union);
    List<DecidingRule> rules =
        part.rules().stream().filter(it -> it.layer() == Layer.FIREWALL).toList();
    return !rules.isEmpty()
        && rules.stream()
            .allMatch(rule -> firewalls(rule, network).stream().allMatch(it -> in(it, addresses)));
  }

  private static ImmutableList<AzureFirewall> firewalls(DecidingRule rule, Network network) {
    return network.azureFirewalls().stream()
        .filter(it -> it.id().name().equals(rule.resource()))
        .collect(toImmutableList());
  }

  private static boolean in(AzureFirewall firewall, AddressSet addresses) {
    return !firewall.privateAddresses().isEmpty()
        && firewall.privateAddresses().stream().allMatch(addresses::contains);
  }
}
