package io.github.batchcomm.testkit.assertions;

import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.network.NetworkAudit;
import java.util.List;

/**
 * Assertions about answers of batch-comm. They can be imported statically beside those of AssertJ
 * itself: for each value the closer {@code assertThat} is taken.
 */
public final class BatchAssertions {

  private BatchAssertions() {}

  /**
   * Asserts about the models of a pool.
   *
   * @param actual the models
   * @return the assertion
   */
  public static EffectiveModelAssert assertThat(EffectiveModel actual) {
    return new EffectiveModelAssert(actual);
  }

  /**
   * Asserts about the flows that a pool needs.
   *
   * @param actual the flows
   * @return the assertion
   */
  public static RequiredEndpointsAssert assertThat(List<? extends RequiredEndpoint> actual) {
    return new RequiredEndpointsAssert(actual);
  }

  /**
   * Asserts about the readiness of an account.
   *
   * @param actual the readiness
   * @return the assertion
   */
  public static MigrationReadinessAssert assertThat(MigrationReadiness actual) {
    return new MigrationReadinessAssert(actual);
  }

  /**
   * Asserts about the readiness of one pool.
   *
   * @param actual the readiness
   * @return the assertion
   */
  public static PoolReadinessAssert assertThat(PoolReadiness actual) {
    return new PoolReadinessAssert(actual);
  }

  /**
   * Asserts about the network around a pool.
   *
   * @param actual the audit of the network
   * @return the assertion
   */
  public static NetworkAuditAssert assertThat(NetworkAudit actual) {
    return new NetworkAuditAssert(actual);
  }
}
