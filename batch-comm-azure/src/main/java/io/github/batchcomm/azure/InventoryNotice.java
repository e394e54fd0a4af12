package io.github.batchcomm.azure;

import java.io.Serializable;

/**
 * A remark about a document that was read nevertheless: a value this library does not know, or a
 * list that goes on elsewhere.
 *
 * @param document the name of the document
 * @param pointer where in the document, as a JSON Pointer (RFC 6901); empty for the whole document
 * @param text what was found, what follows from it and what to do, in one or two sentences
 */
public record InventoryNotice(String document, String pointer, String text)
    implements Serializable {}
