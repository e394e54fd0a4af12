package io.github.batchcomm.network;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.flow.IpPrefix;
import java.io.Serializable;
import java.util.Locale;

/**
 * A rule that stops part of a required flow.
 *
 * @param rule the rule
 * @param reason why the packets stop there, as the end of a sentence that begins with the rule
 * @param stopped exactly the packets of the flow that it stops
 * @param share how much of the flow that is, above 0 and at most 1; rounded, and above 0 even for
 *     the smallest part
 * @param prefixes some of the remote networks it stops, the lowest first, at most {@value
 *     #MOST_PREFIXES}; empty where every remote address is stopped or they are not known
 * @param witness a packet that it stops
 */
public record Blocker(
    DecidingRule rule,
    String reason,
    FlowSet stopped,
    double share,
    ImmutableList<IpPrefix> prefixes,
    Witness witness)
    implements Serializable {

  /** How many prefixes are named at most. */
  public static final int MOST_PREFIXES = 5;

  /**
   * {@return the blocker as a sentence: which rule of what stops how much of the flow, where to,
   * and a packet for an example}
   */
  public String sentence() {
    return "%s %s%s of %s (%s) %s; it stops %s%s, for example %s."
        .formatted(
            rule.isDefault() ? "Default rule" : "Rule",
            rule.rule(),
            rule.priority().isPresent() ? " (priority " + rule.priority().getAsInt() + ")" : "",
            rule.resource(),
            rule.layer().words(),
            reason,
            percentage(),
            prefixes.isEmpty() ? "" : ", remote " + join(prefixes),
            witness.text());
  }

  private String percentage() {
    if (share >= 1) {
      return "the whole flow";
    }
    return share < 0.001
        ? "less than 0.1 % of the flow"
        : String.format(Locale.ROOT, "%.1f %% of the flow", share * 100);
  }

  private static String join(ImmutableList<IpPrefix> prefixes) {
    String named = prefixes.stream().map(IpPrefix::toString).collect(joining(", "));
    return prefixes.size() < MOST_PREFIXES ? named : named + " and maybe more";
  }
}
