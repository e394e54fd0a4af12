package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Question;
import io.github.batchcomm.effective.Reason;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.network.Blocker;
import io.github.batchcomm.network.DecidingRule;
import io.github.batchcomm.network.MissingFact;
import io.github.batchcomm.network.NetworkVerdict;
import io.github.batchcomm.network.NetworkVerdict.Blocked;
import io.github.batchcomm.network.NetworkVerdict.Permitted;
import io.github.batchcomm.network.NetworkVerdict.Undetermined;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Answers in short: models, verdicts, and the codes of reasons and findings. */
final class Answers {

  /** So many of a list are shown where it may be long. */
  private static final int FEW = 3;

  private Answers() {}

  /** The answer in short; as it prints itself if there is no shorter way. */
  static String of(Object answer) {
    if (answer instanceof EffectiveModel model) {
      return of(model);
    }
    if (answer instanceof RequiredEndpoint endpoint) {
      return of(endpoint);
    }
    if (answer instanceof PoolReadiness pool) {
      return pool.pool().id() + " " + pool.readiness() + " with " + of(pool.model());
    }
    if (answer instanceof MigrationReadiness readiness) {
      return readiness.readiness() + " " + of(readiness.pools());
    }
    if (answer instanceof NetworkVerdict verdict) {
      return of(verdict);
    }
    if (answer instanceof Finding finding) {
      return finding.code();
    }
    if (answer instanceof Optional<?> optional) {
      return optional.isPresent() ? of(optional.get()) : "none";
    }
    if (answer instanceof List<?> list) {
      return list.stream().map(Answers::of).toList().toString();
    }
    return String.valueOf(answer);
  }

  /** The codes of the rules that took part in answering a question, in order. */
  static ImmutableList<String> codes(EffectiveModel model, Question question) {
    return model.reasons().stream()
        .filter(reason -> reason.concerns().contains(question))
        .map(Reason::code)
        .collect(toImmutableList());
  }

  /** The codes of findings, in order. */
  static ImmutableList<String> codes(Collection<Finding> findings) {
    return findings.stream().map(Finding::code).collect(toImmutableList());
  }

  private static String of(EffectiveModel model) {
    return "current %s by %s, next %s by %s, expected %s, limitation %s, settled by %s and %s, findings %s"
        .formatted(
            model.current(),
            codes(model, Question.PRESENT_NODES),
            model.next(),
            codes(model, Question.NEXT_SCALE_OUT),
            of(model.expected()),
            model.limitation(),
            model.settlesCurrent(),
            model.settlesNext(),
            codes(model.findings()));
  }

  private static String of(NetworkVerdict verdict) {
    if (verdict instanceof Permitted permitted) {
      return "permitted in " + permitted.proof().parts().size() + " parts";
    }
    if (verdict instanceof Blocked blocked) {
      return "blocked by " + few(blocked.blockers().stream().map(Answers::blocker).toList());
    }
    Undetermined undetermined = (Undetermined) verdict;
    return "undetermined for lack of "
        + few(undetermined.missing().stream().map(MissingFact::what).toList());
  }

  private static String blocker(Blocker blocker) {
    DecidingRule rule = blocker.rule();
    return "%s of %s (%s)".formatted(rule.rule(), rule.resource(), rule.layer());
  }

  /** The first of many, and how many more there are. */
  static String few(List<?> all) {
    int more = all.size() - FEW;
    return all.stream().limit(FEW).map(Answers::of).toList()
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static String of(RequiredEndpoint endpoint) {
    return "%s %s %s %s %s %s for %s"
        .formatted(
            endpoint.need().kind(),
            endpoint.id(),
            endpoint.direction(),
            endpoint.protocols(),
            endpoint.ports(),
            endpoint.remote(),
            endpoint.models());
  }
}
