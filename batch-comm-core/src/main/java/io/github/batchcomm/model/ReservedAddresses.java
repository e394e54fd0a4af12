package io.github.batchcomm.model;

import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;

/** The addresses of a subnet that Azure keeps for itself: the first four and the last. */
final class ReservedAddresses {

  /** The first four addresses of a network lie in one of this many free bits. */
  private static final int FREE_BITS_OF_FOUR = 2;

  private ReservedAddresses() {}

  /** {@return the addresses of a network that machines may have; none of one of four or fewer} */
  static AddressSet without(IpPrefix prefix) {
    int bits = prefix.family().bits();
    if (bits - prefix.length() <= FREE_BITS_OF_FOUR) {
      return AddressSet.NONE;
    }
    return AddressSet.of(prefix)
        .difference(AddressSet.of(new IpPrefix(prefix.first(), bits - FREE_BITS_OF_FOUR)))
        .difference(AddressSet.of(new IpPrefix(prefix.last(), bits)));
  }
}
