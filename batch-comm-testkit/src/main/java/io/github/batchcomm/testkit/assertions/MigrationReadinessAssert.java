package io.github.batchcomm.testkit.assertions;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.migration.Readiness;

/** Assertions about what stands between an account and simplified communication. */
public class MigrationReadinessAssert
    extends AbstractFindingsAssert<MigrationReadinessAssert, MigrationReadiness> {

  /**
   * Creates the assertion; {@link BatchAssertions} does, and AssertJ where it is to be soft.
   *
   * @param actual the readiness
   */
  protected MigrationReadinessAssert(MigrationReadiness actual) {
    super(actual, MigrationReadinessAssert.class);
  }

  @Override
  ImmutableList<Finding> findings() {
    return actual.findings();
  }

  /**
   * Asserts the answer for the account, which is the worst of its pools.
   *
   * @param readiness the answer
   * @return this
   */
  public MigrationReadinessAssert is(Readiness readiness) {
    isNotNull();
    if (actual.readiness() != readiness) {
      throw failureWithActualExpected(
          actual.readiness(),
          readiness,
          "Expected account '%s' to be %s, but it is %s, with %s",
          actual.account().name(),
          readiness,
          actual.readiness(),
          pools());
    }
    return this;
  }

  /**
   * Asserts which pools have an answer: these, and no other.
   *
   * @param readiness the answer
   * @param ids the pools' ids, in any order
   * @return this
   */
  public MigrationReadinessAssert hasPoolsThatAre(Readiness readiness, String... ids) {
    isNotNull();
    ImmutableSet<String> expected = ImmutableSet.copyOf(ids);
    ImmutableSet<String> pools = actual.poolsThatAre(readiness);
    if (!pools.equals(expected)) {
      throw failureWithActualExpected(
          pools, expected, "Expected %s to be %s, but found %s", expected, readiness, pools());
    }
    return this;
  }

  /**
   * Asserts that there is a pool, and goes on with it.
   *
   * @param id the pool's id
   * @return the assertion about the pool
   */
  public PoolReadinessAssert pool(String id) {
    isNotNull();
    for (PoolReadiness pool : actual.pools()) {
      if (pool.pool().id().equals(id)) {
        return new PoolReadinessAssert(pool).as("%s", described("pool '" + id + "'"));
      }
    }
    throw failure("Expected a pool '%s', but found %s", id, pools());
  }

  private String pools() {
    return actual.pools().isEmpty()
        ? "no pools"
        : actual.pools().stream()
            .map(pool -> pool.pool().id() + " " + pool.readiness())
            .collect(joining(", ", "pools ", ""));
  }
}
