package io.github.batchcomm.network;

import io.github.batchcomm.flow.AddressSet;

/**
 * What is known of a set of addresses.
 *
 * @param certain addresses that are in it
 * @param possible addresses that may be in it, the certain ones included
 */
record AddressBounds(AddressSet certain, AddressSet possible) {

  static final AddressBounds NONE = exactly(AddressSet.NONE);

  static AddressBounds exactly(AddressSet addresses) {
    return new AddressBounds(addresses, addresses);
  }

  static AddressBounds atMost(AddressSet possible) {
    return new AddressBounds(AddressSet.NONE, possible);
  }

  boolean isExact() {
    return certain.equals(possible);
  }

  AddressBounds union(AddressBounds other) {
    return new AddressBounds(certain.union(other.certain), possible.union(other.possible));
  }
}
