package io.github.batchcomm.edition;

import java.io.Serializable;

/**
 * What a rule has to say about every pool it decides; with the rule's source it becomes a {@link
 * Finding}.
 *
 * @param code the remark's stable code in kebab case
 * @param severity how much it matters
 * @param text one or two sentences for people, ending in advice where there is something to do
 */
public record Remark(String code, Severity severity, String text) implements Serializable {

  /**
   * Makes a finding of the remark.
   *
   * @param source where the remark comes from
   * @return the finding
   */
  public Finding from(Source source) {
    return new Finding(code, severity, text, source);
  }
}
