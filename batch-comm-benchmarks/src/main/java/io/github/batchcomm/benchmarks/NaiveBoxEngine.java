package io.github.batchcomm.benchmarks;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.SecurityRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the rules in their order and cuts from what is required what each rule matches,
 * which leaves up to five products of each. Simple enough to be seen to be right.
 */
public final class NaiveBoxEngine implements ExactEngine {

  @Override
  public String name() {
    return "boxes";
  }

  @Override
  public FlowSet blocked(NetworkSecurityGroup group, FlowProduct required) {
    return FlowSet.copyOf(blockedBoxes(group, required));
  }

  @Override
  public Answer decide(NetworkSecurityGroup group, FlowProduct required) {
    return blockedBoxes(group, required).stream()
        .flatMap(box -> box.sample().stream())
        .findFirst()
        .<Answer>map(Answer.NotImplied::new)
        .orElseGet(Answer.Implied::new);
  }

  private static List<FlowProduct> blockedBoxes(NetworkSecurityGroup group, FlowProduct required) {
    List<FlowProduct> undecided = List.of(required);
    List<FlowProduct> blocked = new ArrayList<>();
    for (SecurityRule rule : group.outbound()) {
      FlowProduct matches = LiteralRules.matches(rule);
      List<FlowProduct> left = new ArrayList<>();
      for (FlowProduct box : undecided) {
        if (!box.intersects(matches)) {
          left.add(box);
          continue;
        }
        if (!LiteralRules.allows(rule)) {
          blocked.add(box.intersection(matches));
        }
        difference(box, matches).stream().filter(it -> !it.isEmpty()).forEach(left::add);
      }
      undecided = left;
    }
    blocked.addAll(undecided);
    return blocked;
  }

  /** What one product holds and the other does not: apart by the first field that differs. */
  private static ImmutableList<FlowProduct> difference(FlowProduct box, FlowProduct other) {
    FlowProduct both = box.intersection(other);
    return ImmutableList.of(
        new FlowProduct(
            box.protocols().difference(other.protocols()),
            box.sources(),
            box.sourcePorts(),
            box.destinations(),
            box.destinationPorts()),
        new FlowProduct(
            both.protocols(),
            box.sources(),
            box.sourcePorts(),
            box.destinations(),
            box.destinationPorts().difference(other.destinationPorts())),
        new FlowProduct(
            both.protocols(),
            box.sources(),
            box.sourcePorts().difference(other.sourcePorts()),
            box.destinations(),
            both.destinationPorts()),
        new FlowProduct(
            both.protocols(),
            box.sources(),
            both.sourcePorts(),
            box.destinations().difference(other.destinations()),
            both.destinationPorts()),
        new FlowProduct(
            both.protocols(),
            box.sources().difference(other.sources()),
            both.sourcePorts(),
            both.destinations(),
            both.destinationPorts()));
  }
}
