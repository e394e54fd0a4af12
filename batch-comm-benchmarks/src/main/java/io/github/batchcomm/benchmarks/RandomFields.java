package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random values for the fields of rules, from a seed. */
final class RandomFields {

  private static final ImmutableList<Integer> SERVICES =
      ImmutableList.of(443, 443, 443, 80, 22, 53, 445, 3389, 5671, 8080);

  private final SplittableRandom random;

  RandomFields(long seed) {
    random = new SplittableRandom(seed);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** 60% TCP, 20% UDP, 5% ICMP, and any protocol otherwise. */
  ProtocolSet protocols() {
    int percent = random.nextInt(100);
    if (percent < 60) {
      return ProtocolSet.of(Protocol.TCP);
    }
    if (percent < 80) {
      return ProtocolSet.of(Protocol.UDP);
    }
    return percent < 85 ? ProtocolSet.of(Protocol.ICMP) : ProtocolSet.ALL;
  }

  /** One to three ranges, each of one service or from any port to any other. */
  PortSet ports() {
    return PortSet.copyOf(several(3, this::portRange));
  }

  private PortRange portRange() {
    if (chance(50)) {
      return PortRange.of(oneOf(SERVICES));
    }
    int one = random.nextInt(65_536);
    int other = random.nextInt(65_536);
    return new PortRange(Math.min(one, other), Math.max(one, other));
  }

  /** One to so many networks. */
  AddressSet addresses(int most, Supplier<IpPrefix> prefix) {
    return AddressSet.copyOf(several(most, prefix));
  }

  /** An IPv4 network within another, of a length between two. */
  IpPrefix within(IpPrefix outer, int shortest, int longest) {
    int network = InetAddresses.coerceToInteger(outer.network());
    int hosts = outer.length() == 32 ? 0 : -1 >>> outer.length();
    int length = Math.max(outer.length(), between(shortest, longest));
    return prefix(network | (random.nextInt() & hosts), length);
  }

  /** An IPv4 network around another, or that itself. */
  IpPrefix around(IpPrefix inner, int shortest) {
    return new IpPrefix(inner.network(), between(shortest, inner.length()));
  }

  /** The IPv4 network of a length that holds an address. */
  static IpPrefix prefix(int address, int length) {
    return new IpPrefix(InetAddresses.fromInteger(address), length);
  }

  private <T> List<T> several(int most, Supplier<T> value) {
    return Stream.generate(value).limit(between(1, most)).toList();
  }
}
