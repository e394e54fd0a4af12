package io.github.batchcomm;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.effective.Question;
import io.github.batchcomm.effective.Reason;
import java.util.Collection;

/** Which rules decided, and what was found, by their codes. */
public final class Rules {

  private Rules() {}

  /** The rules that decided about the present nodes. */
  public static ImmutableList<String> ofPresentNodes(EffectiveModel model) {
    return of(model, Question.PRESENT_NODES);
  }

  /** The rules that decided about the next nodes. */
  public static ImmutableList<String> ofNextNodes(EffectiveModel model) {
    return of(model, Question.NEXT_SCALE_OUT);
  }

  public static ImmutableList<String> codes(Collection<Finding> findings) {
    return findings.stream().map(Finding::code).collect(toImmutableList());
  }

  private static ImmutableList<String> of(EffectiveModel model, Question question) {
    return model.reasons().stream()
        .filter(reason -> reason.concerns().contains(question))
        .map(Reason::code)
        .collect(toImmutableList());
  }
}
