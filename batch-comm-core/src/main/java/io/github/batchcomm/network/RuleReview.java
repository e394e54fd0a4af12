package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FirstMatch;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.SecurityRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the rules of a network security group that do nothing. */
final class RuleReview {

  private final NetworkSecurityGroup group;
  private final NamedAddresses names;

  RuleReview(NetworkSecurityGroup group, NamedAddresses names) {
    this.group = group;
    this.names = names;
  }

  /** {@return the rules that people wrote and that earlier rules shadow} */
  ImmutableList<ShadowedRule> shadowed() {
    return Stream.of(Direction.values())
        .flatMap(direction -> shadowed(direction).stream())
        .collect(toImmutableList());
  }

  /**
   * Finds rules that people wrote and that do not take part.
   *
   * @param flows what was found about all flows of a pool
   */
  ImmutableList<DecidingRule> idle(ImmutableList<NetworkFlow> flows, Set<DecidingRule> deciding) {
    ImmutableSet<Direction> asked =
        flows.stream()
            .map(it -> it.flow().endpoint().direction())
            .collect(ImmutableSet.toImmutableSet());
    return group.securityRules().stream()
        .filter(rule -> asked.contains(rule.direction()))
        .map(this::decidingRule)
        .filter(rule -> !deciding.contains(rule))
        .collect(toImmutableList());
  }

  private List<ShadowedRule> shadowed(Direction direction) {
    List<ShadowedRule> shadowed = new ArrayList<>();
    List<Taken> earlier = new ArrayList<>();
    for (SecurityRule rule : group.rules(direction)) {
      if (!rule.isDefault()) {
        takers(matched(rule, AddressBounds::possible), earlier)
            .ifPresent(it -> shadowed.add(new ShadowedRule(decidingRule(rule), it)));
      }
      earlier.add(new Taken(rule, matched(rule, AddressBounds::certain)));
    }
    return shadowed;
  }

  /** Packets that a rule takes from later ones. */
  private record Taken(SecurityRule rule, FlowProduct packets) {}

  /**
   * The rules that together take all packets from a later one; empty if some are left. One packet
   * that is left mostly shows it, so that most rules need not be cut up by all earlier ones.
   */
  private Optional<ImmutableList<DecidingRule>> takers(FlowProduct matched, List<Taken> earlier) {
    Optional<Packet> sample = matched.sample();
    if (sample.isPresent() && earlier.stream().noneMatch(it -> it.packets.contains(sample.get()))) {
      return Optional.empty();
    }
    List<Taken> met = earlier.stream().filter(it -> it.packets.intersects(matched)).toList();
    ImmutableList<FirstMatch.Part> parts =
        FirstMatch.partition(matched, met.stream().map(Taken::packets).toList());
    return parts.stream().allMatch(part -> part.product() < met.size())
        ? Optional.of(
            parts.stream()
                .map(FirstMatch.Part::product)
                .distinct()
                .sorted()
                .map(it -> decidingRule(met.get(it).rule))
                .collect(toImmutableList()))
        : Optional.empty();
  }

  private FlowProduct matched(SecurityRule rule, Function<AddressBounds, AddressSet> bound) {
    return new FlowProduct(
        rule.protocols(),
        bound.apply(names.of(rule.sources(), NamedAddresses.End.REMOTE)),
        rule.sourcePorts(),
        bound.apply(names.of(rule.destinations(), NamedAddresses.End.REMOTE)),
        rule.destinationPorts());
  }

  private DecidingRule decidingRule(SecurityRule rule) {
    return DecidingRule.of(
        Layer.SUBNET_NSG,
        group.id().name(),
        rule.name(),
        rule.isDefault(),
        OptionalInt.of(rule.priority()));
  }
}
