package io.github.batchcomm.benchmarks;

import com.google.common.net.InetAddresses;
import com.microsoft.z3.BitVecExpr;
import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Model;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import java.math.BigInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/** A packet of one family that is not known, as bit-vectors of Z3, and formulas about it. */
final class Z3Packet {

  private static final int PROTOCOL_BITS = 8;
  private static final int PORT_BITS = 16;

  private final Context context;
  private final AddressFamily family;
  private final BitVecExpr protocol;
  private final BitVecExpr source;
  private final BitVecExpr sourcePort;
  private final BitVecExpr destination;
  private final BitVecExpr destinationPort;

  Z3Packet(Context context, AddressFamily family) {
    this.context = context;
    this.family = family;
    protocol = context.mkBVConst("protocol", PROTOCOL_BITS);
    source = context.mkBVConst("source", family.bits());
    sourcePort = context.mkBVConst("sourcePort", PORT_BITS);
    destination = context.mkBVConst("destination", family.bits());
    destinationPort = context.mkBVConst("destinationPort", PORT_BITS);
  }

  BoolExpr no() {
    return context.mkFalse();
  }

  BoolExpr not(BoolExpr one) {
    return context.mkNot(one);
  }

  BoolExpr and(BoolExpr... all) {
    return context.mkAnd(all);
  }

  BoolExpr or(BoolExpr... any) {
    return context.mkOr(any);
  }

  BoolExpr equal(BoolExpr one, BoolExpr other) {
    return context.mkEq(one, other);
  }

  BoolExpr isIn(FlowSet set) {
    return any(set.products().stream(), this::isIn);
  }

  BoolExpr isIn(FlowProduct product) {
    return and(
        isIn(protocol, product.protocols()),
        isIn(source, product.sources()),
        isIn(sourcePort, product.sourcePorts()),
        isIn(destination, product.destinations()),
        isIn(destinationPort, product.destinationPorts()));
  }

  /** The packet that a model of formulas about this one holds; what they leave open is zero. */
  Packet in(Model model) {
    return new Packet(
        new Protocol(value(model, protocol).intValueExact()),
        Addresses.of(family, value(model, source)),
        value(model, sourcePort).intValueExact(),
        Addresses.of(family, value(model, destination)),
        value(model, destinationPort).intValueExact());
  }

  private BoolExpr isIn(BitVecExpr field, ProtocolSet protocols) {
    if (protocols.isAll()) {
      return context.mkTrue();
    }
    return any(
        protocols.protocols().stream(),
        it -> context.mkEq(field, context.mkBV(it.number(), PROTOCOL_BITS)));
  }

  private BoolExpr isIn(BitVecExpr field, PortSet ports) {
    return any(ports.ranges().stream(), range -> isIn(field, range));
  }

  private BoolExpr isIn(BitVecExpr field, PortRange range) {
    if (range.equals(PortRange.ALL)) {
      return context.mkTrue();
    }
    BitVecNum first = context.mkBV(range.first(), PORT_BITS);
    BitVecNum last = context.mkBV(range.last(), PORT_BITS);
    return range.first() == range.last()
        ? context.mkEq(field, first)
        : context.mkAnd(context.mkBVULE(first, field), context.mkBVULE(field, last));
  }

  private BoolExpr isIn(BitVecExpr field, AddressSet addresses) {
    // By their first bits: Z3 is several times as fast with these as with lowest and highest.
    return any(addresses.only(family).prefixes().stream(), prefix -> isIn(field, prefix));
  }

  private BoolExpr isIn(BitVecExpr field, IpPrefix prefix) {
    if (prefix.length() == 0) {
      return context.mkTrue();
    }
    int hostBits = family.bits() - prefix.length();
    BigInteger first = InetAddresses.toBigInteger(prefix.network()).shiftRight(hostBits);
    return context.mkEq(
        context.mkExtract(family.bits() - 1, hostBits, field),
        context.mkBV(first.toString(), prefix.length()));
  }

  private <T> BoolExpr any(Stream<T> values, Function<T, BoolExpr> formula) {
    BoolExpr[] formulas = values.map(formula).toArray(BoolExpr[]::new);
    return formulas.length == 1 ? formulas[0] : or(formulas);
  }

  private static BigInteger value(Model model, BitVecExpr field) {
    return ((BitVecNum) model.eval(field, true)).getBigInteger();
  }
}
