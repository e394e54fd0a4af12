package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.Network;
import java.time.Instant;

/**
 * A law that every answer keeps, whoever gives it: {@link BatchCommunication} may be implemented by
 * others, to remember answers or to decide otherwise, and a law asks nothing but its methods.
 *
 * <p>Immutable. {@link Invariants} has all there are.
 */
public final class Invariant {

  /** What a law looks at. */
  public enum Scope {
    /** One pool of an account, at one instant. */
    POOL,
    /** One account with all its pools, and how its answers stand to each other, over time too. */
    ACCOUNT,
    /** A whole inventory. */
    INVENTORY,
    /** Pools in the networks around them, at one instant. */
    NETWORK
  }

  private final String name;
  private final String statement;
  private final Source source;
  private final Law law;

  Invariant(String name, String statement, Source source, Law law) {
    this.name = name;
    this.statement = statement;
    this.source = source;
    this.law = law;
  }

  /** A law about a pool. */
  static Invariant ofPool(String name, String statement, Source source, Law.OfPool law) {
    return new Invariant(name, statement, source, law);
  }

  /** A law about an account. */
  static Invariant ofAccount(String name, String statement, Source source, Law.OfAccount law) {
    return new Invariant(name, statement, source, law);
  }

  /** A law about a pool in its network. */
  static Invariant ofNetwork(String name, String statement, Source source, Law.OfNetwork law) {
    return new Invariant(name, statement, source, law);
  }

  /** {@return its stable name in kebab case} */
  public String name() {
    return name;
  }

  /** {@return the law as a sentence} */
  public String statement() {
    return statement;
  }

  /** {@return where it is stated: in Azure's documentation, or in this library's own} */
  public Source source() {
    return source;
  }

  /** {@return what it looks at} */
  public Scope scope() {
    return law.scope();
  }

  /**
   * Checks this law alone over an inventory, whatever its scope; of the networks around it nothing
   * is known. A question that gets no answer is a breach of {@code every-question-is-answered},
   * whichever law asked it.
   *
   * @param communication the rules to check
   * @param inventory the accounts and pools to ask about
   * @param asOf the instant to ask about
   * @throws InvariantViolation if an answer breaks the law
   */
  public void check(BatchCommunication communication, Inventory inventory, Instant asOf) {
    check(communication, inventory, Network.unknown(), asOf);
  }

  /**
   * Checks this law alone over an inventory in its networks, whatever its scope. A question that
   * gets no answer is a breach of {@code every-question-is-answered}, whichever law asked it.
   *
   * @param communication the rules to check
   * @param inventory the accounts and pools to ask about
   * @param network what is known of the networks around them
   * @param asOf the instant to ask about
   * @throws InvariantViolation if an answer breaks the law
   */
  public void check(
      BatchCommunication communication, Inventory inventory, Network network, Instant asOf) {
    InvariantViolation.throwIfAny(
        ImmutableList.of(
            objections(new InventoryAnswers(communication, inventory, network, asOf))));
  }

  Objections objections(InventoryAnswers answers) {
    Objections objections = new Objections(this, answers.communication(), answers.asOf());
    law.check(answers, objections);
    return objections;
  }

  /** {@return the name} */
  @Override
  public String toString() {
    return name;
  }
}
