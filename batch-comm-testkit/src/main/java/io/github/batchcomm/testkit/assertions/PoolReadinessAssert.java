package io.github.batchcomm.testkit.assertions;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.migration.Readiness;

/** Assertions about what stands between a pool and simplified communication. */
public class PoolReadinessAssert
    extends AbstractFindingsAssert<PoolReadinessAssert, PoolReadiness> {

  /**
   * Creates the assertion; {@link BatchAssertions} does, and AssertJ where it is to be soft.
   *
   * @param actual the readiness
   */
  protected PoolReadinessAssert(PoolReadiness actual) {
    super(actual, PoolReadinessAssert.class);
  }

  @Override
  ImmutableList<Finding> findings() {
    return actual.findings();
  }

  /**
   * Asserts the answer.
   *
   * @param readiness the answer
   * @return this
   */
  public PoolReadinessAssert is(Readiness readiness) {
    isNotNull();
    if (actual.readiness() != readiness) {
      throw failureWithActualExpected(
          actual.readiness(),
          readiness,
          "Expected pool '%s' to be %s, but it is %s, with findings %s",
          actual.pool().id(),
          readiness,
          actual.readiness(),
          actual.findings().stream().map(Finding::code).toList());
    }
    return this;
  }

  /**
   * Goes on with the pool's models.
   *
   * @return the assertion about them
   */
  public EffectiveModelAssert model() {
    isNotNull();
    return new EffectiveModelAssert(actual.model()).as("%s", described("model"));
  }

  /**
   * Goes on with the flows that the pool needs.
   *
   * @return the assertion about them
   */
  public RequiredEndpointsAssert endpoints() {
    isNotNull();
    return new RequiredEndpointsAssert(actual.endpoints()).as("%s", described("endpoints"));
  }
}
