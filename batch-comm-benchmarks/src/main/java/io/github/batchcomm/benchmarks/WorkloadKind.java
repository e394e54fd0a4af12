package io.github.batchcomm.benchmarks;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A way to make workloads of any length. The same arguments make equal values each time, which
 * share nothing that an engine could remember.
 */
public enum WorkloadKind {
  /**
   * A long list of ordinary rules; TCP 443 required from a /24 to 40 networks, which eight late
   * rules together allow.
   */
  RULE_LIST {
    @Override
    Workload workload(int rules, boolean implied) {
      return new RuleListWorkloads(RuleListWorkloads.HTTPS).make(rules, implied);
    }
  },
  /** As {@link #RULE_LIST}, with every TCP port required. */
  EVERY_PORT {
    @Override
    Workload workload(int rules, boolean implied) {
      return new RuleListWorkloads(RuleListWorkloads.EVERY_TCP_PORT).make(rules, implied);
    }
  },
  /** Rules of 5,000 networks each; the last eight hold the required ones in pieces. */
  LONG_RULES {
    @Override
    Workload workload(int rules, boolean implied) {
      return LongRuleWorkloads.make(rules, implied);
    }
  },
  /**
   * Rules that each cut the requirement by source and by destination: all allow where it is
   * implied, and a third deny where it is not.
   */
  CUTS {
    @Override
    Workload workload(int rules, boolean implied) {
      return CutWorkloads.make(rules, implied);
    }
  };

  /** The late rules that together allow what is required. */
  static final int COVERING = 8;

  /**
   * Makes a workload.
   *
   * @param rules how many rules people wrote, 10 to 3,997, the most of one direction that a group
   *     can have
   * @param implied whether they allow all that is required
   * @return the workload
   */
  public Workload make(int rules, boolean implied) {
    checkArgument(
        rules >= COVERING + 2 && rules <= OutboundRules.MOST,
        "A workload of %s rules cannot be made; ask for 10 to %s",
        rules,
        OutboundRules.MOST);
    return workload(rules, implied);
  }

  abstract Workload workload(int rules, boolean implied);
}
