package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ThreatIntelligenceMode;
import io.github.batchcomm.network.NamedAddresses.End;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules of an Azure Firewall about connections that nodes open, in the order in which they are
 * asked: all network rules, then all application rules; a parent policy's before those of its
 * child; then by the priorities of groups and collections. What no rule allows is denied. (Azure's
 * page on firewall rule processing.)
 *
 * <p>Before all rules a firewall may drop what Microsoft knows as malicious. Nobody can see that
 * list; that addresses of Azure's own services are not on it is an assumption.
 */
final class FirewallRules {

  private static final ProtocolSet TCP = ProtocolSet.of(Protocol.TCP);

  private static final Assumption SERVER_NAME =
      new Assumption(
          Layer.FIREWALL,
          "Nodes indicate the server's name when they open TLS connections, as application rules"
              + " ask for.");

  private final Network network;
  private final AzureFirewall firewall;
  private final NamedAddresses names;
  private final RequiredFlow flow;
  private final EndpointHosts hosts;
  private final List<MissingFact> missing = new ArrayList<>();

  FirewallRules(
      Network network,
      AzureFirewall firewall,
      NamedAddresses names,
      RequiredFlow flow,
      EndpointHosts hosts) {
    this.network = network;
    this.firewall = firewall;
    this.names = names;
    this.flow = flow;
    this.hosts = hosts;
  }

  /** {@return what is done with packets that routes hand to the firewall} */
  LayerResult pass(FlowProduct packets) {
    FirewallOrder order = order();
    if (!missing.isEmpty()) {
      return new LayerResult(
          ImmutableList.of(),
          ImmutableList.of(),
          ImmutableList.of(packets),
          ImmutableList.copyOf(missing),
          ImmutableList.of());
    }
    LayerResult result =
        withThreatIntelligence(MistakenRule.explain(filter(packets, order), mistaken(order)));
    boolean byName =
        result.permitted().stream()
            .anyMatch(part -> part.assumption().filter(SERVER_NAME::equals).isPresent());
    return byName ? result.with(SERVER_NAME) : result;
  }

  /** Connections to each of the hosts meet the rules on their own, if any rule asks for hosts. */
  private LayerResult filter(FlowProduct packets, FirewallOrder order) {
    boolean asksForHosts =
        order.collections().stream()
            .flatMap(collection -> collection.rules().stream())
            .anyMatch(this::asksForHost);
    return asksForHosts
        ? HostResults.together(
            packets,
            hosts.each().stream()
                .map(host -> new HostResults.OfHost(host, filter(packets, order, host)))
                .collect(toImmutableList()))
        : filter(packets, order, hosts);
  }

  private LayerResult filter(FlowProduct packets, FirewallOrder order, EndpointHosts asked) {
    return order.pass(
        packets,
        collection -> networkRules(collection, asked),
        collection -> applicationRules(collection, asked),
        denied());
  }

  /** Application rules match nothing but TCP here. */
  private boolean asksForHost(FirewallRule rule) {
    return rule instanceof FirewallRule.Application
        ? flow.protocol().equals(Protocol.TCP)
        : rule instanceof FirewallRule.Network it && !it.destinationHosts().isEmpty();
  }

  private ImmutableList<FilterEntry> networkRules(
      FirewallRuleCollection collection, EndpointHosts asked) {
    return collection.rules().stream()
        .filter(FirewallRule.Network.class::isInstance)
        .map(it -> networkRule(collection, (FirewallRule.Network) it, asked))
        .collect(toImmutableList());
  }

  private ImmutableList<FilterEntry> applicationRules(
      FirewallRuleCollection collection, EndpointHosts asked) {
    return collection.rules().stream()
        .filter(FirewallRule.Application.class::isInstance)
        .map(it -> applicationRule(collection, (FirewallRule.Application) it, asked))
        .collect(toImmutableList());
  }

  /** Network rules that would allow more if no name in them were mistaken. */
  private List<MistakenRule> mistaken(FirewallOrder order) {
    List<MistakenRule> mistaken = new ArrayList<>();
    for (FirewallRuleCollection collection : order.collections()) {
      for (FirewallRule rule : collection.rules()) {
        if (collection.action() == FirewallAction.ALLOW
            && rule instanceof FirewallRule.Network network) {
          MistakenRule.of(
                  names,
                  rule.name(),
                  withoutTags(network.sources()),
                  network.destinations(),
                  (sources, destinations) ->
                      product(
                          network.protocols(), sources, destinations, network.destinationPorts()))
              .ifPresent(mistaken::add);
        }
      }
    }
    return mistaken;
  }

  private LayerResult withThreatIntelligence(LayerResult result) {
    boolean toPublic =
        result.permitted().stream()
            .anyMatch(it -> flow.remoteAddresses(it.packets()).intersects(SpecialAddresses.PUBLIC));
    Set<ThreatIntelligenceMode> modes = threatIntelligence();
    if (!toPublic
        || !(modes.contains(ThreatIntelligenceMode.DENY)
            || modes.contains(ThreatIntelligenceMode.UNKNOWN))) {
      return result;
    }
    return result.with(
        new Assumption(
            Layer.FIREWALL,
            "Azure Firewall "
                + firewall.id().name()
                + (modes.contains(ThreatIntelligenceMode.DENY)
                    ? " drops"
                    : ", whose threat intelligence mode is not known, may drop")
                + " what Microsoft knows as malicious before any rule is asked; "
                + flow.remote().name()
                + " is taken not to be."));
  }

  /** A policy's mode holds in place of the firewall's own, and a child's is no milder. */
  private Set<ThreatIntelligenceMode> threatIntelligence() {
    return firewall.policy().isPresent()
        ? policies(firewall.policy().value().orElseThrow()).stream()
            .map(FirewallPolicy::threatIntelligence)
            .collect(Collectors.toSet())
        : Set.of(firewall.threatIntelligence());
  }

  private FirewallOrder order() {
    if (firewall.policy().isPresent()) {
      FirewallOrder order = FirewallOrder.NONE;
      for (FirewallPolicy policy : policies(firewall.policy().value().orElseThrow())) {
        order = order.then(policy.id().name(), groups(policy));
      }
      return order;
    }
    if (firewall.policy().isUnknown() && firewall.ruleCollections().isEmpty()) {
      missing.add(
          Contradicted.or(
              network,
              Layer.FIREWALL,
              firewall.id(),
              Contradiction.Property.FIREWALL_POLICY,
              () ->
                  missing(
                      "Whether Azure Firewall "
                          + firewall.id().name()
                          + " has a policy is not known.",
                      "Export it with 'az network firewall show'.")));
    }
    return FirewallOrder.of(firewall);
  }

  /** A policy with those it inherits from, which come first. */
  private List<FirewallPolicy> policies(ResourceId id) {
    List<FirewallPolicy> policies = new ArrayList<>();
    Set<ResourceId> seen = new HashSet<>();
    Optional<ResourceId> next = Optional.of(id);
    while (next.isPresent() && seen.add(next.get())) {
      ResourceId wanted = next.get();
      Optional<FirewallPolicy> policy = network.firewallPolicy(wanted);
      if (policy.isEmpty() || policy.get().basePolicy().isUnknown()) {
        missing.add(
            Contradicted.or(
                network,
                Layer.FIREWALL,
                wanted,
                Contradiction.Property.BASE_POLICY,
                () ->
                    missing(
                        "The rules of firewall policy " + wanted.name() + " are not known.",
                        "Export it with 'az network firewall policy show'.")));
        return policies;
      }
      policies.add(0, policy.get());
      next = policy.get().basePolicy().value();
    }
    return policies;
  }

  private ImmutableList<FirewallRuleCollectionGroup> groups(FirewallPolicy policy) {
    if (policy.ruleCollectionGroups().isEmpty()) {
      missing.add(
          Contradicted.or(
              network,
              Layer.FIREWALL,
              policy.id(),
              Contradiction.Property.RULE_COLLECTION_GROUPS,
              () ->
                  missing(
                      "Which rule collection groups firewall policy "
                          + policy.id().name()
                          + " has is not known.",
                      "Export it with 'az network firewall policy show'.")));
      return ImmutableList.of();
    }
    ImmutableList.Builder<FirewallRuleCollectionGroup> groups = ImmutableList.builder();
    for (ResourceId id : policy.ruleCollectionGroups().get()) {
      Optional<FirewallRuleCollectionGroup> group = network.firewallRuleCollectionGroup(id);
      group.ifPresentOrElse(
          groups::add,
          () ->
              missing.add(
                  missing(
                      "The rules of rule collection group " + id.name() + " are not known.",
                      "Export it with 'az network firewall policy rule-collection-group show'.")));
    }
    return groups.build();
  }

  private FilterEntry networkRule(
      FirewallRuleCollection collection, FirewallRule.Network rule, EndpointHosts asked) {
    // Service tags stand for destinations only; as a source one matches nothing.
    RuleAddresses askedSources = asked(collection, withoutTags(rule.sources()));
    RuleAddresses askedDestinations = asked(collection, rule.destinations());
    AddressBounds byHost = byHost(rule.destinationHosts(), asked);
    AddressBounds sources = names.of(askedSources, End.NODE);
    AddressBounds destinations = names.of(askedDestinations, End.REMOTE).union(byHost);
    return entry(
        collection,
        rule.name(),
        "allows",
        Optional.empty(),
        product(
            rule.protocols(), sources.certain(), destinations.certain(), rule.destinationPorts()),
        product(
            rule.protocols(), sources.possible(), destinations.possible(), rule.destinationPorts()),
        named ->
            ImmutableList.<MissingFact>builder()
                .addAll(names.missing(named, askedSources, End.NODE))
                .addAll(names.missing(named, askedDestinations, End.REMOTE))
                .addAll(byHost.isExact() ? ImmutableList.of() : lookedUpMissing(rule, asked))
                .build());
  }

  private static RuleAddresses withoutTags(RuleAddresses addresses) {
    return new RuleAddresses(
        addresses.addresses(),
        ImmutableSet.of(),
        addresses.applicationSecurityGroups(),
        addresses.ipGroups(),
        addresses.unreadable());
  }

  /** A name that stands for nothing allows nothing; what it may be meant to deny is open. */
  private RuleAddresses asked(FirewallRuleCollection collection, RuleAddresses addresses) {
    return collection.action() == FirewallAction.DENY
        ? addresses
        : names.withoutMistakes(addresses);
  }

  private FilterEntry applicationRule(
      FirewallRuleCollection collection, FirewallRule.Application rule, EndpointHosts asked) {
    RuleAddresses askedSources = asked(collection, withoutTags(rule.sources()));
    AddressBounds sources = names.of(askedSources, End.NODE);
    PortSet ports =
        rule.protocols().stream()
            // Nodes call services by HTTPS.
            .filter(it -> it.type() == FirewallRule.ApplicationProtocolType.HTTPS)
            .map(it -> PortSet.of(it.port()))
            .reduce(PortSet.NONE, PortSet::union);
    boolean certainHost = rule.anyHost() || asked.allCoveredBy(rule.targetHosts());
    boolean possibleHost =
        certainHost
            || asked.someCoveredBy(rule.targetHosts())
            || !rule.webCategories().isEmpty()
            || !rule.otherTargets().isEmpty()
            || (!rule.fqdnTags().isEmpty() && asked.mayBeTagged(flow));
    // What reads within TLS may change it, and nobody says whether nodes bear that.
    boolean certain = certainHost && !rule.terminatesTls();
    AddressSet remote = flow.remote().addresses();
    return entry(
        collection,
        rule.name(),
        "allows by the server's name",
        Optional.of(SERVER_NAME),
        product(TCP, sources.certain(), certain ? remote : AddressSet.NONE, ports),
        product(TCP, sources.possible(), possibleHost ? remote : AddressSet.NONE, ports),
        named ->
            ImmutableList.<MissingFact>builder()
                .addAll(names.missing(named, askedSources, End.NODE))
                .addAll(certain ? ImmutableList.of() : hostsMissing(rule))
                .build());
  }

  /** What would tell whether an application rule matches the hosts that nodes call. */
  private ImmutableList<MissingFact> hostsMissing(FirewallRule.Application rule) {
    if (rule.terminatesTls()) {
      return ImmutableList.of(
          missing(
              "Rule "
                  + rule.name()
                  + " reads within TLS, and whether nodes accept that is not"
                  + " documented.",
              "Let a network rule allow the flow."));
    }
    boolean namesHosts = !rule.targetHosts().isEmpty() || !rule.fqdnTags().isEmpty();
    return namesHosts || rule.webCategories().isEmpty()
        ? hostsMissing()
        : ImmutableList.of(
            missing(
                "Whether the hosts behind "
                    + flow.remote().name()
                    + " are of the web categories that rule "
                    + rule.name()
                    + " names is not known.",
                "Name the service tag in a network rule."));
  }

  private AddressBounds byHost(ImmutableSet<HostName> named, EndpointHosts asked) {
    AddressSet remote = flow.remote().addresses();
    if (asked.allCoveredBy(withoutPatterns(named))) {
      return AddressBounds.exactly(remote);
    }
    return asked.someCoveredBy(named) ? AddressBounds.atMost(remote) : AddressBounds.NONE;
  }

  /** A firewall looks up the addresses of hosts for network rules, which it cannot of a pattern. */
  private static ImmutableSet<HostName> withoutPatterns(ImmutableSet<HostName> named) {
    return named.stream().filter(it -> !it.isPattern()).collect(ImmutableSet.toImmutableSet());
  }

  private ImmutableList<MissingFact> lookedUpMissing(
      FirewallRule.Network rule, EndpointHosts asked) {
    return rule.destinationHosts().stream()
        .filter(it -> it.isPattern() && asked.someCoveredBy(ImmutableSet.of(it)))
        .findFirst()
        .map(
            pattern ->
                ImmutableList.of(
                    missing(
                        "Network rule "
                            + rule.name()
                            + " names the hosts "
                            + pattern
                            + ", and whether Azure Firewall "
                            + firewall.id().name()
                            + " finds addresses for a pattern is not documented.",
                        "Name the pattern in an application rule, or the service tag in the network"
                            + " rule.")))
        .orElseGet(this::hostsMissing);
  }

  private ImmutableList<MissingFact> hostsMissing() {
    return ImmutableList.of(
        missing(
            "Whether the hosts behind "
                + flow.remote().name()
                + " are those that the rule names"
                + " is not known.",
            "Name the service tag in a network rule, or export the account with its"
                + " nodeManagementEndpoint."));
  }

  private FilterEntry entry(
      FirewallRuleCollection collection,
      String rule,
      String allows,
      Optional<Assumption> toAllow,
      FlowProduct certain,
      FlowProduct possible,
      Function<DecidingRule, ImmutableList<MissingFact>> missing) {
    DecidingRule named =
        DecidingRule.of(
            Layer.FIREWALL,
            firewall.id().name(),
            rule,
            false,
            OptionalInt.of(collection.priority()));
    boolean denies = collection.action() == FirewallAction.DENY;
    return new FilterEntry(
        named,
        !denies,
        denies ? "denies" : allows,
        certain,
        possible,
        () -> missing.apply(named),
        denies ? Optional.empty() : toAllow);
  }

  private FilterEntry denied() {
    return new FilterEntry(
        DecidingRule.of(
            Layer.FIREWALL, firewall.id().name(), "no rule allows it", true, OptionalInt.empty()),
        false,
        "denies",
        flow.packets(),
        flow.packets(),
        ImmutableList::of);
  }

  private static FlowProduct product(
      ProtocolSet protocols, AddressSet sources, AddressSet destinations, PortSet ports) {
    return new FlowProduct(protocols, sources, PortSet.ALL, destinations, ports);
  }

  private static MissingFact missing(String what, String settledBy) {
    return new MissingFact(Layer.FIREWALL, what, settledBy);
  }
}
