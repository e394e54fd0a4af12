package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import java.io.Serializable;
import java.net.InetAddress;
import java.util.Optional;
import org.immutables.value.Value;

/** A route of a route table, also called a user-defined route. */
@Value.Immutable
public interface Route extends Serializable {

  /** {@return the route's name within its table} */
  String name();

  /** {@return the packets it is for} */
  RouteDestination destination();

  /** {@return where it sends them} */
  NextHopType nextHop();

  /** {@return the appliance's address; only a virtual appliance has one} */
  Optional<InetAddress> nextHopAddress();

  /** Refuses an address for any next hop but a virtual appliance. */
  @Value.Check
  default void check() {
    checkArgument(
        nextHop() == NextHopType.VIRTUAL_APPLIANCE || nextHopAddress().isEmpty(),
        "Route '%s' has a next hop address but its next hop is no virtual appliance",
        name());
  }

  /**
   * Creates it from all its parts.
   *
   * @param name the route's name within its table
   * @param destination the packets it is for
   * @param nextHop where it sends them
   * @param nextHopAddress the appliance's address; only a virtual appliance has one
   * @return it
   */
  static Route of(
      String name,
      RouteDestination destination,
      NextHopType nextHop,
      Optional<InetAddress> nextHopAddress) {
    return new Builder()
        .name(name)
        .destination(destination)
        .nextHop(nextHop)
        .nextHopAddress(nextHopAddress)
        .build();
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Route}. */
  final class Builder extends ImmutableRoute.Builder {
    Builder() {}
  }
}
