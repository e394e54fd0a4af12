package io.github.batchcomm.effective;

import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.Source;
import java.io.Serializable;

/**
 * A rule that took part in deciding a pool's model.
 *
 * @param code the rule's stable code in kebab case
 * @param concerns which nodes it decided about
 * @param certain true if no other rule may decide about these nodes; false where the known facts
 *     leave other rules possible, so that what the rule says of its pools may not hold of this one
 * @param text the rule as a sentence
 * @param source where the rule is stated
 */
public record Reason(
    String code, ImmutableSortedSet<Question> concerns, boolean certain, String text, Source source)
    implements Serializable {}
