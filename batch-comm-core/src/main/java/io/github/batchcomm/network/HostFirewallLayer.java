package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.PoolKey;
import io.github.batchcomm.model.RuleAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The software firewall on the nodes, where somebody declares one. */
final class HostFirewallLayer {

  private static final String RESOURCE = "declared software firewall";

  private HostFirewallLayer() {}

  static Optional<LayerResult> of(Surroundings pool, RequiredFlow flow) {
    PoolKey key = new PoolKey(pool.account().name(), pool.pool().id());
    return Optional.ofNullable(pool.network().hostFirewalls().get(key))
        .map(
            firewall ->
                RuleFilter.pass(flow.packets(), entries(firewall, flow))
                    .with(
                        new Assumption(
                            Layer.HOST_FIREWALL,
                            "The nodes of pool "
                                + pool.pool().id()
                                + " run the software firewall that is declared, and it keeps"
                                + " track of connections.")));
  }

  private static List<FilterEntry> entries(HostFirewall firewall, RequiredFlow flow) {
    Direction direction = flow.endpoint().direction();
    List<FilterEntry> entries = new ArrayList<>();
    int place = 1;
    for (HostFirewall.Rule rule : firewall.rules()) {
      if (rule.direction() == direction) {
        entries.add(
            entry(
                DecidingRule.of(
                    Layer.HOST_FIREWALL, RESOURCE, rule.name(), false, OptionalInt.of(place)),
                rule.action(),
                matched(rule, flow)));
      }
      place++;
    }
    RuleAction rest =
        direction == Direction.OUTBOUND ? firewall.defaultOutbound() : firewall.defaultInbound();
    entries.add(
        entry(
            DecidingRule.of(
                Layer.HOST_FIREWALL, RESOURCE, "default action", true, OptionalInt.empty()),
            rest,
            flow.packets()));
    return entries;
  }

  private static FlowProduct matched(HostFirewall.Rule rule, RequiredFlow flow) {
    FlowProduct withRemote = flow.withRemote(rule.remoteAddresses());
    return new FlowProduct(
        rule.protocols(),
        withRemote.sources(),
        PortSet.ALL,
        withRemote.destinations(),
        rule.ports());
  }

  private static FilterEntry entry(DecidingRule rule, RuleAction action, FlowProduct packets) {
    boolean denies = action == RuleAction.DENY;
    return new FilterEntry(
        rule, !denies, denies ? "denies" : "allows", packets, packets, ImmutableList::of);
  }
}
