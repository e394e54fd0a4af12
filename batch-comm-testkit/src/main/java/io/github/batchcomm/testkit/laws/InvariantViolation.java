package io.github.batchcomm.testkit.laws;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.edition.Source;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An answer breaks a law, or several do; all of them are told. */
public final class InvariantViolation extends AssertionError {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN = 5;

  /** The breaches, in the order of the laws. */
  private final ImmutableList<Breach> breaches;

  /**
   * One law broken by one answer.
   *
   * @param law the name of the law
   * @param statement the law as a sentence
   * @param source where the law is stated
   * @param edition the id of the edition asked
   * @param asOf the instant asked about, in UTC
   * @param input what was asked about, in short
   * @param answer what is wrong with the answer, in short
   */
  public record Breach(
      String law,
      String statement,
      Source source,
      String edition,
      Instant asOf,
      String input,
      String answer)
      implements Serializable {

    /** {@return all of it, in lines} */
    @Override
    public String toString() {
      return """
      %s
        law:    %s (%s)
        asked:  edition %s, as of %s
        input:  %s
        answer: %s"""
          .formatted(law, statement, source, edition, asOf, input, answer);
    }
  }

  private InvariantViolation(ImmutableList<Breach> breaches) {
    super(message(breaches));
    this.breaches = breaches;
  }

  /** Throws what several laws object to; each question without an answer is told once. */
  static void throwIfAny(List<Objections> objections) {
    ImmutableList<Breach> breaches =
        objections.stream()
            .flatMap(it -> it.breaches().stream())
            .distinct()
            .collect(toImmutableList());
    if (!breaches.isEmpty()) {
      InvariantViolation violation = new InvariantViolation(breaches);
      Set<String> told = new HashSet<>();
      objections.stream()
          .flatMap(it -> it.unansweredQuestions().stream())
          .filter(it -> told.add(String.valueOf(it.getMessage())))
          .limit(SHOWN)
          .forEach(it -> violation.addSuppressed(it.getCause() == null ? it : it.getCause()));
      throw violation;
    }
  }

  /** {@return every breach found, those left out of the message too} */
  public ImmutableList<Breach> breaches() {
    return breaches;
  }

  private static String message(ImmutableList<Breach> breaches) {
    String shown = Joiner.on('\n').join(breaches.subList(0, Math.min(SHOWN, breaches.size())));
    String head =
        breaches.size() == 1 ? "1 law is broken: " : breaches.size() + " breaches of laws:\n";
    int left = breaches.size() - SHOWN;
    return head + shown + (left > 0 ? "\nand " + left + " more" : "");
  }
}
