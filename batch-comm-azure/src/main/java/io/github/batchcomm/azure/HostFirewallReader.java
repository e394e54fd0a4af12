package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.RuleAction;

/** Reads what is declared of the software firewall on a pool's nodes. */
final class HostFirewallReader {

  private static final String PORTS = "Write [\"443\"], [\"1000-2000\"] or [\"*\"]";
  private static final String ADDRESSES = "Write [\"203.0.113.0/24\"] or [\"*\"]";

  private final AddressReader addresses;

  private HostFirewallReader(Notices notices) {
    this.addresses = new AddressReader(notices);
  }

  static HostFirewall read(JsonCursor json, Notices notices) {
    return new HostFirewallReader(notices).firewall(json);
  }

  private HostFirewall firewall(JsonCursor json) {
    StrictKeys.allow(json, "defaultInbound", "defaultOutbound", "rules");
    return new HostFirewall(
        action(json, "defaultInbound"),
        action(json, "defaultOutbound"),
        json.member("rules").map(JsonCursor::elements).orElse(ImmutableList.of()).stream()
            .map(rule -> rule(rule.object()))
            .collect(ImmutableList.toImmutableList()));
  }

  private HostFirewall.Rule rule(JsonCursor json) {
    StrictKeys.allow(json, "name", "direction", "action", "protocol", "remoteAddresses", "ports");
    return new HostFirewall.Rule(
        StrictKeys.member(json, "name", "Name the rule").text(),
        StrictKeys.constant(
            StrictKeys.member(json, "direction", "Write INBOUND or OUTBOUND"), Direction.class),
        action(json, "action"),
        protocols(StrictKeys.member(json, "protocol", "Write TCP, UDP, ICMP or *")),
        remoteAddresses(StrictKeys.member(json, "remoteAddresses", ADDRESSES)),
        RuleFieldsReader.ports(
            StrictKeys.elements(StrictKeys.member(json, "ports", PORTS), PORTS)));
  }

  private AddressSet remoteAddresses(JsonCursor array) {
    AddressSet.Builder remote = AddressSet.builder();
    StrictKeys.elements(array, ADDRESSES).forEach(it -> remote.addAll(addresses.networkOrAll(it)));
    return remote.build();
  }

  private static ProtocolSet protocols(JsonCursor json) {
    return json.isArray()
        ? RuleFieldsReader.protocols(StrictKeys.elements(json, "Write TCP, UDP, ICMP or *"))
        : RuleFieldsReader.protocol(json);
  }

  private static RuleAction action(JsonCursor json, String name) {
    JsonCursor given = StrictKeys.member(json, name, "Write ALLOW or DENY");
    return switch (StrictKeys.constant(given, Action.class)) {
      case ALLOW -> RuleAction.ALLOW;
      case DENY -> RuleAction.DENY;
    };
  }

  /** What a rule of a software firewall may do. */
  private enum Action {
    ALLOW,
    DENY
  }
}
