package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityGroup.Level;
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
 *
 * <p>Several documents may show what is effective on interfaces in the subnet. Admin rules and the
 * group of the subnet are the same for all of these; where documents show different ones, some are
 * older than others, and nothing is decided by them. Each interface may have a group of its own:
 * what all of the groups do with packets is certain, what only some do depends on which interfaces
 * are the nodes'.
 */
final class SecurityGroupLayers {

  private final Surroundings pool;
  private final Subnet subnet;
  private final RequiredFlow flow;
  private final NamedAddresses names;
  private final EffectiveGroups effective;

  SecurityGroupLayers(Surroundings pool, Subnet subnet, RequiredFlow flow, NamedAddresses names) {
    this.pool = pool;
    this.subnet = subnet;
    this.flow = flow;
    this.names = names;
    this.effective = EffectiveGroups.of(pool.network(), subnet, flow.endpoint().direction());
  }

  /** {@return the layers in the order in which packets meet them} */
  ImmutableList<LayerResult> results() {
    ImmutableList.Builder<LayerResult> results = ImmutableList.builder();
    ImmutableList<FlowProduct> past = ImmutableList.of();
    Skipping skipping = new Skipping(FlowSet.NONE, ImmutableList.of());
    ImmutableSet<ImmutableList<EffectiveSecurityGroup>> shown =
        effective.lists(Level.NETWORK_MANAGER);
    if (shown.size() > 1) {
      results.add(LayerResult.open(flow.packets(), adminRulesDiffer()));
    } else {
      for (ImmutableList<EffectiveSecurityGroup> admin : shown) {
        if (!admin.isEmpty()) {
          LayerResult result = admin(admin);
          results.add(result);
          past = alwaysAllowed(admin, result);
          skipping = skipping(admin);
        }
      }
    }
    Skipping unsure = skipping;
    Optional<LayerResult> onInterface = onInterface(past).map(it -> unlessSkipped(it, unsure));
    LayerResult onSubnet = unlessSkipped(onSubnet(past), unsure);
    if (flow.endpoint().direction() == Direction.OUTBOUND) {
      onInterface.ifPresent(results::add);
      results.add(onSubnet);
    } else {
      results.add(onSubnet);
      onInterface.ifPresent(results::add);
    }
    return results.build();
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
    return MistakenRule.explain(
        RuleFilter.pass(flow.packets(), entries),
        groups.stream()
            .flatMap(it -> mistaken(Layer.ADMIN_RULES, manager(it), it.rules()).stream())
            .toList());
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

  /**
   * Packets that an admin rule may always allow, so that no group may be asked about them.
   *
   * @param packets the packets
   * @param unsure the rules of which it is not known exactly which packets they match
   */
  private record Skipping(FlowSet packets, ImmutableList<FilterEntry> unsure) {}

  private Skipping skipping(ImmutableList<EffectiveSecurityGroup> admin) {
    FlowSet packets = FlowSet.NONE;
    FlowSet left = FlowSet.of(flow.packets());
    ImmutableList.Builder<FilterEntry> unsure = ImmutableList.builder();
    for (EffectiveSecurityGroup group : admin) {
      for (FilterEntry entry : mayMatch(Layer.ADMIN_RULES, manager(group), group.rules())) {
        if (allowsAlways(admin, entry.rule())) {
          packets = packets.union(left.intersection(FlowSet.of(entry.possible())));
        }
        if (!entry.isExact()) {
          unsure.add(entry);
        }
        left = left.difference(FlowSet.of(entry.certain()));
      }
    }
    return new Skipping(packets, unsure.build());
  }

  /** What a group stops is not surely stopped if an admin rule may have packets pass it by. */
  private static LayerResult unlessSkipped(LayerResult result, Skipping skipping) {
    FlowSet unasked = skipping.packets();
    if (unasked.isEmpty()) {
      return result;
    }
    FlowSet stopped = FlowSet.copyOf(result.stopped().stream().map(Decided::packets).toList());
    if (!stopped.intersects(unasked)) {
      return result;
    }
    return new LayerResult(
        result.permitted(),
        without(
            result.stopped(),
            unasked.products().stream().map(Decided::notMet).collect(toImmutableList())),
        Stream.concat(result.open().stream(), stopped.intersection(unasked).products().stream())
            .collect(toImmutableList()),
        Stream.concat(
                result.missing().stream(),
                skipping.unsure().stream().flatMap(it -> it.missing().get().stream()))
            .distinct()
            .collect(toImmutableList()),
        result.assumptions(),
        ImmutableSet.copyOf(result.rules()));
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
    ImmutableSet<Optional<EffectiveSecurityGroup>> shown = effective.first(Level.NETWORK_INTERFACE);
    Optional<LayerResult> together = Optional.empty();
    for (Optional<EffectiveSecurityGroup> group : shown) {
      if (group.isPresent()) {
        LayerResult result =
            pass(
                Layer.NIC_NSG,
                name(group.get().networkSecurityGroup(), "effective rules"),
                group.get().rules(),
                past);
        together = Optional.of(together.map(it -> onSomeInterface(it, result)).orElse(result));
      }
    }
    return shown.contains(Optional.<EffectiveSecurityGroup>empty())
        ? together.map(this::onInterfacesOrNone)
        : together;
  }

  /** What both groups let through passes by the rule of the first; what both stop is stopped. */
  private LayerResult onSomeInterface(LayerResult one, LayerResult other) {
    ImmutableList<Decided> permitted = common(one.permitted(), other.permitted());
    ImmutableList<Decided> stopped = common(one.stopped(), other.stopped());
    return andOpen(one, Optional.of(other), permitted, stopped);
  }

  /** Interfaces without a group let everything through. */
  private LayerResult onInterfacesOrNone(LayerResult result) {
    return result.stopped().isEmpty()
        ? result
        : andOpen(result, Optional.empty(), result.permitted(), ImmutableList.of());
  }

  private LayerResult andOpen(
      LayerResult one,
      Optional<LayerResult> other,
      ImmutableList<Decided> permitted,
      ImmutableList<Decided> stopped) {
    FlowSet certain = packets(permitted, stopped);
    FlowSet open = certain.complementIn(FlowSet.of(flow.packets()));
    FlowSet openAnyway =
        FlowSet.copyOf(
            Stream.concat(one.open().stream(), other.stream().flatMap(it -> it.open().stream()))
                .toList());
    ImmutableList.Builder<MissingFact> missing = ImmutableList.builder();
    missing.addAll(one.missing());
    other.ifPresent(it -> missing.addAll(it.missing()));
    if (!openAnyway.complementIn(open).isEmpty()) {
      missing.add(interfacesDiffer());
    }
    return new LayerResult(
        permitted,
        stopped,
        open.products(),
        missing.build().stream().distinct().collect(toImmutableList()),
        ImmutableList.of(),
        Stream.concat(one.rules().stream(), other.stream().flatMap(it -> it.rules().stream()))
            .collect(toImmutableSet()));
  }

  private static ImmutableList<Decided> common(
      ImmutableList<Decided> some, ImmutableList<Decided> others) {
    ImmutableList.Builder<Decided> common = ImmutableList.builder();
    for (Decided one : some) {
      for (Decided other : others) {
        if (one.packets().intersects(other.packets())) {
          common.add(one.with(one.packets().intersection(other.packets())));
        }
      }
    }
    return common.build();
  }

  private LayerResult onSubnet(ImmutableList<FlowProduct> past) {
    Optional<ResourceId> id = subnet.networkSecurityGroup().value();
    Optional<NetworkSecurityGroup> group = id.flatMap(pool.network()::networkSecurityGroup);
    ImmutableSet<Optional<EffectiveSecurityGroup>> shown = effective.first(Level.SUBNET);
    if (subnet.networkSecurityGroup().isAbsent() || group.isPresent()) {
      LayerResult result =
          group
              .map(
                  it ->
                      pass(
                          Layer.SUBNET_NSG,
                          it.id().name(),
                          it.rules(flow.endpoint().direction()),
                          past))
              .orElseGet(() -> withoutGroup(past));
      ImmutableList<LayerResult> effectively =
          shown.stream().map(it -> onSubnet(it, past)).collect(toImmutableList());
      for (LayerResult it : effectively) {
        result = unlessContradicted(result, it);
      }
      return result.assumptions().isEmpty() && showsOnly(id, shown)
          ? settled(result, effectively.get(0))
          : result;
    }
    if (shown.size() > 1) {
      return LayerResult.open(flow.packets(), subnetRulesDiffer());
    }
    return shown.stream()
        .flatMap(Optional::stream)
        .map(it -> onSubnet(Optional.of(it), past))
        .findFirst()
        .orElseGet(() -> LayerResult.open(flow.packets(), missingGroup(id)));
  }

  /** Whether documents of effective rules agree on one list, which is that of the group. */
  private static boolean showsOnly(
      Optional<ResourceId> group, ImmutableSet<Optional<EffectiveSecurityGroup>> shown) {
    return shown.size() == 1
        && shown.stream()
            .flatMap(Optional::stream)
            .anyMatch(
                it ->
                    it.networkSecurityGroup().map(group.stream().toList()::contains).orElse(true));
  }

  /** What the group leaves open, because it has names whose addresses are not known, is shown. */
  private static LayerResult settled(LayerResult result, LayerResult shown) {
    FlowSet open = FlowSet.copyOf(result.open());
    ImmutableList<Decided> permitted = within(shown.permitted(), open);
    ImmutableList<Decided> stopped = within(shown.stopped(), open);
    if (permitted.isEmpty() && stopped.isEmpty()) {
      return result;
    }
    FlowSet left = open.difference(packets(permitted, stopped));
    return new LayerResult(
        Stream.concat(result.permitted().stream(), permitted.stream()).collect(toImmutableList()),
        Stream.concat(result.stopped().stream(), stopped.stream()).collect(toImmutableList()),
        left.products(),
        left.isEmpty()
            ? ImmutableList.of()
            : Stream.concat(result.missing().stream(), shown.missing().stream())
                .distinct()
                .collect(toImmutableList()),
        result.assumptions(),
        Stream.concat(result.doubtful().stream(), shown.doubtful().stream())
            .collect(toImmutableSet()));
  }

  private static FlowSet packets(ImmutableList<Decided> permitted, ImmutableList<Decided> stopped) {
    return FlowSet.copyOf(
        Stream.concat(permitted.stream(), stopped.stream()).map(Decided::packets).toList());
  }

  private static ImmutableList<Decided> within(ImmutableList<Decided> parts, FlowSet packets) {
    return parts.stream()
        .flatMap(
            part ->
                FlowSet.of(part.packets()).intersection(packets).products().stream()
                    .map(part::with))
        .collect(toImmutableList());
  }

  private LayerResult onSubnet(
      Optional<EffectiveSecurityGroup> shown, ImmutableList<FlowProduct> past) {
    return shown
        .map(
            it ->
                pass(
                    Layer.SUBNET_NSG,
                    name(it.networkSecurityGroup(), "effective rules"),
                    it.rules(),
                    past))
        .orElseGet(() -> withoutGroup(past));
  }

  /** What admin rules always allow does not get as far as to where a group would be. */
  private LayerResult withoutGroup(ImmutableList<FlowProduct> past) {
    DecidingRule none =
        DecidingRule.of(
            Layer.SUBNET_NSG,
            subnet.id().name(),
            "no network security group",
            true,
            OptionalInt.empty());
    return LayerResult.together(
        flow.packets(),
        FlowSet.copyOf(past).complementIn(FlowSet.of(flow.packets())).products().stream()
            .map(it -> LayerResult.permitting(it, none, "has nothing that stops packets"))
            .toList());
  }

  /**
   * Leaves open what effective rules surely show otherwise: one of the documents is older than the
   * other, and nothing tells which.
   */
  private LayerResult unlessContradicted(LayerResult result, LayerResult shown) {
    ImmutableList<Decided> permitted = without(result.permitted(), shown.stopped());
    ImmutableList<Decided> stopped = without(result.stopped(), shown.permitted());
    if (permitted.equals(result.permitted()) && stopped.equals(result.stopped())) {
      return result;
    }
    FlowSet certain = packets(permitted, stopped);
    return new LayerResult(
        permitted,
        stopped,
        certain.complementIn(FlowSet.of(flow.packets())).products(),
        Stream.concat(result.missing().stream(), Stream.of(contradiction()))
            .distinct()
            .collect(toImmutableList()),
        ImmutableList.of(
            new Assumption(
                Layer.SUBNET_NSG,
                "Of the documents that contradict each other about the rules on subnet "
                    + subnet.id().name()
                    + ", none is preferred.")),
        Stream.concat(result.rules().stream(), shown.rules().stream()).collect(toImmutableSet()));
  }

  private static ImmutableList<Decided> without(
      ImmutableList<Decided> parts, ImmutableList<Decided> others) {
    FlowSet left = FlowSet.copyOf(others.stream().map(Decided::packets).toList());
    return parts.stream()
        .flatMap(
            part ->
                others.stream().noneMatch(it -> it.packets().intersects(part.packets()))
                    ? Stream.of(part)
                    : FlowSet.of(part.packets()).difference(left).products().stream()
                        .map(part::with))
        .collect(toImmutableList());
  }

  private MissingFact contradiction() {
    return new MissingFact(
        Layer.SUBNET_NSG,
        "Effective rules of subnet "
            + subnet.id().name()
            + " show another fate of some packets than the virtual network and the network security"
            + " group.",
        "One of the documents is older than the other: export the virtual network, the network"
            + " security group and the effective rules at one time.");
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
                Contradicted.or(
                    pool.network(),
                    Layer.SUBNET_NSG,
                    subnet.id(),
                    Contradiction.Property.NETWORK_SECURITY_GROUP,
                    () ->
                        new MissingFact(
                            Layer.SUBNET_NSG,
                            "Whether subnet "
                                + subnet.id().name()
                                + " has a network security group is not known.",
                            "Export the virtual network with 'az network vnet show'.")));
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
    LayerResult result =
        past.isEmpty()
            ? RuleFilter.pass(flow.packets(), entries)
            : LayerResult.together(
                flow.packets(),
                FlowSet.copyOf(past).complementIn(FlowSet.of(flow.packets())).products().stream()
                    .map(asked -> RuleFilter.pass(asked, entries))
                    .toList());
    return MistakenRule.explain(result, mistaken(layer, resource, rules));
  }

  private List<MistakenRule> mistaken(
      Layer layer, String resource, ImmutableList<SecurityRule> rules) {
    return new SecurityRules(layer, resource, names, flow.endpoint().direction(), flow.packets())
        .mistaken(rules);
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

  private MissingFact adminRulesDiffer() {
    return new MissingFact(
        Layer.ADMIN_RULES,
        "The documents of effective rules of subnet "
            + subnet.id().name()
            + " show different security admin rules, and which of them apply is not known.",
        "Keep the newest of the documents of effective rules alone.");
  }

  private MissingFact subnetRulesDiffer() {
    return new MissingFact(
        Layer.SUBNET_NSG,
        "The documents of effective rules of subnet "
            + subnet.id().name()
            + " show different rules on the subnet, and which of them apply is not known.",
        "Export the subnet's network security group with 'az network nsg show', or keep the newest"
            + " of the documents of effective rules alone.");
  }

  private MissingFact interfacesDiffer() {
    return new MissingFact(
        Layer.NIC_NSG,
        "The documents of effective rules show different rules on network interfaces in subnet "
            + subnet.id().name()
            + ", and which of these interfaces are those of the pool's nodes is not known.",
        "Keep the documents of interfaces of the pool's nodes alone, the newest of each.");
  }

  private static String name(Optional<ResourceId> id, String otherwise) {
    return id.map(ResourceId::name).orElse(otherwise);
  }
}
