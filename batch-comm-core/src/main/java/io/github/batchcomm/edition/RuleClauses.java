package io.github.batchcomm.edition;

import com.google.common.collect.ImmutableList;

/** Short forms in which the decision tables are written down. */
final class RuleClauses {

  private RuleClauses() {}

  static Clause<DecisionRule> rule(
      String code, String text, Outcome outcome, Source source, FactValue... when) {
    return clause(builder(code, text, outcome, when).build(), source);
  }

  /** A rule that keeps pools from simplified communication, with a remark that says so. */
  static Clause<DecisionRule> limitation(
      String code, String text, Outcome outcome, Source source, FactValue... when) {
    Severity severity = outcome.allocatable() ? Severity.WARNING : Severity.ERROR;
    Remark remark = new Remark(code, severity, text);
    return clause(
        builder(code, text, outcome, when)
            .limitation(LimitationStatus.STANDS)
            .addRemarks(remark)
            .build(),
        source);
  }

  /** The same rule, where it is not decided whether it is a limitation. */
  static Clause<DecisionRule> possibleLimitation(Clause<DecisionRule> rule) {
    return clause(
        DecisionRule.builder().from(rule.content()).limitation(LimitationStatus.POSSIBLE).build(),
        rule.source());
  }

  /** The same rule with remarks added. */
  static Clause<DecisionRule> withRemarks(Clause<DecisionRule> rule, Remark... remarks) {
    return clause(
        DecisionRule.builder()
            .from(rule.content())
            .addAllRemarks(ImmutableList.copyOf(remarks))
            .build(),
        rule.source());
  }

  private static DecisionRule.Builder builder(
      String code, String text, Outcome outcome, FactValue... when) {
    return DecisionRule.builder().code(code).text(text).outcome(outcome).addWhen(when);
  }

  private static Clause<DecisionRule> clause(DecisionRule rule, Source source) {
    return new Clause<>("rule-" + rule.code(), rule, source);
  }
}
