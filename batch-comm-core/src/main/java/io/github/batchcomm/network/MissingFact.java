package io.github.batchcomm.network;

import java.io.Serializable;

/**
 * A fact that nobody gave and on which a verdict depends.
 *
 * @param layer where it is missing
 * @param what what is not known, as a sentence
 * @param settledBy what would tell, as a sentence with a document or a declaration
 */
public record MissingFact(Layer layer, String what, String settledBy) implements Serializable {}
