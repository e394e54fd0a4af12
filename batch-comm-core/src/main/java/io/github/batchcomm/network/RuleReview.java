package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FirstMatch;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.SecurityRule;
import java.util.ArrayList;
import java.util.List;
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
    List<SecurityRule> earlier = new ArrayList<>();
    List<FlowProduct> taken = new ArrayList<>();
    for (SecurityRule rule : group.rules(direction)) {
      if (!rule.isDefault()) {
        ImmutableList<FirstMatch.Part> parts =
            FirstMatch.partition(matched(rule, AddressBounds::possible), taken);
        if (parts.stream().allMatch(part -> part.product() < taken.size())) {
          shadowed.add(new ShadowedRule(decidingRule(rule), takers(parts, earlier)));
        }
      }
      earlier.add(rule);
      taken.add(matched(rule, AddressBounds::certain));
    }
    return shadowed;
  }

  private ImmutableList<DecidingRule> takers(
      ImmutableList<FirstMatch.Part> parts, List<SecurityRule> earlier) {
    return parts.stream()
        .map(FirstMatch.Part::product)
        .distinct()
        .sorted()
        .map(earlier::get)
        .map(this::decidingRule)
        .collect(toImmutableList());
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
