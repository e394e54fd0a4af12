package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.network.NetworkAudit;
import io.github.batchcomm.network.NetworkFlow;
import io.github.batchcomm.network.NetworkVerdict;
import io.github.batchcomm.network.NetworkVerdict.Blocked;
import io.github.batchcomm.network.NetworkVerdict.Permitted;
import io.github.batchcomm.network.NetworkVerdict.Undetermined;
import java.util.Map;
import java.util.Optional;

/** What becomes of an audit when the network changes, or when less of it is known. */
final class NetworkChangeLaws {

  private NetworkChangeLaws() {}

  static ImmutableList<Invariant> all() {
    return ImmutableList.of(
        Invariant.ofNetwork(
            "an-added-allow-never-stops-a-flow",
            "Where a rule that allows is put before all others of the subnet's network security"
                + " group, every permitted flow stays so.",
            Contract.of(NetworkVerdict.class, "Permitted"),
            (answers, objections) -> keep(answers, RuleAction.ALLOW, Permitted.class, objections)),
        Invariant.ofNetwork(
            "an-added-deny-never-frees-a-flow",
            "Where a rule that denies is put before all others of the subnet's network security"
                + " group, every blocked flow stays so.",
            Contract.of(NetworkVerdict.class, "Blocked"),
            (answers, objections) -> keep(answers, RuleAction.DENY, Blocked.class, objections)),
        Invariant.ofNetwork(
            "an-unreadable-name-allows-nothing",
            "Where a rule that allows what no address and no service tag is named for is put before"
                + " all others of the subnet's network security group, every flow keeps its"
                + " verdict.",
            Contract.of(NetworkVerdict.class, "introduction"),
            NetworkChangeLaws::allowsNothing),
        Invariant.ofNetwork(
            "a-contradiction-permits-nothing",
            "Where documents contradict each other about the security group, the route table or the"
                + " NAT gateway of the pool's subnet, no flow is permitted that was not, and what is"
                + " missing for one that was names both documents.",
            Contract.of(NetworkVerdict.class, "Undetermined"),
            NetworkChangeLaws::permitsNothing),
        Invariant.ofNetwork(
            "more-knowledge-only-settles",
            "What is decided about a flow with less of its network known is decided so with more"
                + " known too.",
            Contract.of(NetworkVerdict.class, "Undetermined"),
            NetworkChangeLaws::settles));
  }

  private static void keep(
      NetworkAnswers answers,
      RuleAction action,
      Class<? extends NetworkVerdict> kept,
      Objections objections) {
    if (answers.audit().flows().stream().noneMatch(it -> kept.isInstance(it.verdict()))) {
      return;
    }
    for (Map.Entry<String, Network> changed :
        NetworkChanges.withRule(answers.pool(), answers.network(), action).entrySet()) {
      NetworkAudit after = answers.in(changed.getValue()).audit();
      for (NetworkFlow found : answers.audit().flows()) {
        if (kept.isInstance(found.verdict())) {
          Optional<NetworkVerdict> now = verdict(after, found);
          objections.unless(
              now.filter(kept::isInstance).isPresent(),
              () ->
                  "%s is %s, and with a rule for %s %s"
                      .formatted(
                          NetworkLaws.named(found.flow()),
                          Answers.of(found.verdict()),
                          changed.getKey(),
                          now.map(Answers::of).orElse("not answered")));
        }
      }
    }
  }

  private static void allowsNothing(NetworkAnswers answers, Objections objections) {
    NetworkChanges.withUnreadableAllow(answers.pool(), answers.network())
        .ifPresent(
            network -> {
              NetworkAudit after = answers.in(network).audit();
              for (NetworkFlow found : answers.audit().flows()) {
                Optional<NetworkVerdict> now = verdict(after, found);
                objections.unless(
                    now.filter(it -> it.getClass().equals(found.verdict().getClass())).isPresent(),
                    () ->
                        "%s is %s, and with a rule that names nothing %s"
                            .formatted(
                                NetworkLaws.named(found.flow()),
                                Answers.of(found.verdict()),
                                now.map(Answers::of).orElse("not answered")));
              }
            });
  }

  private static void permitsNothing(NetworkAnswers answers, Objections objections) {
    for (Map.Entry<Contradiction, Network> changed :
        NetworkChanges.contradictory(answers.pool(), answers.network()).entrySet()) {
      NetworkAudit after = answers.in(changed.getValue()).audit();
      for (NetworkFlow found : answers.audit().flows()) {
        Optional<NetworkVerdict> now = verdict(after, found);
        objections.unless(
            now.filter(it -> isNoSurer(found.verdict(), it, changed.getKey())).isPresent(),
            () ->
                "%s is %s, and where %s %s"
                    .formatted(
                        NetworkLaws.named(found.flow()),
                        Answers.of(found.verdict()),
                        changed.getKey().sentence(),
                        now.map(Answers::of).orElse("not answered")));
      }
    }
  }

  private static boolean isNoSurer(
      NetworkVerdict before, NetworkVerdict now, Contradiction contradiction) {
    if (!(before instanceof Permitted)) {
      return !(now instanceof Permitted);
    }
    return now instanceof Permitted
        || (now instanceof Undetermined open
            && open.missing().stream()
                .anyMatch(
                    it ->
                        it.what().contains(contradiction.first().document())
                            && it.what().contains(contradiction.second().document())));
  }

  private static void settles(NetworkAnswers answers, Objections objections) {
    for (Map.Entry<String, Network> changed :
        NetworkChanges.withLess(answers.account(), answers.pool(), answers.network()).entrySet()) {
      NetworkAudit less = answers.in(changed.getValue()).audit();
      for (NetworkFlow found : answers.audit().flows()) {
        Optional<NetworkVerdict> before = verdict(less, found);
        objections.unless(
            before.filter(it -> !agree(it, found.verdict())).isEmpty(),
            () ->
                "%s is %s, but without %s %s"
                    .formatted(
                        NetworkLaws.named(found.flow()),
                        Answers.of(found.verdict()),
                        changed.getKey(),
                        before.map(Answers::of).orElse("not answered")));
      }
    }
  }

  /** A document may contradict what was assumed before it was there. */
  private static boolean agree(NetworkVerdict less, NetworkVerdict more) {
    return less instanceof Undetermined
        || less.getClass().equals(more.getClass())
        || !less.assumptions().equals(more.assumptions());
  }

  /** What another audit says of the same flow. */
  static Optional<NetworkVerdict> verdict(NetworkAudit audit, NetworkFlow of) {
    return audit.flows().stream()
        .filter(it -> NetworkLaws.named(it.flow()).equals(NetworkLaws.named(of.flow())))
        .filter(it -> it.flow().endpoint().remote().equals(of.flow().endpoint().remote()))
        .map(NetworkFlow::verdict)
        .findFirst();
  }
}
