package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.PoolKey;
import io.github.batchcomm.model.RuleAction;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What somebody declares of networks and no document of Azure shows. */
final class Declarations {

  private Declarations() {}

  static Arbitrary<PoolKey> poolKeys() {
    return Combinators.combine(BatchArbitraries.names(), PoolId.arbitrary()).as(PoolKey::new);
  }

  static Arbitrary<HostFirewall> hostFirewalls() {
    return Combinators.combine(actions(), actions(), hostRules().list().ofMaxSize(3))
        .as((inbound, outbound, rules) -> new HostFirewall(inbound, outbound, numbered(rules)));
  }

  /** Assumptions about the appliance that no document tells of, and about the Azure Firewall. */
  static Arbitrary<Draft<ApplianceAssumption>> appliances() {
    return Combinators.combine(
            Arbitraries.of(
                Routings.APPLIANCE, Routings.APPLIANCE, Routings.FIREWALL, Site.HUB.firewall()),
            Arbitraries.of(RuleAction.ALLOW, RuleAction.ALLOW, RuleAction.DENY),
            RuleNames.remotes())
        .as(
            (appliance, action, remote) ->
                place -> new ApplianceAssumption(appliance, action, remote.at(place)));
  }

  private static Arbitrary<RuleAction> actions() {
    return Arbitraries.frequency(Tuple.of(3, RuleAction.ALLOW), Tuple.of(1, RuleAction.DENY));
  }

  private static Arbitrary<HostFirewall.Rule> hostRules() {
    return Combinators.combine(
            Arbitraries.of(Direction.class),
            actions(),
            SecurityRules.protocols(),
            Arbitraries.of(RuleNames.REMOTES).list().ofMinSize(1).ofMaxSize(2),
            SecurityRules.destinationPorts())
        .as(
            (direction, action, protocols, remotes, ports) ->
                new HostFirewall.Rule(
                    "rule", direction, action, protocols, AddressSet.copyOf(remotes), ports));
  }

  private static ImmutableList<HostFirewall.Rule> numbered(List<HostFirewall.Rule> rules) {
    return IntStream.range(0, rules.size())
        .mapToObj(
            i -> {
              HostFirewall.Rule rule = rules.get(i);
              return new HostFirewall.Rule(
                  rule.name() + (i + 1),
                  rule.direction(),
                  rule.action(),
                  rule.protocols(),
                  rule.remoteAddresses(),
                  rule.ports());
            })
        .collect(ImmutableList.toImmutableList());
  }
}
