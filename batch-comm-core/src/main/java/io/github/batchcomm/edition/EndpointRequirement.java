package io.github.batchcomm.edition;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Workload;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/** A flow that pools need, as an edition or a page beside it states. */
@Value.Immutable
public interface EndpointRequirement extends Serializable {

  /** {@return the endpoint's stable id in kebab case} */
  String id();

  /** {@return who opens the connection, seen from the node} */
  Direction direction();

  /** {@return the protocols without which the pool does not work} */
  ImmutableSortedSet<Protocol> protocols();

  /** {@return protocols that the statement covers and nothing uses today} */
  ImmutableSortedSet<Protocol> advisoryProtocols();

  /** {@return the destination ports: on the node if inbound, at the remote if outbound} */
  ImmutableSortedSet<PortRange> ports();

  /** {@return who is at the other end} */
  Remote remote();

  /** {@return the models under which it is needed} */
  ImmutableSortedSet<CommunicationModel> models();

  /** {@return when it is needed} */
  Occasion occasion();

  /** {@return the kind of pools it concerns; every kind if empty} */
  ImmutableSet<PoolConfiguration> configurations();

  /** {@return why it is doubtful for pools without public IP addresses; empty where it is not} */
  Optional<String> doubtWithoutPublicIp();

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link EndpointRequirement}. */
  final class Builder extends ImmutableEndpointRequirement.Builder {
    Builder() {}
  }

  /** When a flow is needed. */
  sealed interface Occasion extends Serializable {}

  /** Always, for the pool to work at all. */
  record Always() implements Occasion {}

  /** Always, while nodes reach node management by its public endpoint. */
  record OverPublicEndpoint() implements Occasion {}

  /** Always, while nodes reach node management by a private endpoint. */
  record OverPrivateEndpoint() implements Occasion {}

  /**
   * For some workloads only.
   *
   * @param workloads the workloads, of which any one brings the need
   * @param baseline true if the page itself lists it, conditionally for a model and without
   *     condition for the union of both
   * @param condition the condition in words
   */
  record ForWorkloads(ImmutableSet<Workload> workloads, boolean baseline, String condition)
      implements Occasion {}

  /**
   * For the convenience of people who work with the nodes; never for the pool itself.
   *
   * @param workloads the workloads it serves
   */
  record ForConvenience(ImmutableSet<Workload> workloads) implements Occasion {}
}
