package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Multimaps;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.IpGroup;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.PoolKey;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.PublicIpPrefix;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceEndpointPolicy;
import io.github.batchcomm.model.ServiceTagCatalogue;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Leaves of a network what documents can say, in the order in which it is read: rules of two
 * protocols at once, and what else no document of Azure can state, are left out.
 */
final class SayableNetwork {

  /** Classic virtual networks are of another type, which is not read. */
  private static final String VIRTUAL_NETWORK = "Microsoft.Network/virtualNetworks";

  private final Network network;
  private final ImmutableSet<DocumentShape> shapes;

  private SayableNetwork(Network network, ImmutableSet<DocumentShape> shapes) {
    this.network = network;
    this.shapes = shapes;
  }

  /**
   * Says what is left of a network.
   *
   * @param network the network
   * @param shapes the shapes of documents that there may be
   * @param inventory the pools that documents show, of which something may be declared
   * @param listed tells how the tags of a catalogue are listed
   */
  static Network of(
      Network network,
      ImmutableSet<DocumentShape> shapes,
      Inventory inventory,
      UnaryOperator<ServiceTagCatalogue> listed) {
    return new SayableNetwork(network, shapes).said(inventory, listed);
  }

  private Network said(Inventory inventory, UnaryOperator<ServiceTagCatalogue> listed) {
    Network.Builder said = Network.builder();
    if (shapes.stream().anyMatch(DocumentShape::showsNetworks)) {
      resources(said);
    }
    if (shapes.stream().anyMatch(DocumentShape::showsEffective)) {
      said.effectiveSecurityRules(
              network.effectiveSecurityRules().stream()
                  .filter(it -> !it.groups().isEmpty())
                  .map(SayableNetwork::effective)
                  .distinct()
                  .collect(toImmutableList()))
          .effectiveRoutes(
              network.effectiveRoutes().stream()
                  .filter(it -> !it.routes().isEmpty())
                  .map(it -> declares() ? it : new EffectiveRoutes(it.routes()))
                  .distinct()
                  .collect(toImmutableList()));
    }
    if (shapes.stream().anyMatch(DocumentShape::showsServiceTags)) {
      said.serviceTagCatalogues(
          network.serviceTagCatalogues().stream()
              .map(listed)
              .sorted(Comparator.comparing(ServiceTagCatalogue::cloud))
              .collect(toImmutableList()));
    }
    if (declares()) {
      said.hostFirewalls(hostFirewalls(inventory)).applianceAssumptions(appliances());
    }
    return said.build();
  }

  /** Where effective routes are, and what software firewalls and appliances do, is declared. */
  private boolean declares() {
    return shapes.contains(DocumentShape.DECLARATION);
  }

  private void resources(Network.Builder said) {
    said.virtualNetworks(
            inOrder(
                network.virtualNetworks().stream()
                    .filter(it -> it.id().isOfType(VIRTUAL_NETWORK))
                    .collect(toImmutableList()),
                VirtualNetwork::id,
                SayableNetwork::sayable))
        .networkSecurityGroups(
            inOrder(
                network.networkSecurityGroups(), NetworkSecurityGroup::id, SayableNetwork::sayable))
        .routeTables(inOrder(network.routeTables(), RouteTable::id))
        .natGateways(inOrder(network.natGateways(), NatGateway::id))
        .publicIpAddresses(inOrder(network.publicIpAddresses(), PublicIpAddress::id))
        .publicIpPrefixes(inOrder(network.publicIpPrefixes(), PublicIpPrefix::id))
        .azureFirewalls(
            inOrder(network.azureFirewalls(), AzureFirewall::id, SayableNetwork::sayable))
        .firewallPolicies(inOrder(network.firewallPolicies(), FirewallPolicy::id))
        .firewallRuleCollectionGroups(
            inOrder(
                network.firewallRuleCollectionGroups(),
                FirewallRuleCollectionGroup::id,
                it ->
                    new FirewallRuleCollectionGroup(
                        it.id(), it.priority(), sayable(it.collections()))))
        .ipGroups(inOrder(network.ipGroups(), IpGroup::id))
        .serviceEndpointPolicies(
            inOrder(network.serviceEndpointPolicies(), ServiceEndpointPolicy::id))
        .privateEndpoints(inOrder(network.privateEndpoints(), PrivateEndpoint::id))
        .privateDnsZones(inOrder(network.privateDnsZones(), PrivateDnsZone::id));
  }

  private static <R> ImmutableList<R> inOrder(
      ImmutableList<R> resources, Function<R, ResourceId> id) {
    return ImmutableList.sortedCopyOf(Comparator.comparing(id), resources);
  }

  private static <R> ImmutableList<R> inOrder(
      ImmutableList<R> resources, Function<R, ResourceId> id, UnaryOperator<R> sayable) {
    return inOrder(resources, id).stream().map(sayable).collect(toImmutableList());
  }

  private static VirtualNetwork sayable(VirtualNetwork virtualNetwork) {
    return VirtualNetwork.builder()
        .from(virtualNetwork)
        .subnets(inOrder(virtualNetwork.subnets(), Subnet::id))
        .build();
  }

  private static NetworkSecurityGroup sayable(NetworkSecurityGroup group) {
    ImmutableList<SecurityRule> defaults = sayableRules(group.defaultSecurityRules());
    NetworkSecurityGroup.Builder said =
        NetworkSecurityGroup.builder()
            .id(group.id())
            .securityRules(sayableRules(group.securityRules()));
    // Where no default rules are shown, they are those of Azure.
    return defaults.isEmpty() ? said.build() : said.defaultSecurityRules(defaults).build();
  }

  private static ImmutableList<SecurityRule> sayableRules(ImmutableList<SecurityRule> rules) {
    return rules.stream().filter(SecurityRuleWriter::canSay).collect(toImmutableList());
  }

  private static AzureFirewall sayable(AzureFirewall firewall) {
    return firewall.toBuilder()
        .ruleCollections(
            ImmutableList.sortedCopyOf(
                Comparator.comparing(FirewallRules::of), sayable(firewall.ruleCollections())))
        .build();
  }

  private static ImmutableList<FirewallRuleCollection> sayable(
      ImmutableList<FirewallRuleCollection> collections) {
    return collections.stream()
        .map(
            it ->
                new FirewallRuleCollection(
                    it.name(),
                    it.priority(),
                    it.action(),
                    it.rules().stream()
                        .map(FirewallRuleWriter::sayable)
                        .flatMap(Optional::stream)
                        .collect(toImmutableList())))
        .collect(toImmutableList());
  }

  private static EffectiveSecurityRules effective(EffectiveSecurityRules rules) {
    return EffectiveSecurityRules.builder()
        .groups(rules.groups().stream().map(SayableNetwork::effective).collect(toImmutableList()))
        .build();
  }

  private static EffectiveSecurityGroup effective(EffectiveSecurityGroup group) {
    boolean isAssociated =
        group.associatedWith().isPresent() && group.level() != EffectiveSecurityGroup.Level.UNKNOWN;
    return EffectiveSecurityGroup.of(
        group.networkSecurityGroup(),
        isAssociated ? group.level() : EffectiveSecurityGroup.Level.UNKNOWN,
        group.associatedWith().filter(it -> isAssociated),
        ImmutableList.sortedCopyOf(
            Comparator.comparingInt(SecurityRule::priority), sayableRules(group.rules())));
  }

  private ImmutableMap<PoolKey, HostFirewall> hostFirewalls(Inventory inventory) {
    ImmutableSet<PoolKey> pools =
        inventory.accounts().stream()
            .flatMap(
                it -> it.pools().stream().map(pool -> new PoolKey(it.account().name(), pool.id())))
            .collect(ImmutableSet.toImmutableSet());
    return ImmutableMap.copyOf(Maps.filterKeys(network.hostFirewalls(), pools::contains));
  }

  /** Those about one appliance together, since what is declared of each is one list. */
  private ImmutableList<ApplianceAssumption> appliances() {
    ImmutableListMultimap<?, ApplianceAssumption> byAddress =
        Multimaps.index(
            network.applianceAssumptions().stream()
                .filter(it -> canDeclare(it.remote()))
                .distinct()
                .toList(),
            ApplianceAssumption::appliance);
    return byAddress.values().asList();
  }

  private static boolean canDeclare(RuleAddresses remote) {
    return remote.applicationSecurityGroups().isEmpty()
        && remote.ipGroups().isEmpty()
        && remote.unreadable().isEmpty()
        && !remote.equals(RuleAddresses.NONE);
  }
}
