package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import java.util.stream.Stream;

/** Addresses with a meaning of their own, by the registries of special-purpose addresses. */
final class SpecialAddresses {

  /** The address by which Azure's own services reach every machine. */
  static final AddressSet AZURE_HOST = of("168.63.129.16");

  /** The address of the instance metadata service. */
  static final AddressSet METADATA = of("169.254.169.254");

  /**
   * Addresses that can be reached by the public internet. Networks kept for documentation count
   * among them: nobody sends packets there, and examples can use them.
   */
  static final AddressSet PUBLIC =
      AddressSet.ALL_IPV4
          .difference(
              of(
                  "0.0.0.0/8",
                  "10.0.0.0/8",
                  "100.64.0.0/10",
                  "127.0.0.0/8",
                  "169.254.0.0/16",
                  "172.16.0.0/12",
                  "192.168.0.0/16",
                  "224.0.0.0/3"))
          .difference(AZURE_HOST)
          .union(of("2000::/3"));

  /** Networks that Azure drops packets to unless a more specific route says otherwise. */
  static final ImmutableList<IpPrefix> DROPPED_BY_DEFAULT =
      prefixes("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10");

  private SpecialAddresses() {}

  private static AddressSet of(String... prefixes) {
    return AddressSet.copyOf(prefixes(prefixes));
  }

  private static ImmutableList<IpPrefix> prefixes(String... prefixes) {
    return Stream.of(prefixes).map(IpPrefix::parse).collect(ImmutableList.toImmutableList());
  }
}
