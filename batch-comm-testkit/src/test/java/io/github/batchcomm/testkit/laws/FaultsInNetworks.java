package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.network.Blocker;
import io.github.batchcomm.network.NetworkAudit;
import io.github.batchcomm.network.NetworkFlow;
import io.github.batchcomm.network.NetworkVerdict;
import io.github.batchcomm.network.NetworkVerdict.Blocked;
import io.github.batchcomm.network.NetworkVerdict.Permitted;
import io.github.batchcomm.network.NetworkVerdict.Undetermined;
import io.github.batchcomm.network.Proof;
import io.github.batchcomm.network.ProofPart;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Rules that break the laws about networks. */
final class FaultsInNetworks {

  private FaultsInNetworks() {}

  static ImmutableListMultimap<String, UnaryOperator<BatchCommunication>> all() {
    return ImmutableListMultimap.<String, UnaryOperator<BatchCommunication>>builder()
        .put(
            "an-audit-is-of-the-pools-flows",
            audits(it -> NetworkAudit.builder().from(it).addAllFlows(it.flows()).build()))
        .put(
            "an-audit-is-of-the-pools-flows",
            audits(
                it ->
                    NetworkAudit.builder()
                        .from(it)
                        .pool(BatchPool.builder().id("another").build())
                        .build()))
        .put("a-permitted-flow-has-a-proof", proofs(parts -> ImmutableList.of()))
        .put(
            "a-permitted-flow-has-a-proof",
            proofs(parts -> ImmutableList.<ProofPart>builder().addAll(parts).addAll(parts).build()))
        .put(
            "a-blocked-flow-has-a-blocker",
            verdicts(
                it ->
                    it instanceof Blocked blocked
                        ? new Blocked(ImmutableList.of(), blocked.missing(), blocked.assumptions())
                        : it))
        .put(
            "a-blocker-stops-a-part-of-the-flow",
            blockers(it -> copy(it, FlowSet.NONE, it.share())))
        .put("a-blocker-stops-a-part-of-the-flow", blockers(it -> copy(it, FlowSet.ALL, 1)))
        .put("a-blocker-stops-a-part-of-the-flow", blockers(it -> copy(it, it.stopped(), 0)))
        .put(
            "an-undetermined-flow-names-what-is-missing",
            verdicts(
                it ->
                    it instanceof Undetermined open
                        ? new Undetermined(ImmutableList.of(), open.blockers(), open.assumptions())
                        : it))
        .put("an-added-allow-never-stops-a-flow", blockedIf(FaultsInNetworks::hasAddedRule))
        .put("an-added-deny-never-frees-a-flow", openIf(FaultsInNetworks::hasAddedRule))
        .put("an-unreadable-name-allows-nothing", openIf(FaultsInNetworks::hasUnreadableName))
        .put(
            "a-contradiction-permits-nothing",
            openIf(network -> !network.contradictions().isEmpty()))
        .put("more-knowledge-only-settles", blockedIf(FaultsInNetworks::hasServiceTags))
        .put(
            "more-knowledge-only-settles",
            openIf(network -> !network.networkSecurityGroups().isEmpty()))
        .build();
  }

  private static boolean hasAddedRule(Network network) {
    return network.networkSecurityGroups().stream()
        .flatMap(group -> group.securityRules().stream())
        .anyMatch(rule -> rule.priority() == 100);
  }

  private static boolean hasUnreadableName(Network network) {
    return network.networkSecurityGroups().stream()
        .flatMap(group -> group.securityRules().stream())
        .anyMatch(rule -> !rule.destinations().unreadable().isEmpty());
  }

  private static boolean hasServiceTags(Network network) {
    return !network.serviceTagCatalogues().isEmpty();
  }

  private static UnaryOperator<BatchCommunication> audits(UnaryOperator<NetworkAudit> spoil) {
    return right ->
        new FaultyCommunication(right) {
          @Override
          public NetworkAudit audit(
              BatchAccount account, BatchPool pool, Network network, Instant asOf) {
            return spoil.apply(super.audit(account, pool, network, asOf));
          }
        };
  }

  private static UnaryOperator<BatchCommunication> verdicts(UnaryOperator<NetworkVerdict> spoil) {
    return audits(it -> withVerdicts(it, spoil));
  }

  private static NetworkAudit withVerdicts(
      NetworkAudit audit, UnaryOperator<NetworkVerdict> spoil) {
    return NetworkAudit.builder()
        .from(audit)
        .flows(
            audit.flows().stream()
                .map(flow -> new NetworkFlow(flow.flow(), spoil.apply(flow.verdict())))
                .toList())
        .build();
  }

  private static UnaryOperator<BatchCommunication> proofs(
      UnaryOperator<ImmutableList<ProofPart>> spoil) {
    return verdicts(
        it ->
            it instanceof Permitted permitted
                ? new Permitted(
                    new Proof(permitted.proof().flow(), spoil.apply(permitted.proof().parts())),
                    permitted.assumptions())
                : it);
  }

  private static UnaryOperator<BatchCommunication> blockers(UnaryOperator<Blocker> spoil) {
    return verdicts(
        it ->
            it instanceof Blocked blocked
                ? new Blocked(
                    blocked.blockers().stream().map(spoil).collect(toImmutableList()),
                    blocked.missing(),
                    blocked.assumptions())
                : it);
  }

  private static Blocker copy(Blocker blocker, FlowSet stopped, double share) {
    return new Blocker(
        blocker.rule(), blocker.reason(), stopped, share, blocker.prefixes(), blocker.witness());
  }

  /** In some networks, what is permitted is taken to be blocked by what blocks another flow. */
  static UnaryOperator<BatchCommunication> blockedIf(Predicate<Network> some) {
    return changedIf(
        some,
        (audit, verdict) ->
            verdict instanceof Permitted
                ? audit.flows().stream()
                    .map(NetworkFlow::verdict)
                    .filter(Blocked.class::isInstance)
                    .findFirst()
                    .orElse(new Blocked(ImmutableList.of(), ImmutableList.of(), ImmutableList.of()))
                : verdict);
  }

  /** In some networks, nothing is taken to be decided. */
  static UnaryOperator<BatchCommunication> openIf(Predicate<Network> some) {
    return changedIf(
        some,
        (audit, verdict) ->
            new Undetermined(ImmutableList.of(), ImmutableList.of(), verdict.assumptions()));
  }

  private interface Change {
    NetworkVerdict of(NetworkAudit audit, NetworkVerdict verdict);
  }

  private static UnaryOperator<BatchCommunication> changedIf(
      Predicate<Network> some, Change change) {
    return right ->
        new FaultyCommunication(right) {
          @Override
          public NetworkAudit audit(
              BatchAccount account, BatchPool pool, Network network, Instant asOf) {
            NetworkAudit audit = super.audit(account, pool, network, asOf);
            return some.test(network)
                ? withVerdicts(audit, verdict -> change.of(audit, verdict))
                : audit;
          }
        };
  }
}
