package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.network.NamedAddresses.End;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What stands where routes hand packets on: Azure Firewalls, other appliances, gateways. */
final class OnwardLayers {

  private final Surroundings pool;
  private final RequiredFlow flow;
  private final NamedAddresses names;

  OnwardLayers(Surroundings pool, RequiredFlow flow, NamedAddresses names) {
    this.pool = pool;
    this.flow = flow;
    this.names = names;
  }

  /** {@return the layers that decide about packets which routes hand on} */
  ImmutableMap<Layer, LayerResult> results(ImmutableList<Routing.Hop> hops) {
    List<LayerResult> firewalls = new ArrayList<>();
    List<LayerResult> appliances = new ArrayList<>();
    for (Routing.Hop hop : hops) {
      Optional<AzureFirewall> firewall = hop.route().nextHopAddress().flatMap(this::firewallAt);
      if (firewall.isPresent()) {
        firewalls.add(
            new FirewallRules(
                    pool.network(),
                    firewall.get(),
                    names,
                    flow,
                    EndpointHosts.of(pool.account(), flow))
                .pass(hop.packets()));
      } else {
        appliances.add(appliance(hop));
      }
    }
    ImmutableMap.Builder<Layer, LayerResult> results = ImmutableMap.builder();
    if (!firewalls.isEmpty()) {
      results.put(Layer.FIREWALL, LayerResult.together(flow.packets(), firewalls));
    }
    if (!appliances.isEmpty()) {
      results.put(Layer.APPLIANCE, LayerResult.together(flow.packets(), appliances));
    }
    return results.buildOrThrow();
  }

  private Optional<AzureFirewall> firewallAt(InetAddress address) {
    return pool.network().azureFirewalls().stream()
        .filter(firewall -> firewall.privateAddresses().contains(address))
        .findFirst();
  }

  private LayerResult appliance(Routing.Hop hop) {
    Optional<InetAddress> address = hop.route().nextHopAddress();
    if (address.isEmpty()) {
      return LayerResult.open(hop.packets(), missing(hop));
    }
    List<FilterEntry> entries = new ArrayList<>();
    List<Assumption> assumptions = new ArrayList<>();
    for (ApplianceAssumption assumption : pool.network().applianceAssumptions()) {
      if (assumption.appliance().equals(address.get())) {
        entries.add(entry(assumption));
        assumptions.add(
            new Assumption(
                Layer.APPLIANCE,
                "The appliance at "
                    + address.get().getHostAddress()
                    + (assumption.action() == RuleAction.DENY ? " stops" : " lets through")
                    + " connections to "
                    + assumption.remote()
                    + ", as declared."));
      }
    }
    entries.add(undeclared(hop));
    LayerResult result = RuleFilter.pass(hop.packets(), entries);
    for (Assumption assumption : assumptions) {
      result = result.with(assumption);
    }
    return result;
  }

  private FilterEntry entry(ApplianceAssumption assumption) {
    AddressBounds remote = names.of(assumption.remote(), End.REMOTE);
    boolean denies = assumption.action() == RuleAction.DENY;
    return new FilterEntry(
        DecidingRule.of(
            Layer.APPLIANCE,
            assumption.appliance().getHostAddress(),
            "declared: " + assumption.remote(),
            false,
            OptionalInt.empty()),
        !denies,
        denies ? "stops packets, as declared" : "lets packets through, as declared",
        flow.withRemote(remote.certain()),
        flow.withRemote(remote.possible()),
        () -> names.missing(Layer.APPLIANCE, assumption.remote(), End.REMOTE));
  }

  /** Nobody knows whether an appliance lets through what nothing is declared about. */
  private FilterEntry undeclared(Routing.Hop hop) {
    FlowProduct nothing = flow.withRemote(AddressSet.NONE);
    return new FilterEntry(
        DecidingRule.of(
            Layer.APPLIANCE,
            hop.route().nextHopAddress().map(InetAddress::getHostAddress).orElse(""),
            "not declared",
            true,
            OptionalInt.empty()),
        true,
        "may let packets through",
        nothing,
        flow.packets(),
        () -> ImmutableList.of(missing(hop)));
  }

  private MissingFact missing(Routing.Hop hop) {
    RouteEntry route = hop.route();
    if (route.nextHopAddress().isPresent()
        && route.nextHop() == NextHopType.VIRTUAL_NETWORK_GATEWAY) {
      String address = route.nextHopAddress().get().getHostAddress();
      return missing(
          "What stands at "
              + address
              + ", where route "
              + route.rule().rule()
              + " hands packets to by a gateway, and what it does with them is not known.",
          "If it is an Azure Firewall, of a virtual hub for example, export it with 'az network"
              + " firewall show', else declare under 'appliances' what is done at "
              + address
              + ".");
    }
    if (route.nextHopAddress().isPresent()) {
      return missing(
          "What the appliance at "
              + route.nextHopAddress().get().getHostAddress()
              + " does with packets that route "
              + route.rule().rule()
              + " hands to it is not known.",
          "If it is an Azure Firewall export it with 'az network firewall show', else"
              + " declare under 'appliances' what it does.");
    }
    return route.nextHop() == NextHopType.VIRTUAL_APPLIANCE
        ? missing(
            "The address of the appliance that route "
                + route.rule().rule()
                + " hands packets to is not known.",
            route.rank() == RouteEntry.Rank.EFFECTIVE
                ? "Export the effective routes with 'az network nic show-effective-route-table';"
                    + " they show nextHopIpAddress."
                : "Export the route table with 'az network route-table show'; its routes show"
                    + " nextHopIpAddress.")
        : missing(
            "What the networks behind the gateway do with packets that route "
                + route.rule().rule()
                + " hands to it is not known.",
            "Ask those who run them"
                + (mayLeave()
                    ? ", or route " + route.rule().resource() + " to the internet for this flow."
                    : "; a route to the internet is no way out, as nodes are not known to have a"
                        + " public address to leave by."));
  }

  private boolean mayLeave() {
    return pool.subnet().value().filter(it -> Egress.of(pool, it) == Egress.Way.OPEN).isPresent();
  }

  private static MissingFact missing(String what, String settledBy) {
    return new MissingFact(Layer.APPLIANCE, what, settledBy);
  }
}
