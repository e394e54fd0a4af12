package io.github.batchcomm.azure;

import java.io.Serializable;

/**
 * A remark about a document that was read nevertheless: a value this library does not know or read
 * otherwise than it stands, or a list that goes on elsewhere.
 *
 * @param kind what kind of remark it is
 * @param document the name of the document
 * @param pointer where in the document, as a JSON Pointer (RFC 6901); empty for the whole document
 * @param text what was found, what follows from it and what to do, in one or two sentences
 */
public record InventoryNotice(Kind kind, String document, String pointer, String text)
    implements Serializable {

  /** What kind of remark it is. */
  public enum Kind {
    /** A list goes on elsewhere, so that the inventory may lack part of it. */
    INCOMPLETE_LIST,
    /** A value is not known to this library, or cannot be used, and counts as not given. */
    VALUE_NOT_USED,
    /** A value is used in another form than it was given in, as Azure does too. */
    VALUE_NORMALISED,
    /** Two documents contradict each other, and what they say of a property counts as not known. */
    CONTRADICTION
  }
}
