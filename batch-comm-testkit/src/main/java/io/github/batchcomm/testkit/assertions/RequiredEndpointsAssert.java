package io.github.batchcomm.testkit.assertions;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;

/** Assertions about the flows that a pool needs, beside all those about lists. */
public class RequiredEndpointsAssert
    extends AbstractListAssert<
        RequiredEndpointsAssert,
        List<? extends RequiredEndpoint>,
        RequiredEndpoint,
        ObjectAssert<RequiredEndpoint>> {

  /**
   * Creates the assertion; {@link BatchAssertions} does, and AssertJ where it is to be soft.
   *
   * @param actual the flows
   */
  protected RequiredEndpointsAssert(List<? extends RequiredEndpoint> actual) {
    super(actual, RequiredEndpointsAssert.class);
  }

  /**
   * Asserts that a flow is needed, and goes on with it.
   *
   * @param id the flow's id
   * @return the assertion about the flow
   */
  public RequiredEndpointAssert require(String id) {
    isNotNull();
    for (RequiredEndpoint endpoint : actual) {
      if (endpoint.id().equals(id)) {
        String before = descriptionText();
        return new RequiredEndpointAssert(endpoint, this)
            .as("%s", before.isEmpty() ? id : before + ", " + id);
      }
    }
    throw failure("Expected the flow '%s' to be needed, but only %s are", id, ids());
  }

  /**
   * Asserts that a flow is not needed.
   *
   * @param id the flow's id
   * @return this
   */
  public RequiredEndpointsAssert doNotRequire(String id) {
    isNotNull();
    if (ids().contains(id)) {
      throw failure("Expected the flow '%s' not to be needed, but it is among %s", id, ids());
    }
    return this;
  }

  /**
   * Asserts which flows are needed: these, in any order, and no other.
   *
   * @param ids the flows' ids
   * @return this
   */
  public RequiredEndpointsAssert requireExactly(String... ids) {
    isNotNull();
    ImmutableSet<String> expected = ImmutableSet.copyOf(ids);
    ImmutableSet<String> present = ImmutableSet.copyOf(ids());
    if (!present.equals(expected)) {
      Set<String> missing = Sets.difference(expected, present);
      Set<String> others = Sets.difference(present, expected);
      throw failureWithActualExpected(
          present,
          expected,
          "Expected exactly the flows %s to be needed, but%s%s%s",
          expected,
          missing.isEmpty() ? "" : " " + missing + " are not",
          missing.isEmpty() || others.isEmpty() ? "" : ", and",
          others.isEmpty() ? "" : " " + others + " are needed too");
    }
    return this;
  }

  @Override
  protected ObjectAssert<RequiredEndpoint> toAssert(RequiredEndpoint value, String description) {
    return new ObjectAssert<>(value).as("%s", description);
  }

  @Override
  protected RequiredEndpointsAssert newAbstractIterableAssert(
      Iterable<? extends RequiredEndpoint> iterable) {
    return new RequiredEndpointsAssert(ImmutableList.<RequiredEndpoint>copyOf(iterable));
  }

  private ImmutableList<String> ids() {
    return actual.stream().map(RequiredEndpoint::id).collect(toImmutableList());
  }
}
