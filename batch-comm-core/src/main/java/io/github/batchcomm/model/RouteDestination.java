package io.github.batchcomm.model;

import io.github.batchcomm.flow.IpPrefix;
import java.io.Serializable;

/** Which packets a route is for, by their destination. */
public sealed interface RouteDestination extends Serializable {

  /**
   * Those to a network.
   *
   * @param prefix the network
   */
  record Network(IpPrefix prefix) implements RouteDestination {
    @Override
    public String toString() {
      return prefix.toString();
    }
  }

  /**
   * Those to the addresses of a service tag, each of its prefixes being a route of its own.
   *
   * @param tag the tag
   */
  record Tag(ServiceTag tag) implements RouteDestination {
    @Override
    public String toString() {
      return tag.toString();
    }
  }
}
