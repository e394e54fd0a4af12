package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.Network;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import net.jqwik.api.Tuple.Tuple2;

/**
 * An inventory in its network, and which way of writing each account and pool has. When one goes
 * while a sample shrinks, those that remain keep theirs, so that a failure that needs a way of
 * writing is not lost with what it does not need.
 *
 * @param inventory the inventory
 * @param network the network around it; unknown if the inventory is written alone
 * @param ways those of each account and its pools, in the order of the inventory
 */
record AssignedInventory(Inventory inventory, Network network, ImmutableList<AccountWays> ways) {

  /** How many accounts, and pools of one, have ways of their own; more share these. */
  private static final int ACCOUNTS = 2;

  private static final int POOLS = 4;

  /** How many ways there are; each is a number from 0 on. */
  static final int WAYS = ACCOUNTS * (1 + POOLS);

  /** The way of an account and those of its pools. */
  record AccountWays(int own, ImmutableList<Integer> pools) {}

  /** {@return inventories whose resources have their ways by position until some of them go} */
  static Arbitrary<AssignedInventory> arbitrary(Arbitrary<Tuple2<Inventory, Network>> inventories) {
    return new Assigned(inventories);
  }

  private static AssignedInventory byPosition(Tuple2<Inventory, Network> sample) {
    ImmutableList<InventoryAccount> accounts = sample.get1().accounts();
    return new AssignedInventory(
        sample.get1(),
        sample.get2(),
        IntStream.range(0, accounts.size())
            .mapToObj(i -> byPosition(i, accounts.get(i).pools().size()))
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
  private Stream<AssignedInventory> shrunkTo(Tuple2<Inventory, Network> plainer) {
    int kept = plainer.get1().accounts().size();
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
      Tuple2<Inventory, Network> plainer, ImmutableList<AccountWays> accounts) {
    ImmutableList<InventoryAccount> left = plainer.get1().accounts();
    int last =
        IntStream.range(0, accounts.size())
            .filter(i -> left.get(i).pools().size() < accounts.get(i).pools().size())
            .map(i -> left.get(i).pools().size())
            .max()
            .orElse(0);
    return IntStream.rangeClosed(0, last)
        .mapToObj(
            from ->
                new AssignedInventory(
                    plainer.get1(),
                    plainer.get2(),
                    IntStream.range(0, accounts.size())
                        .mapToObj(i -> fitted(accounts.get(i), left.get(i), i, from))
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
  private record Sample(Shrinkable<Tuple2<Inventory, Network>> inventory, AssignedInventory value)
      implements Shrinkable<AssignedInventory> {

    static Sample of(Shrinkable<Tuple2<Inventory, Network>> inventory) {
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
  private record Assigned(Arbitrary<Tuple2<Inventory, Network>> inventories)
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
        RandomGenerator<Tuple2<Inventory, Network>> generator) {
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
