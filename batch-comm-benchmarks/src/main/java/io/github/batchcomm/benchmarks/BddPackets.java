package io.github.batchcomm.benchmarks;

import com.github.javabdd.BDD;
import com.github.javabdd.BDDFactory;
import com.github.javabdd.JFactory;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.util.List;

/**
 * Sets of packets of one family, as binary decision diagrams over their bits: destination, source,
 * destination port, protocol and source port, each from its highest bit.
 */
final class BddPackets implements AutoCloseable {

  private static final int PROTOCOL_BITS = 8;
  private static final int PORT_BITS = 16;

  private final BDDFactory factory;
  private final AddressFamily family;
  private final Field destination;
  private final Field source;
  private final Field destinationPort;
  private final Field protocol;
  private final Field sourcePort;

  /**
   * A field of a packet.
   *
   * @param first the variable of its highest bit
   * @param bits how many it has
   */
  private record Field(int first, int bits) {
    Field next(int more) {
      return new Field(first + bits, more);
    }
  }

  /** Makes room, to begin with, for diagrams of so many rules. */
  BddPackets(AddressFamily family, int rules) {
    this.family = family;
    destination = new Field(0, family.bits());
    source = destination.next(family.bits());
    destinationPort = source.next(PORT_BITS);
    protocol = destinationPort.next(PROTOCOL_BITS);
    sourcePort = protocol.next(PORT_BITS);
    int nodes = Math.max(20_000, 1_000 * rules);
    factory = JFactory.init(nodes, nodes / 4);
    factory.setVarNum(sourcePort.first() + sourcePort.bits());
    beSilent();
  }

  BDD none() {
    return factory.zero();
  }

  BDD of(FlowProduct product) {
    return of(sourcePort, product.sourcePorts())
        .andWith(of(protocol, product.protocols()))
        .andWith(of(destinationPort, product.destinationPorts()))
        .andWith(of(source, product.sources()))
        .andWith(of(destination, product.destinations()));
  }

  /** What one diagram holds and the other does not; the one is used up. */
  static BDD without(BDD one, BDD other) {
    BDD difference = one.apply(other, BDDFactory.diff);
    one.free();
    return difference;
  }

  /** A packet of a diagram that holds one. */
  Packet any(BDD packets) {
    BigInteger bits = BigInteger.ZERO;
    BDD rest = packets;
    while (!rest.isOne()) {
      boolean isZero = !rest.low().isZero();
      bits = isZero ? bits : bits.setBit(rest.var());
      rest = isZero ? rest.low() : rest.high();
    }
    return new Packet(
        new Protocol(value(protocol, bits).intValueExact()),
        Addresses.of(family, value(source, bits)),
        value(sourcePort, bits).intValueExact(),
        Addresses.of(family, value(destination, bits)),
        value(destinationPort, bits).intValueExact());
  }

  @Override
  public void close() {
    factory.done();
  }

  private BDD of(Field field, ProtocolSet protocols) {
    if (protocols.isAll()) {
      return factory.one();
    }
    return union(
        protocols.protocols().stream()
            .map(it -> BigInteger.valueOf(it.number()))
            .map(number -> between(field, number, number))
            .toList());
  }

  private BDD of(Field field, PortSet ports) {
    return union(
        ports.ranges().stream()
            .map(
                range ->
                    between(
                        field, BigInteger.valueOf(range.first()), BigInteger.valueOf(range.last())))
            .toList());
  }

  private BDD of(Field field, AddressSet addresses) {
    return union(
        addresses.only(family).prefixes().stream().map(prefix -> of(field, prefix)).toList());
  }

  private BDD of(Field field, IpPrefix prefix) {
    BigInteger network = InetAddresses.toBigInteger(prefix.network());
    BDD fixed = factory.one();
    for (int bit = prefix.length() - 1; bit >= 0; bit--) {
      int variable = field.first() + bit;
      fixed =
          fixed.andWith(
              network.testBit(field.bits() - 1 - bit)
                  ? factory.ithVar(variable)
                  : factory.nithVar(variable));
    }
    return fixed;
  }

  /** The numbers from the first to the last: those not below the one and not above the other. */
  private BDD between(Field field, BigInteger first, BigInteger last) {
    BDD fromFirst = factory.one();
    BDD toLast = factory.one();
    for (int bit = 0; bit < field.bits(); bit++) {
      int variable = field.first() + field.bits() - 1 - bit;
      // Lower bits are already compared; this bit decides unless it is equal.
      fromFirst =
          first.testBit(bit)
              ? fromFirst.andWith(factory.ithVar(variable))
              : fromFirst.orWith(factory.ithVar(variable));
      toLast =
          last.testBit(bit)
              ? toLast.orWith(factory.nithVar(variable))
              : toLast.andWith(factory.nithVar(variable));
    }
    return fromFirst.andWith(toLast);
  }

  /** The union of diagrams, halves first; they are used up. */
  private BDD union(List<BDD> diagrams) {
    return switch (diagrams.size()) {
      case 0 -> factory.zero();
      case 1 -> diagrams.get(0);
      default -> {
        int half = diagrams.size() / 2;
        yield union(diagrams.subList(0, half))
            .orWith(union(diagrams.subList(half, diagrams.size())));
      }
    };
  }

  /** JavaBDD prints when it collects garbage or grows, unless somebody else is told. */
  private void beSilent() {
    try {
      Method nothing = Object.class.getMethod("hashCode");
      factory.registerGCCallback(this, nothing);
      factory.registerResizeCallback(this, nothing);
    } catch (NoSuchMethodException e) {
      throw new AssertionError("Every object has a hash code", e);
    }
  }

  private static BigInteger value(Field field, BigInteger bits) {
    BigInteger value = BigInteger.ZERO;
    for (int bit = 0; bit < field.bits(); bit++) {
      if (bits.testBit(field.first() + field.bits() - 1 - bit)) {
        value = value.setBit(bit);
      }
    }
    return value;
  }
}
