package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityGroup.Level;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The network security groups on subnet and network interface, and the security admin rules before
 * them. Each must let a connection pass; where there is none, nothing stops it.
 */
final class SecurityGroupLayers {

  private final Surroundings pool;
  private final Subnet subnet;
  private final RequiredFlow flow;
  private final NamedAddresses names;
  private final Optional<EffectiveSecurityRules> effective;

  SecurityGroupLayers(Surroundings pool, Subnet subnet, RequiredFlow flow, NamedAddresses names) {
    this.pool = pool;
    this.subnet = subnet;
    this.flow = flow;
    this.names = names;
    this.effective =
        pool.network().effectiveSecurityRules().stream()
            .filter(rules -> rules.subnet().filter(subnet.id()::equals).isPresent())
            .findFirst();
  }

  /** {@return the layers in the order in which packets meet them} */
  ImmutableMap<Layer, LayerResult> results() {
    ImmutableMap.Builder<Layer, LayerResult> results = ImmutableMap.builder();
    ImmutableList<FlowProduct> past = ImmutableList.of();
    ImmutableList<EffectiveSecurityGroup> admin =
        groups(Level.NETWORK_MANAGER).collect(toImmutableList());
    if (!admin.isEmpty()) {
      LayerResult result = admin(admin);
      results.put(Layer.ADMIN_RULES, result);
      past = alwaysAllowed(admin, result);
    }
    Optional<LayerResult> onInterface = onInterface(past);
    LayerResult onSubnet = onSubnet(past);
    if (flow.endpoint().direction() == Direction.OUTBOUND) {
      onInterface.ifPresent(it -> results.put(Layer.NIC_NSG, it));
      results.put(Layer.SUBNET_NSG, onSubnet);
    } else {
      results.put(Layer.SUBNET_NSG, onSubnet);
      onInterface.ifPresent(it -> results.put(Layer.NIC_NSG, it));
    }
    return results.buildOrThrow();
  }

  /** Several network managers may have rules; Azure shows them in the order they are asked. */
  private LayerResult admin(ImmutableList<EffectiveSecurityGroup> groups) {
    List<FilterEntry> entries = new ArrayList<>();
    for (EffectiveSecurityGroup group : groups) {
      entries.addAll(mayMatch(Layer.ADMIN_RULES, manager(group), group.rules()));
    }
    entries.add(
        rest(
            DecidingRule.of(
                Layer.ADMIN_RULES,
                manager(groups.get(0)),
                "no rule matches",
                true,
                OptionalInt.empty()),
            true,
            "leaves it to the network security groups"));
    return RuleFilter.pass(flow.packets(), entries);
  }

  private static String manager(EffectiveSecurityGroup group) {
    return name(group.networkSecurityGroup().or(group::associatedWith), "network manager");
  }

  /** What admin rules always allow, no network security group is asked about. */
  private ImmutableList<FlowProduct> alwaysAllowed(
      ImmutableList<EffectiveSecurityGroup> admin, LayerResult result) {
    return result.permitted().stream()
        .filter(part -> part.rule().filter(rule -> allowsAlways(admin, rule)).isPresent())
        .map(Decided::packets)
        .collect(toImmutableList());
  }

  private boolean allowsAlways(ImmutableList<EffectiveSecurityGroup> admin, DecidingRule decided) {
    return admin.stream()
        .filter(group -> manager(group).equals(decided.resource()))
        .flatMap(group -> group.rules().stream())
        .anyMatch(
            rule ->
                rule.action() == RuleAction.ALWAYS_ALLOW
                    && rule.direction() == flow.endpoint().direction()
                    && rule.name().equals(decided.rule())
                    && decided.priority().equals(OptionalInt.of(rule.priority())));
  }

  private Optional<LayerResult> onInterface(ImmutableList<FlowProduct> past) {
    return group(Level.NETWORK_INTERFACE)
        .map(
            group ->
                pass(
                    Layer.NIC_NSG,
                    name(group.networkSecurityGroup(), "effective rules"),
                    group.rules(),
                    past));
  }

  private LayerResult onSubnet(ImmutableList<FlowProduct> past) {
    Optional<EffectiveSecurityGroup> shown = group(Level.SUBNET);
    if (subnet.networkSecurityGroup().isAbsent()) {
      return LayerResult.permitting(
          flow.packets(),
          DecidingRule.of(
              Layer.SUBNET_NSG,
              subnet.id().name(),
              "no network security group",
              true,
              OptionalInt.empty()),
          "has nothing that stops packets");
    }
    Optional<ResourceId> id = subnet.networkSecurityGroup().value();
    Optional<NetworkSecurityGroup> group = id.flatMap(pool.network()::networkSecurityGroup);
    if (group.isPresent()) {
      return pass(
          Layer.SUBNET_NSG,
          group.get().id().name(),
          group.get().rules(flow.endpoint().direction()),
          past);
    }
    if (shown.isPresent()) {
      return pass(
          Layer.SUBNET_NSG,
          name(shown.get().networkSecurityGroup(), "effective rules"),
          shown.get().rules(),
          past);
    }
    return LayerResult.open(flow.packets(), missingGroup(id));
  }

  private MissingFact missingGroup(Optional<ResourceId> id) {
    return id.map(
            it ->
                new MissingFact(
                    Layer.SUBNET_NSG,
                    "The rules of network security group " + it.name() + " are not known.",
                    "Export it with 'az network nsg show'."))
        .orElseGet(
            () ->
                new MissingFact(
                    Layer.SUBNET_NSG,
                    "Whether subnet "
                        + subnet.id().name()
                        + " has a network security group is not known.",
                    "Export the virtual network with 'az network vnet show'."));
  }

  private LayerResult pass(
      Layer layer,
      String resource,
      ImmutableList<SecurityRule> rules,
      ImmutableList<FlowProduct> past) {
    List<FilterEntry> entries = new ArrayList<>(mayMatch(layer, resource, rules));
    // A list that a document shows may lack its end; what no rule matches is not let through.
    entries.add(
        rest(
            DecidingRule.of(layer, resource, "no rule matches", true, OptionalInt.empty()),
            false,
            "denies"));
    if (past.isEmpty()) {
      return RuleFilter.pass(flow.packets(), entries);
    }
    return LayerResult.together(
        flow.packets(),
        FlowSet.copyOf(past).complementIn(FlowSet.of(flow.packets())).products().stream()
            .map(asked -> RuleFilter.pass(asked, entries))
            .toList());
  }

  private List<FilterEntry> mayMatch(
      Layer layer, String resource, ImmutableList<SecurityRule> rules) {
    return new SecurityRules(layer, resource, names, flow.endpoint().direction(), flow.packets())
        .mayMatch(rules);
  }

  private FilterEntry rest(DecidingRule rule, boolean permits, String reason) {
    FlowProduct all = flow.packets();
    return new FilterEntry(rule, permits, reason, all, all, ImmutableList::of);
  }

  private Optional<EffectiveSecurityGroup> group(Level level) {
    return groups(level).findFirst();
  }

  private Stream<EffectiveSecurityGroup> groups(Level level) {
    return effective.stream()
        .flatMap(rules -> rules.groups().stream())
        .filter(group -> group.level() == level);
  }

  private static String name(Optional<ResourceId> id, String otherwise) {
    return id.map(ResourceId::name).orElse(otherwise);
  }
}
