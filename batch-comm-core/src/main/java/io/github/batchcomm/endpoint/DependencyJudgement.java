package io.github.batchcomm.endpoint;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.model.OutboundDependency;
import java.io.Serializable;

/**
 * What an account's list of outbound network dependencies says about the models of its pools.
 *
 * @param verdict the answer
 * @param decidedBy the entries that decided; none where it was their absence
 * @param text why, as a sentence
 * @param source by which rule
 */
public record DependencyJudgement(
    Verdict verdict, ImmutableList<OutboundDependency> decidedBy, String text, Source source)
    implements Serializable {

  /** What the list says. */
  public enum Verdict {
    /** Some pool still uses classic communication. */
    STILL_CLASSIC,
    /** No pool uses classic communication any more. */
    NO_CLASSIC_LEFT,
    /** The list does not decide it. */
    CANNOT_TELL
  }
}
