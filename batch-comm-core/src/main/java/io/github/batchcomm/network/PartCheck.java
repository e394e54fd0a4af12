package io.github.batchcomm.network;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityGroup.Level;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PoolKey;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.network.RuleWalk.Line;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Follows one part of a proof along its path, and sees whether each layer lets it through. */
final class PartCheck {

  private final Surroundings pool;
  private final RequiredFlow flow;
  private final FlowProduct packets;
  private final NamedAddresses names;
  private final RuleLines lines;
  private final ArrayDeque<DecidingRule> rules;
  private final boolean outbound;
  private final List<String> objections = new ArrayList<>();

  PartCheck(Surroundings pool, RequiredFlow flow, ProofPart part) {
    this.pool = pool;
    this.flow = flow;
    this.packets = part.packets();
    this.names = pool.namesFor(flow.remote());
    this.lines = new RuleLines(pool, flow, names);
    this.rules = new ArrayDeque<>(part.rules());
    this.outbound = flow.endpoint().direction() == Direction.OUTBOUND;
  }

  /** {@return what is wrong with the part, each without a full stop} */
  List<String> objections() {
    if (pool.subnet().isUnknown()) {
      objections.add("the subnet of the pool is not known");
      return objections;
    }
    Optional<Subnet> subnet = pool.subnet().value();
    if (outbound) {
      hostFirewall();
    }
    subnet.ifPresent(this::securityRules);
    if (!outbound) {
      hostFirewall();
    }
    Optional<RouteLines.Line> route = subnet.flatMap(this::route);
    route.flatMap(RouteLines.Line::appliance).filter(it -> outbound).ifPresent(this::onward);
    if (subnet.isPresent()
        && flow.endpoint().remote() instanceof RemoteParty.NodeManagementPrivateEndpoint remote) {
      ServiceCheck service = new ServiceCheck(pool, flow);
      answer(
          Layer.PRIVATE_ENDPOINT,
          it -> service.privateEndpoint(subnet.get(), remote, packets, route, it));
      answer(Layer.DNS, it -> service.dns(subnet.get(), it));
    }
    if (ServiceCheck.asksAccount(pool, flow)) {
      answer(Layer.ACCOUNT_ACCESS, it -> new ServiceCheck(pool, flow).account(route, it));
    }
    rules.forEach(this::notOnPath);
    return objections;
  }

  /** What is wrong with a rule, if anything is. */
  private interface Question {
    Optional<String> objection(DecidingRule rule);
  }

  private void answer(Layer layer, Question question) {
    next(layer).ifPresent(rule -> question.objection(rule).ifPresent(wrong -> object(rule, wrong)));
  }

  /** Takes the rule that answers for a layer from those that are left. */
  private Optional<DecidingRule> next(Layer layer) {
    if (rules.stream().noneMatch(rule -> rule.layer() == layer)) {
      objections.add("no rule answers for the " + layer.words());
      return Optional.empty();
    }
    while (rules.getFirst().layer() != layer) {
      notOnPath(rules.removeFirst());
    }
    return Optional.of(rules.removeFirst());
  }

  private void notOnPath(DecidingRule rule) {
    object(rule, "the path does not meet it, or not there");
  }

  private void object(DecidingRule rule, String wrong) {
    objections.add(
        rule.layer().words() + ", " + rule.resource() + ", rule '" + rule.rule() + "': " + wrong);
  }

  private Question walk(List<Line> list) {
    return rule -> RuleWalk.objection(packets, rule, list);
  }

  private void hostFirewall() {
    HostFirewall declared =
        pool.network().hostFirewalls().get(new PoolKey(pool.account().name(), pool.pool().id()));
    if (declared != null) {
      answer(Layer.HOST_FIREWALL, walk(lines.of(declared)));
    }
  }

  /** What admin rules always allow meets no network security group. */
  private void securityRules(Subnet subnet) {
    ImmutableSet<ImmutableList<EffectiveSecurityGroup>> admin =
        groups(subnet, Level.NETWORK_MANAGER);
    if (admin.size() > 1) {
      answer(Layer.ADMIN_RULES, it -> Optional.of("documents show different admin rules"));
    } else if (admin.stream().anyMatch(it -> !it.isEmpty() && passesBy(it))) {
      return;
    }
    if (outbound) {
      onInterfaces(subnet);
    }
    onSubnet(subnet);
    if (!outbound) {
      onInterfaces(subnet);
    }
  }

  /** The rule is of one of the groups that are shown; each of the others must let packets pass. */
  private void onInterfaces(Subnet subnet) {
    List<ImmutableList<Line>> lists =
        groups(subnet, Level.NETWORK_INTERFACE).stream()
            .flatMap(it -> it.stream().limit(1))
            .map(it -> effective(Layer.NIC_NSG, it))
            .toList();
    if (!lists.isEmpty()) {
      answer(
          Layer.NIC_NSG,
          rule ->
              lists.stream().anyMatch(it -> RuleWalk.objection(packets, rule, it).isEmpty())
                  ? lists.stream()
                      .filter(it -> !lets(it))
                      .findFirst()
                      .map(it -> "another network interface does not surely let it through")
                  : RuleWalk.objection(packets, rule, lists.get(0)));
    }
  }

  /** Whether a rule surely stops some packet that no rule before may let through. */
  private boolean stopsSome(ImmutableList<Line> list) {
    FlowSet left = FlowSet.of(packets);
    for (Line line : list) {
      if (line.allows()) {
        left = left.difference(FlowSet.of(line.possible()));
      } else if (left.intersects(FlowSet.of(line.certain()))) {
        return true;
      }
    }
    return false;
  }

  private boolean lets(ImmutableList<Line> list) {
    return list.stream().anyMatch(it -> RuleWalk.objection(packets, it.rule(), list).isEmpty());
  }

  private boolean passesBy(ImmutableList<EffectiveSecurityGroup> managers) {
    ImmutableList.Builder<Line> asked = ImmutableList.builder();
    ImmutableList<Line> first = ImmutableList.of();
    for (EffectiveSecurityGroup manager : managers) {
      ImmutableList<Line> list =
          lines.of(Layer.ADMIN_RULES, managerName(manager), manager.rules(), true);
      first = first.isEmpty() ? list : first;
      asked.addAll(list.subList(0, list.size() - 1));
    }
    asked.add(first.get(first.size() - 1));
    Optional<DecidingRule> rule = next(Layer.ADMIN_RULES);
    rule.flatMap(walk(asked.build())::objection)
        .ifPresent(wrong -> object(rule.orElseThrow(), wrong));
    return rule.isPresent()
        && managers.stream()
            .filter(manager -> managerName(manager).equals(rule.get().resource()))
            .flatMap(manager -> manager.rules().stream())
            .anyMatch(
                it ->
                    it.action() == RuleAction.ALWAYS_ALLOW
                        && it.direction() == flow.endpoint().direction()
                        && it.name().equals(rule.get().rule())
                        && OptionalInt.of(it.priority()).equals(rule.get().priority()));
  }

  private static String managerName(EffectiveSecurityGroup manager) {
    return manager
        .networkSecurityGroup()
        .or(manager::associatedWith)
        .map(ResourceId::name)
        .orElse("network manager");
  }

  private ImmutableList<Line> effective(Layer layer, EffectiveSecurityGroup group) {
    String resource = group.networkSecurityGroup().map(ResourceId::name).orElse("effective rules");
    return lines.of(layer, resource, group.rules(), false);
  }

  private void onSubnet(Subnet subnet) {
    groups(subnet, Level.SUBNET).stream()
        .flatMap(it -> it.stream().limit(1))
        .filter(it -> stopsSome(effective(Layer.SUBNET_NSG, it)))
        .findFirst()
        .ifPresent(
            it ->
                objections.add(
                    Layer.SUBNET_NSG.words() + ": effective rules stop some of its packets"));
    Optional<NetworkSecurityGroup> group =
        subnet.networkSecurityGroup().value().flatMap(pool.network()::networkSecurityGroup);
    ImmutableSet<ImmutableList<EffectiveSecurityGroup>> shown = groups(subnet, Level.SUBNET);
    if (subnet.networkSecurityGroup().isAbsent()) {
      DecidingRule none =
          DecidingRule.of(
              Layer.SUBNET_NSG,
              subnet.id().name(),
              "no network security group",
              true,
              OptionalInt.empty());
      answer(Layer.SUBNET_NSG, walk(ImmutableList.of(Line.exactly(none, true, FlowProduct.ALL))));
    } else if (group.isPresent()) {
      answer(
          Layer.SUBNET_NSG,
          walk(
              lines.of(
                  Layer.SUBNET_NSG,
                  group.get().id().name(),
                  group.get().rules(flow.endpoint().direction()),
                  false)));
    } else if (shown.size() == 1) {
      EffectiveSecurityGroup only = shown.iterator().next().get(0);
      answer(Layer.SUBNET_NSG, walk(effective(Layer.SUBNET_NSG, only)));
    } else {
      answer(Layer.SUBNET_NSG, it -> Optional.of("the rules on the subnet are not known"));
    }
  }

  /** The lists at a level, as the documents of the subnet show them, for the flow's direction. */
  private ImmutableSet<ImmutableList<EffectiveSecurityGroup>> groups(Subnet subnet, Level level) {
    ImmutableSet.Builder<ImmutableList<EffectiveSecurityGroup>> lists = ImmutableSet.builder();
    for (EffectiveSecurityRules document : pool.network().effectiveSecurityRules()) {
      if (document.subnet().equals(Optional.of(subnet.id()))) {
        ImmutableList.Builder<EffectiveSecurityGroup> list = ImmutableList.builder();
        for (EffectiveSecurityGroup group : document.groups()) {
          if (group.level() == level) {
            list.add(
                EffectiveSecurityGroup.of(
                    group.networkSecurityGroup(),
                    level,
                    level == Level.NETWORK_MANAGER ? group.associatedWith() : Optional.empty(),
                    ImmutableList.copyOf(
                        group.rules().stream()
                            .filter(it -> it.direction() == flow.endpoint().direction())
                            .iterator())));
          }
        }
        lists.add(list.build());
      }
    }
    return lists.build();
  }

  private Optional<RouteLines.Line> route(Subnet subnet) {
    Optional<DecidingRule> named = next(Layer.ROUTE);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    RouteCheck.Finding finding =
        new RouteCheck(pool, subnet, flow, names).check(packets, named.get());
    finding.objection().ifPresent(wrong -> object(named.get(), wrong));
    return finding
        .route()
        .filter(
            it ->
                it.nextHop() == NextHopType.VIRTUAL_APPLIANCE
                    || it.nextHop() == NextHopType.VIRTUAL_NETWORK_GATEWAY);
  }

  /** A route to an appliance without an address has been objected to already. */
  private void onward(InetAddress appliance) {
    Optional<AzureFirewall> firewall =
        pool.network().azureFirewalls().stream()
            .filter(it -> it.privateAddresses().contains(appliance))
            .findFirst();
    if (firewall.isEmpty()) {
      answer(Layer.APPLIANCE, walk(lines.of(appliance)));
    } else {
      next(Layer.FIREWALL).ifPresent(first -> firewall(firewall.get(), first));
    }
  }

  /** Connections to each host meet a rule that is named, and each rule is met by some of them. */
  private void firewall(AzureFirewall firewall, DecidingRule first) {
    List<DecidingRule> named = new ArrayList<>();
    named.add(first);
    while (!rules.isEmpty() && rules.getFirst().layer() == Layer.FIREWALL) {
      named.add(rules.removeFirst());
    }
    Set<DecidingRule> unmet = new LinkedHashSet<>(named);
    for (EndpointHosts host : EndpointHosts.of(pool.account(), flow).each()) {
      Optional<ImmutableList<Line>> list = lines.of(firewall, host);
      if (list.isEmpty()) {
        object(first, "not all rules of it are known");
        return;
      }
      Optional<DecidingRule> met =
          named.stream()
              .filter(it -> RuleWalk.objection(packets, it, list.get()).isEmpty())
              .findFirst();
      met.ifPresentOrElse(
          unmet::remove,
          () ->
              object(
                  first, RuleWalk.objection(packets, first, list.get()).orElseThrow() + to(host)));
    }
    if (unmet.size() < named.size()) {
      unmet.forEach(it -> object(it, "connections to no host meet it"));
    }
  }

  private static String to(EndpointHosts host) {
    return host.names().isEmpty()
        ? ""
        : " (" + host.names().stream().map(HostName::text).collect(joining(", ")) + ")";
  }
}
