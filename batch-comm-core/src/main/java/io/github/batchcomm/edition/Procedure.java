package io.github.batchcomm.edition;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;

/**
 * Steps to be taken in order.
 *
 * @param steps the steps
 */
public record Procedure(ImmutableList<Step> steps) implements Serializable {

  /**
   * Creates the procedure from its steps.
   *
   * @param steps the steps in order
   * @return the procedure
   */
  public static Procedure of(Step... steps) {
    return new Procedure(ImmutableList.copyOf(steps));
  }
}
