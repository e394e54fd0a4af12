package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.Network;
import java.time.Instant;
import java.util.Optional;

/**
 * The laws of batch-comm, to be checked over any inventory: generated ones in a property, or
 * somebody's own in a test of a {@link BatchCommunication} that remembers, wraps or decides
 * otherwise.
 *
 * <p>Some laws hold of every edition. Those that state what Microsoft's page says are asked only
 * where the {@link BatchCommunication#edition edition} carries the id of a published edition; an
 * edition of one's own therefore needs an id of its own.
 */
public final class Invariants {

  private static final ImmutableList<Invariant> ALL =
      ImmutableList.<Invariant>builder()
          .addAll(AnswerLaws.all())
          .addAll(ModelLaws.all())
          .addAll(KnowledgeLaws.all())
          .addAll(ObservationLaws.all())
          .addAll(DocumentedLaws.all())
          .addAll(OptInLaws.all())
          .addAll(FlowLaws.all())
          .addAll(NeedLaws.all())
          .addAll(UnionLaws.all())
          .addAll(DocumentedFlowLaws.all())
          .addAll(TimeLaws.all())
          .addAll(ReadinessLaws.all())
          .addAll(FindingLaws.all())
          .addAll(InventoryLaws.all())
          .addAll(NetworkLaws.all())
          .addAll(NetworkChangeLaws.all())
          .addAll(JoinedNetworkLaws.all())
          .addAll(NetworkWayLaws.all())
          .build();

  private Invariants() {}

  /** {@return every law} */
  public static ImmutableList<Invariant> all() {
    return ALL;
  }

  /**
   * Finds a law by its name.
   *
   * @param name the name, such as {@code no-model-without-nodes}
   * @return the law, if there is one of this name
   */
  public static Optional<Invariant> named(String name) {
    return ALL.stream().filter(law -> law.name().equals(name)).findFirst();
  }

  /**
   * Checks every law over an inventory, but those about the networks around it.
   *
   * @param communication the rules to check
   * @param inventory the accounts and pools to ask about
   * @param asOf the instant to ask about, in UTC
   * @throws InvariantViolation if answers break laws; it tells all of them
   */
  public static void checkAll(BatchCommunication communication, Inventory inventory, Instant asOf) {
    check(communication, inventory, asOf, Invariant.Scope.INVENTORY);
  }

  /**
   * Checks every law over an account, but those about whole inventories.
   *
   * @param communication the rules to check
   * @param account the account with its pools
   * @param asOf the instant to ask about, in UTC
   * @throws InvariantViolation if answers break laws; it tells all of them
   */
  public static void checkAccount(
      BatchCommunication communication, InventoryAccount account, Instant asOf) {
    check(communication, new Inventory(ImmutableList.of(account)), asOf, Invariant.Scope.ACCOUNT);
  }

  /**
   * Checks every law over one pool, but those about accounts and whole inventories.
   *
   * @param communication the rules to check
   * @param account the pool's account
   * @param pool the pool
   * @param asOf the instant to ask about, in UTC
   * @throws InvariantViolation if answers break laws; it tells all of them
   */
  public static void checkPool(
      BatchCommunication communication, BatchAccount account, BatchPool pool, Instant asOf) {
    check(communication, Inventory.of(account, pool), asOf, Invariant.Scope.POOL);
  }

  /**
   * Checks every law about networks over one pool in its network.
   *
   * @param communication the rules to check
   * @param account the pool's account
   * @param pool the pool
   * @param network what is known of the network around it
   * @param asOf the instant to ask about, in UTC
   * @throws InvariantViolation if answers break laws; it tells all of them
   */
  public static void checkNetwork(
      BatchCommunication communication,
      BatchAccount account,
      BatchPool pool,
      Network network,
      Instant asOf) {
    checkNetwork(communication, Inventory.of(account, pool), network, asOf);
  }

  /**
   * Checks every law about networks over all pools of an inventory in their networks.
   *
   * @param communication the rules to check
   * @param inventory the accounts and pools to ask about
   * @param network what is known of the networks around them
   * @param asOf the instant to ask about, in UTC
   * @throws InvariantViolation if answers break laws; it tells all of them
   */
  public static void checkNetwork(
      BatchCommunication communication, Inventory inventory, Network network, Instant asOf) {
    InventoryAnswers answers = new InventoryAnswers(communication, inventory, network, asOf);
    InvariantViolation.throwIfAny(
        ALL.stream()
            .filter(law -> law.scope() == Invariant.Scope.NETWORK)
            .map(law -> law.objections(answers))
            .collect(toImmutableList()));
  }

  /** Checks the laws of a scope and of those within it, asking what they share only once. */
  private static void check(
      BatchCommunication communication, Inventory inventory, Instant asOf, Invariant.Scope widest) {
    InventoryAnswers answers = new InventoryAnswers(communication, inventory, asOf);
    ImmutableList.Builder<Objections> objections = ImmutableList.builder();
    for (Invariant law : ALL) {
      if (law.scope().compareTo(widest) <= 0) {
        objections.add(law.objections(answers));
      }
    }
    InvariantViolation.throwIfAny(objections.build());
  }
}
