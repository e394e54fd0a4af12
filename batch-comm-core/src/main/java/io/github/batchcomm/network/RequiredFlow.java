package io.github.batchcomm.network;

import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.Protocol;
import java.io.Serializable;

/**
 * The packets of one protocol and one family of addresses that a required endpoint asks the network
 * to let through: from every address a node may have to every address of the remote side, or the
 * other way round.
 *
 * @param endpoint the endpoint
 * @param protocol the protocol
 * @param family the family of all addresses
 * @param advisory true if the documentation asks for the protocol and nothing uses it today, or if
 *     nodes may have no addresses of the family
 * @param remote the other end
 * @param packets the packets that open connections; where the remote side is not exact, packets
 *     beyond which there are none
 */
public record RequiredFlow(
    RequiredEndpoint endpoint,
    Protocol protocol,
    AddressFamily family,
    boolean advisory,
    RemoteSide remote,
    FlowProduct packets)
    implements Serializable {

  /** {@return the addresses that nodes may have} */
  public AddressSet nodes() {
    return endpoint.direction() == Direction.OUTBOUND ? packets.sources() : packets.destinations();
  }

  /**
   * Tells where in packets of this flow the remote side stands.
   *
   * @param product some packets of this flow
   * @return their remote addresses
   */
  AddressSet remoteAddresses(FlowProduct product) {
    return endpoint.direction() == Direction.OUTBOUND ? product.destinations() : product.sources();
  }

  /** The packets of this flow that have their remote address in a set. */
  FlowProduct withRemote(AddressSet addresses) {
    return endpoint.direction() == Direction.OUTBOUND
        ? new FlowProduct(
            packets.protocols(),
            packets.sources(),
            packets.sourcePorts(),
            addresses,
            packets.destinationPorts())
        : new FlowProduct(
            packets.protocols(),
            addresses,
            packets.sourcePorts(),
            packets.destinations(),
            packets.destinationPorts());
  }
}
