package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressFamily;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.network.Blocker;
import io.github.batchcomm.network.MissingFact;
import io.github.batchcomm.network.NetworkAudit;
import io.github.batchcomm.network.NetworkFlow;
import io.github.batchcomm.network.NetworkVerdict;
import io.github.batchcomm.network.NetworkVerdict.Blocked;
import io.github.batchcomm.network.NetworkVerdict.Permitted;
import io.github.batchcomm.network.NetworkVerdict.Undetermined;
import io.github.batchcomm.network.Proof;
import io.github.batchcomm.network.ProofChecker;
import io.github.batchcomm.network.ProofPart;
import io.github.batchcomm.network.RequiredFlow;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What every audit of a network is, by itself. All hold of every edition. */
final class NetworkLaws {

  private NetworkLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofNetwork(
            "an-audit-is-of-the-pools-flows",
            "Every flow that is audited is one that the pool needs, now or for a move, once for each"
                + " protocol.",
            Contract.of(NetworkAudit.class, "flows()"),
            NetworkLaws::ofThePoolsFlows),
        Invariant.ofNetwork(
            "a-permitted-flow-has-a-proof",
            "The proof of a permitted flow cuts it into parts that have no packet in common and"
                + " together are the flow.",
            Contract.of(Proof.class, "introduction"),
            NetworkLaws::proofs),
        Invariant.ofNetwork(
            "a-blocked-flow-has-a-blocker",
            "A blocked flow names what stops it.",
            Contract.of(Blocked.class, "blockers()"),
            NetworkLaws::blocked),
        Invariant.ofNetwork(
            "a-blocker-stops-a-part-of-the-flow",
            "A blocker stops some packets of its flow, no others, and shows one of them.",
            Contract.of(Blocker.class, "introduction"),
            NetworkLaws::blockers),
        Invariant.ofNetwork(
            "an-undetermined-flow-names-what-is-missing",
            "An undetermined flow names a fact that would settle it, and every missing fact says how"
                + " to come by it.",
            Contract.of(Undetermined.class, "missing()"),
            NetworkLaws::missing));
  }

  static ImmutableList<Blocker> blockersOf(NetworkVerdict verdict) {
    if (verdict instanceof Blocked blocked) {
      return blocked.blockers();
    }
    return verdict instanceof Undetermined undetermined
        ? undetermined.blockers()
        : ImmutableList.of();
  }

  /** A flow in short. */
  static String named(RequiredFlow flow) {
    return flow.endpoint().id()
        + " by "
        + flow.protocol()
        + (flow.family() == AddressFamily.IPV6 ? " over IPv6" : "");
  }

  private static void ofThePoolsFlows(NetworkAnswers answers, Objections objections) {
    Set<String> needed = new HashSet<>();
    answers
        .communication()
        .requiredEndpoints(answers.account(), answers.pool(), answers.asOf())
        .forEach(it -> needed.add(it.id()));
    answers
        .communication()
        .unionEndpoints(answers.account(), answers.pool())
        .forEach(it -> needed.add(it.id()));
    Set<String> seen = new HashSet<>();
    objections.unlessEqual(
        answers.pool(), answers.audit().pool(), () -> "the pool that is audited");
    for (NetworkFlow found : answers.audit().flows()) {
      RequiredFlow flow = found.flow();
      ImmutableSet<Protocol> required = ImmutableSet.copyOf(flow.endpoint().protocols());
      // Where a pool does not show families, nodes may have no IPv6 addresses.
      boolean mayBeWithoutFamily = flow.advisory() && flow.family() == AddressFamily.IPV6;
      ImmutableSet<Protocol> protocols =
          flow.advisory() && !(mayBeWithoutFamily && required.contains(flow.protocol()))
              ? ImmutableSet.copyOf(flow.endpoint().advisoryProtocols())
              : required;
      objections.unless(
          needed.contains(flow.endpoint().id())
              && protocols.contains(flow.protocol())
              // One endpoint may be needed of several storage accounts.
              && seen.add(named(flow) + " to " + flow.endpoint().remote()),
          () -> "%s, where %s are needed".formatted(named(flow), needed));
    }
  }

  private static void proofs(NetworkAnswers answers, Objections objections) {
    for (NetworkFlow found : answers.audit().flows()) {
      if (found.verdict() instanceof Permitted permitted) {
        Proof proof = permitted.proof();
        objections.unlessEqual(found.flow(), proof.flow(), () -> "the flow that is proved");
        objections.unless(
            isPartition(found.flow().packets(), proof.parts()),
            () ->
                "%s is cut into %s"
                    .formatted(
                        named(found.flow()),
                        Answers.few(proof.parts().stream().map(ProofPart::packets).toList())));
        ImmutableList<String> checked =
            new ProofChecker(answers.communication().edition())
                .check(proof, answers.account(), answers.pool(), answers.network(), answers.asOf());
        objections.unless(
            checked.isEmpty(), () -> "%s: %s".formatted(named(found.flow()), Answers.few(checked)));
      }
    }
  }

  private static boolean isPartition(FlowProduct whole, List<ProofPart> parts) {
    BigInteger count = BigInteger.ZERO;
    for (int i = 0; i < parts.size(); i++) {
      FlowProduct part = parts.get(i).packets();
      count = count.add(part.count());
      if (part.isEmpty() || !whole.containsAll(part)) {
        return false;
      }
      for (ProofPart earlier : parts.subList(0, i)) {
        if (earlier.packets().intersects(part)) {
          return false;
        }
      }
    }
    return count.equals(whole.count());
  }

  private static void blocked(NetworkAnswers answers, Objections objections) {
    for (NetworkFlow found : answers.audit().flows()) {
      objections.unless(
          !(found.verdict() instanceof Blocked blocked) || !blocked.blockers().isEmpty(),
          () -> named(found.flow()) + " is blocked by nothing");
    }
  }

  private static void blockers(NetworkAnswers answers, Objections objections) {
    for (NetworkFlow found : answers.audit().flows()) {
      for (Blocker blocker : blockersOf(found.verdict())) {
        objections.unless(
            stopsAPart(blocker, found.flow().packets()),
            () ->
                "%s is stopped by %s in %s, share %s, witness %s"
                    .formatted(
                        named(found.flow()),
                        blocker.rule(),
                        Answers.few(blocker.stopped().products()),
                        blocker.share(),
                        blocker.witness()));
      }
    }
  }

  private static boolean stopsAPart(Blocker blocker, FlowProduct flow) {
    return !blocker.stopped().isEmpty()
        && blocker.stopped().products().stream().allMatch(flow::containsAll)
        && blocker.share() > 0
        && blocker.share() <= 1
        && blocker.stopped().contains(blocker.witness().packet())
        && blocker.prefixes().size() <= Blocker.MOST_PREFIXES;
  }

  private static void missing(NetworkAnswers answers, Objections objections) {
    for (NetworkFlow found : answers.audit().flows()) {
      ImmutableList<MissingFact> missing = missingOf(found.verdict());
      objections.unless(
          !(found.verdict() instanceof Undetermined) || !missing.isEmpty(),
          () -> named(found.flow()) + " is undetermined and nothing is missing");
      objections.unless(
          missing.stream().noneMatch(it -> it.what().isBlank() || it.settledBy().isBlank()),
          () -> named(found.flow()) + " misses " + Answers.few(missing));
    }
  }

  private static ImmutableList<MissingFact> missingOf(NetworkVerdict verdict) {
    if (verdict instanceof Blocked blocked) {
      return blocked.missing();
    }
    return verdict instanceof Undetermined undetermined
        ? undetermined.missing()
        : ImmutableList.of();
  }
}
