package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.EndpointAccessProfile;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.PoolAllocationMode;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.ArbitraryDecorator;

/**
 * Generates accounts in every region, with any history of their model and anything about them
 * unknown. Shrinks towards accounts of which only name and region are known. What the parts of an
 * account say of each other agrees: its id ends with its name, its endpoints lie in its region.
 *
 * <p>Immutable: each method gives an arbitrary that is narrowed further, and throws an {@link
 * IllegalArgumentException} that names the constraints where they exclude each other.
 */
public final class AccountArbitrary extends ArbitraryDecorator<BatchAccount> {

  /** What is declared of an account's changes of model. */
  enum Declared {
    NOTHING,
    NEVER_CHANGED,
    CHANGES
  }

  /** Where an account is, and how it is reached. */
  private record Place(
      Region region,
      Optional<String> id,
      boolean showsEndpoint,
      boolean showsNodeManagementEndpoint) {}

  /** Who may reach an account. */
  private record Access(
      PublicNetworkAccess publicNetworkAccess,
      Presence<EndpointAccessProfile> account,
      Presence<EndpointAccessProfile> nodeManagement,
      Optional<ImmutableList<PrivateEndpointConnection>> connections) {}

  private static final Instant EARLY = Instant.parse("2021-10-01T00:00:00Z");

  private static final ModelHistory OPTED_IN =
      new ModelHistory(
          ImmutableList.of(
              CommunicationModelChange.builder()
                  .to(CommunicationModel.SIMPLIFIED)
                  .requestedAt(EARLY)
                  .confirmedAt(EARLY)
                  .build()));

  private static final String SIMPLEST_NAME = "aaa";

  private static final String SIMPLEST_GROUP =
      "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg1";

  private static final String ACCOUNTS = "/providers/Microsoft.Batch/batchAccounts/";

  // Changed only in copies, before anybody sees them.
  private Choice<Region> region = Regions.CHOICE;
  private Choice<PublicNetworkAccess> access =
      Choice.of(
          "the public network access",
          ImmutableMap.of(
              PublicNetworkAccess.UNKNOWN,
              1,
              PublicNetworkAccess.ENABLED,
              3,
              PublicNetworkAccess.DISABLED,
              2,
              PublicNetworkAccess.SECURED_BY_PERIMETER,
              1));
  private Choice<Declared> declared =
      Choice.of(
          "the declared changes of the account's model",
          ImmutableMap.of(Declared.NOTHING, 1, Declared.NEVER_CHANGED, 2, Declared.CHANGES, 2));
  private boolean fullyKnown;
  private boolean optedIn;

  AccountArbitrary() {}

  /** A copy; a clone would go on generating what this one has begun to generate. */
  private AccountArbitrary(AccountArbitrary other) {
    this.region = other.region;
    this.access = other.access;
    this.declared = other.declared;
    this.fullyKnown = other.fullyKnown;
    this.optedIn = other.optedIn;
  }

  /**
   * Leaves accounts in some clouds.
   *
   * @param clouds the clouds wanted
   * @return these accounts; regions whose cloud is not known are left out
   */
  public AccountArbitrary inCloud(Cloud... clouds) {
    return inCloud("inCloud" + Arrays.toString(clouds), clouds);
  }

  /**
   * Leaves accounts in some regions.
   *
   * @param regions the regions wanted
   * @return these accounts
   */
  public AccountArbitrary inRegion(Region... regions) {
    return inRegion("inRegion" + Arrays.toString(regions), regions);
  }

  /**
   * Leaves accounts by whether they answer public addresses.
   *
   * @param wanted the answers wanted, of which unknown may be one
   * @return these accounts
   */
  public AccountArbitrary withPublicNetworkAccess(PublicNetworkAccess... wanted) {
    return withPublicNetworkAccess("withPublicNetworkAccess" + Arrays.toString(wanted), wanted);
  }

  /** {@return accounts that are declared never to have changed their model} */
  public AccountArbitrary neverOptedIn() {
    return neverOptedIn("neverOptedIn()");
  }

  /**
   * {@return accounts with declared changes of their model, the last confirmed one of which is to
   * simplified}
   */
  public AccountArbitrary optedIn() {
    return optedIn("optedIn()");
  }

  /**
   * {@return accounts of which everything is known that could decide an answer; every change of
   * their model is confirmed}
   */
  public AccountArbitrary fullyKnown() {
    return fullyKnown("fullyKnown()");
  }

  AccountArbitrary inCloud(String constraint, Cloud... clouds) {
    ImmutableSet<Cloud> wanted = ImmutableSet.copyOf(clouds);
    AccountArbitrary narrowed = new AccountArbitrary(this);
    narrowed.region =
        region.only(constraint, it -> it.cloud().filter(wanted::contains).isPresent());
    return narrowed;
  }

  AccountArbitrary inRegion(String constraint, Region... regions) {
    ImmutableSet<Region> wanted = ImmutableSet.copyOf(regions);
    AccountArbitrary narrowed = new AccountArbitrary(this);
    narrowed.region = region.orBeforeAnyConstraint(wanted).only(constraint, wanted);
    return narrowed;
  }

  AccountArbitrary withPublicNetworkAccess(String constraint, PublicNetworkAccess... wanted) {
    AccountArbitrary narrowed = new AccountArbitrary(this);
    narrowed.access = access.only(constraint, ImmutableSet.copyOf(wanted));
    return narrowed;
  }

  AccountArbitrary neverOptedIn(String constraint) {
    AccountArbitrary narrowed = new AccountArbitrary(this);
    narrowed.declared = declared.only(constraint, ImmutableSet.of(Declared.NEVER_CHANGED));
    return narrowed;
  }

  AccountArbitrary optedIn(String constraint) {
    AccountArbitrary narrowed = new AccountArbitrary(this);
    narrowed.declared = declared.only(constraint, ImmutableSet.of(Declared.CHANGES));
    narrowed.optedIn = true;
    return narrowed;
  }

  AccountArbitrary fullyKnown(String constraint) {
    AccountArbitrary narrowed = new AccountArbitrary(this);
    narrowed.region = region.only(constraint, Region::isKnown);
    narrowed.access =
        access.only(
            constraint, ImmutableSet.of(PublicNetworkAccess.ENABLED, PublicNetworkAccess.DISABLED));
    narrowed.declared = declared.only(constraint, it -> it != Declared.NOTHING);
    narrowed.fullyKnown = true;
    return narrowed;
  }

  /** The regions in which these accounts are. */
  Arbitrary<Region> regions() {
    return Edges.of(region.arbitrary(), edgesOfRegions());
  }

  @Override
  protected Arbitrary<BatchAccount> arbitrary() {
    return Edges.of(
        Combinators.combine(
                BatchArbitraries.names(),
                places(),
                accesses(),
                histories(),
                presence(BatchArbitraries.resourceIds("Microsoft.Storage/storageAccounts")),
                Arbitraries.of(
                    PoolAllocationMode.UNKNOWN,
                    PoolAllocationMode.BATCH_SERVICE,
                    PoolAllocationMode.USER_SUBSCRIPTION))
            .as(
                (name, place, access, history, storage, allocation) ->
                    account(name, place)
                        .publicNetworkAccess(access.publicNetworkAccess())
                        .accountAccess(access.account())
                        .nodeManagementAccess(access.nodeManagement())
                        .privateEndpointConnections(access.connections())
                        .modelHistory(history)
                        .autoStorage(storage)
                        .poolAllocationMode(allocation)
                        .build()),
        edges());
  }

  /** The simplest of the regions left, and those of them that lie at the border of support. */
  private ImmutableList<Region> edgesOfRegions() {
    return Stream.concat(
            Stream.of(region.first()),
            Regions.atTheBorder().stream().filter(region.allowed()::contains))
        .distinct()
        .collect(toImmutableList());
  }

  /** In each of these regions an account of which as little is known as may be. */
  private ImmutableList<BatchAccount> edges() {
    return edgesOfRegions().stream().map(this::simplestIn).collect(toImmutableList());
  }

  /** The account of which as little is known as may be, in the simplest of the regions. */
  BatchAccount simplest() {
    return simplestIn(region.first());
  }

  private BatchAccount simplestIn(Region place) {
    BatchAccount.Builder simplest =
        BatchAccount.builder()
            .name(SIMPLEST_NAME)
            .region(place)
            .publicNetworkAccess(access.first())
            .modelHistory(
                switch (declared.first()) {
                  case NOTHING -> Optional.empty();
                  case NEVER_CHANGED -> Optional.of(ModelHistory.NEVER_CHANGED);
                  case CHANGES -> Optional.of(OPTED_IN);
                });
    if (fullyKnown) {
      simplest
          .id(ResourceId.parse(SIMPLEST_GROUP + ACCOUNTS + SIMPLEST_NAME))
          .accountAccess(Presence.none())
          .nodeManagementAccess(Presence.none())
          .privateEndpointConnections(ImmutableList.of())
          .autoStorage(Presence.none());
    }
    return simplest.build();
  }

  /**
   * The host of an account's node management. The id in it is the account's own, which here is
   * derived from the name.
   */
  static HostName nodeManagementHost(String name, Region region, Cloud cloud) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return new HostName(id + "." + region + ".service." + cloud.batchSuffix());
  }

  private static BatchAccount.Builder account(String name, Place place) {
    BatchAccount.Builder account =
        BatchAccount.builder()
            .name(name)
            .region(place.region())
            .id(place.id().map(id -> ResourceId.parse(id + name)));
    place
        .region()
        .cloud()
        .ifPresent(
            cloud -> {
              String suffix = cloud.batchSuffix();
              if (place.showsEndpoint()) {
                account.accountEndpoint(new HostName(name + "." + place.region() + "." + suffix));
              }
              if (place.showsNodeManagementEndpoint()) {
                account.nodeManagementEndpoint(nodeManagementHost(name, place.region(), cloud));
              }
            });
    return account;
  }

  private Arbitrary<Place> places() {
    return Combinators.combine(
            region.arbitrary(),
            BatchArbitraries.resourceGroupIds()
                .map(group -> group + ACCOUNTS)
                .optional(fullyKnown ? 1 : 0.7),
            Arbitraries.of(false, true),
            Arbitraries.of(false, true))
        .as(Place::new);
  }

  private Arbitrary<Access> accesses() {
    Arbitrary<EndpointAccessProfile> profiles = BatchArbitraries.endpointAccessProfiles();
    Arbitrary<ImmutableList<PrivateEndpointConnection>> connections =
        BatchArbitraries.privateEndpointConnections()
            .list()
            .ofMaxSize(2)
            .map(ImmutableList::copyOf);
    return Combinators.combine(
            access.arbitrary(),
            presence(profiles),
            presence(profiles),
            connections.optional(fullyKnown ? 1 : 0.6))
        .as(Access::new);
  }

  private <T extends Serializable> Arbitrary<Presence<T>> presence(Arbitrary<T> values) {
    return fullyKnown
        ? Either.of(1, Arbitraries.just(Presence.none()), 1, values.map(Presence::of))
        : BatchArbitraries.presences(values);
  }

  private Arbitrary<Optional<ModelHistory>> histories() {
    Arbitrary<ModelHistory> changes = Histories.changes(fullyKnown, optedIn);
    return Combinators.combine(declared.arbitrary(), changes)
        .as(
            (declaration, history) ->
                switch (declaration) {
                  case NOTHING -> Optional.empty();
                  case NEVER_CHANGED -> Optional.of(ModelHistory.NEVER_CHANGED);
                  case CHANGES -> Optional.of(history);
                });
  }
}
