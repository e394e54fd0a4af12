package io.github.batchcomm.testkit.assertions;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Finding;
import org.assertj.core.api.AbstractObjectAssert;

/**
 * Assertions about an answer that comes with findings.
 *
 * @param <S> the assertion itself
 * @param <A> the answer
 */
public abstract class AbstractFindingsAssert<S extends AbstractFindingsAssert<S, A>, A>
    extends AbstractObjectAssert<S, A> {

  AbstractFindingsAssert(A actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /** The findings of the answer. */
  abstract ImmutableList<Finding> findings();

  /**
   * Asserts that something is remarked.
   *
   * @param code the finding's code
   * @return this
   */
  public S hasFinding(String code) {
    isNotNull();
    if (!codes().contains(code)) {
      throw failure("Expected a finding of the code '%s', but %s", code, found());
    }
    return myself;
  }

  /**
   * Asserts that something is not remarked.
   *
   * @param code the finding's code
   * @return this
   */
  public S hasNoFinding(String code) {
    isNotNull();
    for (Finding finding : findings()) {
      if (finding.code().equals(code)) {
        throw failure(
            "Expected no finding of the code '%s', but there is: %s", code, finding.text());
      }
    }
    return myself;
  }

  /** How the answer is called in a message, with what the caller called it. */
  final String described(String name) {
    String before = descriptionText();
    return before.isEmpty() ? name : before + ", " + name;
  }

  private ImmutableList<String> codes() {
    return findings().stream().map(Finding::code).collect(toImmutableList());
  }

  private String found() {
    return findings().isEmpty() ? "there is none" : "there are only " + codes();
  }
}
