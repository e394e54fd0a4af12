package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRule.ApplicationProtocol;
import io.github.batchcomm.model.FirewallRule.ApplicationProtocolType;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.IpGroup;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ProvisioningState;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ThreatIntelligenceMode;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Azure Firewalls with their policies and rules. */
final class Firewalls {

  private static final int MOST_COLLECTIONS = 3;

  /** The kinds of rules; a collection holds one. */
  private enum Kind {
    NETWORK,
    APPLICATION,
    NAT
  }

  /** Firewalls by where their rules stand. */
  private enum Rules {
    OWN,
    IN_POLICY,
    IN_POLICY_WITH_BASE
  }

  /**
   * A firewall with all that belongs to it.
   *
   * @param firewall the firewall
   * @param policies its policy and the one that this inherits from
   * @param groups the groups of these
   */
  record Whole(
      AzureFirewall firewall,
      ImmutableList<FirewallPolicy> policies,
      ImmutableList<FirewallRuleCollectionGroup> groups) {}

  /** How a firewall works, beside its rules. */
  private record Condition(ThreatIntelligenceMode mode, ProvisioningState state) {}

  private Firewalls() {}

  static Arbitrary<Draft<FirewallRule>> rules() {
    return Arbitraries.oneOf(networkRules(), applicationRules(), natRules())
        .map(rule -> place -> rule.at(place, "rule1"));
  }

  static Arbitrary<Draft<FirewallRuleCollection>> collections() {
    return collectionDrafts().map(draft -> place -> draft.at(place, 1));
  }

  static Arbitrary<Draft<FirewallRuleCollectionGroup>> groups() {
    return collectionLists()
        .map(collections -> place -> group(policyOf(place), 1, collections.at(place)));
  }

  static Arbitrary<Draft<FirewallPolicy>> policies() {
    Arbitrary<Draft<Presence<ResourceId>>> bases =
        Draft.presence(false, 2, Firewalls::basePolicyOf);
    return Combinators.combine(
            bases,
            Arbitraries.integers().between(0, 2).optional(0.8),
            Arbitraries.of(ThreatIntelligenceMode.class))
        .as(
            (base, groups, mode) ->
                place ->
                    FirewallPolicy.builder()
                        .id(policyOf(place))
                        .basePolicy(base.at(place))
                        .ruleCollectionGroups(
                            groups.map(
                                count ->
                                    IntStream.rangeClosed(1, count)
                                        .mapToObj(it -> groupOf(policyOf(place), it))
                                        .collect(ImmutableSet.toImmutableSet())))
                        .threatIntelligence(mode)
                        .build());
  }

  static Arbitrary<Draft<AzureFirewall>> firewalls() {
    Draft<ResourceId> policy = Firewalls::policyOf;
    return Combinators.combine(Draft.presence(false, 2, policy), wholes())
        .as(
            (presence, whole) ->
                place -> {
                  Presence<ResourceId> shown = presence.at(place);
                  AzureFirewall firewall = whole.at(place).firewall();
                  return shown.isPresent()
                      ? firewall.toBuilder()
                          .policy(shown)
                          .ruleCollections(ImmutableList.of())
                          .build()
                      : firewall.toBuilder().policy(shown).build();
                });
  }

  /** Firewalls with everything that belongs to them. */
  static Arbitrary<Draft<Whole>> wholes() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(1, Rules.OWN),
                Tuple.of(1, Rules.IN_POLICY),
                Tuple.of(1, Rules.IN_POLICY_WITH_BASE)),
            collectionLists(),
            collectionLists(),
            collectionLists(),
            Combinators.combine(Arbitraries.of(ThreatIntelligenceMode.class), provisioningStates())
                .as(Condition::new))
        .as(
            (where, one, other, ofBase, condition) ->
                place ->
                    switch (where) {
                      case OWN ->
                          new Whole(
                              firewall(place, condition, Presence.none())
                                  .ruleCollections(one.at(place))
                                  .build(),
                              ImmutableList.of(),
                              ImmutableList.of());
                      case IN_POLICY ->
                          inPolicy(
                              place, condition, Presence.none(), one.at(place), other.at(place));
                      case IN_POLICY_WITH_BASE ->
                          withBase(
                              place,
                              inPolicy(
                                  place,
                                  condition,
                                  Presence.of(basePolicyOf(place)),
                                  one.at(place),
                                  other.at(place)),
                              ofBase.at(place));
                    });
  }

  static Arbitrary<Draft<IpGroup>> ipGroups() {
    return Combinators.combine(
            Arbitraries.of(1, 2),
            Either.of(1, Arbitraries.of(RuleNames.NODES), 2, Arbitraries.of(RuleNames.REMOTES))
                .list()
                .ofMaxSize(3))
        .as(
            (number, prefixes) ->
                place ->
                    new IpGroup(RuleNames.ipGroup(place, number), AddressSet.copyOf(prefixes)));
  }

  /** Most resources are as they are shown. */
  static Arbitrary<ProvisioningState> provisioningStates() {
    return Arbitraries.frequency(
        Tuple.of(6, ProvisioningState.SUCCEEDED),
        Tuple.of(3, ProvisioningState.UNKNOWN),
        Tuple.of(1, ProvisioningState.FAILED),
        Tuple.of(1, ProvisioningState.UPDATING));
  }

  /** A firewall in a subnet. Every firewall that is generated begins here. */
  static AzureFirewall.Builder placed(ResourceId subnet) {
    return AzureFirewall.builder().subnet(subnet);
  }

  private static AzureFirewall.Builder firewall(
      Place place, Condition condition, Presence<ResourceId> policy) {
    return placed(VirtualNetworks.firewallSubnet(place))
        .id(place.resource("azureFirewalls", "fw"))
        .addPrivateAddresses(Routings.FIREWALL)
        .addPublicIpAddresses(Routings.publicIp(place, 3))
        .provisioningState(condition.state())
        .policy(policy)
        .threatIntelligence(condition.mode());
  }

  private static Whole inPolicy(
      Place place,
      Condition condition,
      Presence<ResourceId> base,
      ImmutableList<FirewallRuleCollection> one,
      ImmutableList<FirewallRuleCollection> other) {
    ResourceId policy = policyOf(place);
    return new Whole(
        firewall(place, condition, Presence.of(policy)).build(),
        ImmutableList.of(
            FirewallPolicy.builder()
                .id(policy)
                .basePolicy(base)
                .ruleCollectionGroups(ImmutableSet.of(groupOf(policy, 1), groupOf(policy, 2)))
                .threatIntelligence(condition.mode())
                .build()),
        ImmutableList.of(group(policy, 1, one), group(policy, 2, other)));
  }

  private static Whole withBase(
      Place place, Whole whole, ImmutableList<FirewallRuleCollection> collections) {
    ResourceId base = basePolicyOf(place);
    return new Whole(
        whole.firewall(),
        ImmutableList.<FirewallPolicy>builder()
            .addAll(whole.policies())
            .add(
                FirewallPolicy.builder()
                    .id(base)
                    .basePolicy(Presence.none())
                    .ruleCollectionGroups(ImmutableSet.of(groupOf(base, 1)))
                    .build())
            .build(),
        ImmutableList.<FirewallRuleCollectionGroup>builder()
            .addAll(whole.groups())
            .add(group(base, 1, collections))
            .build());
  }

  private static FirewallRuleCollectionGroup group(
      ResourceId policy, int number, ImmutableList<FirewallRuleCollection> collections) {
    // The second group is asked first.
    return new FirewallRuleCollectionGroup(
        groupOf(policy, number), 400 - 100 * number, collections);
  }

  private static ResourceId policyOf(Place place) {
    return place.resource("firewallPolicies", "policy");
  }

  private static ResourceId basePolicyOf(Place place) {
    return place.resource("firewallPolicies", "base");
  }

  private static ResourceId groupOf(ResourceId policy, int number) {
    return ResourceId.parse(policy + "/ruleCollectionGroups/group" + number);
  }

  /** A rule but for its name. */
  private interface RuleDraft {
    FirewallRule at(Place place, String name);
  }

  /** A collection but for its number, from 1. */
  private interface CollectionDraft {
    FirewallRuleCollection at(Place place, int number);
  }

  static Arbitrary<Draft<ImmutableList<FirewallRuleCollection>>> collectionLists() {
    return collectionDrafts()
        .list()
        .ofMaxSize(MOST_COLLECTIONS)
        .map(
            drafts ->
                place ->
                    IntStream.range(0, drafts.size())
                        .mapToObj(i -> drafts.get(i).at(place, i + 1))
                        .collect(toImmutableList()));
  }

  private static Arbitrary<CollectionDraft> collectionDrafts() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(4, Kind.NETWORK), Tuple.of(3, Kind.APPLICATION), Tuple.of(1, Kind.NAT)),
            Arbitraries.of(FirewallAction.ALLOW, FirewallAction.ALLOW, FirewallAction.DENY),
            networkRules().list().ofMinSize(1).ofMaxSize(3),
            applicationRules().list().ofMinSize(1).ofMaxSize(2),
            natRules())
        .as(
            (kind, action, network, application, nat) ->
                (place, number) ->
                    switch (kind) {
                      case NETWORK -> collection(place, number, action, network);
                      case APPLICATION -> collection(place, number, action, application);
                      case NAT -> collection(place, number, FirewallAction.DNAT, List.of(nat));
                    });
  }

  private static FirewallRuleCollection collection(
      Place place, int number, FirewallAction action, List<RuleDraft> rules) {
    return new FirewallRuleCollection(
        "collection" + number,
        100 * number,
        action,
        IntStream.range(0, rules.size())
            .mapToObj(i -> rules.get(i).at(place, "rule" + number + (i + 1)))
            .collect(toImmutableList()));
  }

  private static Arbitrary<RuleDraft> networkRules() {
    return Combinators.combine(
            SecurityRules.protocols(),
            RuleNames.firewallSources(),
            RuleNames.firewallDestinations(),
            Either.of(4, Arbitraries.just(List.<HostName>of()), 1, hosts().list().ofMaxSize(2)),
            SecurityRules.destinationPorts())
        .as(
            (protocols, sources, destinations, hosts, ports) ->
                (place, name) ->
                    new FirewallRule.Network(
                        name,
                        protocols,
                        sources.at(place),
                        destinations.at(place),
                        ImmutableSet.copyOf(hosts),
                        ports));
  }

  private static Arbitrary<RuleDraft> applicationRules() {
    Arbitrary<ApplicationProtocol> protocols =
        Arbitraries.of(
            new ApplicationProtocol(ApplicationProtocolType.HTTPS, 443),
            new ApplicationProtocol(ApplicationProtocolType.HTTPS, 443),
            new ApplicationProtocol(ApplicationProtocolType.HTTP, 80),
            new ApplicationProtocol(ApplicationProtocolType.HTTPS, 8_443),
            new ApplicationProtocol(ApplicationProtocolType.MSSQL, 1_433));
    return Combinators.combine(
            protocols.list().ofMinSize(1).ofMaxSize(2),
            RuleNames.firewallSources(),
            hosts().list().ofMaxSize(3),
            Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)),
            Arbitraries.frequency(
                Tuple.of(6, ImmutableSet.<String>of()),
                Tuple.of(1, ImmutableSet.of("WindowsUpdate"))),
            Arbitraries.frequency(
                Tuple.of(8, ImmutableSet.<String>of()), Tuple.of(1, ImmutableSet.of("News"))),
            Arbitraries.frequency(Tuple.of(6, false), Tuple.of(1, true)))
        .as(
            (asked, sources, hosts, any, tags, categories, tls) ->
                (place, name) ->
                    new FirewallRule.Application(
                        name,
                        ImmutableSet.copyOf(asked),
                        sources.at(place),
                        ImmutableSet.copyOf(hosts),
                        any,
                        tags,
                        categories,
                        ImmutableSet.of(),
                        tls));
  }

  private static Arbitrary<RuleDraft> natRules() {
    return SecurityRules.protocols()
        .map(
            protocols ->
                (place, name) ->
                    new FirewallRule.Nat(
                        name,
                        protocols,
                        RuleAddresses.ANY,
                        RuleAddresses.of(AddressSet.of(IpPrefix.parse("203.0.113.203/32"))),
                        PortSet.of(22),
                        "10.0.0.4:22"));
  }

  private static Arbitrary<HostName> hosts() {
    return Arbitraries.of(
            "*.batch.azure.com",
            "*azure.com",
            "*.service.batch.azure.com",
            "*.westeurope.service.batch.azure.com",
            "*.blob.core.windows.net",
            "*.queue.core.windows.net",
            "*.table.core.windows.net",
            "*.core.windows.net",
            "*windows.net",
            "packages.microsoft.com",
            "example.com")
        .map(HostName::new);
  }
}
