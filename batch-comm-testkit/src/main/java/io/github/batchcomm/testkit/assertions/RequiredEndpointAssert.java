package io.github.batchcomm.testkit.assertions;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.endpoint.Need;
import io.github.batchcomm.endpoint.NetworkOwner;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.model.CommunicationModel;
import java.util.Arrays;
import org.assertj.core.api.AbstractObjectAssert;

/** Assertions about one flow among those that a pool needs. */
public final class RequiredEndpointAssert
    extends AbstractObjectAssert<RequiredEndpointAssert, RequiredEndpoint> {

  private final RequiredEndpointsAssert endpoints;

  RequiredEndpointAssert(RequiredEndpoint actual, RequiredEndpointsAssert endpoints) {
    super(actual, RequiredEndpointAssert.class);
    this.endpoints = endpoints;
  }

  /**
   * Asserts who is at the other end.
   *
   * @param remote its text, such as {@code Storage.WestEurope}
   * @return this
   */
  public RequiredEndpointAssert withRemote(String remote) {
    return same("remote", actual.remote().toString(), remote);
  }

  /**
   * Asserts the destination ports: these, and no other.
   *
   * @param ports each as Azure writes it, such as {@code 443}, {@code 29876-29877} or {@code *}
   * @return this
   * @throws IllegalArgumentException if one of them is none of these
   */
  public RequiredEndpointAssert withPorts(String... ports) {
    return same(
        "ports",
        actual.ports(),
        Arrays.stream(ports).map(PortRange::parse).collect(toImmutableSet()));
  }

  /**
   * Asserts the protocols that are needed: these, and no other.
   *
   * @param protocols the protocols
   * @return this
   */
  public RequiredEndpointAssert withProtocols(Protocol... protocols) {
    return same("protocols", actual.protocols(), ImmutableSet.copyOf(protocols));
  }

  /**
   * Asserts who opens the connection.
   *
   * @param direction the direction, seen from the node
   * @return this
   */
  public RequiredEndpointAssert withDirection(Direction direction) {
    return same("direction", actual.direction(), direction);
  }

  /**
   * Asserts which models need it: these, and no other.
   *
   * @param models the models
   * @return this
   */
  public RequiredEndpointAssert forModels(CommunicationModel... models) {
    return same("models", actual.models(), ImmutableSet.copyOf(models));
  }

  /**
   * Asserts whose network has to let it through.
   *
   * @param owner the owner
   * @return this
   */
  public RequiredEndpointAssert inNetworkOf(NetworkOwner owner) {
    return same("network", actual.network(), owner);
  }

  /**
   * Asserts that the pool does not work without it, whatever else holds.
   *
   * @return this
   */
  public RequiredEndpointAssert unconditionally() {
    return same("need", actual.need().kind(), Need.Kind.REQUIRED);
  }

  /**
   * Asserts that the pool does not work without it if a condition holds.
   *
   * @return this
   */
  public RequiredEndpointAssert onCondition() {
    return same("need", actual.need().kind(), Need.Kind.CONDITIONAL);
  }

  /**
   * Asserts that the pool works without it.
   *
   * @return this
   */
  public RequiredEndpointAssert optionally() {
    return same("need", actual.need().kind(), Need.Kind.OPTIONAL);
  }

  /**
   * Goes back to all flows.
   *
   * @return the assertion about them
   */
  public RequiredEndpointsAssert and() {
    return endpoints;
  }

  private RequiredEndpointAssert same(String what, Object value, Object expected) {
    if (!value.equals(expected)) {
      throw failureWithActualExpected(
          value, expected, "Expected the %s to be %s, but found %s", what, expected, value);
    }
    return this;
  }
}
