package io.github.batchcomm.edition;

import java.io.Serializable;

/**
 * One thing that an edition states.
 *
 * @param <T> what kind of thing
 * @param id the clause's id, the same in every edition that states something on this matter
 * @param content what is stated
 * @param source where it is stated
 */
public record Clause<T extends Serializable>(String id, T content, Source source)
    implements Serializable {

  /**
   * Tells whether another clause states the same, wherever it does so.
   *
   * @param other the clause asked about
   * @return true if id and content are equal
   */
  public boolean statesTheSameAs(Clause<?> other) {
    return id.equals(other.id) && content.equals(other.content);
  }
}
