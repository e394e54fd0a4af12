package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.OutboundDependencyList;
import io.github.batchcomm.endpoint.PredictedDependency;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SubnetReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.ArbitraryDecorator;

/**
 * Generates whole inventories that are consistent: names and ids are unique, a pool's id lies in
 * its account's, its subnet and its public IP addresses lie in its account's subscription, and an
 * outbound dependency list may be the one that Azure would answer. Shrinks towards few accounts and
 * pools of which little is known.
 *
 * <p>Immutable: each method gives an arbitrary that is narrowed further.
 */
public final class InventoryArbitrary extends ArbitraryDecorator<Inventory> {

  /** What an account shows besides itself. */
  private record Contents(
      BatchAccount account,
      List<BatchPool> pools,
      List<Boolean> poolsShowTheirIds,
      Optional<ListKind> list) {}

  /** Whose outbound dependency list it may be. */
  private enum ListKind {
    OF_SIMPLIFIED,
    OF_CLASSIC,
    OF_BOTH,
    EMPTY
  }

  // Changed only in clones, before anybody sees them.
  private AccountArbitrary accounts = BatchArbitraries.accounts();
  private PoolArbitrary pools = BatchArbitraries.pools();
  private int fewestAccounts = 0;
  private int mostAccounts = 2;
  private int fewestPools = 0;
  private int mostPools = 4;

  InventoryArbitrary() {}

  /**
   * Sets how many accounts there are.
   *
   * @param fewest the smallest number, 0 or more
   * @param most the largest number, {@code fewest} or more
   * @return such inventories
   */
  public InventoryArbitrary withAccounts(int fewest, int most) {
    checkCounts("accounts", fewest, most);
    InventoryArbitrary narrowed = typedClone();
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
    InventoryArbitrary narrowed = typedClone();
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
    InventoryArbitrary narrowed = typedClone();
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
    InventoryArbitrary narrowed = typedClone();
    narrowed.pools = narrowing.apply(pools);
    return narrowed;
  }

  /** {@return single accounts as they stand in such inventories} */
  public Arbitrary<InventoryAccount> single() {
    return contents().map(contents -> consistent(contents, 0)).withoutEdgeCases();
  }

  @Override
  protected Arbitrary<Inventory> arbitrary() {
    return contents()
        .list()
        .ofMinSize(fewestAccounts)
        .ofMaxSize(mostAccounts)
        .map(
            list -> {
              ImmutableList.Builder<InventoryAccount> accounts = ImmutableList.builder();
              for (int i = 0; i < list.size(); i++) {
                accounts.add(consistent(list.get(i), i));
              }
              return new Inventory(accounts.build());
            })
        .withoutEdgeCases();
  }

  private Arbitrary<Contents> contents() {
    return Combinators.combine(
            accounts,
            pools.list().ofMinSize(fewestPools).ofMaxSize(mostPools),
            Arbitraries.of(true, false).list().ofSize(mostPools),
            Either.of(
                2,
                Arbitraries.just(Optional.<ListKind>empty()),
                1,
                Arbitraries.of(ListKind.class).map(Optional::of)))
        .as(Contents::new);
  }

  /** The same, where names are made unique by position and references lead where they should. */
  private static InventoryAccount consistent(Contents contents, int position) {
    BatchAccount account = numbered(contents.account, position);
    List<BatchPool> pools = new ArrayList<>();
    for (int i = 0; i < contents.pools.size(); i++) {
      pools.add(
          within(
              account, contents.pools.get(i), "pool" + (i + 1), contents.poolsShowTheirIds.get(i)));
    }
    return InventoryAccount.builder()
        .account(account)
        .pools(pools)
        .outboundDependencies(contents.list.flatMap(kind -> dependencies(account, kind)))
        .build();
  }

  private static BatchAccount numbered(BatchAccount account, int position) {
    String name = withoutDigitsAtItsEnd(account.name()) + position;
    BatchAccount.Builder numbered = account.toBuilder().name(name);
    account.id().ifPresent(id -> numbered.id(ResourceId.parse(siblingOf(id, name))));
    account
        .accountEndpoint()
        .ifPresent(
            host ->
                numbered.accountEndpoint(
                    new HostName(name + host.text().substring(host.text().indexOf('.')))));
    return numbered.build();
  }

  /** So that a number added to one name is never the number added to another. */
  private static String withoutDigitsAtItsEnd(String name) {
    String base = CharMatcher.inRange('0', '9').trimTrailingFrom(name);
    return base.isEmpty() ? "account" : base.substring(0, Math.min(20, base.length()));
  }

  private static String siblingOf(ResourceId id, String name) {
    String text = id.toString();
    return text.substring(0, text.lastIndexOf('/') + 1) + name;
  }

  private static BatchPool within(
      BatchAccount account, BatchPool pool, String id, boolean showsItsId) {
    BatchPool.Builder placed =
        pool.toBuilder()
            .id(id)
            .resourceId(
                account
                    .id()
                    .filter(it -> showsItsId)
                    .map(it -> ResourceId.parse(it + "/pools/" + id)));
    account
        .subscription()
        .ifPresent(
            subscription -> {
              pool.subnet()
                  .value()
                  .ifPresent(
                      subnet ->
                          placed.subnet(
                              Presence.of(new SubnetReference(in(subscription, subnet.id())))));
              placed.publicIpAddresses(
                  pool.publicIpAddresses().stream()
                      .map(ip -> in(subscription, ip))
                      .collect(toImmutableSet()));
            });
    return placed.build();
  }

  private static ResourceId in(String subscription, ResourceId id) {
    return ResourceId.parse(
        id.toString().replaceFirst(Pattern.quote(id.subscription()), subscription));
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
