package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.SecurityRule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A random group and a random requirement, from a seed.
 *
 * <p>Addresses and ports are drawn from so few that rules overlap in parts, hide each other and end
 * where others begin. Rules are not in the order of their priorities, and rules of the other
 * direction are among them.
 *
 * @param seed the seed
 * @param group the group
 * @param required the required packets
 */
record RandomCase(long seed, NetworkSecurityGroup group, FlowProduct required) {

  private static final ImmutableList<IpPrefix> IPV4 = networks("10.0.0.0/24", "10.0.1.0/25");

  /** The last maps IPv4 addresses, and stays apart from them. */
  private static final ImmutableList<IpPrefix> IPV6 =
      networks("fd00::/120", "fd00::100/121", "::ffff:10.0.0.0/120");

  private static final ImmutableList<Integer> PORTS =
      ImmutableList.of(0, 1, 22, 80, 442, 443, 444, 1_000, 49_152, 65_534, 65_535);

  private static final ImmutableList<Protocol> PROTOCOLS =
      ImmutableList.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP, Protocol.ESP, Protocol.AH);

  static RandomCase of(long seed) {
    return new Draw(new Random(seed)).randomCase(seed);
  }

  /** The whole case, to be read after a failure. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("seed " + seed + "\nrequired " + required);
    for (SecurityRule rule : group.outbound()) {
      text.append(
          "\n%d %s %s".formatted(rule.priority(), rule.action(), LiteralRules.matches(rule)));
    }
    return text.toString();
  }

  private static ImmutableList<IpPrefix> networks(String... texts) {
    return Stream.of(texts).map(IpPrefix::parse).collect(ImmutableList.toImmutableList());
  }

  /** What is drawn from one source of chance. */
  private record Draw(Random random) {

    RandomCase randomCase(long seed) {
      OutboundRules rules = new OutboundRules();
      int count = chance(10) ? 30 + random.nextInt(90) : 1 + random.nextInt(15);
      boolean mostlyAllows = chance(50);
      for (int rule = 0; rule < count; rule++) {
        rules.add(
            chance(mostlyAllows ? 90 : 50) ? RuleAction.ALLOW : RuleAction.DENY, product(3, 10));
      }
      FlowProduct required = chance(5) ? FlowProduct.ALL : product(2, 3);
      if (chance(60)) {
        coverMost(required, rules);
      }
      return new RandomCase(seed, mixed(rules.group()), required);
    }

    /** Allows what is required in two late rules, or nearly all of it. */
    private void coverMost(FlowProduct required, OutboundRules rules) {
      AddressSet some = addresses(2, 0);
      rules.allow(withDestinations(required, required.destinations().intersection(some)));
      AddressSet others = required.destinations().difference(some);
      rules.allow(
          withDestinations(required, chance(20) ? others.difference(addresses(1, 0)) : others));
    }

    private FlowProduct withDestinations(FlowProduct product, AddressSet destinations) {
      return new FlowProduct(
          product.protocols(),
          product.sources(),
          product.sourcePorts(),
          destinations,
          product.destinationPorts());
    }

    private NetworkSecurityGroup mixed(NetworkSecurityGroup group) {
      List<SecurityRule> rules = new ArrayList<>(group.securityRules());
      for (SecurityRule rule : group.securityRules().subList(0, 1)) {
        rules.add(rule.toBuilder().name(rule.name() + "in").direction(Direction.INBOUND).build());
      }
      Collections.shuffle(rules, random);
      return group.toBuilder().securityRules(rules).build();
    }

    private FlowProduct product(int plural, int percentAll) {
      return new FlowProduct(
          chance(25) ? ProtocolSet.ALL : ProtocolSet.copyOf(several(2, () -> oneOf(PROTOCOLS))),
          addresses(plural, percentAll),
          chance(70) ? PortSet.ALL : ports(plural),
          addresses(plural, percentAll),
          chance(20) ? PortSet.ALL : ports(plural));
    }

    private PortSet ports(int most) {
      return PortSet.copyOf(
          several(
              most,
              () -> {
                int one = oneOf(PORTS);
                int other = chance(40) ? one : oneOf(PORTS);
                return new PortRange(Math.min(one, other), Math.max(one, other));
              }));
    }

    private AddressSet addresses(int most, int percentAll) {
      if (chance(percentAll)) {
        return oneOf(List.of(AddressSet.ALL, AddressSet.ALL_IPV4, AddressSet.ALL_IPV6));
      }
      return AddressSet.copyOf(several(most, this::network));
    }

    /** A part of one of the networks, or it. */
    private IpPrefix network() {
      IpPrefix outer = oneOf(chance(65) ? IPV4 : IPV6);
      AddressFamily family = outer.family();
      int hostBits = family.bits() - outer.length();
      BigInteger host = new BigInteger(hostBits, random);
      BigInteger address = InetAddresses.toBigInteger(outer.network()).add(host);
      int length = outer.length() + (chance(70) ? random.nextInt(4) : random.nextInt(hostBits + 1));
      return new IpPrefix(Addresses.of(family, address), length);
    }

    private boolean chance(int percent) {
      return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> values) {
      return values.get(random.nextInt(values.size()));
    }

    private <T> List<T> several(int most, Supplier<T> value) {
      return Stream.generate(value).limit(1 + random.nextInt(most)).toList();
    }
  }
}
