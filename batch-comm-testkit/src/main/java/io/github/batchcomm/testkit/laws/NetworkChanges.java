package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.DefaultOutboundAccess;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.VirtualNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Networks like a given one, with a rule more or with less of them known. */
final class NetworkChanges {

  private static final int FIRST_PRIORITY = 100;

  private static final int MOST_RULES = 3_900;

  /** What an added rule is about, with its name. */
  private static final ImmutableMap<String, UnaryOperator<SecurityRule.Builder>> CONTENTS =
      ImmutableMap.of(
          "everything",
          UnaryOperator.identity(),
          "TCP to 443",
          it -> it.protocols(ProtocolSet.of(Protocol.TCP)).destinationPorts(PortSet.of(443)),
          "half of all addresses",
          it ->
              it.direction(Direction.OUTBOUND)
                  .destinations(RuleAddresses.of(AddressSet.of(IpPrefix.parse("192.0.0.0/10")))),
          "all of Batch",
          it ->
              it.direction(Direction.INBOUND)
                  .sources(RuleAddresses.of(ServiceTag.BATCH_NODE_MANAGEMENT)));

  private NetworkChanges() {}

  /** The network security group of the subnet that a pool stands in, if the network shows it. */
  static Optional<NetworkSecurityGroup> groupOf(BatchPool pool, Network network) {
    return pool.subnet()
        .value()
        .map(SubnetReference::id)
        .flatMap(network::subnet)
        .flatMap(subnet -> subnet.networkSecurityGroup().value())
        .flatMap(network::networkSecurityGroup);
  }

  /**
   * The same networks with one more rule before all others of the pool's group, by what it is
   * about.
   */
  static ImmutableMap<String, Network> withRule(
      BatchPool pool, Network network, RuleAction action) {
    ImmutableMap.Builder<String, Network> changed = ImmutableMap.builder();
    groupOf(pool, network)
        .filter(group -> group.securityRules().size() < MOST_RULES)
        .ifPresent(
            group ->
                CONTENTS.forEach(
                    (name, content) ->
                        changed.put(name, with(network, withFirst(group, action, content)))));
    return changed.buildOrThrow();
  }

  /** The same network with a rule before all others that allows what its name does not name. */
  static Optional<Network> withUnreadableAllow(BatchPool pool, Network network) {
    RuleAddresses unreadable = RuleAddresses.parse("no-address.nor.tag");
    return groupOf(pool, network)
        .filter(group -> group.securityRules().size() < MOST_RULES)
        .map(
            group ->
                with(
                    network,
                    withFirst(
                        group,
                        RuleAction.ALLOW,
                        rule -> rule.sources(unreadable).destinations(unreadable))));
  }

  /**
   * The same network in which documents contradict each other about what the pool's subnet has, and
   * nothing else tells, by the contradiction.
   */
  static ImmutableMap<Contradiction, Network> contradictory(BatchPool pool, Network network) {
    ImmutableMap.Builder<Contradiction, Network> changed = ImmutableMap.builder();
    pool.subnet()
        .value()
        .map(SubnetReference::id)
        .filter(subnet -> network.subnet(subnet).isPresent())
        .filter(subnet -> network.effectiveSecurityRules().isEmpty())
        .filter(subnet -> network.effectiveRoutes().isEmpty())
        .ifPresent(
            subnet -> {
              put(
                  changed,
                  network,
                  contradiction(subnet, Contradiction.Property.NETWORK_SECURITY_GROUP),
                  it -> it.networkSecurityGroup(Presence.unknown()));
              put(
                  changed,
                  network,
                  contradiction(subnet, Contradiction.Property.ROUTE_TABLE),
                  it -> it.routeTable(Presence.unknown()));
              put(
                  changed,
                  network,
                  contradiction(subnet, Contradiction.Property.NAT_GATEWAY),
                  it -> it.natGateway(Presence.unknown()));
            });
    return changed.buildOrThrow();
  }

  private static void put(
      ImmutableMap.Builder<Contradiction, Network> changed,
      Network network,
      Contradiction contradiction,
      UnaryOperator<Subnet.Builder> change) {
    changed.put(
        contradiction,
        changeSubnet(network, contradiction.resource(), change).toBuilder()
            .contradictions(ImmutableList.of(contradiction))
            .build());
  }

  private static Contradiction contradiction(ResourceId subnet, Contradiction.Property property) {
    return new Contradiction(
        subnet,
        property,
        new Contradiction.Statement("older.json", "it has one"),
        new Contradiction.Statement("newer.json", "it has none"));
  }

  private static NetworkSecurityGroup withFirst(
      NetworkSecurityGroup group, RuleAction action, UnaryOperator<SecurityRule.Builder> content) {
    ImmutableList.Builder<SecurityRule> rules = ImmutableList.builder();
    for (Direction direction : Direction.values()) {
      SecurityRule first =
          content
              .apply(
                  SecurityRule.builder()
                      .name("Added")
                      .direction(direction)
                      .action(action)
                      .priority(FIRST_PRIORITY))
              .build();
      List<SecurityRule> all = new ArrayList<>();
      if (first.direction() == direction) {
        all.add(first);
      }
      group.securityRules().stream()
          .filter(rule -> rule.direction() == direction)
          .sorted(Comparator.comparingInt(SecurityRule::priority))
          .forEach(all::add);
      for (int i = 0; i < all.size(); i++) {
        rules.add(all.get(i).toBuilder().priority(FIRST_PRIORITY + i).build());
      }
    }
    return group.toBuilder().securityRules(rules.build()).build();
  }

  private static Network with(Network network, NetworkSecurityGroup changed) {
    return network.toBuilder()
        .networkSecurityGroups(
            network.networkSecurityGroups().stream()
                .map(group -> group.id().equals(changed.id()) ? changed : group)
                .toList())
        .build();
  }

  /**
   * The same network with less of it known, by what is forgotten: a document, or what one says.
   * Left alone are what somebody declares, effective rules, for without them Batch's own are taken
   * for granted, and what contradicts another document, for by itself each decides: virtual
   * networks and private endpoints.
   */
  static ImmutableMap<String, Network> withLess(
      BatchAccount account, BatchPool pool, Network network) {
    ImmutableMap.Builder<String, Network> less = ImmutableMap.builder();
    forget(
        less,
        "service tags",
        network,
        network.serviceTagCatalogues(),
        Network.Builder::serviceTagCatalogues);
    if (!new JoinedReading(network).isContradictory()) {
      forget(
          less,
          "virtual network",
          network,
          network.virtualNetworks(),
          Network.Builder::virtualNetworks);
    }
    forget(
        less,
        "network security group",
        network,
        network.networkSecurityGroups(),
        Network.Builder::networkSecurityGroups);
    forget(less, "route table", network, network.routeTables(), Network.Builder::routeTables);
    forget(less, "NAT gateway", network, network.natGateways(), Network.Builder::natGateways);
    forget(
        less,
        "public IP address",
        network,
        network.publicIpAddresses(),
        Network.Builder::publicIpAddresses);
    forget(
        less,
        "public IP prefix",
        network,
        network.publicIpPrefixes(),
        Network.Builder::publicIpPrefixes);
    forget(
        less, "Azure Firewall", network, network.azureFirewalls(), Network.Builder::azureFirewalls);
    forget(
        less,
        "firewall policy",
        network,
        network.firewallPolicies(),
        Network.Builder::firewallPolicies);
    forget(
        less,
        "rule collection group",
        network,
        network.firewallRuleCollectionGroups(),
        Network.Builder::firewallRuleCollectionGroups);
    forget(less, "IP group", network, network.ipGroups(), Network.Builder::ipGroups);
    forget(
        less,
        "service endpoint policy",
        network,
        network.serviceEndpointPolicies(),
        Network.Builder::serviceEndpointPolicies);
    if (!isContradictedByEndpoint(account, network)) {
      forget(
          less,
          "private endpoint",
          network,
          network.privateEndpoints(),
          Network.Builder::privateEndpoints);
    }
    forget(
        less,
        "effective routes",
        network,
        network.effectiveRoutes(),
        Network.Builder::effectiveRoutes);
    pool.subnet()
        .value()
        .map(SubnetReference::id)
        .filter(id -> network.subnet(id).isPresent())
        .ifPresent(id -> forgetOf(id, network, less));
    return less.buildOrThrow();
  }

  /**
   * Whether a private endpoint shows an approved connection of which the account lists none, or the
   * account lists one that the endpoint does not show.
   */
  private static boolean isContradictedByEndpoint(BatchAccount account, Network network) {
    if (account.privateEndpointConnections().isEmpty()) {
      return false;
    }
    ImmutableList<PrivateEndpointConnection> approved =
        account.privateEndpointConnections().get().stream()
            .filter(
                it ->
                    it.status() == PrivateEndpointConnectionStatus.APPROVED
                        && it.subResources().contains(PrivateLinkSubResource.NODE_MANAGEMENT))
            .collect(toImmutableList());
    return approved.isEmpty()
        ? network.privateEndpoints().stream()
            .flatMap(endpoint -> endpoint.connections().stream())
            .filter(it -> it.status() == PrivateEndpointConnectionStatus.APPROVED)
            .anyMatch(it -> account.id().filter(it.service()::equals).isPresent())
        : approved.stream()
            .flatMap(it -> it.privateEndpoint().stream())
            .flatMap(it -> network.privateEndpoint(it).stream())
            .filter(it -> !it.connections().isEmpty())
            .anyMatch(
                endpoint -> endpoint.connections().stream().noneMatch(it -> agrees(account, it)));
  }

  private static boolean agrees(BatchAccount account, PrivateEndpoint.Connection connection) {
    return account.id().map(connection.service()::equals).orElse(true)
        && (connection.status() == PrivateEndpointConnectionStatus.APPROVED
            || connection.status() == PrivateEndpointConnectionStatus.UNKNOWN)
        && (connection.subResources().isEmpty()
            || connection.subResources().stream().anyMatch("nodeManagement"::equalsIgnoreCase));
  }

  private static <T> void forget(
      ImmutableMap.Builder<String, Network> less,
      String kind,
      Network network,
      ImmutableList<T> resources,
      BiFunction<Network.Builder, Iterable<T>, Network.Builder> set) {
    for (int i = 0; i < resources.size(); i++) {
      int left = i;
      ImmutableList<T> others =
          IntStream.range(0, resources.size())
              .filter(it -> it != left)
              .mapToObj(resources::get)
              .collect(toImmutableList());
      less.put(kind + " " + (i + 1), set.apply(network.toBuilder(), others).build());
    }
  }

  /** Forgets what the document of the pool's virtual network says. */
  private static void forgetOf(
      ResourceId subnet, Network network, ImmutableMap.Builder<String, Network> less) {
    less.put("peerings", change(network, subnet, it -> it.peerings(Optional.empty())));
    less.put("DNS servers", change(network, subnet, it -> it.dnsServers(Optional.empty())));
    less.put("address space", change(network, subnet, it -> it.addressSpace(ImmutableList.of())));
    less.put(
        "the subnet's group",
        changeSubnet(network, subnet, it -> it.networkSecurityGroup(Presence.unknown())));
    less.put(
        "the subnet's route table",
        changeSubnet(network, subnet, it -> it.routeTable(Presence.unknown())));
    less.put(
        "the subnet's NAT gateway",
        changeSubnet(network, subnet, it -> it.natGateway(Presence.unknown())));
    less.put(
        "the subnet's service endpoints",
        changeSubnet(network, subnet, it -> it.serviceEndpoints(Optional.empty())));
    less.put(
        "the subnet's service endpoint policies",
        changeSubnet(network, subnet, it -> it.serviceEndpointPolicies(Optional.empty())));
    less.put(
        "the subnet's outbound access",
        changeSubnet(
            network, subnet, it -> it.defaultOutboundAccess(DefaultOutboundAccess.UNKNOWN)));
  }

  private static Network changeSubnet(
      Network network, ResourceId subnet, UnaryOperator<Subnet.Builder> change) {
    return change(
        network,
        subnet,
        it ->
            it.subnets(
                it.build().subnets().stream()
                    .map(
                        own ->
                            own.id().equals(subnet) ? change.apply(own.toBuilder()).build() : own)
                    .toList()));
  }

  private static Network change(
      Network network, ResourceId subnet, UnaryOperator<VirtualNetwork.Builder> change) {
    return network.toBuilder()
        .virtualNetworks(
            network.virtualNetworks().stream()
                .map(
                    it ->
                        it.subnets().stream().anyMatch(own -> own.id().equals(subnet))
                            ? change.apply(it.toBuilder()).build()
                            : it)
                .toList())
        .build();
  }
}
