package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.NetworkOwner;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.model.AllocationState;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.InboundNatPool;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.StorageUse;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.Workload;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ArbitraryDecorator;

/**
 * Generates pools of every kind, with anything about them unknown. Shrinks towards pools of which
 * nothing is known. What the parts of a pool say of each other agrees: its resource id ends with
 * its id, and all that it refers to lies in one subscription.
 *
 * <p>Immutable: each method gives an arbitrary that is narrowed further, and throws an {@link
 * IllegalArgumentException} that names the constraints where they exclude each other.
 */
public final class PoolArbitrary extends ArbitraryDecorator<BatchPool> {

  /** Every mode, the one that says nothing first. */
  private static final ImmutableList<NodeCommunicationMode> MODES =
      ImmutableList.of(
          NodeCommunicationMode.UNKNOWN,
          NodeCommunicationMode.DEFAULT,
          NodeCommunicationMode.CLASSIC,
          NodeCommunicationMode.SIMPLIFIED);

  private static final Instant EARLY = Instant.parse("2021-10-01T00:00:00Z");

  private static final SubnetReference SUBNET =
      SubnetReference.parse(
          "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg1"
              + "/providers/Microsoft.Network/virtualNetworks/virt1/subnets/subn1");

  /** What the other count of nodes may show. */
  private static final ImmutableList<Optional<Integer>> OTHER_COUNTS =
      ImmutableList.of(Optional.empty(), Optional.of(0), Optional.of(1));

  /** Whether a pool has public IP addresses, as far as is known, and of which kind. */
  record PublicIp(PublicIpProvision provision, NoPublicIpGeneration generation) {

    /**
     * Every pair that a pool may show. That a generation is declared although the pool has
     * addresses says nothing of it, and is seldom.
     */
    static final ImmutableMap<PublicIp, Integer> WEIGHTS = weights();

    boolean isKnown() {
      return provision == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
          ? generation != NoPublicIpGeneration.UNKNOWN
          : provision != PublicIpProvision.UNKNOWN;
    }

    private static ImmutableMap<PublicIp, Integer> weights() {
      ImmutableMap.Builder<PublicIp, Integer> weights = ImmutableMap.builder();
      weights.put(new PublicIp(PublicIpProvision.UNKNOWN, NoPublicIpGeneration.UNKNOWN), 4);
      weights.put(new PublicIp(PublicIpProvision.BATCH_MANAGED, NoPublicIpGeneration.UNKNOWN), 8);
      weights.put(new PublicIp(PublicIpProvision.USER_MANAGED, NoPublicIpGeneration.UNKNOWN), 4);
      for (NoPublicIpGeneration generation : NoPublicIpGeneration.values()) {
        weights.put(new PublicIp(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES, generation), 4);
        if (generation != NoPublicIpGeneration.UNKNOWN) {
          weights.put(new PublicIp(PublicIpProvision.UNKNOWN, generation), 2);
          weights.put(new PublicIp(PublicIpProvision.BATCH_MANAGED, generation), 1);
          weights.put(new PublicIp(PublicIpProvision.USER_MANAGED, generation), 1);
        }
      }
      return weights.buildOrThrow();
    }
  }

  /** What is known of a pool's times: in order where a pool must have them in order. */
  private record Times(
      Optional<Instant> created, Optional<Instant> scaled, Optional<Instant> transition) {}

  /** How many nodes there are and whether that is changing. */
  private record Nodes(
      Optional<Integer> dedicated, Optional<Integer> lowPriority, AllocationState state) {}

  /** What a pool is called. */
  private record Identity(String id, Optional<ResourceId> resourceId) {

    static final Identity SIMPLEST = new Identity(PoolId.SIMPLEST, Optional.empty());
  }

  /** What else is shown. */
  private record Rest(
      Identity identity,
      Optional<ImmutableSet<Workload>> workloads,
      ImmutableList<InboundNatPool> natPools,
      ImmutableSet<ResourceId> publicIps,
      Optional<ImmutableSet<AddressFamily>> families,
      ImmutableSet<StorageUse> storageUses) {}

  // Changed only in copies, before anybody sees them.
  private Arbitrary<SubnetReference> subnets = BatchArbitraries.subnetReferences();
  private Choice<NodePresence> nodes =
      Choice.of(
          "the presence of nodes",
          ImmutableMap.of(NodePresence.UNKNOWN, 1, NodePresence.NONE, 1, NodePresence.SOME, 3));
  private Choice<NetworkOwner> network =
      Choice.of(
          "the owner of the network",
          ImmutableMap.of(
              NetworkOwner.UNKNOWN, 1, NetworkOwner.BATCH, 2, NetworkOwner.CUSTOMER, 3));
  private Choice<PublicIp> publicIp = Choice.of("the public IP addresses", PublicIp.WEIGHTS);
  private Choice<PoolConfiguration> configuration =
      Choice.of(
          "the configuration",
          ImmutableMap.of(
              PoolConfiguration.UNKNOWN,
              1,
              PoolConfiguration.VIRTUAL_MACHINE,
              4,
              PoolConfiguration.CLOUD_SERVICES,
              2));
  private Choice<NodeCommunicationMode> target = Choice.evenly("the target mode", MODES);
  private Choice<NodeCommunicationMode> current =
      Choice.of(
          "the current mode",
          ImmutableMap.of(
              NodeCommunicationMode.UNKNOWN,
              6,
              NodeCommunicationMode.DEFAULT,
              1,
              NodeCommunicationMode.CLASSIC,
              2,
              NodeCommunicationMode.SIMPLIFIED,
              2));
  private boolean timesKnown;

  PoolArbitrary() {}

  /** A copy; a clone would go on generating what this one has begun to generate. */
  private PoolArbitrary(PoolArbitrary other) {
    this.subnets = other.subnets;
    this.nodes = other.nodes;
    this.network = other.network;
    this.publicIp = other.publicIp;
    this.configuration = other.configuration;
    this.target = other.target;
    this.current = other.current;
    this.timesKnown = other.timesKnown;
  }

  /** {@return pools that are known to have nodes} */
  public PoolArbitrary withNodes() {
    return nodes("withNodes()", NodePresence.SOME);
  }

  /** {@return pools that are known to have no nodes} */
  public PoolArbitrary withoutNodes() {
    return nodes("withoutNodes()", NodePresence.NONE);
  }

  /** {@return pools that are known to stand in a virtual network of the customer's} */
  public PoolArbitrary inVirtualNetwork() {
    return network("inVirtualNetwork()", NetworkOwner.CUSTOMER);
  }

  /** {@return pools that are known to stand in Batch's own network} */
  public PoolArbitrary withoutVirtualNetwork() {
    return network("withoutVirtualNetwork()", NetworkOwner.BATCH);
  }

  /** {@return pools that are known to have public IP addresses} */
  public PoolArbitrary withPublicIp() {
    return withPublicIp("withPublicIp()");
  }

  /**
   * Leaves pools that are known to have no public IP addresses.
   *
   * @param generations the generations wanted; every one, and unknown, if none is named
   * @return these pools
   */
  public PoolArbitrary withoutPublicIp(NoPublicIpGeneration... generations) {
    return withoutPublicIp("withoutPublicIp" + Arrays.toString(generations), generations);
  }

  /**
   * Leaves pools of some kinds of machines.
   *
   * @param configurations the kinds wanted
   * @return these pools
   */
  public PoolArbitrary ofConfiguration(PoolConfiguration... configurations) {
    return ofConfiguration("ofConfiguration" + Arrays.toString(configurations), configurations);
  }

  /**
   * Leaves pools that ask for some modes.
   *
   * @param modes the modes wanted
   * @return these pools
   */
  public PoolArbitrary withTargetMode(NodeCommunicationMode... modes) {
    return withTargetMode("withTargetMode" + Arrays.toString(modes), modes);
  }

  /**
   * Leaves pools of which Azure reports some modes as in use.
   *
   * @param modes the modes wanted
   * @return these pools
   */
  public PoolArbitrary withCurrentMode(NodeCommunicationMode... modes) {
    return withCurrentMode("withCurrentMode" + Arrays.toString(modes), modes);
  }

  /**
   * {@return pools of which everything is known that could decide an answer; the current mode need
   * not be}
   */
  public PoolArbitrary fullyKnown() {
    return fullyKnown("fullyKnown()");
  }

  PoolArbitrary nodes(String constraint, NodePresence presence) {
    PoolArbitrary narrowed = new PoolArbitrary(this);
    narrowed.nodes = nodes.only(constraint, ImmutableSet.of(presence));
    return narrowed;
  }

  PoolArbitrary network(String constraint, NetworkOwner owner) {
    PoolArbitrary narrowed = new PoolArbitrary(this);
    narrowed.network = network.only(constraint, ImmutableSet.of(owner));
    return narrowed;
  }

  PoolArbitrary withPublicIp(String constraint) {
    return publicIp(
        constraint,
        it ->
            it.provision() == PublicIpProvision.BATCH_MANAGED
                || it.provision() == PublicIpProvision.USER_MANAGED);
  }

  PoolArbitrary withoutPublicIp(String constraint, NoPublicIpGeneration... generations) {
    ImmutableSet<NoPublicIpGeneration> wanted =
        ImmutableSet.copyOf(generations.length == 0 ? NoPublicIpGeneration.values() : generations);
    return publicIp(
        constraint,
        it ->
            it.provision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES
                && wanted.contains(it.generation()));
  }

  private PoolArbitrary publicIp(String constraint, Predicate<PublicIp> fulfils) {
    PoolArbitrary narrowed = new PoolArbitrary(this);
    narrowed.publicIp = publicIp.only(constraint, fulfils);
    return narrowed;
  }

  PoolArbitrary ofConfiguration(String constraint, PoolConfiguration... configurations) {
    PoolArbitrary narrowed = new PoolArbitrary(this);
    narrowed.configuration = configuration.only(constraint, ImmutableSet.copyOf(configurations));
    return narrowed;
  }

  PoolArbitrary withTargetMode(String constraint, NodeCommunicationMode... modes) {
    PoolArbitrary narrowed = new PoolArbitrary(this);
    narrowed.target = target.only(constraint, ImmutableSet.copyOf(modes));
    return narrowed;
  }

  PoolArbitrary withCurrentMode(String constraint, NodeCommunicationMode... modes) {
    PoolArbitrary narrowed = new PoolArbitrary(this);
    narrowed.current = current.only(constraint, ImmutableSet.copyOf(modes));
    return narrowed;
  }

  PoolArbitrary fullyKnown(String constraint) {
    PoolArbitrary narrowed = new PoolArbitrary(this);
    narrowed.nodes = nodes.only(constraint, it -> it != NodePresence.UNKNOWN);
    narrowed.network = network.only(constraint, it -> it != NetworkOwner.UNKNOWN);
    narrowed.publicIp = publicIp.only(constraint, PublicIp::isKnown);
    narrowed.configuration = configuration.only(constraint, it -> it != PoolConfiguration.UNKNOWN);
    narrowed.target = target.only(constraint, it -> it != NodeCommunicationMode.UNKNOWN);
    narrowed.timesKnown = true;
    return narrowed;
  }

  PoolArbitrary inSubnets(Arbitrary<SubnetReference> wanted) {
    PoolArbitrary narrowed = new PoolArbitrary(this);
    narrowed.subnets = wanted;
    return narrowed;
  }

  @Override
  protected Arbitrary<BatchPool> arbitrary() {
    return Edges.of(
        Combinators.combine(
                subnet(),
                publicIp.arbitrary(),
                configuration.arbitrary(),
                target.arbitrary(),
                current.arbitrary(),
                nodes(),
                times(),
                rest())
            .as(PoolArbitrary::pool),
        edges());
  }

  private static BatchPool pool(
      Presence<SubnetReference> subnet,
      PublicIp ip,
      PoolConfiguration configuration,
      NodeCommunicationMode target,
      NodeCommunicationMode current,
      Nodes nodes,
      Times times,
      Rest rest) {
    BatchPool.Builder pool =
        BatchPool.builder()
            .id(rest.identity().id())
            .resourceId(rest.identity().resourceId())
            .configuration(configuration)
            .subnet(subnet)
            .publicIpProvision(ip.provision())
            .noPublicIpGeneration(ip.generation())
            .targetMode(target)
            .currentMode(current)
            .allocationState(nodes.state())
            .creationTime(times.created())
            .lastScaledFromZero(times.scaled())
            .allocationStateTransitionTime(times.transition())
            .inboundNatPools(rest.natPools())
            .ipFamilies(rest.families())
            .workloads(rest.workloads())
            .storageUses(rest.storageUses());
    if (ip.provision() == PublicIpProvision.USER_MANAGED) {
      pool.publicIpAddresses(rest.publicIps());
    }
    nodes.dedicated().ifPresent(pool::currentDedicatedNodes);
    nodes.lowPriority().ifPresent(pool::currentLowPriorityNodes);
    return inOneSubscription(pool.build());
  }

  private static BatchPool inOneSubscription(BatchPool pool) {
    boolean mayBeInSeveral = pool.resourceId().isPresent() || !pool.publicIpAddresses().isEmpty();
    if (!mayBeInSeveral) {
      return pool;
    }
    BatchPool.Builder moved = pool.toBuilder();
    Subscriptions.of(pool).ifPresent(subscription -> Subscriptions.move(pool, subscription, moved));
    return moved.build();
  }

  /** The simplest of the pools that are known to have nodes or not, if these may be generated. */
  Optional<BatchPool> simplest(NodePresence presence) {
    return edges().stream().filter(pool -> pool.nodes() == presence).findFirst();
  }

  /** Of each network a pool of which as little is known as may be, without nodes and with one. */
  ImmutableList<BatchPool> edges() {
    Times times =
        timesKnown
            ? new Times(Optional.of(EARLY), Optional.of(EARLY), Optional.of(EARLY))
            : new Times(Optional.empty(), Optional.empty(), Optional.empty());
    Rest rest =
        new Rest(
            Identity.SIMPLEST,
            timesKnown ? Optional.of(ImmutableSet.of()) : Optional.empty(),
            ImmutableList.of(),
            ImmutableSet.of(),
            Optional.empty(),
            ImmutableSet.of());
    return network.allowed().stream()
        .flatMap(
            owner ->
                nodes.allowed().stream()
                    .map(
                        presence ->
                            pool(
                                subnet(owner, SUBNET),
                                publicIp.first(),
                                configuration.first(),
                                target.first(),
                                current.first(),
                                nodes(
                                    presence, 1, Optional.empty(), false, AllocationState.UNKNOWN),
                                times,
                                rest)))
        .collect(toImmutableList());
  }

  private Arbitrary<Presence<SubnetReference>> subnet() {
    return Combinators.combine(network.arbitrary(), subnets).as(PoolArbitrary::subnet);
  }

  private static Presence<SubnetReference> subnet(NetworkOwner owner, SubnetReference subnet) {
    return switch (owner) {
      case CUSTOMER -> Presence.of(subnet);
      case BATCH -> Presence.none();
      case UNKNOWN -> Presence.unknown();
    };
  }

  private Arbitrary<Nodes> nodes() {
    Arbitrary<AllocationState> states =
        Arbitraries.frequency(
                Tuple.of(1, AllocationState.UNKNOWN),
                Tuple.of(4, AllocationState.STEADY),
                Tuple.of(1, AllocationState.RESIZING),
                Tuple.of(1, AllocationState.STOPPING))
            .withoutEdgeCases();
    Arbitrary<Integer> some =
        Either.of(1, Arbitraries.just(1), 1, Arbitraries.integers().between(2, 500));
    return Combinators.combine(
            nodes.arbitrary(),
            some,
            Arbitraries.of(OTHER_COUNTS),
            Arbitraries.of(false, true),
            states)
        .as(PoolArbitrary::nodes);
  }

  /** The number of dedicated and of low-priority nodes, in either order. */
  private static Nodes nodes(
      NodePresence presence,
      int some,
      Optional<Integer> other,
      boolean reversed,
      AllocationState state) {
    Optional<Integer> one =
        switch (presence) {
          case NONE -> Optional.of(0);
          case UNKNOWN -> Optional.empty();
          case SOME -> Optional.of(some);
        };
    Optional<Integer> two =
        switch (presence) {
          case NONE -> Optional.of(0);
          // A count above zero would tell.
          case UNKNOWN -> other.filter(count -> count == 0);
          case SOME -> other;
        };
    return reversed ? new Nodes(two, one, state) : new Nodes(one, two, state);
  }

  private Arbitrary<Times> times() {
    Arbitrary<Boolean> given =
        timesKnown
            ? Arbitraries.just(true)
            : Arbitraries.frequency(Tuple.of(1, false), Tuple.of(2, true)).withoutEdgeCases();
    Arbitrary<Instant> instants = BatchArbitraries.instants();
    return Combinators.combine(instants, instants, instants, given, given, given)
        .as(
            (one, other, third, created, scaled, transition) -> {
              List<Instant> sorted = Stream.of(one, other, third).sorted().toList();
              return new Times(
                  Optional.of(sorted.get(0)).filter(it -> created),
                  Optional.of(sorted.get(1)).filter(it -> scaled),
                  Optional.of(sorted.get(2)).filter(it -> transition));
            });
  }

  /** An id, in half of all cases with a resource id of the same pool in some account. */
  private static Arbitrary<Identity> identities() {
    return Combinators.combine(
            PoolId.arbitrary(), Arbitraries.of(false, true), BatchArbitraries.resourceGroupIds())
        .as(
            (id, shown, group) ->
                new Identity(
                    id,
                    shown
                        ? Optional.of(
                            ResourceId.parse(
                                group
                                    + "/providers/Microsoft.Batch/batchAccounts/account1/pools/"
                                    + id))
                        : Optional.empty()));
  }

  private Arbitrary<Rest> rest() {
    Arbitrary<ImmutableSet<Workload>> declared =
        Arbitraries.of(Workload.class)
            .list()
            .ofMaxSize(3)
            .map(workloads -> workloads.stream().sorted().collect(toImmutableSet()));
    Arbitrary<Optional<ImmutableSet<Workload>>> workloads =
        timesKnown
            ? declared.map(Optional::of)
            : Either.of(1, Arbitraries.just(Optional.empty()), 1, declared.map(Optional::of));
    Arbitrary<ImmutableList<InboundNatPool>> natPools =
        Either.of(
            3,
            Arbitraries.just(ImmutableList.of()),
            1,
            BatchArbitraries.inboundNatPools().map(ImmutableList::of));
    Arbitrary<ImmutableSet<ResourceId>> publicIps =
        BatchArbitraries.resourceIds("Microsoft.Network/publicIPAddresses")
            .list()
            .ofMaxSize(2)
            .map(ImmutableSet::copyOf);
    Arbitrary<Optional<ImmutableSet<AddressFamily>>> families =
        Arbitraries.frequency(
            Tuple.of(2, Optional.empty()),
            Tuple.of(2, Optional.of(ImmutableSet.of(AddressFamily.IPV4))),
            Tuple.of(1, Optional.of(ImmutableSet.copyOf(AddressFamily.values()))));
    Arbitrary<ImmutableSet<StorageUse>> storageUses =
        Either.of(
            3,
            Arbitraries.just(ImmutableSet.of()),
            1,
            BatchArbitraries.storageUses()
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(ImmutableSet::copyOf));
    return Combinators.combine(identities(), workloads, natPools, publicIps, families, storageUses)
        .as(Rest::new);
  }
}
