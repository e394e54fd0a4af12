package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.ProtocolSet;
import java.io.Serializable;

/**
 * The software firewall on a pool's nodes, as somebody declares it. Rules are asked in order; the
 * first that matches decides. It is taken to be stateful.
 *
 * @param defaultInbound what becomes of connections to the node that no rule matches
 * @param defaultOutbound what becomes of connections from the node that no rule matches
 * @param rules the rules in order
 */
public record HostFirewall(
    RuleAction defaultInbound, RuleAction defaultOutbound, ImmutableList<Rule> rules)
    implements Serializable {

  /**
   * A rule of a software firewall. It names addresses only: such firewalls know no service tags.
   *
   * @param name the rule's name
   * @param direction which connections it is about, seen from the node
   * @param action what it does with them
   * @param protocols the protocols it matches
   * @param remoteAddresses the addresses at the other end that it matches
   * @param ports the destination ports it matches
   */
  public record Rule(
      String name,
      Direction direction,
      RuleAction action,
      ProtocolSet protocols,
      AddressSet remoteAddresses,
      PortSet ports)
      implements Serializable {}
}
