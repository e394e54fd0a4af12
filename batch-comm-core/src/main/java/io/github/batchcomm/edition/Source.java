package io.github.batchcomm.edition;

import java.io.Serializable;

/**
 * Where a statement comes from.
 *
 * @param document the document and its edition, such as {@code Use simplified compute node
 *     communication, 06/02/2022}
 * @param section the section or table of it, or how the statement follows from it
 */
public record Source(String document, String section) implements Serializable {

  /** {@return document and section in one line} */
  @Override
  public String toString() {
    return document + ", " + section;
  }
}
