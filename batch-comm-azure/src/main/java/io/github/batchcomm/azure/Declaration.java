package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.Workload;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one document of ours declares.
 *
 * @param document the document's name
 * @param entries the resources it names
 * @param appliances the appliances it names
 * @param routePlaces where the interfaces stand whose effective routes other documents show
 */
record Declaration(
    String document,
    ImmutableList<Entry> entries,
    ImmutableList<Appliance> appliances,
    ImmutableList<RoutePlace> routePlaces) {

  /** {@return every fact, with what tells its subject from others} */
  Stream<Statement> statements() {
    return Stream.of(
            entries.stream()
                .flatMap(
                    entry ->
                        entry.facts().stream()
                            .map(fact -> new Statement(document, entry.key(), fact))),
            appliances.stream()
                .map(
                    it ->
                        new Statement(
                            document, "appliance " + InetAddresses.toAddrString(it.address()), it)),
            routePlaces.stream()
                .map(it -> new Statement(document, "effective routes in " + it.shownIn(), it)))
        .flatMap(it -> it);
  }

  /**
   * A fact with its place.
   *
   * @param document the document's name
   * @param subject what tells its subject from others
   * @param fact the fact
   */
  record Statement(String document, String subject, Fact<?> fact) {

    /** {@return true if the two say different things in answer to one question} */
    boolean contradicts(Statement other) {
      return isOnSameAs(other) && !fact.value().equals(other.fact.value());
    }

    private boolean isOnSameAs(Statement other) {
      return subject.equals(other.subject) && fact.getClass() == other.fact.getClass();
    }
  }

  InventoryProblem problem(String pointer, String text) {
    return new InventoryProblem(
        document, pointer, text + ". Until then nothing that this document declares is used");
  }

  /**
   * A resource with what is declared of it.
   *
   * @param pointer where
   * @param account the account's name, or that of the pool's account
   * @param pool the pool's id; empty for an account
   * @param facts the facts, at most one of each kind
   */
  record Entry(
      String pointer, String account, Optional<String> pool, ImmutableList<Fact<?>> facts) {

    /** {@return what tells the resource from others} */
    String key() {
      return Ascii.toLowerCase(account + pool.map(id -> "/" + id).orElse(""));
    }
  }

  /**
   * A declared fact.
   *
   * @param <T> what is declared
   */
  sealed interface Fact<T> {

    /** {@return where it stands} */
    String pointer();

    /** {@return what is declared} */
    T value();
  }

  /** A fact of an account: the changes of its model. */
  record History(String pointer, ModelHistory value) implements Fact<ModelHistory> {

    BatchAccount addTo(BatchAccount account) {
      return BatchAccount.builder().from(account).modelHistory(value).build();
    }
  }

  /** A fact of a pool. */
  sealed interface PoolFact<T> extends Fact<T> {

    /**
     * Adds the fact.
     *
     * @throws IllegalArgumentException if the pool cannot be so
     */
    BatchPool addTo(BatchPool pool);
  }

  /** When a pool last went from no nodes to some. */
  record ScaledFromZero(String pointer, Instant value) implements PoolFact<Instant> {

    @Override
    public BatchPool addTo(BatchPool pool) {
      return BatchPool.builder().from(pool).lastScaledFromZero(value).build();
    }
  }

  /** Which design a pool without public addresses follows. */
  record Generation(String pointer, NoPublicIpGeneration value)
      implements PoolFact<NoPublicIpGeneration> {

    @Override
    public BatchPool addTo(BatchPool pool) {
      return BatchPool.builder().from(pool).noPublicIpGeneration(value).build();
    }
  }

  /** What a pool's tasks do. */
  record Workloads(String pointer, ImmutableSet<Workload> value)
      implements PoolFact<ImmutableSet<Workload>> {

    @Override
    public BatchPool addTo(BatchPool pool) {
      return BatchPool.builder().from(pool).workloads(value).build();
    }
  }

  /** The software firewall on a pool's nodes. */
  record NodeFirewall(String pointer, HostFirewall value) implements Fact<HostFirewall> {}

  /**
   * What an appliance does.
   *
   * @param address the appliance's address
   * @param value what it does, the first that concerns an address holding
   */
  record Appliance(String pointer, InetAddress address, ImmutableList<ApplianceAssumption> value)
      implements Fact<ImmutableList<ApplianceAssumption>> {}

  /**
   * In which subnet the network interface stands whose effective routes a document shows.
   *
   * @param shownIn the name of that document
   * @param value the subnet
   */
  record RoutePlace(String pointer, String shownIn, SubnetReference value)
      implements Fact<SubnetReference> {}
}
