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
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Answers in short: models, and the codes of reasons and findings. */
final class Answers {

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
