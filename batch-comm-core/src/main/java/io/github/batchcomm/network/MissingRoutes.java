package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.ServiceEndpointPolicy;
import io.github.batchcomm.model.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What would tell the ways from a subnet where they are not known, and what is assumed of them. */
final class MissingRoutes {

  private final Network network;
  private final Subnet subnet;
  private final RequiredFlow flow;

  MissingRoutes(Network network, Subnet subnet, RequiredFlow flow) {
    this.network = network;
    this.subnet = subnet;
    this.flow = flow;
  }

  MissingFact table() {
    Optional<ResourceId> id = subnet.routeTable().value();
    return id.map(
            it ->
                missing(
                    "The routes of route table " + it.name() + " are not known.",
                    "Export it with 'az network route-table show'."))
        .orElseGet(
            () ->
                Contradicted.or(
                    network,
                    Layer.ROUTE,
                    subnet.id(),
                    Contradiction.Property.ROUTE_TABLE,
                    () ->
                        missing(
                            "Whether subnet " + name() + " has a route table is not known.",
                            "Export the virtual network with 'az network vnet show'.")));
  }

  MissingFact prefixes(List<RouteEntry> routes) {
    Optional<MissingFact> misspelt = misspelt(routes);
    if (misspelt.isPresent()) {
      return misspelt.get();
    }
    boolean mayGoDirectly =
        routes.stream()
            .anyMatch(it -> it.nextHop() == NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT);
    if (mayGoDirectly && subnet.serviceEndpoints().isEmpty()) {
      return missing(
          "Whether subnet "
              + name()
              + " has a service endpoint that leads to "
              + flow.remote().name()
              + " is not known.",
          "Export the virtual network with 'az network vnet show'; its subnets show"
              + " serviceEndpoints.");
    }
    return mayGoDirectly && flow.remote().exact()
        ? missing(
            "Whether the service endpoint of subnet "
                + name()
                + " or a route of the route table leads to "
                + flow.remote().name()
                + " is not known: which prefixes the service endpoint has is not told.",
            "Export effective routes of the subnet with 'az network nic"
                + " show-effective-route-table', or name networks in the route table that are no"
                + " larger than those of "
                + flow.remote().name()
                + ".")
        : missing(
            "Which of several routes is the longest for " + flow.remote().name() + " is not known.",
            "Give the service tag file of the cloud, or name networks in the routes in place of"
                + " service tags.");
  }

  MissingFact learned() {
    return missing(
        "A gateway or Route Server may serve subnet "
            + name()
            + ", and which routes it teaches is not known.",
        "Export the virtual network with its subnets and peerings if there is neither; else export"
            + " effective routes of the subnet with 'az network nic show-effective-route-table', or"
            + " let a route table keep gateway routes from the subnet.");
  }

  /** What must hold for a route to a service tag to lead packets where others may be learned. */
  Assumption noneLongerLearned(RouteEntry route) {
    return new Assumption(
        Layer.ROUTE,
        "No gateway or Route Server teaches subnet "
            + name()
            + " a route to addresses of "
            + flow.remote().name()
            + " that is longer than the prefixes of the service tag in route "
            + route.rule().rule()
            + " of "
            + route.rule().resource()
            + ". Such a route would lead the packets another way; effective routes of the subnet"
            + " would show it.");
  }

  MissingFact peers() {
    return missing(
        "Which addresses the virtual network of subnet "
            + name()
            + " and its peers have is not known.",
        "Export the virtual network with its address space and peerings, and its peers.");
  }

  /** Nodes without public addresses are called by another way than the internet. */
  MissingFact privateCall(String pool) {
    return missing(
        "By which way Batch calls the classic nodes of pool "
            + pool
            + ", which have no public addresses, is not documented.",
        "Move the pool to simplified communication, which needs no call to its nodes.");
  }

  /** A route to a tag that is probably misspelt leads no packets that are known. */
  private Optional<MissingFact> misspelt(List<RouteEntry> routes) {
    ImmutableList<Route> shown =
        subnet
            .routeTable()
            .value()
            .flatMap(network::routeTable)
            .map(RouteTable::routes)
            .orElse(ImmutableList.of());
    return routes.stream()
        .map(RouteEntry::rule)
        .flatMap(
            rule ->
                shown.stream()
                    .filter(it -> it.name().equals(rule.rule()))
                    .flatMap(it -> misspelt(rule, it).stream()))
        .findFirst();
  }

  private Optional<MissingFact> misspelt(DecidingRule rule, Route route) {
    return route.destination() instanceof RouteDestination.Tag destination
        ? network.serviceTagCatalogues().stream()
            .flatMap(it -> it.misspelt(destination.tag()).stream())
            .findFirst()
            .map(
                meant ->
                    MistakenRule.missing(
                        "route",
                        rule,
                        destination.tag().toString(),
                        Optional.of(meant),
                        "which packets it leads"))
        : Optional.empty();
  }

  MissingFact refusedPeers() {
    return missing(
        "A peer of the virtual network of subnet "
            + name()
            + " has public addresses of "
            + flow.remote().name()
            + ", its peering forbids access, and whether packets to these addresses go to the peer or"
            + " to the internet is not documented.",
        "Export effective routes of the subnet with 'az network nic show-effective-route-table'.");
  }

  /**
   * Finds the policies that keep nodes from the storage accounts of Batch, which policies cannot
   * name but by the alias. What tasks call are accounts that they can name.
   */
  Optional<DecidingRule> refusingPolicies() {
    ImmutableList<Optional<ServiceEndpointPolicy>> policies =
        subnet.serviceEndpointPolicies().orElse(ImmutableSet.of()).stream()
            .map(network::serviceEndpointPolicy)
            .collect(ImmutableList.toImmutableList());
    boolean refuse =
        !flow.endpoint().id().startsWith("workload-")
            && !policies.isEmpty()
            && policies.stream()
                .allMatch(
                    it ->
                        it.filter(policy -> policy.filtersStorage() && !policy.namesBatch())
                            .isPresent());
    return refuse
        ? Optional.of(
            DecidingRule.of(
                Layer.ROUTE,
                policies.stream()
                    .flatMap(Optional::stream)
                    .map(it -> it.id().name())
                    .collect(Collectors.joining(", ")),
                "service endpoint policy",
                false,
                OptionalInt.empty()))
        : Optional.empty();
  }

  MissingFact policies() {
    Optional<ServiceEndpointPolicy> withAlias =
        subnet.serviceEndpointPolicies().orElse(ImmutableSet.of()).stream()
            .flatMap(it -> network.serviceEndpointPolicy(it).stream())
            .filter(ServiceEndpointPolicy::namesBatch)
            .findFirst();
    if (withAlias.isPresent()) {
      return missing(
          "Subnet "
              + name()
              + " has the service endpoint policy "
              + withAlias.get().id().name()
              + ", which names the alias /services/Azure/Batch; which storage accounts of Batch that"
              + " lets nodes reach is not documented.",
          "Try it with a node, or take the policies off the subnet: Azure does not support them for"
              + " Batch pools.");
    }
    return subnet
        .serviceEndpointPolicies()
        .map(
            policies ->
                missing(
                    "Subnet "
                        + name()
                        + " has the service endpoint policies "
                        + policies.stream().map(ResourceId::name).collect(Collectors.joining(", "))
                        + ", and whether they let nodes reach the storage accounts of Batch is not"
                        + " known.",
                    "Take the policies off the subnet: Azure does not support them for Batch"
                        + " pools."))
        .orElseGet(
            () ->
                Contradicted.or(
                    network,
                    Layer.ROUTE,
                    subnet.id(),
                    Contradiction.Property.SERVICE_ENDPOINT_POLICIES,
                    () ->
                        missing(
                            "Whether subnet "
                                + name()
                                + " has service endpoint policies is not known.",
                            "Export the virtual network with 'az network vnet show'; its subnets"
                                + " show serviceEndpointPolicies.")));
  }

  /** One document shows routes of one prefix to lead several ways. */
  MissingFact several(RouteEntry route, RouteEntry other) {
    boolean areAppliances =
        route.nextHopAddress().isPresent() && other.nextHopAddress().isPresent();
    return missing(
        "The route '"
            + route.rule().rule()
            + "' of subnet "
            + name()
            + " leads several ways, and which of them packets take is not known.",
        areAppliances
            ? "Route the flow to one of the appliances."
            : "Give the flow a route with a longer prefix in the route table.");
  }

  MissingFact contradiction(AddressSet remote, RouteEntry one, RouteEntry other) {
    boolean bothAreShown = other.rank() == RouteEntry.Rank.EFFECTIVE;
    return missing(
        "Effective routes show that "
            + one.words()
            + " leads packets to "
            + inShort(remote)
            + ", but "
            + (bothAreShown
                ? "others of the same subnet show " + other.words()
                : "by the route table and the virtual network it is " + other.words())
            + ".",
        bothAreShown
            ? "Keep the newer of the documents of effective routes, or export one with 'az network"
                + " nic show-effective-route-table' and leave the others out."
            : "One of the documents is older than the other: export the virtual network, the route"
                + " table and the effective routes at one time.");
  }

  /** Effective routes of which nobody says where they are from may be those that are missing. */
  Optional<MissingFact> place() {
    boolean someAreOfTheSubnet =
        network.effectiveRoutes().stream()
            .anyMatch(it -> it.subnet().filter(subnet.id()::equals).isPresent());
    boolean someAreOfNobodyKnowsWhere =
        network.effectiveRoutes().stream().anyMatch(it -> it.subnet().isEmpty());
    return someAreOfNobodyKnowsWhere && !someAreOfTheSubnet
        ? Optional.of(
            missing(
                "Nobody says in which subnet the network interface stands whose effective routes"
                    + " are given, so they are not used.",
                "If it is subnet " + name() + ", declare so under 'effectiveRoutes'."))
        : Optional.empty();
  }

  Assumption effective() {
    boolean isTableKnown =
        subnet.routeTable().isAbsent()
            || subnet.routeTable().value().flatMap(network::routeTable).isPresent();
    return new Assumption(
        Layer.ROUTE,
        "All nodes in subnet "
            + name()
            + " have the routes that were effective on a network interface there when they were"
            + " exported"
            + (isTableKnown ? "." : "; no route table is known to compare them with."));
  }

  Assumption contradictory(AddressSet remote) {
    return new Assumption(
        Layer.ROUTE,
        "Of the documents that contradict each other about the way from subnet "
            + name()
            + " to "
            + inShort(remote)
            + ", none is preferred.");
  }

  private String inShort(AddressSet remote) {
    return remote.containsAll(flow.remote().addresses())
        ? flow.remote().name()
        : remote.prefixes().stream()
            .limit(Blocker.MOST_PREFIXES)
            .map(IpPrefix::toString)
            .collect(Collectors.joining(", "));
  }

  private String name() {
    return subnet.id().name();
  }

  private static MissingFact missing(String what, String settledBy) {
    return new MissingFact(Layer.ROUTE, what, settledBy);
  }
}
