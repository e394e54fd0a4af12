package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.Protocol;
import java.io.Serializable;

/**
 * Public ports of a pool's load balancer that lead to one port of each node.
 *
 * @param name its name within the pool
 * @param protocol TCP or UDP
 * @param backendPort the port on the node, 1 to 65535
 * @param frontendPorts the public ports
 */
public record InboundNatPool(
    String name, Protocol protocol, int backendPort, PortRange frontendPorts)
    implements Serializable {

  /**
   * Creates the pool of ports.
   *
   * @param name its name within the pool
   * @param protocol TCP or UDP
   * @param backendPort the port on the node, 1 to 65535
   * @param frontendPorts the public ports
   * @throws IllegalArgumentException if the backend port is outside 1 to 65535
   */
  public InboundNatPool {
    checkArgument(
        backendPort >= 1 && backendPort <= 65_535,
        "Backend port %s of inbound NAT pool '%s' is outside 1 to 65535",
        backendPort,
        name);
  }
}
