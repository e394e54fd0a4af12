package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityGroup.Level;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Rules of network security groups and of network managers, and lists of them. */
final class SecurityRules {

  private static final int LAST_PRIORITY = 4_096;

  private static final int MOST_RULES = 8;

  /** With gaps of at most this, so many rules have room from 100 to the last priority. */
  private static final ImmutableList<Integer> GAPS = ImmutableList.of(1, 10, 100, 499);

  private static final ImmutableList<ProtocolSet> PROTOCOLS =
      ImmutableList.of(
          ProtocolSet.of(Protocol.TCP),
          ProtocolSet.of(Protocol.TCP),
          ProtocolSet.of(Protocol.TCP),
          ProtocolSet.ALL,
          ProtocolSet.ALL,
          ProtocolSet.of(Protocol.TCP, Protocol.UDP),
          ProtocolSet.of(Protocol.UDP),
          ProtocolSet.of(Protocol.ICMP),
          ProtocolSet.of(Protocol.ESP),
          ProtocolSet.of(Protocol.AH));

  private static final ImmutableList<PortSet> DESTINATION_PORTS =
      ImmutableList.of(
          PortSet.ALL,
          PortSet.ALL,
          PortSet.of(443),
          PortSet.of(443),
          PortSet.of(80, 443),
          PortSet.of(new PortRange(400, 500)),
          PortSet.of(29_876, 29_877),
          PortSet.of(new PortRange(29_876, 29_877)),
          PortSet.of(29_876),
          PortSet.of(new PortRange(1, 1_023)),
          PortSet.of(22));

  private static final ImmutableList<PortSet> SOURCE_PORTS =
      ImmutableList.of(
          PortSet.ALL,
          PortSet.of(new PortRange(1_024, 65_535)),
          PortSet.of(new PortRange(49_152, 65_535)),
          PortSet.of(new PortRange(0, 65_534)),
          PortSet.of(80, 1_234));

  private SecurityRules() {}

  /** What a rule is but for its name and priority. */
  record Content(Direction direction, RuleAction action, Draft<SecurityRule.Builder> rest) {

    SecurityRule at(Place place, String name, int priority) {
      return rest.at(place)
          .name(name)
          .direction(direction)
          .action(action)
          .priority(priority)
          .build();
    }
  }

  static Arbitrary<ProtocolSet> protocols() {
    return Arbitraries.of(PROTOCOLS);
  }

  static Arbitrary<PortSet> destinationPorts() {
    return Arbitraries.of(DESTINATION_PORTS);
  }

  /** Single rules, those of network managers and default rules among them. */
  static Arbitrary<Draft<SecurityRule>> rules() {
    return Combinators.combine(
            Either.of(4, contents(), 1, adminContents()),
            Arbitraries.oneOf(
                Arbitraries.integers().between(100, LAST_PRIORITY),
                Arbitraries.integers().between(1, LAST_PRIORITY),
                Arbitraries.of(65_000, 65_001, 65_500)))
        .as((content, priority) -> place -> content.at(place, "Rule1", priority));
  }

  /** Rules that people write in a network security group. */
  static Arbitrary<Draft<ImmutableList<SecurityRule>>> written() {
    return lists(contents(), 100);
  }

  /** Rules of a network manager. */
  static Arbitrary<Draft<ImmutableList<SecurityRule>>> ofManagers() {
    return lists(adminContents(), 1);
  }

  static Arbitrary<Draft<NetworkSecurityGroup>> groups() {
    return written()
        .map(
            rules ->
                place ->
                    NetworkSecurityGroup.builder()
                        .id(groupOf(place))
                        .securityRules(rules.at(place))
                        .build());
  }

  /** The network security group of the pools' subnets. */
  static ResourceId groupOf(Place place) {
    return place.resource("networkSecurityGroups", "nsg");
  }

  /** Effective rules of one interface, but for those of the subnet it stands in. */
  interface EffectiveDraft {
    EffectiveSecurityRules at(Place place, NetworkSecurityGroup onSubnet);
  }

  /**
   * Effective rules of one interface in the first of the subnets: always those of the subnet, often
   * those of the interface, seldom those of a network manager.
   */
  static Arbitrary<EffectiveDraft> effective() {
    return Combinators.combine(groups().optional(0.7), ofManagers().optional(0.3))
        .as(
            (nic, manager) ->
                (place, onSubnet) ->
                    EffectiveSecurityRules.builder()
                        .addGroups(onSubnet(place, onSubnet))
                        .addAllGroups(
                            nic.map(it -> ImmutableList.of(onInterface(place, it.at(place))))
                                .orElse(ImmutableList.of()))
                        .addAllGroups(
                            manager
                                .map(it -> ImmutableList.of(byManager(place, it.at(place))))
                                .orElse(ImmutableList.of()))
                        .build());
  }

  private static EffectiveSecurityGroup byManager(Place place, ImmutableList<SecurityRule> rules) {
    return EffectiveSecurityGroup.of(
        Optional.empty(),
        Level.NETWORK_MANAGER,
        Optional.of(place.resource("networkManagers", "avnm")),
        ImmutableList.sortedCopyOf(Comparator.comparingInt(SecurityRule::priority), rules));
  }

  private static EffectiveSecurityGroup onSubnet(Place place, NetworkSecurityGroup group) {
    return EffectiveSecurityGroup.of(
        Optional.of(group.id()), Level.SUBNET, Optional.of(place.subnet().id()), inOrder(group));
  }

  private static EffectiveSecurityGroup onInterface(Place place, NetworkSecurityGroup group) {
    return EffectiveSecurityGroup.of(
        Optional.of(place.resource("networkSecurityGroups", "nic")),
        Level.NETWORK_INTERFACE,
        Optional.of(place.resource("networkInterfaces", "nic")),
        inOrder(group));
  }

  private static ImmutableList<SecurityRule> inOrder(NetworkSecurityGroup group) {
    return Stream.concat(group.inbound().stream(), group.outbound().stream())
        .collect(ImmutableList.toImmutableList());
  }

  private static Arbitrary<Content> contents() {
    return contents(
        Arbitraries.frequency(Tuple.of(3, RuleAction.ALLOW), Tuple.of(2, RuleAction.DENY)));
  }

  private static Arbitrary<Content> adminContents() {
    return contents(
        Arbitraries.frequency(
            Tuple.of(2, RuleAction.ALLOW),
            Tuple.of(2, RuleAction.DENY),
            Tuple.of(1, RuleAction.ALWAYS_ALLOW)));
  }

  private static Arbitrary<Content> contents(Arbitrary<RuleAction> actions) {
    return Combinators.combine(
            Arbitraries.frequency(Tuple.of(3, Direction.OUTBOUND), Tuple.of(2, Direction.INBOUND)),
            actions,
            protocols(),
            RuleNames.nodes(),
            RuleNames.remotes(),
            Either.of(5, Arbitraries.just(PortSet.ALL), 1, Arbitraries.of(SOURCE_PORTS)),
            destinationPorts())
        .as(
            (direction, action, protocols, nodes, remotes, sourcePorts, destinationPorts) ->
                new Content(
                    direction,
                    action,
                    place -> {
                      RuleAddresses node = nodes.at(place);
                      RuleAddresses remote = remotes.at(place);
                      boolean outbound = direction == Direction.OUTBOUND;
                      return SecurityRule.builder()
                          .protocols(protocols)
                          .sources(outbound ? node : remote)
                          .sourcePorts(sourcePorts)
                          .destinations(outbound ? remote : node)
                          .destinationPorts(destinationPorts);
                    }));
  }

  /** Rules with priorities that are unique in each direction, from the first or up to the last. */
  private static Arbitrary<Draft<ImmutableList<SecurityRule>>> lists(
      Arbitrary<Content> contents, int first) {
    return Combinators.combine(
            contents.list().ofMaxSize(MOST_RULES),
            Arbitraries.of(GAPS).list().ofSize(MOST_RULES),
            Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)),
            Arbitraries.of(false, true))
        .as(
            (list, gaps, atEnd, reversed) ->
                place -> {
                  ImmutableList<SecurityRule> rules = numbered(list, gaps, first, place);
                  ImmutableList<SecurityRule> placed = atEnd ? atEnd(rules) : rules;
                  return reversed ? placed.reverse() : placed;
                });
  }

  private static ImmutableList<SecurityRule> numbered(
      List<Content> contents, List<Integer> gaps, int first, Place place) {
    Map<Direction, Integer> last = new EnumMap<>(Direction.class);
    ImmutableList.Builder<SecurityRule> rules = ImmutableList.builder();
    for (int i = 0; i < contents.size(); i++) {
      Content content = contents.get(i);
      int priority = last.getOrDefault(content.direction(), first - 1) + gaps.get(i);
      last.put(content.direction(), priority);
      rules.add(content.at(place, name(content, i), priority));
    }
    return rules.build();
  }

  private static String name(Content content, int position) {
    return (content.action() == RuleAction.DENY ? "Deny" : "Allow")
        + (content.direction() == Direction.OUTBOUND ? "Out" : "In")
        + (position + 1);
  }

  /** The same, moved up so that the last has the last priority. */
  private static ImmutableList<SecurityRule> atEnd(ImmutableList<SecurityRule> rules) {
    int most = rules.stream().mapToInt(SecurityRule::priority).max().orElse(LAST_PRIORITY);
    return rules.stream()
        .map(rule -> rule.toBuilder().priority(rule.priority() + LAST_PRIORITY - most).build())
        .collect(ImmutableList.toImmutableList());
  }
}
