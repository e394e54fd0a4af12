package io.github.batchcomm.network;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.EffectiveRoute;
import io.github.batchcomm.model.EffectiveRoutes;
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
import java.util.HashSet;
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
    Way way = new Way(subnet, Optional.empty(), subnet.map(it -> it.virtualNetwork().id()), false);
    if (subnet.isPresent()) {
      way = route(way, new HashSet<>());
    }
    Way last = way;
    ServiceCheck service = new ServiceCheck(pool, flow);
    if (subnet.isPresent()
        && flow.endpoint().remote() instanceof RemoteParty.NodeManagementPrivateEndpoint remote) {
      answer(
          Layer.PRIVATE_ENDPOINT,
          it -> service.privateEndpoint(last.virtualNetwork(), remote, packets, it));
      answer(Layer.DNS, it -> service.dns(subnet.get(), it));
    }
    if (subnet.isPresent()
        && flow.endpoint().remote() instanceof RemoteParty.StorageAccount party) {
      if (flow.remote().tag().isPresent()) {
        service.publicStorage(subnet.get(), party).ifPresent(objections::add);
      } else {
        answer(
            Layer.PRIVATE_ENDPOINT,
            it -> service.storageEndpoint(last.virtualNetwork(), party, packets, it));
        answer(Layer.DNS, it -> service.storageDns(subnet.get(), party, it));
      }
    }
    subnet
        .filter(service::isNamedByZones)
        .ifPresent(it -> answer(Layer.DNS, rule -> service.publicDns(it, rule)));
    if (ServiceCheck.asksAccount(pool, flow)) {
      answer(Layer.ACCOUNT_ACCESS, it -> service.account(last, it));
    }
    rules.forEach(this::notOnPath);
    return objections;
  }

  /**
   * Where packets are on their way.
   *
   * @param subnet the subnet of what sends them on
   * @param firewall the firewall that does; empty for the nodes
   * @param virtualNetwork the virtual network they are in; empty if it is not known
   * @param isBeyond true if an appliance or a hub sends them on, in a way that is not known
   */
  record Way(
      Optional<Subnet> subnet,
      Optional<AzureFirewall> firewall,
      Optional<ResourceId> virtualNetwork,
      boolean isBeyond) {}

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
      ImmutableList<Line> list =
          lines.of(
              Layer.SUBNET_NSG,
              group.get().id().name(),
              group.get().rules(flow.endpoint().direction()),
              false);
      answer(
          Layer.SUBNET_NSG,
          rule ->
              isSettled(rule, group.get().id(), list, shown)
                  ? Optional.empty()
                  : RuleWalk.objection(packets, rule, list));
    } else if (shown.size() == 1) {
      EffectiveSecurityGroup only = shown.iterator().next().get(0);
      answer(Layer.SUBNET_NSG, walk(effective(Layer.SUBNET_NSG, only)));
    } else {
      answer(Layer.SUBNET_NSG, it -> Optional.of("the rules on the subnet are not known"));
    }
  }

  /** What the group's own rules do not stop, its effective rules may show to pass. */
  private boolean isSettled(
      DecidingRule rule,
      ResourceId group,
      ImmutableList<Line> list,
      ImmutableSet<ImmutableList<EffectiveSecurityGroup>> shown) {
    List<EffectiveSecurityGroup> only =
        shown.size() == 1 ? shown.iterator().next() : ImmutableList.of();
    return only.stream()
            .limit(1)
            .filter(it -> it.networkSecurityGroup().orElse(group).equals(group))
            .anyMatch(it -> walk(effective(Layer.SUBNET_NSG, it)).objection(rule).isEmpty())
        && !stopsSome(list);
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

  /** Follows routes from sender to sender, with the rule that answers for each. */
  private Way route(Way from, Set<ResourceId> passed) {
    Optional<DecidingRule> named = next(Layer.ROUTE);
    if (named.isEmpty()) {
      return from;
    }
    Subnet subnet = from.subnet().orElseThrow();
    NamedAddresses here = pool.namesFor(subnet, flow.remote());
    RouteCheck.Finding finding =
        new RouteCheck(pool, subnet, from.firewall(), flow, here).check(packets, named.get());
    finding.objection().ifPresent(wrong -> object(named.get(), wrong));
    Optional<InetAddress> appliance =
        finding
            .route()
            .filter(it -> outbound)
            .filter(
                it ->
                    it.nextHop() == NextHopType.VIRTUAL_APPLIANCE
                        || it.nextHop() == NextHopType.VIRTUAL_NETWORK_GATEWAY)
            .flatMap(RouteLines.Line::appliance);
    // A route to an appliance without an address has been objected to already.
    return appliance.map(it -> onward(from, it, here, named.get(), passed)).orElse(from);
  }

  private Way onward(
      Way from,
      InetAddress appliance,
      NamedAddresses here,
      DecidingRule route,
      Set<ResourceId> passed) {
    Subnet subnet = from.subnet().orElseThrow();
    ShownPeerings near = new ShownPeerings(pool.network(), subnet.virtualNetwork().id());
    boolean learned = isNextHop(subnet, appliance);
    ImmutableList<AzureFirewall> firewalls = near.firewallsAt(appliance, learned);
    if (firewalls.isEmpty()) {
      List<ResourceId> places = near.placesOf(appliance);
      if (places.isEmpty() && near.areAllShown() && !learned) {
        object(route, "no network that is joined has the address that the route leads to");
      }
      if (places.size() == 1 && !near.surelyLeadTo(places.get(0))) {
        object(route, "nothing shows that the network is joined that has its address");
      }
      answer(Layer.APPLIANCE, walk(new RuleLines(pool, flow, here).of(appliance)));
      Optional<ResourceId> place =
          places.size() == 1 ? Optional.of(places.get(0)) : Optional.empty();
      return new Way(Optional.empty(), Optional.empty(), place, true);
    }
    AzureFirewall firewall = firewalls.get(0);
    if (firewalls.size() > 1 || !near.surelyReach(firewall, learned)) {
      object(route, "nothing shows which firewall has the address that the route leads to");
    }
    if (!ShownPeerings.mayHave(pool.network(), firewall.subnet(), firewall.privateAddresses())) {
      object(route, "the subnet of the firewall does not have its address");
    }
    if (!passed.add(firewall.id())) {
      object(route, "packets have passed that firewall before");
      return new Way(Optional.empty(), Optional.empty(), Optional.empty(), true);
    }
    next(Layer.FIREWALL).ifPresent(first -> firewall(firewall, here, first));
    switch (firewall.provisioningState()) {
      case SUCCEEDED, UNKNOWN -> {
        // Nothing speaks against it.
      }
      case FAILED, CANCELED, CREATING, UPDATING, DELETING ->
          objections.add(
              Layer.FIREWALL.words() + ", " + firewall.id().name() + ": it may be otherwise");
    }
    if (firewall.subnet().isEmpty() && firewall.virtualHub().isPresent()) {
      if (ServiceCheck.ofHub(firewall, flow.family()).filter(AddressSet::isEmpty).isPresent()
          && flow.remoteAddresses(packets).intersects(SpecialAddresses.PUBLIC)) {
        objections.add(
            Layer.FIREWALL.words() + ", " + firewall.id().name() + ": it has no public address");
      }
      return new Way(Optional.empty(), Optional.of(firewall), Optional.empty(), true);
    }
    Optional<Subnet> next = firewall.subnet().flatMap(pool.network()::subnet);
    if (next.isEmpty()) {
      objections.add(
          Layer.FIREWALL.words() + ", " + firewall.id().name() + ": its subnet is not known");
      return new Way(Optional.empty(), Optional.empty(), Optional.empty(), true);
    }
    return route(
        new Way(next, Optional.of(firewall), Optional.of(next.get().virtualNetwork().id()), false),
        passed);
  }

  private boolean isNextHop(Subnet subnet, InetAddress appliance) {
    for (EffectiveRoutes document : pool.network().effectiveRoutes()) {
      if (document.subnet().equals(Optional.of(subnet.id()))) {
        for (EffectiveRoute route : document.routes()) {
          if (route.active() && route.nextHopAddresses().contains(appliance)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** By one order the rule must be the first, and by each of the others packets must pass too. */
  private Question inEveryOrder(ImmutableList<ImmutableList<Line>> orders) {
    return rule ->
        orders.stream().anyMatch(it -> RuleWalk.objection(packets, rule, it).isEmpty())
            ? orders.stream()
                .skip(orders.size() == 1 ? 1 : 0)
                .flatMap(it -> RuleWalk.stopped(packets, it).stream())
                .findFirst()
            : RuleWalk.objection(packets, rule, orders.get(0));
  }

  /** Connections to each host meet a rule that is named, and each rule is met by some of them. */
  private void firewall(AzureFirewall firewall, NamedAddresses here, DecidingRule first) {
    List<DecidingRule> named = new ArrayList<>();
    named.add(first);
    while (!rules.isEmpty() && rules.getFirst().layer() == Layer.FIREWALL) {
      named.add(rules.removeFirst());
    }
    Set<DecidingRule> unmet = new LinkedHashSet<>(named);
    for (EndpointHosts host : EndpointHosts.of(pool.account(), flow).each()) {
      Optional<ImmutableList<ImmutableList<Line>>> orders =
          new RuleLines(pool, flow, here).of(firewall, host);
      if (orders.isEmpty()) {
        object(first, "not all rules of it are known");
        return;
      }
      Question question = inEveryOrder(orders.get());
      Optional<DecidingRule> met =
          named.stream().filter(it -> question.objection(it).isEmpty()).findFirst();
      met.ifPresentOrElse(
          unmet::remove, () -> object(first, question.objection(first).orElseThrow() + to(host)));
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
