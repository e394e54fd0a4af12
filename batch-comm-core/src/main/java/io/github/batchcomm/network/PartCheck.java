package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityGroup.Level;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.HostFirewall;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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
      answer(Layer.PRIVATE_ENDPOINT, it -> service.privateEndpoint(subnet.get(), remote, it));
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
    Optional<EffectiveSecurityGroup> admin = group(subnet, Level.NETWORK_MANAGER);
    if (admin.isPresent() && passesBy(admin.get())) {
      return;
    }
    Optional<EffectiveSecurityGroup> onInterface = group(subnet, Level.NETWORK_INTERFACE);
    if (outbound) {
      onInterface.ifPresent(it -> answer(Layer.NIC_NSG, walk(effective(Layer.NIC_NSG, it))));
    }
    onSubnet(subnet);
    if (!outbound) {
      onInterface.ifPresent(it -> answer(Layer.NIC_NSG, walk(effective(Layer.NIC_NSG, it))));
    }
  }

  private boolean passesBy(EffectiveSecurityGroup admin) {
    String resource =
        admin
            .networkSecurityGroup()
            .or(admin::associatedWith)
            .map(ResourceId::name)
            .orElse("network manager");
    Optional<DecidingRule> rule = next(Layer.ADMIN_RULES);
    rule.flatMap(walk(lines.of(Layer.ADMIN_RULES, resource, admin.rules(), true))::objection)
        .ifPresent(wrong -> object(rule.orElseThrow(), wrong));
    return rule.isPresent()
        && admin.rules().stream()
            .anyMatch(
                it ->
                    it.action() == RuleAction.ALWAYS_ALLOW
                        && it.direction() == flow.endpoint().direction()
                        && it.name().equals(rule.get().rule())
                        && OptionalInt.of(it.priority()).equals(rule.get().priority()));
  }

  private ImmutableList<Line> effective(Layer layer, EffectiveSecurityGroup group) {
    String resource = group.networkSecurityGroup().map(ResourceId::name).orElse("effective rules");
    return lines.of(layer, resource, group.rules(), false);
  }

  private void onSubnet(Subnet subnet) {
    Optional<NetworkSecurityGroup> group =
        subnet.networkSecurityGroup().value().flatMap(pool.network()::networkSecurityGroup);
    Optional<EffectiveSecurityGroup> shown = group(subnet, Level.SUBNET);
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
    } else if (shown.isPresent()) {
      answer(Layer.SUBNET_NSG, walk(effective(Layer.SUBNET_NSG, shown.get())));
    } else {
      answer(Layer.SUBNET_NSG, it -> Optional.of("the rules on the subnet are not known"));
    }
  }

  private Optional<EffectiveSecurityGroup> group(Subnet subnet, Level level) {
    return pool.network().effectiveSecurityRules().stream()
        .filter(rules -> rules.subnet().filter(subnet.id()::equals).isPresent())
        .findFirst()
        .map(EffectiveSecurityRules::groups)
        .flatMap(it -> it.stream().filter(group -> group.level() == level).findFirst());
  }

  private Optional<RouteLines.Line> route(Subnet subnet) {
    Optional<DecidingRule> named = next(Layer.ROUTE);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    RouteCheck.Finding finding =
        new RouteCheck(pool, subnet, flow, names).check(packets, named.get());
    finding.objection().ifPresent(wrong -> object(named.get(), wrong));
    return finding.route().filter(it -> it.nextHop() == NextHopType.VIRTUAL_APPLIANCE);
  }

  private void onward(InetAddress appliance) {
    Optional<AzureFirewall> firewall =
        pool.network().azureFirewalls().stream()
            .filter(it -> it.privateAddresses().contains(appliance))
            .findFirst();
    if (firewall.isEmpty()) {
      answer(Layer.APPLIANCE, walk(lines.of(appliance)));
    } else {
      Optional<ImmutableList<Line>> list = lines.of(firewall.get());
      answer(
          Layer.FIREWALL,
          list.map(this::walk).orElse(it -> Optional.of("not all rules of it are known")));
    }
  }
}
