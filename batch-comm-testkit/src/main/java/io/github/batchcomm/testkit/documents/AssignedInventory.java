package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * An inventory, and which way of writing each of its accounts and pools has. When one of them goes
 * while a sample shrinks, those that remain keep theirs, so that a failure that needs a way of
 * writing is not lost with what it does not need.
 *
 * @param inventory the inventory
 * @param ways those of each account and its pools, in the order of the inventory
 */
record AssignedInventory(Inventory inventory, ImmutableList<AccountWays> ways) {

  /** How many accounts, and pools of one, have ways of their own; more share these. */
  private static final int ACCOUNTS = 2;

  private static final int POOLS = 4;

  /** How many ways there are; each is a number from 0 on. */
  static final int WAYS = ACCOUNTS * (1 + POOLS);

  /** The way of an account and those of its pools. */
  record AccountWays(int own, ImmutableList<Integer> pools) {}

  /** {@return inventories whose resources have their ways by position until some of them go} */
  static Arbitrary<AssignedInventory> arbitrary(Arbitrary<Inventory> inventories) {
    return new Assigned(inventories);
  }

  private static AssignedInventory byPosition(Inventory inventory) {
    return new AssignedInventory(
        inventory,
        IntStream.range(0, inventory.accounts().size())
            .mapToObj(i -> byPosition(i, inventory.accounts().get(i).pools().size()))
            .collect(toImmutableList()));
  }

  private static AccountWays byPosition(int account, int pools) {
    int own = account % ACCOUNTS * (1 + POOLS);
    return new AccountWays(
        own,
        IntStream.range(0, pools)
            .mapToObj(pool -> own + 1 + pool % POOLS)
            .collect(toImmutableList()));
  }

  /**
   * The ways in which this may go on when the inventory shrinks. Nobody tells which of the accounts
   * or pools went, so there is one for each run of neighbours that may have.
   */
  private Stream<AssignedInventory> shrunkTo(Inventory plainer) {
    int kept = plainer.accounts().size();
    int gone = ways.size() - kept;
    if (gone < 0) {
      return Stream.of(byPosition(plainer));
    }
    return IntStream.rangeClosed(0, gone == 0 ? 0 : kept)
        .mapToObj(from -> without(ways, from, gone))
        .flatMap(accounts -> withoutPools(plainer, accounts));
  }

  /** Pools go at one position from all accounts that lose some, as accounts alike lose them. */
  private static Stream<AssignedInventory> withoutPools(
      Inventory plainer, ImmutableList<AccountWays> accounts) {
    int last =
        IntStream.range(0, accounts.size())
            .filter(i -> plainer.accounts().get(i).pools().size() < accounts.get(i).pools().size())
            .map(i -> plainer.accounts().get(i).pools().size())
            .max()
            .orElse(0);
    return IntStream.rangeClosed(0, last)
        .mapToObj(
            from ->
                new AssignedInventory(
                    plainer,
                    IntStream.range(0, accounts.size())
                        .mapToObj(i -> fitted(accounts.get(i), plainer.accounts().get(i), i, from))
                        .collect(toImmutableList())));
  }

  private static AccountWays fitted(
      AccountWays ways, InventoryAccount plainer, int account, int from) {
    int kept = plainer.pools().size();
    int gone = ways.pools().size() - kept;
    ImmutableList<Integer> pools =
        gone < 0
            ? byPosition(account, kept).pools()
            : without(ways.pools(), Math.min(from, kept), gone);
    return new AccountWays(ways.own(), pools);
  }

  private static <T> ImmutableList<T> without(List<T> all, int from, int count) {
    return Stream.concat(
            all.subList(0, from).stream(), all.subList(from + count, all.size()).stream())
        .collect(toImmutableList());
  }

  /** One sample, which shrinks as its inventory does. */
  private record Sample(Shrinkable<Inventory> inventory, AssignedInventory value)
      implements Shrinkable<AssignedInventory> {

    static Sample of(Shrinkable<Inventory> inventory) {
      return new Sample(inventory, byPosition(inventory.value()));
    }

    @Override
    public Stream<Shrinkable<AssignedInventory>> shrink() {
      return inventory
          .shrink()
          .flatMap(plainer -> value.shrunkTo(plainer.value()).map(it -> new Sample(plainer, it)));
    }

    @Override
    public ShrinkingDistance distance() {
      return inventory.distance();
    }
  }

  /** Generates what the inventories' arbitrary generates, with the same edge cases. */
  private record Assigned(Arbitrary<Inventory> inventories)
      implements Arbitrary<AssignedInventory> {

    @Override
    public RandomGenerator<AssignedInventory> generator(int genSize) {
      return assigned(inventories.generator(genSize));
    }

    @Override
    public RandomGenerator<AssignedInventory> generatorWithEmbeddedEdgeCases(int genSize) {
      return assigned(inventories.generatorWithEmbeddedEdgeCases(genSize));
    }

    @Override
    public boolean isGeneratorMemoizable() {
      return inventories.isGeneratorMemoizable();
    }

    private static RandomGenerator<AssignedInventory> assigned(
        RandomGenerator<Inventory> generator) {
      return random -> Sample.of(generator.next(random));
    }

    @Override
    public EdgeCases<AssignedInventory> edgeCases(int maxEdgeCases) {
      return EdgeCases.fromSuppliers(
          inventories.edgeCases(maxEdgeCases).suppliers().stream()
              .<Supplier<Shrinkable<AssignedInventory>>>map(it -> () -> Sample.of(it.get()))
              .toList());
    }
  }
}
