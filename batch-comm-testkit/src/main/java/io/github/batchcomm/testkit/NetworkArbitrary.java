package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.IpGroup;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SubnetReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.ArbitraryDecorator;

/**
 * Generates whole networks around pools. What the parts of one say of each other agrees: a pool's
 * subnet is in its virtual network, and what it refers to is mostly there; service tags agree with
 * what is known of them without a list. Addresses are few and in ranges kept for documentation, so
 * that rules often overlap, shadow each other and stop a part of a flow. Shrinks towards networks
 * of few rules.
 *
 * <p>Immutable: each method gives an arbitrary that is narrowed further, and throws an {@link
 * IllegalArgumentException} that names the constraints where they exclude each other.
 */
public final class NetworkArbitrary extends ArbitraryDecorator<Network> {

  /** What is there of service tags. */
  private enum Tags {
    NONE,
    LACKING_SOME,
    COMPLETE
  }

  /** How virtual networks are laid out. */
  private enum Layout {
    /** That of the pools, with a peer or none. */
    SINGLE,
    HUB_AND_SPOKES
  }

  private static final SubnetReference SUBNET =
      SubnetReference.parse(
          "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg1"
              + "/providers/Microsoft.Network/virtualNetworks/virt1/subnets/subn1");

  // Changed only in copies, before anybody sees them.
  private Arbitrary<ImmutableList<Place>> places = Place.arbitrary().map(ImmutableList::of);
  private Choice<Tags> tags =
      Choice.of(
          "the service tags",
          ImmutableMap.of(Tags.NONE, 1, Tags.LACKING_SOME, 1, Tags.COMPLETE, 3));
  private Choice<Layout> layout =
      Choice.of(
          "the layout of virtual networks",
          ImmutableMap.of(Layout.SINGLE, 3, Layout.HUB_AND_SPOKES, 1));
  private boolean fullyKnown;

  NetworkArbitrary() {}

  /** A copy; a clone would go on generating what this one has begun to generate. */
  private NetworkArbitrary(NetworkArbitrary other) {
    this.places = other.places;
    this.tags = other.tags;
    this.layout = other.layout;
    this.fullyKnown = other.fullyKnown;
  }

  /**
   * Leaves networks around a pool.
   *
   * @param account the pool's account
   * @param pool the pool
   * @return networks in which its subnet mostly is
   */
  public NetworkArbitrary around(BatchAccount account, BatchPool pool) {
    return at(Arbitraries.just(placesOf(account, ImmutableList.of(pool))));
  }

  /**
   * Leaves networks around all pools of an inventory.
   *
   * @param inventory the inventory
   * @return networks in which the pools' subnets mostly are
   */
  public NetworkArbitrary around(Inventory inventory) {
    return at(Arbitraries.just(placesOf(inventory.accounts())));
  }

  /**
   * {@return networks of which every document is there and tells everything; the service tags may
   * be missing}
   */
  public NetworkArbitrary fullyKnown() {
    NetworkArbitrary narrowed = new NetworkArbitrary(this);
    narrowed.fullyKnown = true;
    narrowed.tags = tags.only("fullyKnown()", it -> it != Tags.LACKING_SOME);
    return narrowed;
  }

  /** {@return networks with a list of all service tags} */
  public NetworkArbitrary withServiceTags() {
    NetworkArbitrary narrowed = new NetworkArbitrary(this);
    narrowed.tags = tags.only("withServiceTags()", it -> it == Tags.COMPLETE);
    return narrowed;
  }

  /** {@return networks without any list of service tags} */
  public NetworkArbitrary withoutServiceTags() {
    NetworkArbitrary narrowed = new NetworkArbitrary(this);
    narrowed.tags = tags.only("withoutServiceTags()", it -> it == Tags.NONE);
    return narrowed;
  }

  /**
   * {@return networks in which the pools stand in a spoke: beside a hub, mostly with an Azure
   * Firewall to which the spoke's routes lead, and beside networks that are not joined to these and
   * have the same addresses}
   */
  public NetworkArbitrary withHubAndSpokes() {
    NetworkArbitrary narrowed = new NetworkArbitrary(this);
    narrowed.layout = layout.only("withHubAndSpokes()", it -> it == Layout.HUB_AND_SPOKES);
    return narrowed;
  }

  private NetworkArbitrary at(Arbitrary<ImmutableList<Place>> wanted) {
    NetworkArbitrary narrowed = new NetworkArbitrary(this);
    narrowed.places = wanted;
    return narrowed;
  }

  @Override
  protected Arbitrary<Network> arbitrary() {
    return Edges.of(
        Combinators.combine(places, drafts(), placed()).as(NetworkArbitrary::network), edges());
  }

  /** Whether it is said of effective routes where they are; it mostly is. */
  static Arbitrary<Boolean> placed() {
    return Arbitraries.of(true, true, false);
  }

  /** The network that a draft becomes. */
  static Network network(ImmutableList<Place> where, NetworkDraft draft, boolean placed) {
    return placed ? routesPlaced(draft.around(where), where) : draft.around(where);
  }

  /** Says of effective routes that they are of an interface in the subnet of a pool. */
  private static Network routesPlaced(Network network, ImmutableList<Place> where) {
    return network.toBuilder()
        .effectiveRoutes(
            network.effectiveRoutes().stream()
                .map(it -> it.in(where.get(0).subnet()))
                .distinct()
                .toList())
        .build();
  }

  private ImmutableList<Network> edges() {
    return fullyKnown
            || !tags.allowed().contains(Tags.NONE)
            || !layout.allowed().contains(Layout.SINGLE)
        ? ImmutableList.of()
        : ImmutableList.of(Network.unknown());
  }

  /** The places of the pools of one account. */
  static ImmutableList<Place> placesOf(BatchAccount account, Iterable<BatchPool> pools) {
    return placesOf(
        ImmutableList.of(InventoryAccount.builder().account(account).addAllPools(pools).build()));
  }

  /** A place for each virtual network; one that no pool stands in if there is none. */
  static ImmutableList<Place> placesOf(List<InventoryAccount> accounts) {
    Map<ResourceId, Place> byNetwork = new LinkedHashMap<>();
    for (InventoryAccount account : accounts) {
      for (BatchPool pool : account.pools()) {
        for (SubnetReference subnet : pool.subnet().value().stream().toList()) {
          byNetwork.merge(
              subnet.virtualNetwork().id(),
              new Place(account.account(), ImmutableList.of(pool), ImmutableList.of(subnet)),
              Place::with);
        }
      }
    }
    ImmutableList<Place> found = ImmutableList.copyOf(byNetwork.values());
    return found.isEmpty()
        ? accounts.stream()
            .limit(1)
            .map(it -> new Place(it.account(), ImmutableList.of(), ImmutableList.of(SUBNET)))
            .collect(ImmutableList.toImmutableList())
        : found;
  }

  /** What the networks are, wherever they stand. */
  Arbitrary<NetworkDraft> drafts() {
    Arbitrary<ImmutableSet<Integer>> none = Arbitraries.just(ImmutableSet.of());
    Arbitrary<ImmutableSet<Integer>> some =
        Arbitraries.integers()
            .between(0, NetworkDraft.RESOURCES)
            .withoutEdgeCases()
            .set()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(ImmutableSet::copyOf);
    return Combinators.combine(
            tags(),
            VirtualNetworks.virtualNetworks(fullyKnown),
            Combinators.combine(SecurityRules.groups(), SecurityRules.effective().optional(0.25))
                .as(NetworkDraft.Security::new),
            roads(),
            Combinators.combine(
                    PrivateLinks.endpointsOfAccount(fullyKnown),
                    PrivateLinks.zones(fullyKnown).optional(fullyKnown ? 1 : 0.7))
                .as(NetworkDraft.Links::new),
            Combinators.combine(
                    Declarations.hostFirewalls().optional(0.15),
                    Declarations.appliances().list().ofMaxSize(2))
                .as(this::declared),
            hubs(),
            fullyKnown ? none : Either.of(2, none, 1, some))
        .as(NetworkDraft::new);
  }

  private Arbitrary<Optional<HubsAndSpokes>> hubs() {
    return Combinators.combine(layout.arbitrary(), HubsAndSpokes.arbitrary(fullyKnown))
        .as((which, draft) -> which == Layout.SINGLE ? Optional.empty() : Optional.of(draft));
  }

  private Arbitrary<Optional<TagCatalogues.Content>> tags() {
    return Combinators.combine(tags.arbitrary(), TagCatalogues.contents(false))
        .as(
            (which, content) ->
                switch (which) {
                  case NONE -> Optional.empty();
                  case LACKING_SOME -> Optional.of(content);
                  case COMPLETE -> Optional.of(content.withoutGaps());
                });
  }

  private Arbitrary<NetworkDraft.Roads> roads() {
    Arbitrary<List<Draft<IpGroup>>> ipGroups =
        Firewalls.ipGroups().list().ofMaxSize(2).map(list -> fullyKnown ? both(list) : list);
    return Combinators.combine(
            Routings.tables(fullyKnown),
            Routings.natGateways(),
            Firewalls.wholes(),
            ipGroups,
            VirtualNetworks.serviceEndpointPolicies().optional(0.7),
            Routings.effectiveRoutes().optional(0.25))
        .as(NetworkDraft.Roads::new);
  }

  /** Every IP group that rules name; of two with one id, the first counts. */
  private static List<Draft<IpGroup>> both(List<Draft<IpGroup>> groups) {
    List<Draft<IpGroup>> all = new ArrayList<>(groups);
    for (int number : new int[] {1, 2}) {
      all.add(place -> new IpGroup(RuleNames.ipGroup(place, number), AddressSet.ALL_IPV4));
    }
    return all;
  }

  /** Of a network that is fully known, something is declared about every connection. */
  private NetworkDraft.Declared declared(
      Optional<HostFirewall> hostFirewall, List<Draft<ApplianceAssumption>> appliances) {
    List<Draft<ApplianceAssumption>> all = new ArrayList<>(appliances);
    if (fullyKnown) {
      all.add(
          Draft.of(
              new ApplianceAssumption(Routings.APPLIANCE, RuleAction.DENY, RuleAddresses.ANY)));
    }
    return new NetworkDraft.Declared(hostFirewall, all);
  }
}
