package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.Cloud;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

  private static final String NODE_MANAGEMENT_ID = "11111111-1111-1111-1111-111111111111";

  // Changed only in clones, before anybody sees them.
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
   * Leaves accounts of which it is known whether they answer public addresses.
   *
   * @param wanted what is to be known
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
    AccountArbitrary narrowed = typedClone();
    narrowed.region =
        region.only(constraint, it -> it.cloud().filter(wanted::contains).isPresent());
    return narrowed;
  }

  AccountArbitrary inRegion(String constraint, Region... regions) {
    ImmutableSet<Region> wanted = ImmutableSet.copyOf(regions);
    AccountArbitrary narrowed = typedClone();
    narrowed.region = region.orBeforeAnyConstraint(wanted).only(constraint, wanted);
    return narrowed;
  }

  AccountArbitrary withPublicNetworkAccess(String constraint, PublicNetworkAccess... wanted) {
    AccountArbitrary narrowed = typedClone();
    narrowed.access = access.only(constraint, ImmutableSet.copyOf(wanted));
    return narrowed;
  }

  AccountArbitrary neverOptedIn(String constraint) {
    AccountArbitrary narrowed = typedClone();
    narrowed.declared = declared.only(constraint, ImmutableSet.of(Declared.NEVER_CHANGED));
    return narrowed;
  }

  AccountArbitrary optedIn(String constraint) {
    AccountArbitrary narrowed = typedClone();
    narrowed.declared = declared.only(constraint, ImmutableSet.of(Declared.CHANGES));
    narrowed.optedIn = true;
    return narrowed;
  }

  AccountArbitrary fullyKnown(String constraint) {
    AccountArbitrary narrowed = typedClone();
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
    return region.arbitrary();
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

  /** In every region at the border of support an account of which as little is known as may be. */
  private List<BatchAccount> edges() {
    boolean constrained = fullyKnown || optedIn;
    return constrained
        ? List.of()
        : Regions.atTheBorder().stream()
            .filter(region.allowed()::contains)
            .map(
                it ->
                    BatchAccount.builder()
                        .name("aaa")
                        .region(it)
                        .publicNetworkAccess(access.first())
                        .modelHistory(
                            declared.first() == Declared.NOTHING
                                ? Optional.empty()
                                : Optional.of(ModelHistory.NEVER_CHANGED))
                        .build())
            .toList();
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
                account.nodeManagementEndpoint(
                    new HostName(NODE_MANAGEMENT_ID + "." + place.region() + ".service." + suffix));
              }
            });
    return account;
  }

  private Arbitrary<Place> places() {
    return Combinators.combine(
            region.arbitrary(),
            BatchArbitraries.resourceGroupIds()
                .map(group -> group + "/providers/Microsoft.Batch/batchAccounts/")
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
    Arbitrary<ModelHistory> changes = BatchArbitraries.changes(fullyKnown, optedIn);
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
