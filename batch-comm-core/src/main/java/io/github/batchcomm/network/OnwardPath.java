package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.network.NamedAddresses.End;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The way of a flow's packets from what sends them to where they leave the networks that are known:
 * by the routes of the nodes' subnet, and where these hand packets to an Azure Firewall, by its
 * rules and the routes of its own subnet, and so on. An appliance that no document shows does what
 * is declared of it.
 */
final class OnwardPath {

  private final Surroundings pool;
  private final RequiredFlow flow;
  private final SubnetAnswers before;
  private final ImmutableList.Builder<LayerResult> results = ImmutableList.builder();
  private final ImmutableList.Builder<Leaving> leaving = ImmutableList.builder();
  private final ImmutableList.Builder<Arrival> arrivals = ImmutableList.builder();

  private OnwardPath(Surroundings pool, RequiredFlow flow, SubnetAnswers before) {
    this.pool = pool;
    this.flow = flow;
    this.before = before;
  }

  /**
   * Packets that leave the networks that are known.
   *
   * @param packets the packets
   * @param from finds the public addresses that they may have then, all of them; empty if these are
   *     not known, as behind an appliance, a gateway or a route that is not known
   */
  record Leaving(FlowProduct packets, Supplier<Optional<AddressSet>> from) {}

  /**
   * Packets at the end of the way that is known.
   *
   * @param packets the packets
   * @param virtualNetwork the virtual network whose routes lead them from there; empty if it is not
   *     known
   */
  record Arrival(FlowProduct packets, Optional<ResourceId> virtualNetwork) {}

  /**
   * The whole way.
   *
   * @param results what each layer does, in the order in which packets meet them
   * @param leaving packets that leave
   * @param arrivals packets by the virtual network that they are in last
   */
  record Walked(
      ImmutableList<LayerResult> results,
      ImmutableList<Leaving> leaving,
      ImmutableList<Arrival> arrivals) {}

  /**
   * Packets at what sends them on.
   *
   * @param sender the sender
   * @param packets the packets, without one in common
   * @param passed the firewalls that they have passed, the sender included
   */
  private record Stage(
      Sender sender, ImmutableList<FlowProduct> packets, ImmutableSet<ResourceId> passed) {}

  /**
   * Follows a flow's packets from a subnet of nodes.
   *
   * @param before answers about subnets that were found before
   * @return the whole way
   */
  static Walked from(Surroundings pool, Subnet subnet, RequiredFlow flow, SubnetAnswers before) {
    OnwardPath path = new OnwardPath(pool, flow, before);
    path.walk(
        ImmutableList.of(
            new Stage(Sender.nodes(subnet), ImmutableList.of(flow.packets()), ImmutableSet.of())));
    return new Walked(path.results.build(), path.leaving.build(), path.arrivals.build());
  }

  private void walk(ImmutableList<Stage> first) {
    ImmutableList<Stage> stages = first;
    while (!stages.isEmpty()) {
      stages = step(stages);
    }
  }

  /** Lets packets take the routes of their senders, and what these hand them to decide. */
  private ImmutableList<Stage> step(ImmutableList<Stage> stages) {
    List<LayerResult> routes = new ArrayList<>();
    List<LayerResult> firewalls = new ArrayList<>();
    List<LayerResult> appliances = new ArrayList<>();
    ImmutableList.Builder<Stage> next = ImmutableList.builder();
    for (Stage stage : stages) {
      NamedAddresses names = pool.namesFor(stage.sender().subnet(), flow.remote());
      Routing.Ways ways = Routing.of(pool, stage.sender(), flow, names, stage.packets(), before);
      routes.add(ways.result());
      Optional<Sender> sender = Optional.of(stage.sender());
      for (FlowProduct packets : ways.leaving()) {
        leaving.add(new Leaving(packets, () -> Egress.addresses(pool, sender, flow.family())));
      }
      ways.result().open().forEach(this::leaveByUnknown);
      arrive(stage, ways);
      for (Routing.Hop hop : ways.hops()) {
        if (hop.to().orElse(null) instanceof NextHop.Firewall it) {
          firewalls.add(pass(stage, hop, it.firewall(), names, next));
        } else {
          appliances.add(appliance(stage, hop, names));
        }
      }
    }
    results.add(LayerResult.together(flow.packets(), routes));
    if (!firewalls.isEmpty()) {
      results.add(LayerResult.together(flow.packets(), firewalls));
    }
    if (!appliances.isEmpty()) {
      results.add(LayerResult.together(flow.packets(), appliances));
    }
    return next.build();
  }

  /** What routes do not hand on ends in the sender's own network. */
  private void arrive(Stage stage, Routing.Ways ways) {
    FlowSet handedOn =
        FlowSet.copyOf(
            Stream.concat(
                    ways.hops().stream().map(Routing.Hop::packets), ways.result().open().stream())
                .toList());
    handedOn
        .complementIn(FlowSet.copyOf(stage.packets()))
        .products()
        .forEach(it -> arrivals.add(new Arrival(it, Optional.of(stage.sender().virtualNetwork()))));
  }

  private LayerResult pass(
      Stage stage,
      Routing.Hop hop,
      AzureFirewall firewall,
      NamedAddresses names,
      ImmutableList.Builder<Stage> next) {
    if (stage.passed().contains(firewall.id())) {
      return LayerResult.stopping(
          hop.packets(),
          hop.route().rule(),
          "leads back to Azure Firewall " + firewall.id().name() + ", so packets go in a circle");
    }
    FirewallRules rules =
        new FirewallRules(
            pool.network(), firewall, names, flow, EndpointHosts.of(pool.account(), flow));
    LayerResult result = rules.pass(hop.packets());
    if (!stage.passed().isEmpty() && !isSameFrom(stage.sender().subnet(), rules, hop, result)) {
      result = LayerResult.open(hop.packets(), missingSource(stage, firewall));
    }
    if (firewall.provisioningState().isUnsettled()) {
      result = open(hop.packets(), result, unsettled(firewall));
    }
    if (isInHub(firewall)) {
      arrivals.add(new Arrival(hop.packets(), Optional.empty()));
      return leaveHub(firewall, hop.packets(), result);
    }
    Optional<Subnet> subnet = firewall.subnet().flatMap(pool.network()::subnet);
    if (subnet.isEmpty()) {
      leaveByUnknown(hop.packets());
      return open(hop.packets(), result, missingSubnet(firewall));
    }
    next.add(
        new Stage(
            Sender.firewall(firewall, subnet.get()),
            ImmutableList.of(hop.packets()),
            ImmutableSet.<ResourceId>builder().addAll(stage.passed()).add(firewall.id()).build()));
    return result;
  }

  /**
   * A firewall may put an address of its own subnet in place of the nodes' before packets reach the
   * next one. (Azure's page on Azure Firewall's SNAT private IP address ranges.)
   */
  private static boolean isSameFrom(
      Subnet subnet, FirewallRules rules, Routing.Hop hop, LayerResult result) {
    AddressSet addresses = AddressSet.copyOf(subnet.addressPrefixes());
    if (addresses.isEmpty()) {
      return false;
    }
    FlowProduct translated =
        new FlowProduct(
            hop.packets().protocols(),
            addresses,
            hop.packets().sourcePorts(),
            hop.packets().destinations(),
            hop.packets().destinationPorts());
    LayerResult fromThere = rules.pass(translated);
    return (permitsAll(result, hop.packets()) && permitsAll(fromThere, translated))
        || (stopsAll(result) && stopsAll(fromThere));
  }

  private static boolean permitsAll(LayerResult result, FlowProduct packets) {
    return result.permitsAll()
        && FlowSet.copyOf(result.permitted().stream().map(Decided::packets).toList())
            .complementIn(FlowSet.of(packets))
            .products()
            .isEmpty();
  }

  private static boolean stopsAll(LayerResult result) {
    return result.permitted().isEmpty() && result.open().isEmpty();
  }

  private static MissingFact missingSource(Stage stage, AzureFirewall firewall) {
    return new MissingFact(
        Layer.FIREWALL,
        "Whether packets reach Azure Firewall "
            + firewall.id().name()
            + " with the nodes' addresses or with those of subnet "
            + stage.sender().subnet().id().name()
            + " of the firewall before is not known, and the firewall's rules tell them apart.",
        "Have the rules of Azure Firewall "
            + firewall.id().name()
            + " name both the nodes' subnet and the subnet of the firewall before as sources.");
  }

  private void leaveByUnknown(FlowProduct packets) {
    leaving.add(new Leaving(packets, Optional::empty));
  }

  /** What leaves for the internet needs a public address of the firewall. */
  private LayerResult leaveHub(AzureFirewall firewall, FlowProduct packets, LayerResult result) {
    Optional<AddressSet> from =
        firewall
            .hubPublicAddresses()
            .map(it -> AddressSet.of(it.toArray(InetAddress[]::new)).only(flow.family()));
    leaving.add(new Leaving(packets, () -> from.filter(it -> !it.isEmpty())));
    return from.filter(AddressSet::isEmpty).isPresent()
            && flow.remoteAddresses(packets).intersects(SpecialAddresses.PUBLIC)
        ? open(packets, result, missingHubAddress(firewall))
        : result.with(leavesByHub(firewall));
  }

  private static MissingFact missingHubAddress(AzureFirewall firewall) {
    return new MissingFact(
        Layer.FIREWALL,
        "Azure Firewall "
            + firewall.id().name()
            + " has no public address in its virtual hub, and by which way packets leave for the"
            + " internet is not known.",
        "Give the firewall a public address, and export it again with 'az network firewall show'.");
  }

  private static boolean isInHub(AzureFirewall firewall) {
    return firewall.subnet().isEmpty() && firewall.virtualHub().isPresent();
  }

  /** What the rules let through is left open; what they stop is stopped anyway. */
  private static LayerResult open(FlowProduct asked, LayerResult result, MissingFact missing) {
    FlowSet stopped = FlowSet.copyOf(result.stopped().stream().map(Decided::packets).toList());
    return new LayerResult(
        ImmutableList.of(),
        result.stopped(),
        stopped.complementIn(FlowSet.of(asked)).products(),
        Stream.concat(result.missing().stream(), Stream.of(missing))
            .distinct()
            .collect(toImmutableList()),
        result.assumptions(),
        ImmutableSet.copyOf(result.rules()));
  }

  private static MissingFact unsettled(AzureFirewall firewall) {
    return new MissingFact(
        Layer.FIREWALL,
        "Whether Azure Firewall "
            + firewall.id().name()
            + " works as it is shown is not known: its provisioning state is "
            + Ascii.toLowerCase(firewall.provisioningState().name())
            + ".",
        "Bring the firewall into the provisioning state Succeeded, and export it again with 'az"
            + " network firewall show'.");
  }

  private static MissingFact missingSubnet(AzureFirewall firewall) {
    return new MissingFact(
        Layer.FIREWALL,
        firewall
            .subnet()
            .map(
                it ->
                    "The subnet "
                        + it.name()
                        + " of Azure Firewall "
                        + firewall.id().name()
                        + ", whose routes and NAT gateway lead packets on, is not among the"
                        + " documents.")
            .orElse(
                "In which subnet or virtual hub Azure Firewall "
                    + firewall.id().name()
                    + " is, and where packets go from there, is not known."),
        firewall.subnet().isPresent()
            ? "Export the firewall's virtual network with 'az network vnet show'."
            : "Export the firewall whole, with 'az network firewall show', and its virtual network"
                + " with 'az network vnet show'.");
  }

  private static Assumption leavesByHub(AzureFirewall firewall) {
    return new Assumption(
        Layer.FIREWALL,
        "The virtual hub of Azure Firewall "
            + firewall.id().name()
            + " leads packets from the firewall to their destination.");
  }

  private LayerResult appliance(Stage stage, Routing.Hop hop, NamedAddresses names) {
    leaveByUnknown(hop.packets());
    if (hop.to().orElse(null) instanceof NextHop.Open open) {
      return LayerResult.open(hop.packets(), open.missing());
    }
    Optional<InetAddress> address = hop.route().nextHopAddress();
    if (address.isEmpty()) {
      return LayerResult.open(hop.packets(), missing(stage, hop));
    }
    List<FilterEntry> entries = new ArrayList<>();
    List<Assumption> assumptions = new ArrayList<>();
    for (ApplianceAssumption assumption : pool.network().applianceAssumptions()) {
      if (assumption.appliance().equals(address.get())) {
        entries.add(entry(assumption, names));
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
    if (!assumptions.isEmpty() && hop.to().orElse(null) instanceof NextHop.Appliance it) {
      arrivals.add(new Arrival(hop.packets(), it.virtualNetwork()));
    }
    entries.add(undeclared(stage, hop));
    LayerResult result = RuleFilter.pass(hop.packets(), entries);
    for (Assumption assumption : assumptions) {
      result = result.with(assumption);
    }
    return result;
  }

  private FilterEntry entry(ApplianceAssumption assumption, NamedAddresses names) {
    AddressBounds remote = names.of(assumption.remote(), End.REMOTE);
    boolean denies = assumption.action() == RuleAction.DENY;
    DecidingRule rule =
        DecidingRule.of(
            Layer.APPLIANCE,
            assumption.appliance().getHostAddress(),
            "declared: " + assumption.remote(),
            false,
            OptionalInt.empty());
    return new FilterEntry(
        rule,
        !denies,
        denies ? "stops packets, as declared" : "lets packets through, as declared",
        flow.withRemote(remote.certain()),
        flow.withRemote(remote.possible()),
        () -> names.missing(rule, assumption.remote(), End.REMOTE));
  }

  /** What nothing is declared about, an appliance may let through or not. */
  private FilterEntry undeclared(Stage stage, Routing.Hop hop) {
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
        () -> ImmutableList.of(missing(stage, hop)));
  }

  private MissingFact missing(Stage stage, Routing.Hop hop) {
    RouteEntry route = hop.route();
    if (route.nextHopAddress().isPresent()
        && route.nextHop() == NextHopType.VIRTUAL_NETWORK_GATEWAY) {
      String address = route.nextHopAddress().get().getHostAddress();
      return missing(
          "What is at "
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
                + (Egress.of(pool, stage.sender()) == Egress.Way.OPEN
                    ? ", or give subnet "
                        + stage.sender().subnet().id().name()
                        + " a route to the internet for this flow."
                    : "; a route to the internet is no way out, as nodes are not known to have a"
                        + " public address to leave by."));
  }

  private static MissingFact missing(String what, String settledBy) {
    return new MissingFact(Layer.APPLIANCE, what, settledBy);
  }
}
