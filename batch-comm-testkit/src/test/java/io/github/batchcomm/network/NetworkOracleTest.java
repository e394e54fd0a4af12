package io.github.batchcomm.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.network.NetworkVerdict.Blocked;
import io.github.batchcomm.network.NetworkVerdict.Permitted;
import io.github.batchcomm.testkit.NetworkArbitraries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** The engine against what becomes of each packet by itself. */
class NetworkOracleTest {

  @Test
  void everyListOfUpToThreeRulesIsDecidedAsForEachPacket() {
    ImmutableList<SecurityRule> palette = SmallWorld.palette();
    for (int length = 0; length <= 3; length++) {
      for (List<SecurityRule> rules :
          Lists.cartesianProduct(Collections.nCopies(length, palette))) {
        if (Set.copyOf(rules).size() == length) {
          check(
              SmallWorld.network(SmallWorld.inOrder(rules), Optional.empty(), ImmutableList.of()));
        }
      }
    }
  }

  @Test
  void everyPairOfRuleListsOnSubnetAndInterfaceIsDecidedAsForEachPacket() {
    ImmutableList<SecurityRule> palette = SmallWorld.palette();
    for (List<SecurityRule> subnet : Lists.cartesianProduct(palette, palette)) {
      for (List<SecurityRule> nic : Lists.cartesianProduct(palette, palette)) {
        if (!subnet.get(0).equals(subnet.get(1)) && !nic.get(0).equals(nic.get(1))) {
          check(
              SmallWorld.network(
                  SmallWorld.inOrder(subnet),
                  Optional.of(SmallWorld.inOrder(nic)),
                  ImmutableList.of()));
        }
      }
    }
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void anyRulesAndRoutesAreDecidedAsForEachPacket(
      @ForAll("rules") List<SecurityRule> subnet,
      @ForAll("rules") List<SecurityRule> nic,
      @ForAll boolean shown,
      @ForAll("routes") List<Route> routes) {
    boolean passes =
        check(
            SmallWorld.network(
                exact(subnet, routes),
                Optional.of(exact(nic, routes)).filter(it -> shown),
                routes));
    Statistics.label("passes")
        .collect(passes)
        .coverage(
            coverage -> {
              coverage.check(true).count(count -> count > 50);
              coverage.check(false).count(count -> count > 50);
            });
  }

  /** Routes may add to what the tag VirtualNetwork holds, and nobody says which do. */
  private static List<SecurityRule> exact(List<SecurityRule> rules, List<Route> routes) {
    return rules.stream()
        .filter(
            rule ->
                routes.isEmpty()
                    || !rule.destinations().tags().contains(ServiceTag.VIRTUAL_NETWORK))
        .toList();
  }

  @Provide
  static Arbitrary<List<SecurityRule>> rules() {
    // Of application security groups it is not known who is in them.
    return NetworkArbitraries.networkSecurityGroups()
        .map(NetworkSecurityGroup::securityRules)
        .map(
            rules ->
                rules.stream()
                    .filter(
                        rule ->
                            rule.destinations().applicationSecurityGroups().isEmpty()
                                && rule.destinations().ipGroups().isEmpty()
                                && rule.sources().ipGroups().isEmpty()
                                && known(rule))
                    .toList());
  }

  private static boolean known(SecurityRule rule) {
    Set<String> listed =
        Set.of(
            "BatchNodeManagement",
            "BatchNodeManagement.WestEurope",
            "Storage",
            "Storage.WestEurope",
            "AzureCloud",
            "AzureCloud.westeurope",
            "VirtualNetwork",
            "Internet",
            "AzureLoadBalancer");
    return rule.destinations().tags().stream().allMatch(tag -> listed.contains(tag.toString()))
        && rule.sources().tags().stream().allMatch(tag -> listed.contains(tag.toString()))
        // What a name that stands for nothing denies is open; what it allows is nothing.
        && (rule.action() != RuleAction.DENY
            || (rule.destinations().unreadable().isEmpty()
                && rule.sources().unreadable().isEmpty()));
  }

  @Provide
  static Arbitrary<List<Route>> routes() {
    Arbitrary<Route> routes =
        Combinators.combine(
                Arbitraries.of(
                    "192.0.2.0/24",
                    "192.0.2.0/31",
                    "192.0.2.1/32",
                    "192.0.2.16/28",
                    "198.51.100.0/24"),
                Arbitraries.of(NextHopType.INTERNET, NextHopType.INTERNET, NextHopType.NONE))
            .as(SmallWorld::route);
    return routes.list().ofMaxSize(3).uniqueElements(Route::destination);
  }

  /** Compares verdict and blockers, and tells whether the flow passes. */
  private static boolean check(Network network) {
    PacketByPacket each = new PacketByPacket(network);
    NetworkFlow found = SmallWorld.evaluate(network);
    ImmutableList<Packet> packets = SmallWorld.packets(found.flow());
    assertThat(packets).hasSizeGreaterThan(100);
    boolean passes = packets.stream().allMatch(each::passes);
    assertThat(found.verdict())
        .as("%s", network.networkSecurityGroups())
        .isInstanceOf(passes ? Permitted.class : Blocked.class);
    List<Blocker> blockers =
        found.verdict() instanceof Blocked blocked ? blocked.blockers() : ImmutableList.of();
    for (Packet packet : packets) {
      assertThat(stopping(blockers, packet))
          .as("what stops %s", packet)
          .containsExactlyInAnyOrderElementsOf(expected(each, packet));
    }
    for (Blocker blocker : blockers) {
      assertThat(each.passes(blocker.witness().packet())).isFalse();
    }
    return passes;
  }

  private static List<String> stopping(List<Blocker> blockers, Packet packet) {
    return blockers.stream()
        .filter(blocker -> blocker.stopped().contains(packet))
        .map(blocker -> blocker.rule().layer() + " " + blocker.rule().rule())
        .toList();
  }

  private static Set<String> expected(PacketByPacket each, Packet packet) {
    List<String> expected = new ArrayList<>();
    each.stoppedOnInterface(packet).ifPresent(it -> expected.add(Layer.NIC_NSG + " " + it));
    each.stoppedOnSubnet(packet).ifPresent(it -> expected.add(Layer.SUBNET_NSG + " " + it));
    each.dropped(packet).ifPresent(it -> expected.add(Layer.ROUTE + " " + it));
    return new LinkedHashSet<>(expected);
  }
}
