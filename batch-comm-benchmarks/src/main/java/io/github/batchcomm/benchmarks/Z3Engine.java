package io.github.batchcomm.benchmarks;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.flow.Packet;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.SecurityRule;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks the solver Z3 for a packet that is required and not allowed, as SecGuru does: a packet is
 * five bit-vectors, a rule list is one formula over them.
 */
public final class Z3Engine implements NetworkEngine {

  @Override
  public String name() {
    return "Z3";
  }

  @Override
  public Answer decide(NetworkSecurityGroup group, FlowProduct required) {
    return find(required, packet -> packet.not(allows(group, packet)))
        .<Answer>map(Answer.NotImplied::new)
        .orElseGet(Answer.Implied::new);
  }

  /**
   * Looks for a packet about which a statement of what is blocked is wrong.
   *
   * @param group the group, of which the outbound rules are asked
   * @param required the required packets
   * @param blocked what is said to be the required packets that the group does not allow
   * @return a required packet that is allowed and in the set, or neither; empty if there is none
   */
  public Optional<Packet> refute(
      NetworkSecurityGroup group, FlowProduct required, FlowSet blocked) {
    return find(required, packet -> packet.equal(allows(group, packet), packet.isIn(blocked)));
  }

  /** A packet of a product that fulfils a condition; IPv4 first, because IPv6 has other vectors. */
  private static Optional<Packet> find(
      FlowProduct product, Function<Z3Packet, BoolExpr> condition) {
    for (AddressFamily family : AddressFamily.values()) {
      if (!LiteralRules.only(family, product).isEmpty()) {
        try (Context context = new Context()) {
          Z3Packet packet = new Z3Packet(context, family);
          Solver solver = context.mkSolver("QF_BV");
          solver.add(new BoolExpr[] {packet.isIn(product), condition.apply(packet)});
          Status status = solver.check();
          if (status == Status.UNKNOWN) {
            throw new IllegalStateException("Z3 does not know: " + solver.getReasonUnknown());
          }
          if (status == Status.SATISFIABLE) {
            return Optional.of(packet.in(solver.getModel()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the first rule that matches allows, from the last rule inward. */
  private static BoolExpr allows(NetworkSecurityGroup group, Z3Packet packet) {
    BoolExpr allowed = packet.no();
    for (SecurityRule rule : group.outbound().reverse()) {
      BoolExpr matches = packet.isIn(LiteralRules.matches(rule));
      allowed =
          LiteralRules.allows(rule)
              ? packet.or(matches, allowed)
              : packet.and(packet.not(matches), allowed);
    }
    return allowed;
  }
}
