package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRule.ApplicationProtocolType;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.network.NamedAddresses.End;
import io.github.batchcomm.network.RuleWalk.Line;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules of documents as a check of a proof reads them, each list in the order it is asked. */
final class RuleLines {

  private static final ProtocolSet TCP = ProtocolSet.of(Protocol.TCP);
  private static final ProtocolSet TCP_AND_UDP = ProtocolSet.of(Protocol.TCP, Protocol.UDP);

  private final Surroundings pool;
  private final RequiredFlow flow;
  private final NamedAddresses names;
  private final boolean outbound;

  RuleLines(Surroundings pool, RequiredFlow flow, NamedAddresses names) {
    this.pool = pool;
    this.flow = flow;
    this.names = names;
    this.outbound = flow.endpoint().direction() == Direction.OUTBOUND;
  }

  /** {@return the rules of a software firewall, with its default action at the end} */
  ImmutableList<Line> of(HostFirewall firewall) {
    String resource = "declared software firewall";
    ImmutableList.Builder<Line> lines = ImmutableList.builder();
    for (int i = 0; i < firewall.rules().size(); i++) {
      HostFirewall.Rule rule = firewall.rules().get(i);
      if (rule.direction() == flow.endpoint().direction()) {
        FlowProduct packets =
            between(
                rule.protocols(),
                AddressSet.ALL,
                PortSet.ALL,
                rule.remoteAddresses(),
                rule.ports());
        lines.add(
            Line.exactly(
                DecidingRule.of(
                    Layer.HOST_FIREWALL, resource, rule.name(), false, OptionalInt.of(i + 1)),
                rule.action() != RuleAction.DENY,
                packets));
      }
    }
    RuleAction rest = outbound ? firewall.defaultOutbound() : firewall.defaultInbound();
    return lines
        .add(end(Layer.HOST_FIREWALL, resource, "default action", rest != RuleAction.DENY))
        .build();
  }

  /** {@return the security rules of the flow's direction; what none matches meets the end} */
  ImmutableList<Line> of(
      Layer layer, String resource, ImmutableList<SecurityRule> rules, boolean endAllows) {
    ImmutableList.Builder<Line> lines = ImmutableList.builder();
    for (SecurityRule rule : rules) {
      if (rule.direction() == flow.endpoint().direction()) {
        boolean allows = rule.action() != RuleAction.DENY;
        AddressBounds node =
            named(allows, outbound ? rule.sources() : rule.destinations(), End.NODE);
        AddressBounds remote =
            named(allows, outbound ? rule.destinations() : rule.sources(), End.REMOTE);
        lines.add(
            new Line(
                DecidingRule.of(
                    layer,
                    resource,
                    rule.name(),
                    rule.isDefault(),
                    OptionalInt.of(rule.priority())),
                allows,
                matched(rule, node.certain(), remote.certain()),
                matched(rule, node.possible(), remote.possible())));
      }
    }
    return lines.add(end(layer, resource, "no rule matches", endAllows)).build();
  }

  /** By a mistaken name nothing passes, and what a rule that has one denies may be anything. */
  private AddressBounds named(boolean allows, RuleAddresses addresses, End end) {
    return names.of(allows ? names.withoutMistakes(addresses) : addresses, end);
  }

  private FlowProduct matched(SecurityRule rule, AddressSet node, AddressSet remote) {
    return between(rule.protocols(), node, rule.sourcePorts(), remote, rule.destinationPorts());
  }

  /** {@return what is declared of an appliance} */
  ImmutableList<Line> of(InetAddress appliance) {
    ImmutableList.Builder<Line> lines = ImmutableList.builder();
    for (ApplianceAssumption declared : pool.network().applianceAssumptions()) {
      if (declared.appliance().equals(appliance)) {
        AddressBounds remote = names.of(declared.remote(), End.REMOTE);
        lines.add(
            new Line(
                DecidingRule.of(
                    Layer.APPLIANCE,
                    appliance.getHostAddress(),
                    "declared: " + declared.remote(),
                    false,
                    OptionalInt.empty()),
                declared.action() != RuleAction.DENY,
                toRemote(remote.certain()),
                toRemote(remote.possible())));
      }
    }
    return lines.build();
  }

  private FlowProduct toRemote(AddressSet remote) {
    return between(ProtocolSet.ALL, AddressSet.ALL, PortSet.ALL, remote, PortSet.ALL);
  }

  /**
   * {@return the rules of an Azure Firewall for one host, once in each of some orders such that
   * every list of several that share a priority is the first of them in one; empty if not all rules
   * are known}
   */
  Optional<ImmutableList<ImmutableList<Line>>> of(AzureFirewall firewall, EndpointHosts host) {
    return levels(firewall)
        .map(
            levels -> {
              int mostGroups = most(levels.stream().map(List::size));
              int mostCollections =
                  most(levels.stream().flatMap(List::stream).flatMap(List::stream).map(List::size));
              ImmutableList.Builder<ImmutableList<Line>> orders = ImmutableList.builder();
              for (int i = 0; i < mostGroups; i++) {
                for (int j = 0; j < mostCollections; j++) {
                  orders.add(lines(firewall, inOrder(levels, i, j), host));
                }
              }
              return orders.build();
            });
  }

  private static int most(Stream<Integer> sizes) {
    return sizes.max(Comparator.naturalOrder()).orElse(1);
  }

  /** Which of several that share a priority comes first, the numbers tell. */
  private static List<FirewallRuleCollection> inOrder(
      List<List<List<List<FirewallRuleCollection>>>> levels, int group, int collection) {
    List<FirewallRuleCollection> collections = new ArrayList<>();
    for (List<List<List<FirewallRuleCollection>>> level : levels) {
      for (int i = 0; i < level.size(); i++) {
        for (List<FirewallRuleCollection> tied : level.get((i + group) % level.size())) {
          for (int j = 0; j < tied.size(); j++) {
            collections.add(tied.get((j + collection) % tied.size()));
          }
        }
      }
    }
    return collections;
  }

  /** All network rules come before all application rules, whatever the priorities are. */
  private ImmutableList<Line> lines(
      AzureFirewall firewall, List<FirewallRuleCollection> collections, EndpointHosts host) {
    List<Line> networkRules = new ArrayList<>();
    List<Line> applicationRules = new ArrayList<>();
    for (FirewallRuleCollection collection : collections) {
      for (FirewallRule rule : collection.rules()) {
        DecidingRule named =
            DecidingRule.of(
                Layer.FIREWALL,
                firewall.id().name(),
                rule.name(),
                false,
                OptionalInt.of(collection.priority()));
        boolean allows = collection.action() == FirewallAction.ALLOW;
        if (rule instanceof FirewallRule.Network it) {
          networkRules.add(line(named, allows, it, host));
        } else if (rule instanceof FirewallRule.Application it) {
          applicationRules.add(line(named, allows, it, host));
        }
      }
    }
    return ImmutableList.<Line>builder()
        .addAll(networkRules)
        .addAll(applicationRules)
        .add(end(Layer.FIREWALL, firewall.id().name(), "no rule allows it", false))
        .build();
  }

  /** What is looked up must be a name: a pattern has no addresses, whatever Azure makes of it. */
  private Line line(
      DecidingRule named, boolean allows, FirewallRule.Network rule, EndpointHosts host) {
    boolean anyWithPort = rule.protocols().isAll() && !rule.destinationPorts().isAll();
    ProtocolSet protocols = anyWithPort ? TCP_AND_UDP : rule.protocols();
    AddressBounds sources = sources(allows, rule);
    AddressBounds destinations = named(allows, rule.destinations(), End.REMOTE);
    AddressSet remote = flow.remote().addresses();
    boolean surelyByHost =
        host.areKnown() && rule.destinationHosts().containsAll(host.names()) && isNamed(host);
    boolean maybeByHost = host.someCoveredBy(rule.destinationHosts());
    return new Line(
        named,
        allows,
        between(
            protocols,
            sources.certain(),
            PortSet.ALL,
            surelyByHost ? destinations.certain().union(remote) : destinations.certain(),
            rule.destinationPorts()),
        between(
            protocols,
            sources.possible(),
            PortSet.ALL,
            maybeByHost ? destinations.possible().union(remote) : destinations.possible(),
            rule.destinationPorts()));
  }

  /** Nodes speak HTTPS; a firewall that reads within it may not get along with them. */
  private Line line(
      DecidingRule named, boolean allows, FirewallRule.Application rule, EndpointHosts host) {
    AddressBounds sources = sources(allows, rule);
    boolean surely =
        !rule.terminatesTls() && (rule.anyHost() || host.allCoveredBy(rule.targetHosts()));
    boolean maybe =
        rule.anyHost()
            || host.someCoveredBy(rule.targetHosts())
            || (!rule.fqdnTags().isEmpty() && host.mayBeTagged(flow))
            || !rule.webCategories().isEmpty()
            || !rule.otherTargets().isEmpty();
    PortSet ports = PortSet.NONE;
    for (FirewallRule.ApplicationProtocol protocol : rule.protocols()) {
      if (protocol.type() == ApplicationProtocolType.HTTPS) {
        ports = ports.union(PortSet.of(protocol.port()));
      }
    }
    return new Line(
        named,
        allows,
        between(
            TCP, sources.certain(), PortSet.ALL, surely ? AddressSet.ALL : AddressSet.NONE, ports),
        between(
            TCP, sources.possible(), PortSet.ALL, maybe ? AddressSet.ALL : AddressSet.NONE, ports));
  }

  private static boolean isNamed(EndpointHosts host) {
    return host.names().stream().noneMatch(HostName::isPattern);
  }

  /** A service tag is for destinations only. */
  private AddressBounds sources(boolean allows, FirewallRule rule) {
    return named(
        allows,
        new RuleAddresses(
            rule.sources().addresses(),
            ImmutableSet.of(),
            rule.sources().applicationSecurityGroups(),
            rule.sources().ipGroups(),
            rule.sources().unreadable()),
        End.NODE);
  }

  /**
   * What is asked one after another: groups of one priority, each with its collections, of which
   * again those of one priority stand together. A firewall with a policy has none of its own.
   */
  private Optional<List<List<List<List<FirewallRuleCollection>>>>> levels(AzureFirewall firewall) {
    if (firewall.policy().isPresent()) {
      return levels(pool.network(), firewall.policy().value().orElseThrow(), 0);
    }
    return firewall.policy().isUnknown() && firewall.ruleCollections().isEmpty()
        ? Optional.empty()
        : Optional.of(List.of(List.of(byPriority(firewall.ruleCollections()))));
  }

  /** A policy's groups after those of the policy it inherits from. */
  private static Optional<List<List<List<List<FirewallRuleCollection>>>>> levels(
      Network network, ResourceId id, int depth) {
    Optional<FirewallPolicy> policy = network.firewallPolicy(id);
    if (policy.isEmpty()
        || policy.get().ruleCollectionGroups().isEmpty()
        || policy.get().basePolicy().isUnknown()
        || depth > network.firewallPolicies().size()) {
      return Optional.empty();
    }
    List<List<List<List<FirewallRuleCollection>>>> levels = new ArrayList<>();
    if (policy.get().basePolicy().isPresent()) {
      Optional<List<List<List<List<FirewallRuleCollection>>>>> inherited =
          levels(network, policy.get().basePolicy().value().orElseThrow(), depth + 1);
      if (inherited.isEmpty()) {
        return Optional.empty();
      }
      levels.addAll(inherited.get());
    }
    TreeMap<Integer, List<List<List<FirewallRuleCollection>>>> groups = new TreeMap<>();
    for (ResourceId group : policy.get().ruleCollectionGroups().get()) {
      Optional<FirewallRuleCollectionGroup> known = network.firewallRuleCollectionGroup(group);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      groups
          .computeIfAbsent(known.get().priority(), priority -> new ArrayList<>())
          .add(byPriority(known.get().collections()));
    }
    levels.addAll(groups.values());
    return Optional.of(levels);
  }

  private static List<List<FirewallRuleCollection>> byPriority(
      List<FirewallRuleCollection> collections) {
    TreeMap<Integer, List<FirewallRuleCollection>> tied = new TreeMap<>();
    for (FirewallRuleCollection collection : collections) {
      tied.computeIfAbsent(collection.priority(), priority -> new ArrayList<>()).add(collection);
    }
    return new ArrayList<>(tied.values());
  }

  private static Line end(Layer layer, String resource, String rule, boolean allows) {
    return Line.exactly(
        DecidingRule.of(layer, resource, rule, true, OptionalInt.empty()), allows, FlowProduct.ALL);
  }

  /** The packets that open connections of the flow's direction between node and remote side. */
  private FlowProduct between(
      ProtocolSet protocols,
      AddressSet node,
      PortSet sourcePorts,
      AddressSet remote,
      PortSet destinationPorts) {
    return new FlowProduct(
        protocols,
        outbound ? node : remote,
        sourcePorts,
        outbound ? remote : node,
        destinationPorts);
  }
}
