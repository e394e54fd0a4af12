package io.github.batchcomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.testkit.constraints.InVirtualNetwork;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** What is generated of networks. */
@StatisticsReport(StatisticsReportMode.OFF)
class NetworkArbitraryProperties {

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void securityRulesAreOfEveryKind(@ForAll SecurityRule rule) {
    Reached.each("action", rule.action());
    Reached.each("direction", rule.direction());
    Reached.both("default", rule.isDefault());
    Reached.both("any protocol with ports", anyProtocolWithPorts(rule));
    Reached.both("ESP", rule.protocols().equals(ProtocolSet.of(Protocol.ESP)));
    Reached.both("AH", rule.protocols().equals(ProtocolSet.of(Protocol.AH)));
    Reached.both("source ports", rule.sourcePorts().isAll());
    Reached.both("tag", !rule.destinations().tags().isEmpty());
    Reached.both("group", !rule.destinations().applicationSecurityGroups().isEmpty());
    Reached.both("IP group", !rule.sources().ipGroups().isEmpty());
    Reached.both("literal", rule.destinations().isLiteral());
    Reached.both("plural tags", rule.destinations().tags().size() > 1);
    Reached.both("plural networks", rule.destinations().addresses().ranges().size() > 1);
    Reached.both("IPv6", rule.destinations().addresses().families().size() == 2);
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void securityGroupsHaveRulesThatOverlapAndShadowEachOther(@ForAll NetworkSecurityGroup group) {
    Reached.each("rules", group.securityRules().size(), List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
    Reached.both("first priority", has(group, 100));
    Reached.both("last priority", has(group, 4_096));
    Reached.both(
        "in another order", !group.outbound().equals(inGivenOrder(group, Direction.OUTBOUND)));
    List<AddressSet> denied = addresses(group, RuleAction.DENY);
    List<AddressSet> allowed = addresses(group, RuleAction.ALLOW);
    Reached.both(
        "partial overlap",
        denied.stream()
            .anyMatch(
                one ->
                    allowed.stream()
                        .anyMatch(
                            it ->
                                it.intersects(one)
                                    && !it.containsAll(one)
                                    && !one.containsAll(it))));
    Reached.both(
        "shadowed",
        denied.stream().anyMatch(one -> allowed.stream().anyMatch(it -> it.containsAll(one))));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void serviceTagsAgreeWithWhatIsKnownWithoutTheirList(@ForAll ServiceTagCatalogue catalogue) {
    catalogue.tags().keySet().stream()
        .filter(tag -> catalogue.addresses(tag).isPresent())
        .forEach(
            tag ->
                catalogue.tags().keySet().stream()
                    .filter(other -> catalogue.addresses(other).isPresent())
                    .forEach(other -> assertAgree(catalogue, tag, other)));
    Reached.both("lacking", catalogue.tags().size() < 20);
    Reached.both("emptied", catalogue.tags().containsValue(AddressSet.NONE));
    Reached.each("cloud", catalogue.cloud());
    Reached.both(
        "IPv6", catalogue.tags().values().stream().anyMatch(it -> it.families().size() == 2));
  }

  private static void assertAgree(ServiceTagCatalogue catalogue, ServiceTag tag, ServiceTag other) {
    AddressSet addresses = catalogue.addresses(tag).orElseThrow();
    AddressSet others = catalogue.addresses(other).orElseThrow();
    if (tag.covers(other)) {
      assertThat(addresses.containsAll(others)).as("%s covers %s", tag, other).isTrue();
    }
    if (tag.isDisjointFrom(other)) {
      assertThat(addresses.intersects(others)).as("%s and %s", tag, other).isFalse();
    }
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void aPoolsSubnetIsMostlyThereAndWhatItRefersToMostlyToo(
      @ForAll("networksAroundPool") Network network) {
    Optional<Subnet> subnet = network.subnet(subnetOf(POOL));
    Reached.both("subnet", subnet.isPresent());
    Reached.both("tags", !network.serviceTagCatalogues().isEmpty());
    Reached.both("effective rules", !network.effectiveSecurityRules().isEmpty());
    Reached.both("effective routes", !network.effectiveRoutes().isEmpty());
    Reached.both("host firewall", !network.hostFirewalls().isEmpty());
    Reached.both("appliances", !network.applianceAssumptions().isEmpty());
    Reached.both("peer", network.virtualNetworks().size() > 1);
    Reached.both("zone", !network.privateDnsZones().isEmpty());
    subnet.ifPresent(it -> reach(network, it));
  }

  private static void reach(Network network, Subnet subnet) {
    Reached.both("NSG unknown", subnet.networkSecurityGroup().isUnknown());
    Reached.both("no NSG", subnet.networkSecurityGroup().isAbsent());
    Reached.both(
        "NSG",
        subnet.networkSecurityGroup().value().flatMap(network::networkSecurityGroup).isPresent());
    Reached.both("routes", subnet.routeTable().value().flatMap(network::routeTable).isPresent());
    Reached.both("missing routes", isMissing(network, subnet));
    Reached.both("NAT", subnet.natGateway().value().flatMap(network::natGateway).isPresent());
    Reached.both("three machines", subnet.machineAddresses().count().intValue() == 3);
    Reached.both("IPv6", subnet.machineAddresses().families().size() == 2);
  }

  private static boolean isMissing(Network network, Subnet subnet) {
    return subnet.routeTable().isPresent()
        && subnet.routeTable().value().flatMap(network::routeTable).isEmpty();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void ofAFullyKnownNetworkEveryDocumentIsThere(@ForAll("fullyKnown") Network network) {
    Subnet subnet = network.subnet(subnetOf(POOL)).orElseThrow();
    assertThat(Stream.of(subnet.networkSecurityGroup(), subnet.routeTable(), subnet.natGateway()))
        .noneMatch(it -> it.isUnknown());
    assertThat(subnet.networkSecurityGroup().value())
        .isEqualTo(
            subnet
                .networkSecurityGroup()
                .value()
                .flatMap(network::networkSecurityGroup)
                .map(NetworkSecurityGroup::id));
    assertThat(subnet.routeTable().value())
        .isEqualTo(subnet.routeTable().value().flatMap(network::routeTable).map(RouteTable::id));
    assertThat(network.ipGroups()).hasSize(2);
    assertThat(network.azureFirewalls())
        .allSatisfy(
            it ->
                assertThat(it.policy().value())
                    .isEqualTo(
                        it.policy()
                            .value()
                            .flatMap(network::firewallPolicy)
                            .map(FirewallPolicy::id)));
  }

  @Property(tries = 100)
  void networksWithServiceTagsHaveThem(@ForAll("withServiceTags") Network network) {
    assertThat(network.serviceTags(ACCOUNT.region().cloud().orElseThrow())).isPresent();
  }

  @Property(tries = 50)
  void networksAroundInventoriesShowTheSubnetsOfAllPools(
      @ForAll Inventory inventory, @ForAll long seed) {
    Network network =
        NetworkArbitraries.networks()
            .around(inventory)
            .fullyKnown()
            .generator(100)
            .next(new Random(seed))
            .value();

    assertThat(
            inventory.accounts().stream()
                .flatMap(it -> it.pools().stream())
                .flatMap(it -> it.subnet().value().stream()))
        .allMatch(it -> network.subnet(it.id()).isPresent());
  }

  @Property(tries = 50)
  void networksAroundAPoolKnowItByItsName(
      @ForAll BatchAccount account, @ForAll @InVirtualNetwork BatchPool pool, @ForAll long seed) {
    Network network =
        NetworkArbitraries.networks()
            .around(account, pool)
            .fullyKnown()
            .generator(100)
            .next(new Random(seed))
            .value();

    assertThat(network.hostFirewalls().keySet())
        .allMatch(key -> key.account().equals(account.name()));
    assertThat(network.subnet(subnetOf(pool))).isPresent();
  }

  @Property(tries = 1)
  void constraintsThatExcludeEachOtherAreNamed() {
    assertThatThrownBy(() -> NetworkArbitraries.networks().withServiceTags().withoutServiceTags())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("withServiceTags()")
        .hasMessageContaining("withoutServiceTags()");
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void routesLeadEverywhere(@ForAll Route route, @ForAll RouteTable table) {
    Reached.each(
        "hop",
        route.nextHop(),
        List.of(
            NextHopType.INTERNET,
            NextHopType.NONE,
            NextHopType.VNET_LOCAL,
            NextHopType.VIRTUAL_NETWORK_GATEWAY,
            NextHopType.VIRTUAL_APPLIANCE));
    Reached.both("tag", route.destination() instanceof RouteDestination.Tag);
    Reached.each("routes", table.routes().size(), List.of(0, 1, 2, 3, 4));
    assertThat(table.routes().stream().map(Route::destination)).doesNotHaveDuplicates();
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void partsOfNetworksShowEveryState(
      @ForAll AzureFirewall firewall,
      @ForAll FirewallRule rule,
      @ForAll EffectiveSecurityRules effective,
      @ForAll VirtualNetwork network,
      @ForAll PrivateEndpoint endpoint,
      @ForAll PrivateDnsZone zone,
      @ForAll HostFirewall host) {
    Reached.both("policy", firewall.policy().isPresent());
    Reached.both("own rules", !firewall.ruleCollections().isEmpty());
    Reached.each(
        "kind",
        rule.getClass(),
        List.of(
            FirewallRule.Network.class, FirewallRule.Application.class, FirewallRule.Nat.class));
    Reached.each("lists", effective.groups().size(), List.of(1, 2, 3));
    Reached.both(
        "gateway",
        network.subnets().stream().anyMatch(it -> it.id().name().equals("GatewaySubnet")));
    Reached.both("peerings known", network.peerings().isPresent());
    Reached.both("peer", network.peerings().filter(it -> !it.isEmpty()).isPresent());
    Reached.both("address", !endpoint.addresses().isEmpty());
    Reached.both("subnet", endpoint.subnet().isPresent());
    Reached.both("linked", zone.virtualNetworkLinks().filter(it -> !it.isEmpty()).isPresent());
    Reached.each("rules", host.rules().size(), List.of(0, 1, 2, 3));
  }

  private static final BatchAccount ACCOUNT =
      BatchAccount.builder().name("account1").region(Region.of("westeurope")).build();

  private static final BatchPool POOL =
      BatchArbitraries.pools().inVirtualNetwork().withNodes().edges().get(0);

  @Provide
  static Arbitrary<Network> networksAroundPool() {
    return NetworkArbitraries.networks().around(ACCOUNT, POOL);
  }

  @Provide
  static Arbitrary<Network> fullyKnown() {
    return NetworkArbitraries.networks().around(ACCOUNT, POOL).fullyKnown();
  }

  @Provide
  static Arbitrary<Network> withServiceTags() {
    return NetworkArbitraries.networks().around(ACCOUNT, POOL).withServiceTags();
  }

  private static ResourceId subnetOf(BatchPool pool) {
    return pool.subnet().value().orElseThrow().id();
  }

  private static boolean anyProtocolWithPorts(SecurityRule rule) {
    return rule.protocols().isAll() && !rule.destinationPorts().isAll();
  }

  private static boolean has(NetworkSecurityGroup group, int priority) {
    return group.securityRules().stream().anyMatch(rule -> rule.priority() == priority);
  }

  private static List<SecurityRule> inGivenOrder(NetworkSecurityGroup group, Direction direction) {
    return Stream.concat(group.securityRules().stream(), group.defaultSecurityRules().stream())
        .filter(rule -> rule.direction() == direction)
        .toList();
  }

  private static List<AddressSet> addresses(NetworkSecurityGroup group, RuleAction action) {
    return group.securityRules().stream()
        .filter(rule -> rule.direction() == Direction.OUTBOUND && rule.action() == action)
        .map(rule -> rule.destinations().addresses())
        .filter(it -> !it.isEmpty())
        .toList();
  }
}
