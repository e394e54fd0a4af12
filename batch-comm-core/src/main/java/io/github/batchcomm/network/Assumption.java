package io.github.batchcomm.network;

import java.io.Serializable;

/**
 * Something that somebody declares, or that is taken for granted, and on which a verdict rests.
 *
 * @param layer what it is about
 * @param text the assumption, as a sentence
 */
public record Assumption(Layer layer, String text) implements Serializable {}
