package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a workload requires: TCP from one network to 40.
 *
 * @param source where the packets come from
 * @param destinations where they go to, networks with no address in common
 * @param ports the ports they go to
 */
record RequiredFlow(IpPrefix source, ImmutableList<IpPrefix> destinations, PortSet ports) {

  private static final int DESTINATIONS = 40;

  private static final PortSet SOURCE_PORTS = PortSet.of(new PortRange(1, 65_535));

  private static final ProtocolSet TCP = ProtocolSet.of(Protocol.TCP);

  /** To 40 networks from 20.0.0.0 to 59.255.255.255, one in each network of length 8. */
  static RequiredFlow of(
      IpPrefix source, PortSet ports, RandomFields random, int shortest, int longest) {
    ImmutableList<IpPrefix> destinations =
        IntStream.range(20, 20 + DESTINATIONS)
            .mapToObj(octet -> RandomFields.prefix(octet << 24, 8))
            .map(outer -> random.within(outer, shortest, longest))
            .collect(ImmutableList.toImmutableList());
    return new RequiredFlow(source, destinations, ports);
  }

  FlowProduct product() {
    return product(destinations);
  }

  /** The part of it that goes to some of the destinations, or to parts of them. */
  FlowProduct product(List<IpPrefix> some) {
    return new FlowProduct(
        TCP, AddressSet.of(source), SOURCE_PORTS, AddressSet.copyOf(some), ports);
  }

  /** One packet's worth of it, as narrow as a rule can be written. */
  FlowProduct narrow(RandomFields random) {
    return new FlowProduct(
        TCP,
        AddressSet.of(random.within(source, 32, 32)),
        PortSet.ALL,
        AddressSet.of(random.within(random.oneOf(destinations), 32, 32)),
        PortSet.of(443));
  }

  /** The whole of it in eight rules, of which each has a fifth of the destinations. */
  void allowTogether(OutboundRules rules) {
    for (int part = 0; part < WorkloadKind.COVERING; part++) {
      int size = DESTINATIONS / WorkloadKind.COVERING;
      rules.allow(product(destinations.subList(part * size, (part + 1) * size)));
    }
  }
}
