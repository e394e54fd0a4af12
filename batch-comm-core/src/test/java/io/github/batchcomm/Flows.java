package io.github.batchcomm;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import java.util.Collection;
import java.util.Optional;

/** Required endpoints as short lines, so that tests read like the rules they are about. */
public final class Flows {

  private Flows() {}

  /**
   * Each endpoint as its need, direction, protocols, advisory protocols in brackets, ports and
   * remote.
   */
  public static ImmutableList<String> lines(Collection<RequiredEndpoint> endpoints) {
    return endpoints.stream().map(Flows::line).collect(toImmutableList());
  }

  public static ImmutableList<String> ids(Collection<RequiredEndpoint> endpoints) {
    return endpoints.stream().map(RequiredEndpoint::id).collect(toImmutableList());
  }

  public static Optional<RequiredEndpoint> find(Collection<RequiredEndpoint> endpoints, String id) {
    return endpoints.stream().filter(endpoint -> endpoint.id().equals(id)).findFirst();
  }

  private static String line(RequiredEndpoint endpoint) {
    String protocols =
        Joiner.on(',').join(endpoint.protocols())
            + (endpoint.advisoryProtocols().isEmpty() ? "" : endpoint.advisoryProtocols());
    return Joiner.on(' ')
        .join(
            endpoint.need().kind(),
            endpoint.direction(),
            protocols,
            Joiner.on(',').join(endpoint.ports()),
            endpoint.remote());
  }
}
