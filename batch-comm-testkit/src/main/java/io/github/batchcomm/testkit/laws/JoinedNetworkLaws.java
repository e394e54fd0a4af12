package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.RemoteParty.NodeManagementPrivateEndpoint;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import io.github.batchcomm.network.DecidingRule;
import io.github.batchcomm.network.Layer;
import io.github.batchcomm.network.NetworkAudit;
import io.github.batchcomm.network.NetworkFlow;
import io.github.batchcomm.network.NetworkVerdict;
import io.github.batchcomm.network.NetworkVerdict.Permitted;
import io.github.batchcomm.network.ProofPart;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** That an address means something only in a network, and in those that this is joined to. */
final class JoinedNetworkLaws {

  private JoinedNetworkLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofNetwork(
            "foreign-networks-change-nothing",
            "Where documents are added of virtual networks that are not joined to the pool's, with"
                + " what stands in them, the audit stays the same, whatever addresses they have.",
            Contract.of(NetworkAudit.class, "introduction"),
            JoinedNetworkLaws::foreign),
        Invariant.ofNetwork(
            "a-permitted-flow-stays-in-joined-networks",
            "A permitted flow goes to no appliance and to no private endpoint in a virtual network"
                + " that is not joined to the one from which packets come there, and so it is also"
                + " after a peering is disconnected.",
            Contract.of(NetworkVerdict.class, "Permitted"),
            JoinedNetworkLaws::stays));
  }

  private static void foreign(NetworkAnswers answers, Objections objections) {
    if (ForeignNetworks.areIn(answers.network())) {
      return;
    }
    for (boolean allows : new boolean[] {true, false}) {
      // What allows comes first and what denies last: each is what a careless look-up finds.
      NetworkAudit after =
          answers.in(ForeignNetworks.addedTo(answers.network(), allows, allows)).audit();
      for (NetworkFlow found : answers.audit().flows()) {
        Optional<NetworkVerdict> now = NetworkChangeLaws.verdict(after, found);
        objections.unless(
            now.filter(found.verdict()::equals).isPresent(),
            () ->
                "%s is %s, and beside foreign firewalls that %s %s"
                    .formatted(
                        NetworkLaws.named(found.flow()),
                        Answers.of(found.verdict()),
                        allows ? "allow everything" : "deny everything",
                        now.map(Answers::of).orElse("not answered")));
      }
      objections.unlessEqual(
          answers.audit().shadowedRules(), after.shadowedRules(), () -> "what is shadowed");
      objections.unlessEqual(answers.audit().idleRules(), after.idleRules(), () -> "what is idle");
    }
  }

  private static void stays(NetworkAnswers answers, Objections objections) {
    Optional<ResourceId> own =
        answers.pool().subnet().value().map(SubnetReference::virtualNetwork).map(it -> it.id());
    // Effective routes tell of ways that no other document shows.
    if (own.isEmpty()
        || !answers.network().effectiveRoutes().isEmpty()
        || answers.audit().flows().stream().noneMatch(it -> it.verdict() instanceof Permitted)) {
      return;
    }
    check("", answers, own.get(), objections);
    disconnected(answers.network(), own.get())
        .forEach((how, network) -> check(how, answers.in(network), own.get(), objections));
  }

  private static void check(
      String how, NetworkAnswers answers, ResourceId own, Objections objections) {
    JoinedReading joined = new JoinedReading(answers.network());
    for (NetworkFlow found : answers.audit().flows()) {
      if (found.verdict() instanceof Permitted permitted) {
        for (ProofPart part : permitted.proof().parts()) {
          Optional<InetAddress> nextHop = nextHop(part, answers);
          objections.unless(
              nextHop.isEmpty() || isInReach(nextHop.get(), own, joined),
              () ->
                  "%s%s is permitted by way of %s, which is in no joined network"
                      .formatted(
                          NetworkLaws.named(found.flow()),
                          how,
                          nextHop.map(InetAddress::getHostAddress).orElse("")));
          if (found.flow().endpoint().remote() instanceof NodeManagementPrivateEndpoint remote) {
            ImmutableSet<ResourceId> from =
                nextHop.map(it -> joined.holding(it, own)).orElse(ImmutableSet.of(own));
            objections.unless(
                isInReach(remote, part, from, answers.network(), joined),
                () ->
                    "%s%s is permitted to a private endpoint that none of %s is joined to"
                        .formatted(NetworkLaws.named(found.flow()), how, from));
          }
        }
      }
    }
  }

  /** The appliance that the route of a part leads to, which the subnet's route table has. */
  private static Optional<InetAddress> nextHop(ProofPart part, NetworkAnswers answers) {
    Optional<DecidingRule> deciding =
        part.rules().stream()
            .filter(it -> it.layer() == Layer.ROUTE && !it.isDefault())
            .findFirst();
    return deciding.flatMap(
        rule ->
            answers
                .pool()
                .subnet()
                .value()
                .flatMap(it -> answers.network().subnet(it.id()))
                .flatMap(subnet -> subnet.routeTable().value())
                .flatMap(answers.network()::routeTable)
                .filter(table -> table.id().name().equals(rule.resource()))
                .flatMap(
                    table ->
                        table.routes().stream()
                            .filter(route -> route.name().equals(rule.rule()))
                            .findFirst())
                .flatMap(Route::nextHopAddress));
  }

  private static boolean isInReach(InetAddress address, ResourceId own, JoinedReading joined) {
    return !joined.hasKnownSpace(own) || !joined.holding(address, own).isEmpty();
  }

  /**
   * Whether each address of a part is that of a private endpoint of the account in a network that
   * is joined to one where packets come from. Of one that does not show where it stands the law
   * says nothing.
   */
  private static boolean isInReach(
      NodeManagementPrivateEndpoint remote,
      ProofPart part,
      ImmutableSet<ResourceId> from,
      Network network,
      JoinedReading joined) {
    ImmutableList<PrivateEndpoint> called =
        remote.endpoints().stream()
            .map(network::privateEndpoint)
            .flatMap(Optional::stream)
            .filter(it -> it.addresses().stream().anyMatch(part.packets().destinations()::contains))
            .collect(toImmutableList());
    ImmutableSet<InetAddress> addresses =
        called.stream()
            .flatMap(it -> it.addresses().stream())
            .filter(part.packets().destinations()::contains)
            .collect(toImmutableSet());
    return addresses.stream()
        .allMatch(
            address ->
                called.stream()
                    .filter(it -> it.addresses().contains(address))
                    .anyMatch(it -> isInReach(it, from, joined)));
  }

  private static boolean isInReach(
      PrivateEndpoint endpoint, ImmutableSet<ResourceId> from, JoinedReading joined) {
    Optional<ResourceId> place = endpoint.subnet().flatMap(ResourceId::parent);
    return place.isEmpty() || from.stream().anyMatch(it -> joined.areJoined(it, place.get()));
  }

  /** The same network with one peering of the pool's network disconnected, by how it is. */
  private static ImmutableMap<String, Network> disconnected(Network network, ResourceId own) {
    ImmutableMap.Builder<String, Network> changed = ImmutableMap.builder();
    ImmutableList<VirtualNetworkPeering> peerings =
        network
            .virtualNetwork(own)
            .flatMap(VirtualNetwork::peerings)
            .orElse(ImmutableList.of())
            .stream()
            .filter(JoinedReading::joins)
            .collect(toImmutableList());
    int number = 0;
    for (VirtualNetworkPeering peering : peerings) {
      number++;
      ResourceId other = peering.remoteVirtualNetwork();
      changed.put(
          ", where peering %d is disconnected,".formatted(number),
          withPeerings(
              network, own, other, it -> copy(it).state(PeeringState.DISCONNECTED).build()));
      if (network.virtualNetwork(other).flatMap(VirtualNetwork::peerings).isPresent()) {
        changed.put(
            ", where peering %d gets no access back,".formatted(number),
            withPeerings(
                network, other, own, it -> copy(it).allowVirtualNetworkAccess(false).build()));
      }
    }
    return changed.buildOrThrow();
  }

  private static VirtualNetworkPeering.Builder copy(VirtualNetworkPeering peering) {
    return VirtualNetworkPeering.builder().from(peering);
  }

  private static Network withPeerings(
      Network network, ResourceId of, ResourceId to, UnaryOperator<VirtualNetworkPeering> change) {
    return network.toBuilder()
        .virtualNetworks(
            network.virtualNetworks().stream()
                .map(
                    it ->
                        it.id().equals(of)
                            ? it.toBuilder()
                                .peerings(it.peerings().map(all -> withPeerings(all, to, change)))
                                .build()
                            : it)
                .collect(toImmutableList()))
        .build();
  }

  private static ImmutableList<VirtualNetworkPeering> withPeerings(
      ImmutableList<VirtualNetworkPeering> peerings,
      ResourceId to,
      UnaryOperator<VirtualNetworkPeering> change) {
    return peerings.stream()
        .map(it -> it.remoteVirtualNetwork().equals(to) ? change.apply(it) : it)
        .collect(toImmutableList());
  }
}
