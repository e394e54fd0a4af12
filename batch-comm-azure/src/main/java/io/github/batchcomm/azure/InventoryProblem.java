package io.github.batchcomm.azure;

import java.io.Serializable;

/**
 * Something that kept a document, or a resource in it, out of the inventory.
 *
 * @param document the name of the document
 * @param pointer where in the document, as a JSON Pointer (RFC 6901); empty for the whole document
 * @param text what was found, what was expected and what to do, in one or two sentences
 */
public record InventoryProblem(String document, String pointer, String text)
    implements Serializable {}
