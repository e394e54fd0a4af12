package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTag;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a network does with one packet, read off the rules one after another without any set of
 * packets. It knows networks with a list of service tags, a network security group on the subnet,
 * perhaps one on the interface, and routes to networks.
 */
final class PacketByPacket {

  private static final AddressSet OWN = AddressSet.of(IpPrefix.parse("10.0.0.0/16"));

  private static final AddressSet AZURE_HOST = AddressSet.of(IpPrefix.parse("168.63.129.16/32"));

  private final Network network;

  PacketByPacket(Network network) {
    this.network = network;
  }

  /** The name of the rule on the subnet that stops an outbound packet, if one does. */
  Optional<String> stoppedOnSubnet(Packet packet) {
    return stopped(network.networkSecurityGroups().get(0).rules(Direction.OUTBOUND), packet);
  }

  /** The name of the rule on the interface that stops an outbound packet, if one does. */
  Optional<String> stoppedOnInterface(Packet packet) {
    return network.effectiveSecurityRules().stream()
        .flatMap(rules -> rules.groups().stream())
        .filter(group -> group.level() == EffectiveSecurityGroup.Level.NETWORK_INTERFACE)
        .flatMap(group -> stopped(group.rules(), packet).stream())
        .findFirst();
  }

  /** The name of the route that drops a packet, if one does. */
  Optional<String> dropped(Packet packet) {
    List<Route> routes =
        network.routeTables().stream()
            .flatMap(table -> table.routes().stream())
            .filter(route -> prefix(route).contains(packet.destination()))
            .sorted(Comparator.comparing(route -> -prefix(route).length()))
            .toList();
    // The system's own route to everything is shorter than any, or outranked by one as long.
    return routes.stream()
        .limit(1)
        .filter(route -> route.nextHop() == NextHopType.NONE)
        .map(Route::name)
        .findFirst();
  }

  boolean passes(Packet packet) {
    return Stream.of(stoppedOnInterface(packet), stoppedOnSubnet(packet), dropped(packet))
        .allMatch(Optional::isEmpty);
  }

  private static IpPrefix prefix(Route route) {
    return ((RouteDestination.Network) route.destination()).prefix();
  }

  private Optional<String> stopped(ImmutableList<SecurityRule> rules, Packet packet) {
    for (SecurityRule rule : rules) {
      if (matches(rule, packet)) {
        return rule.action() == RuleAction.DENY ? Optional.of(rule.name()) : Optional.empty();
      }
    }
    return Optional.of("no rule matches");
  }

  private boolean matches(SecurityRule rule, Packet packet) {
    return rule.direction() == Direction.OUTBOUND
        && rule.protocols().contains(packet.protocol())
        && rule.sourcePorts().contains(packet.sourcePort())
        && rule.destinationPorts().contains(packet.destinationPort())
        && names(rule.sources(), packet.source())
        && names(rule.destinations(), packet.destination());
  }

  private boolean names(RuleAddresses addresses, InetAddress address) {
    return addresses.addresses().contains(address)
        || addresses.tags().stream().anyMatch(tag -> holds(tag, address))
        || addresses.ipGroups().stream()
            .flatMap(id -> network.ipGroup(id).stream())
            .anyMatch(group -> group.addresses().contains(address));
  }

  private boolean holds(ServiceTag tag, InetAddress address) {
    boolean inside = OWN.contains(address) || AZURE_HOST.contains(address);
    if (tag.equals(ServiceTag.VIRTUAL_NETWORK)) {
      return inside;
    }
    if (tag.equals(ServiceTag.INTERNET)) {
      // No packet of these tests has a private address outside the virtual network.
      return !inside;
    }
    if (tag.equals(ServiceTag.AZURE_LOAD_BALANCER)) {
      return AZURE_HOST.contains(address);
    }
    return network
        .serviceTags(Cloud.PUBLIC)
        .flatMap(it -> it.addresses(tag))
        .filter(it -> it.contains(address))
        .isPresent();
  }
}
