package io.github.batchcomm.network;

import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import java.util.List;
import java.util.Optional;

/** A walk through a list of rules, to see whether the rule that a proof names is the first. */
final class RuleWalk {

  private RuleWalk() {}

  /**
   * A rule of a document.
   *
   * @param rule what proofs call it
   * @param allows true if it lets packets pass
   * @param certain packets that it surely matches
   * @param possible packets that it may match
   */
  record Line(DecidingRule rule, boolean allows, FlowProduct certain, FlowProduct possible) {

    static Line exactly(DecidingRule rule, boolean allows, FlowProduct packets) {
      return new Line(rule, allows, packets, packets);
    }
  }

  /**
   * Asks the rules in order.
   *
   * @return what is wrong if the rule named does not surely decide about every packet, or does not
   *     let them pass
   */
  static Optional<String> objection(FlowProduct packets, DecidingRule named, List<Line> lines) {
    if (lines.stream().noneMatch(line -> line.rule().equals(named))) {
      return Optional.of("there is no such rule" + withPriority(named));
    }
    for (Line line : lines) {
      // Several rules of a firewall may go by one name.
      boolean isNamed = line.rule().equals(named);
      if (isNamed && line.certain().containsAll(packets)) {
        return line.allows() ? Optional.empty() : Optional.of("the rule denies");
      }
      if (!line.allows() && line.possible().intersects(packets)) {
        return Optional.of(describe(line) + ", which denies, may match some of its packets first");
      }
      if (!isNamed && line.certain().intersects(packets)) {
        return Optional.of(describe(line) + " matches some of its packets first");
      }
    }
    return Optional.of("the rule does not surely match all of its packets");
  }

  /** {@return what is wrong if not all packets surely pass, whichever rules let them} */
  static Optional<String> stopped(FlowProduct packets, List<Line> lines) {
    FlowSet left = FlowSet.of(packets);
    for (Line line : lines) {
      if (line.allows()) {
        left = left.difference(FlowSet.of(line.certain()));
      } else if (left.intersects(FlowSet.of(line.possible()))) {
        return Optional.of(
            describe(line)
                + ", which denies, may match some of its packets first, since nothing"
                + " tells which of several of one priority is asked first");
      }
      if (left.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of("the rules do not surely match all of its packets");
  }

  private static String describe(Line line) {
    return "rule '" + line.rule().rule() + "'" + withPriority(line.rule());
  }

  private static String withPriority(DecidingRule rule) {
    return rule.priority().isPresent() ? " with priority " + rule.priority().getAsInt() : "";
  }
}
