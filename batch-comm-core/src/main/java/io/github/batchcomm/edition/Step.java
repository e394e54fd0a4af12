package io.github.batchcomm.edition;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;

/**
 * One step of a procedure.
 *
 * @param action what kind of thing is done
 * @param text what to do, for people
 * @param alternatives ways to do it, of which one is enough; empty if there is one way only
 */
public record Step(StepAction action, String text, ImmutableList<String> alternatives)
    implements Serializable {}
