package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.network.NamedAddresses.End;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds the rules of a network security group, or of a network manager, that may match packets of a
 * flow.
 */
final class SecurityRules {

  private final Layer layer;
  private final String resource;
  private final NamedAddresses names;
  private final Direction direction;
  private final FlowProduct asked;

  /**
   * Creates the search.
   *
   * @param layer the layer the rules are in
   * @param resource the name of what they are in
   * @param names what names stand for
   * @param direction the direction of the connections, seen from the node
   * @param asked the packets that are asked about
   */
  SecurityRules(
      Layer layer, String resource, NamedAddresses names, Direction direction, FlowProduct asked) {
    this.layer = layer;
    this.resource = resource;
    this.names = names;
    this.direction = direction;
    this.asked = asked;
  }

  /**
   * Finds the rules that may match, up to the first that matches everything that is asked about.
   *
   * @param rules the rules, those of the other direction too, in the order in which they are asked
   */
  List<FilterEntry> mayMatch(ImmutableList<SecurityRule> rules) {
    List<FilterEntry> entries = new ArrayList<>();
    for (SecurityRule rule : rules) {
      // The cheap questions first: most rules are about other ports or protocols.
      if (rule.direction() == direction
          && rule.protocols().intersects(asked.protocols())
          && rule.destinationPorts().intersects(asked.destinationPorts())
          && rule.sourcePorts().intersects(asked.sourcePorts())
          && addMatching(rule, entries)) {
        break;
      }
    }
    return entries;
  }

  /** Adds a rule if it may match, and tells whether it matches everything. */
  private boolean addMatching(SecurityRule rule, List<FilterEntry> entries) {
    AddressBounds sources = names.of(asked(rule, rule.sources()), sourceEnd());
    if (!sources.possible().intersects(asked.sources())) {
      return false;
    }
    AddressBounds destinations = names.of(asked(rule, rule.destinations()), destinationEnd());
    if (!destinations.possible().intersects(asked.destinations())) {
      return false;
    }
    boolean exact = sources.isExact() && destinations.isExact();
    FlowProduct certain = product(rule, sources.certain(), destinations.certain());
    FlowProduct possible =
        exact ? certain : product(rule, sources.possible(), destinations.possible());
    entries.add(
        new FilterEntry(
            decidingRule(rule),
            rule.action() != RuleAction.DENY,
            rule.action() == RuleAction.DENY ? "denies" : "allows",
            certain,
            possible,
            () -> missing(rule)));
    return exact && certain.containsAll(asked);
  }

  /** A name that stands for nothing allows nothing; what it may be meant to deny is open. */
  private RuleAddresses asked(SecurityRule rule, RuleAddresses addresses) {
    return rule.action() == RuleAction.DENY ? addresses : names.withoutMistakes(addresses);
  }

  /**
   * Finds the rules that would allow more if no name in them were mistaken.
   *
   * @param rules the rules, those of the other direction too
   */
  List<MistakenRule> mistaken(ImmutableList<SecurityRule> rules) {
    List<MistakenRule> mistaken = new ArrayList<>();
    for (SecurityRule rule : rules) {
      if (rule.direction() == direction && rule.action() != RuleAction.DENY) {
        MistakenRule.of(
                names,
                rule.name(),
                rule.sources(),
                rule.destinations(),
                (sources, destinations) -> product(rule, sources, destinations))
            .ifPresent(mistaken::add);
      }
    }
    return mistaken;
  }

  private DecidingRule decidingRule(SecurityRule rule) {
    return DecidingRule.of(
        layer, resource, rule.name(), rule.isDefault(), OptionalInt.of(rule.priority()));
  }

  private ImmutableList<MissingFact> missing(SecurityRule rule) {
    DecidingRule deciding = decidingRule(rule);
    return ImmutableList.<MissingFact>builder()
        .addAll(names.missing(deciding, asked(rule, rule.sources()), sourceEnd()))
        .addAll(names.missing(deciding, asked(rule, rule.destinations()), destinationEnd()))
        .build();
  }

  private static FlowProduct product(
      SecurityRule rule, AddressSet sources, AddressSet destinations) {
    return new FlowProduct(
        rule.protocols(), sources, rule.sourcePorts(), destinations, rule.destinationPorts());
  }

  private End sourceEnd() {
    return direction == Direction.OUTBOUND ? End.NODE : End.REMOTE;
  }

  private End destinationEnd() {
    return direction == Direction.OUTBOUND ? End.REMOTE : End.NODE;
  }
}
