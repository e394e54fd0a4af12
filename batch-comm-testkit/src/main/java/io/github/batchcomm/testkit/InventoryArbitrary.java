package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import io.github.batchcomm.endpoint.OutboundDependencyList;
import io.github.batchcomm.endpoint.PredictedDependency;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.model.ResourceId;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.ArbitraryDecorator;

/**
 * Generates whole inventories that are consistent: names and ids are unique, so are the hosts of
 * the accounts, a pool's resource id lies in its account's, the subnets and public IP addresses of
 * an account's pools lie in one subscription, which is the account's if that is known, pools stand
 * in order of id, and an outbound dependency list may be the one that Azure would answer. Shrinks
 * towards few accounts and pools of which little is known.
 *
 * <p>Immutable: each method gives an arbitrary that is narrowed further.
 */
public final class InventoryArbitrary extends ArbitraryDecorator<Inventory> {

  /** What an account shows besides itself. */
  private record Contents(BatchAccount account, List<BatchPool> pools, Optional<ListKind> list) {

    /**
     * The same account with the pools of another, as deployments of one template have them; so that
     * what confuses accounts is seen.
     */
    Contents of(Contents other) {
      return new Contents(account, other.pools, list);
    }
  }

  /** Whose outbound dependency list it may be. */
  private enum ListKind {
    OF_SIMPLIFIED,
    OF_CLASSIC,
    OF_BOTH,
    EMPTY
  }

  private static final int LONGEST_NAME = 24;

  /** Ids differ in more than case, and so stand in order without it. */
  private static final Comparator<BatchPool> BY_ID =
      Comparator.comparing(pool -> Ascii.toLowerCase(pool.id()));

  // Changed only in copies, before anybody sees them.
  private AccountArbitrary accounts = BatchArbitraries.accounts();
  private PoolArbitrary pools = BatchArbitraries.pools();
  private int fewestAccounts = 0;
  private int mostAccounts = 2;
  private int fewestPools = 0;
  private int mostPools = 4;

  InventoryArbitrary() {}

  /** A copy; a clone would go on generating what this one has begun to generate. */
  private InventoryArbitrary(InventoryArbitrary other) {
    this.accounts = other.accounts;
    this.pools = other.pools;
    this.fewestAccounts = other.fewestAccounts;
    this.mostAccounts = other.mostAccounts;
    this.fewestPools = other.fewestPools;
    this.mostPools = other.mostPools;
  }

  /**
   * Sets how many accounts there are.
   *
   * @param fewest the smallest number, 0 or more
   * @param most the largest number, {@code fewest} or more
   * @return such inventories
   */
  public InventoryArbitrary withAccounts(int fewest, int most) {
    checkCounts("accounts", fewest, most);
    InventoryArbitrary narrowed = new InventoryArbitrary(this);
    narrowed.fewestAccounts = fewest;
    narrowed.mostAccounts = most;
    return narrowed;
  }

  /**
   * Sets how many pools each account has.
   *
   * @param fewest the smallest number, 0 or more
   * @param most the largest number, {@code fewest} or more
   * @return such inventories
   */
  public InventoryArbitrary withPools(int fewest, int most) {
    checkCounts("pools", fewest, most);
    InventoryArbitrary narrowed = new InventoryArbitrary(this);
    narrowed.fewestPools = fewest;
    narrowed.mostPools = most;
    return narrowed;
  }

  /**
   * Narrows the accounts.
   *
   * @param narrowing what to do with the accounts so far
   * @return inventories of such accounts only
   */
  public InventoryArbitrary accounts(UnaryOperator<AccountArbitrary> narrowing) {
    InventoryArbitrary narrowed = new InventoryArbitrary(this);
    narrowed.accounts = narrowing.apply(accounts);
    return narrowed;
  }

  /**
   * Narrows the pools.
   *
   * @param narrowing what to do with the pools so far
   * @return inventories of such pools only
   */
  public InventoryArbitrary pools(UnaryOperator<PoolArbitrary> narrowing) {
    InventoryArbitrary narrowed = new InventoryArbitrary(this);
    narrowed.pools = narrowing.apply(pools);
    return narrowed;
  }

  /** {@return single accounts as they stand in such inventories} */
  public Arbitrary<InventoryAccount> single() {
    return Edges.of(
        contents().map(contents -> consistent(contents, 0)),
        edgesOfContents().stream().map(contents -> consistent(contents, 0)).toList());
  }

  @Override
  protected Arbitrary<Inventory> arbitrary() {
    return Edges.of(
        Combinators.combine(
                contents().list().ofMinSize(fewestAccounts).ofMaxSize(mostAccounts),
                Arbitraries.of(false, false, true))
            .as(
                (list, alike) ->
                    inventory(alike ? Lists.transform(list, it -> it.of(list.get(0))) : list)),
        edges());
  }

  /** None or as few accounts as may be, each with no pool or as few as may be. */
  private List<Inventory> edges() {
    int count = Math.max(1, fewestAccounts);
    return Stream.concat(
            fewestAccounts == 0 ? Stream.of(List.<Contents>of()) : Stream.of(),
            count <= mostAccounts
                ? edgesOfContents().stream().map(it -> Collections.nCopies(count, it))
                : Stream.of())
        .map(InventoryArbitrary::inventory)
        .toList();
  }

  /** No pool, pools without nodes, and pools with one node each. */
  private List<Contents> edgesOfContents() {
    BatchAccount account = accounts.simplest();
    int count = Math.max(1, fewestPools);
    Stream<List<BatchPool>> none = fewestPools == 0 ? Stream.of(List.of()) : Stream.of();
    Stream<List<BatchPool>> some =
        count <= mostPools
            ? Stream.of(NodePresence.NONE, NodePresence.SOME)
                .flatMap(presence -> pools.simplest(presence).stream())
                .map(pool -> Collections.nCopies(count, pool))
            : Stream.of();
    return Stream.concat(none, some)
        .map(list -> new Contents(account, list, Optional.empty()))
        .toList();
  }

  private Arbitrary<Contents> contents() {
    return Combinators.combine(
            accounts,
            pools.list().ofMinSize(fewestPools).ofMaxSize(mostPools),
            Either.of(
                2,
                Arbitraries.just(Optional.<ListKind>empty()),
                1,
                Arbitraries.of(ListKind.class).map(Optional::of)))
        .as(Contents::new);
  }

  private static Inventory inventory(List<Contents> contents) {
    ImmutableList.Builder<InventoryAccount> accounts = ImmutableList.builder();
    for (int i = 0; i < contents.size(); i++) {
      accounts.add(consistent(contents.get(i), i));
    }
    return new Inventory(accounts.build());
  }

  /** The same, where names are made unique by position and references lead where they should. */
  private static InventoryAccount consistent(Contents contents, int position) {
    BatchAccount account = numbered(contents.account, position);
    Optional<String> subscription =
        account
            .subscription()
            .or(
                () ->
                    contents.pools.stream()
                        .flatMap(it -> Subscriptions.of(it).stream())
                        .findFirst());
    Set<String> taken = new HashSet<>();
    ImmutableList<BatchPool> pools =
        contents.pools.stream()
            .map(pool -> within(account, subscription, pool, unique(pool.id(), taken)))
            .sorted(BY_ID)
            .collect(toImmutableList());
    return InventoryAccount.builder()
        .account(account)
        .pools(pools)
        .outboundDependencies(contents.list.flatMap(kind -> dependencies(account, kind)))
        .build();
  }

  private static BatchAccount numbered(BatchAccount account, int position) {
    String name = numbered(account.name(), position);
    BatchAccount.Builder numbered = account.toBuilder().name(name);
    account.id().ifPresent(id -> numbered.id(ResourceId.parse(siblingOf(id, name))));
    account
        .accountEndpoint()
        .ifPresent(
            host ->
                numbered.accountEndpoint(
                    new HostName(name + host.text().substring(host.text().indexOf('.')))));
    if (account.nodeManagementEndpoint().isPresent()) {
      account
          .region()
          .cloud()
          .ifPresent(
              cloud ->
                  numbered.nodeManagementEndpoint(
                      AccountArbitrary.nodeManagementHost(name, account.region(), cloud)));
    }
    return numbered.build();
  }

  /**
   * A name that ends with a number, and has no digit before it, so that a number added to one name
   * is never the number added to another.
   */
  private static String numbered(String name, int position) {
    String number = Integer.toString(position);
    String start = name.substring(0, Math.min(LONGEST_NAME - number.length(), name.length()));
    String base = CharMatcher.inRange('0', '9').trimTrailingFrom(start);
    // A name has three characters or more.
    return (base.isEmpty() ? "account" : Strings.padEnd(base, 2, 'a')) + number;
  }

  private static String siblingOf(ResourceId id, String name) {
    String text = id.toString();
    return text.substring(0, text.lastIndexOf('/') + 1) + name;
  }

  /** An id, with another number at its end if it is taken in any case. */
  private static String unique(String id, Set<String> taken) {
    String free = id;
    for (int number = 2; !taken.add(Ascii.toLowerCase(free)); number++) {
      String digits = Integer.toString(number);
      String base = CharMatcher.inRange('0', '9').trimTrailingFrom(id);
      free = base.substring(0, Math.min(PoolId.LONGEST - digits.length(), base.length())) + digits;
    }
    return free;
  }

  private static BatchPool within(
      BatchAccount account, Optional<String> subscription, BatchPool pool, String id) {
    BatchPool.Builder placed = pool.toBuilder().id(id);
    subscription.ifPresent(it -> Subscriptions.move(pool, it, placed));
    return placed
        .resourceId(
            account
                .id()
                .filter(it -> pool.resourceId().isPresent())
                .map(it -> ResourceId.parse(it + "/pools/" + id)))
        .build();
  }

  private static Optional<OutboundDependencies> dependencies(BatchAccount account, ListKind kind) {
    ImmutableSet<CommunicationModel> models =
        switch (kind) {
          case OF_SIMPLIFIED -> ImmutableSet.of(CommunicationModel.SIMPLIFIED);
          case OF_CLASSIC -> ImmutableSet.of(CommunicationModel.CLASSIC);
          case OF_BOTH -> ImmutableSet.copyOf(CommunicationModel.values());
          case EMPTY -> ImmutableSet.of();
        };
    if (kind == ListKind.EMPTY) {
      return Optional.of(new OutboundDependencies(ImmutableList.of()));
    }
    return Optional.of(
        new OutboundDependencies(
            OutboundDependencyList.predict(account, models).stream()
                .map(PredictedDependency::dependency)
                .collect(toImmutableList())));
  }

  private static void checkCounts(String what, int fewest, int most) {
    if (fewest < 0 || most < fewest) {
      throw new IllegalArgumentException(
          "From %s to %s %s is no range; give 0 or more, the smaller number first"
              .formatted(fewest, most, what));
    }
  }
}
