package io.github.batchcomm.endpoint;

import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.internal.CopyableValueStyle;
import io.github.batchcomm.model.CommunicationModel;
import java.io.Serializable;
import org.immutables.value.Value;

/** A flow that a pool needs, with the models it is for and the source that says so. */
@CopyableValueStyle
@Value.Immutable
public interface RequiredEndpoint extends Serializable {

  /** {@return its stable id in kebab case, such as {@code classic-storage-outbound}} */
  String id();

  /** {@return who opens the connection, seen from the node} */
  Direction direction();

  /** {@return the protocols that are needed} */
  ImmutableSortedSet<Protocol> protocols();

  /** {@return protocols that the documentation asks for besides and nothing uses today} */
  ImmutableSortedSet<Protocol> advisoryProtocols();

  /** {@return the destination ports: on the node if inbound, at the remote if outbound} */
  ImmutableSortedSet<PortRange> ports();

  /** {@return who is at the other end} */
  RemoteParty remote();

  /** {@return how much it is needed} */
  Need need();

  /** {@return the models it is needed for} */
  ImmutableSortedSet<CommunicationModel> models();

  /** {@return whose network has to let it through} */
  NetworkOwner network();

  /** {@return where the need is stated} */
  Source source();

  /**
   * Tells whether letting this flow through lets another through as well.
   *
   * @param other the other flow
   * @return true if direction and remote are the same and this one has all ports and protocols of
   *     the other
   */
  default boolean coversFlowOf(RequiredEndpoint other) {
    return direction() == other.direction()
        && remote().equals(other.remote())
        && protocols().containsAll(other.protocols())
        && other.ports().stream()
            .allMatch(port -> ports().stream().anyMatch(own -> own.contains(port)));
  }

  /**
   * Changes who is at the other end.
   *
   * @param remote who is at the other end
   * @return this flow with that remote
   */
  RequiredEndpoint withRemote(RemoteParty remote);

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RequiredEndpoint}. */
  final class Builder extends ImmutableRequiredEndpoint.Builder {
    Builder() {}
  }
}
