package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.IpPrefix;
import java.io.Serializable;
import java.net.InetAddress;
import java.util.Optional;
import org.immutables.value.Value;

/** A route that Azure reports as effective on a network interface. */
@Value.Immutable
public interface EffectiveRoute extends Serializable {

  /** {@return the name of the user-defined route, if it is one} */
  Optional<String> name();

  /** {@return who made it} */
  Origin origin();

  /** {@return true if it takes part in routing} */
  boolean active();

  /** {@return the networks it is for} */
  ImmutableList<IpPrefix> prefixes();

  /** {@return where it sends packets} */
  NextHopType nextHop();

  /**
   * {@return the addresses it hands packets to: those of appliances, or of what a gateway has
   * learned it from, such as the firewall of a virtual hub}
   */
  ImmutableList<InetAddress> nextHopAddresses();

  /**
   * Creates it from all its parts.
   *
   * @param name the name of the user-defined route, if it is one
   * @param origin who made it
   * @param active true if it takes part in routing
   * @param prefixes the networks it is for
   * @param nextHop where it sends packets
   * @param nextHopAddresses the addresses it hands packets to
   * @return it
   */
  static EffectiveRoute of(
      Optional<String> name,
      Origin origin,
      boolean active,
      ImmutableList<IpPrefix> prefixes,
      NextHopType nextHop,
      ImmutableList<InetAddress> nextHopAddresses) {
    return new Builder()
        .name(name)
        .origin(origin)
        .active(active)
        .prefixes(prefixes)
        .nextHop(nextHop)
        .nextHopAddresses(nextHopAddresses)
        .build();
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link EffectiveRoute}. */
  final class Builder extends ImmutableEffectiveRoute.Builder {
    Builder() {}
  }

  /** Who made an effective route. */
  enum Origin {
    /** Azure itself. */
    DEFAULT,
    /** A route table. */
    USER,
    /** A gateway, by BGP. */
    VIRTUAL_NETWORK_GATEWAY,
    /** Not known. */
    UNKNOWN
  }
}
